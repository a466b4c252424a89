package sections

import (
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

// A slot is a place between two sections where others belong.
type slot struct {
	at int
	// below says that the slot is behind a section, else it is before a heading.
	below bool
	// ruled says that sections here are set apart by thematic breaks.
	ruled bool
}

// insert is the fix that puts missing sections where they belong as the template has
// them, for the author to fill in. There is none where the template does not prescribe
// its form: an empty section would be a milder finding there than a missing one. Neither
// is there where a place cannot be told, as the headings are of other levels.
func insert(pass *lint.Pass, match profile.Match, missing []*profile.Section) []lint.Fix {
	if !pass.Profile.Prescribes() {
		return nil
	}
	texts := map[slot][]string{}
	var slots []slot
	for _, want := range missing {
		s, ok := slotFor(pass, match, want)
		if !ok || want.Skeleton == "" {
			return nil
		}
		if texts[s] == nil {
			slots = append(slots, s)
		}
		texts[s] = append(texts[s], want.Skeleton)
	}
	fix := lint.Fix{Message: "add the template's section"}
	if len(missing) > 1 {
		fix.Message += "s"
	}
	for _, s := range slots {
		fix.Edits = append(fix.Edits, s.edit(pass.Doc.File.Text, texts[s]))
	}
	return []lint.Fix{fix}
}

// slotFor finds where a missing section belongs: before the next of its siblings in the
// template that the document has, else behind the last one, else at the end of the
// section that it is part of.
func slotFor(pass *lint.Pass, match profile.Match, want *profile.Section) (slot, bool) {
	var before, next *postmortem.Section
	seen := false
	for _, s := range pass.Profile.Sections {
		found := match.Found[s]
		if s == want {
			seen = true
			continue
		}
		if found == nil || s.Parent != want.Parent || s.Heading != want.Heading || !stands(found, s) || want.Parent != nil && found.Parent != match.Found[want.Parent] {
			continue
		}
		if seen {
			next = found
			break
		}
		before = found
	}
	switch parent := match.Found[want.Parent]; {
	case want.Parent != nil && !stands(parent, want.Parent):
		return slot{}, false
	case next != nil:
		return slotBefore(pass, next), true
	case before != nil:
		return slotBelow(pass, before)
	case parent != nil:
		s, ok := slotBelow(pass, parent)
		s.ruled = false
		return s, ok
	}
	return slot{}, false
}

// stands reports whether a section is that of the template beyond doubt: what is found
// by its meaning alone, or on another level, tells nothing of a place.
func stands(found *postmortem.Section, s *profile.Section) bool {
	return found.Name == s.Name && (!s.Heading || found.Form == postmortem.HeadingSection && found.Level == s.Level)
}

// slotBefore is the place before a section, and before what belongs to its heading: a
// comment or an anchor.
func slotBefore(pass *lint.Pass, s *postmortem.Section) slot {
	file := pass.Doc.File
	line := file.Line(s.Span.Start)
	for line > 1 && strings.HasPrefix(file.Slice(file.LineSpan(line-1)), "<") {
		line--
	}
	return slot{at: file.LineSpan(line).Start, ruled: isRuled(pass, s)}
}

// slotBelow is the place behind a section. There is none behind code or HTML that has no
// end, which would swallow what is added.
func slotBelow(pass *lint.Pass, s *postmortem.Section) (slot, bool) {
	extent := pass.Doc.Extent(s)
	var last *markdown.Block
	for _, b := range pass.Doc.Tree.Root.Children {
		if b.Span.Start < extent.End {
			last = b
		}
	}
	if last != nil {
		line := strings.TrimSpace(pass.Doc.File.Slice(pass.Doc.File.LineSpan(pass.Doc.File.Line(extent.End))))
		switch {
		case last.Kind == markdown.HTML && !strings.HasSuffix(line, ">"):
			return slot{}, false
		case last.Kind == markdown.Code && !strings.HasPrefix(line, "```") && !strings.HasPrefix(line, "~~~"):
			return slot{}, false
		}
	}
	return slot{at: extent.End, below: true, ruled: isRuled(pass, s)}, true
}

// isRuled reports whether a thematic break stands before a section's heading.
func isRuled(pass *lint.Pass, s *postmortem.Section) bool {
	var before *markdown.Block
	for _, b := range pass.Doc.Tree.Root.Children {
		if b.Span.Start >= s.Span.Start {
			break
		}
		if b.Kind != markdown.HTML {
			before = b
		}
	}
	return before != nil && before.Kind == markdown.Rule && s.Form == postmortem.HeadingSection
}

// edit adds sections at the place, with blank lines around them.
func (s slot) edit(text string, sections []string) lint.Edit {
	between := "\n\n"
	if s.ruled {
		between = "\n\n---\n\n"
	}
	add := strings.Join(sections, between)
	before, after := text[:s.at], text[s.at:]
	if s.below {
		add = between + add
		if strings.HasPrefix(after, "\n") && strings.TrimLeft(after, "\n") != "" && !strings.HasPrefix(after, "\n\n") {
			add += "\n"
		}
	} else {
		add += between
		if before != "" && !strings.HasSuffix(before, "\n\n") {
			add = "\n" + add
		}
	}
	return lint.Edit{Span: source.Span{Start: s.at, End: s.at}, New: add}
}
