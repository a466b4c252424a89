package postmortem

import (
	"html"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// Anchors are the places of a page that a #fragment can lead to.
type Anchors struct {
	ids map[string]bool
	// loose are the same without hyphens at the ends and double ones inside, as
	// other renderers than GitHub make them, with GitHub's form of each.
	loose map[string]string
}

// AnchorsOf returns the anchors of a page as GitHub makes them: of each heading, and
// the explicit ones of HTML (id, name) and of attribute lists ({#id}).
func AnchorsOf(tree *markdown.Tree) *Anchors {
	a := &Anchors{ids: map[string]bool{}, loose: map[string]string{}}
	seen := map[string]int{}
	file := tree.File
	tree.Root.Walk(func(b *markdown.Block) bool {
		switch {
		case b.Kind == markdown.Heading:
			// An attribute list is no part of the text; GitHub shows it as if it were.
			text := b.Text.Plain
			if raw := file.Slice(b.Span); strings.HasSuffix(raw, "}") && !strings.HasSuffix(text, "}") {
				text += " " + raw[max(strings.LastIndexByte(raw, '{'), 0):]
			}
			a.heading(seen, text)
		case b.Kind == markdown.HTML, b.Tags:
			a.tags(seen, file, b.Span)
		}
		for _, m := range b.Text.Marks {
			if m.Kind == markdown.RawHTML {
				a.tags(seen, file, m.Span)
			}
		}
		return true
	})
	return a
}

// Has reports whether a fragment leads to an anchor; capital letters make no difference.
func (a *Anchors) Has(fragment string) bool {
	return a.ids[fragment] || a.ids[strings.ReplaceAll(strings.ToLower(fragment), emojiStyle, "")]
}

// Nearly returns the anchor that a fragment differs from in hyphens alone, or "".
// Other renderers than GitHub's set them otherwise.
func (a *Anchors) Nearly(fragment string) string { return a.loose[loosely(fragment)] }

// Names lists the anchors in order of name.
func (a *Anchors) Names() []string { return slices.Sorted(maps.Keys(a.ids)) }

// heading adds the anchor of a heading; seen counts the headings of each name.
func (a *Anchors) heading(seen map[string]int, text string) {
	if start := strings.LastIndex(text, "{#"); start >= 0 {
		if end := strings.IndexAny(text[start:], " }"); end > 0 {
			a.add(text[start+2 : start+end])
		}
	}
	name := slug(text)
	n := seen[name]
	seen[name]++
	if n > 0 {
		name += "-" + strconv.Itoa(n)
	}
	a.add(name)
}

func (a *Anchors) add(id string) {
	a.ids[id] = true
	if key := loosely(id); a.loose[key] == "" {
		a.loose[key] = id
	}
}

// tags adds the explicit anchors among HTML tags, and the headings that are written as
// tags.
func (a *Anchors) tags(seen map[string]int, file *source.File, span source.Span) {
	for tag := range htmlTags(file.Text, span) {
		for _, attribute := range [...]string{"id", "name"} {
			if value, ok := tag.attribute(file.Text, attribute); ok {
				a.add(file.Slice(value))
			}
		}
		if len(tag.name) == 2 && tag.name[0] == 'h' && tag.name[1] >= '1' && tag.name[1] <= '6' {
			rest := file.Text[tag.span.End:min(span.End, tag.span.End+maxTarget)]
			if end := strings.Index(rest, "</"); end >= 0 {
				a.heading(seen, rest[:end])
			}
		}
	}
}

// emojiStyle is a character that some emoji end with, and that nobody sees.
const emojiStyle = "\uFE0F"

// slug returns the anchor that GitHub makes of a heading's text: small letters, blanks
// as hyphens, and everything left out that is no letter, digit, hyphen or underscore.
func slug(heading string) string {
	if strings.IndexByte(heading, '&') >= 0 {
		heading = html.UnescapeString(heading)
	}
	var b strings.Builder
	for _, r := range strings.TrimSpace(heading) {
		switch {
		case r == ' ', r == '\n', r == '-':
			b.WriteByte('-')
		case unicode.IsLetter(r), unicode.Is(unicode.M, r) && string(r) != emojiStyle, unicode.Is(unicode.Nd, r), unicode.Is(unicode.Pc, r), unicode.Is(unicode.Nl, r):
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// loosely returns an anchor without what renderers disagree about.
func loosely(id string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(strings.ToLower(id), "-") {
		if part != "" {
			if b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteString(part)
		}
	}
	return b.String()
}
