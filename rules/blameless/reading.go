package blameless

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/prose"
	"github.com/pmlint/pmlint/lint/source"
)

// A reading is what all rules of the group found in one document.
type reading struct{ findings []finding }

// A finding is a frame that a sentence fills.
type finding struct {
	frame         *frame
	confidence    confidence
	span          source.Span
	text          string
	message, help string
}

// readingKey is what a reading depends on besides the document.
type readingKey struct{ roster, systems, people, off string }

// readingOf returns the reading that the rules of a document share. Rules with other
// names of people or systems than the rest have one of their own.
func readingOf(pass *lint.Pass, r *checker) *reading {
	key := readingKey{strings.Join(r.Roster, "\n"), strings.Join(r.Systems, "\n"), r.People, r.off}
	return lint.Share(pass, key, func() *reading { return sieveFor(r).read(pass, r) })
}

// read looks through the document's text for the frames of the sieve. Most blocks have no
// word that any frame wants, and are left after one look at their words.
func (s *sieve) read(pass *lint.Pass, r *checker) *reading {
	d, _ := s.spare.Get().(*reader)
	if d == nil {
		d = &reader{sieve: s}
	}
	d.begin(pass, r)
	defer d.end()
	out := d.out
	pass.Doc.Tree.Root.Walk(func(b *markdown.Block) bool {
		switch b.Kind {
		case markdown.Quote, markdown.Code, markdown.HTML:
			return false
		case markdown.Paragraph, markdown.Heading, markdown.TableCell:
			d.block(b)
		}
		return true
	})
	return out
}

// begin makes the reader ready for a document; end lets go of it, but for the room that
// the next one will need.
func (d *reader) begin(pass *lint.Pass, r *checker) {
	d.pass, d.options, d.out = pass, r, &reading{}
	d.prose.Lexicon, d.prose.File = prose.English(), pass.Doc.File
}

func (d *reader) end() {
	d.pass, d.options, d.out = nil, nil, nil
	d.prose.File, d.prose.Roster, d.prose.Systems = nil, nil, nil
	d.glance.Names, d.glance.Marks, d.ready = nil, nil, false
	d.skipped = d.skipped[:0]
	d.sieve.spare.Put(d)
}

// reader reads one document after the other.
type reader struct {
	pass    *lint.Pass
	options *checker
	prose   prose.Reader
	sieve   *sieve
	out     *reading
	glance  prose.Glance
	// Of the sentences of the block in work: where they are, which frames may fit, and
	// whether any.
	ranges [][2]int
	may    []fit
	wanted []bool
	tells  []prose.Tell
	view   view
	// skipped are the places that are not read; none until somebody asks.
	skipped []source.Span
	ready   bool
}

// block reads one block, if a frame may fit.
func (d *reader) block(b *markdown.Block) {
	text := b.Text.Plain
	if len(text) < 8 {
		return
	}
	d.glance.Marks = b.Text.Marks
	d.tells = d.sieve.scanner.Tells(&d.glance, text, d.tells[:0])
	if len(d.tells) == 0 && d.sieve.isKeyed() && !isHeated(text) {
		return
	}
	d.ranges = postmortem.AppendSentenceRanges(d.ranges[:0], text)
	if !d.sift(text) {
		return
	}
	d.nameNames()
	d.prepare()
	if d.skips(b) {
		return
	}
	at := placeOf(d.pass.Doc.SectionAt(b.Span), b)
	if at.skip {
		return
	}
	d.prose.Sentences(&b.Text, d.ranges, d.wanted, func(i int, s *prose.Sentence) {
		v := &d.view
		*v = view{Sentence: s, at: at, off: d.options.off, rolesOnly: d.options.People == rolesOnly, found: v.found[:0], matches: v.matches[:0]}
		v.look(d.sieve, d.may[i])
		if best := v.gravest(); best != nil {
			d.out.findings = append(d.out.findings, *best)
		}
	})
}

// sift marks the sentences that a frame may fit, and reports whether there are any.
func (d *reader) sift(text string) bool {
	d.wanted, d.may = d.wanted[:0], d.may[:0]
	some := false
	tells := d.tells
	for _, r := range d.ranges {
		n := 0
		for n < len(tells) && tells[n].At < r[1] {
			n++
		}
		may := d.siftSentence(text, r, tells[:n])
		tells = tells[n:]
		d.may, d.wanted = append(d.may, may), append(d.wanted, !may.isNone())
		some = some || !may.isNone()
	}
	return some
}

// siftSentence returns the frames that may fit the sentence at a range, given what the
// first look tells of it.
func (d *reader) siftSentence(text string, at [2]int, tells []prose.Tell) fit {
	if d.sieve.open {
		return d.sieve.all()
	}
	may := d.sieve.told(tells)
	if !may.isNone() {
		if d.prose.Roster == nil && d.glance.MayName(at[0], at[1]) {
			d.nameNames()
		}
		needs, pairs := d.sieve.asks(may)
		d.glance.Look(at[0], at[1], needs, pairs)
		may = d.sieve.fits(may, &d.glance, text[at[0]:at[1]])
	}
	if isHeated(text[at[0]:at[1]]) {
		may.plain = may.plain.Or(d.sieve.heat)
	}
	return may
}

// isHeated reports whether a text has more than one mark where one will do.
func isHeated(text string) bool {
	return strings.IndexByte(text, '!') >= 0 && (strings.Contains(text, "!!") || strings.Contains(text, "?!") || strings.Contains(text, "!?"))
}

// nameNames gathers the names of people, which are wanted where a word may speak of
// somebody's deed.
func (d *reader) nameNames() {
	if d.prose.Roster != nil {
		return
	}
	d.prose.Roster = roster(d.pass.Doc, d.options.Roster)
	d.glance.Names = make(map[uint64]bool, len(d.prose.Roster))
	for name := range d.prose.Roster {
		for _, part := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) }) {
			d.glance.Names[prose.NameHash(part)] = true
		}
	}
}

// prepare gathers what is only wanted where there is something to read.
func (d *reader) prepare() {
	if d.ready {
		return
	}
	d.ready = true
	d.prose.Systems = setOf(d.options.Systems)
	left := d.pass.Leftovers()
	for _, b := range slices.Concat(left.Prompts, left.Hints, left.Rows) {
		d.skipped = append(d.skipped, b.Span)
	}
	for _, g := range left.Guides {
		d.skipped = append(d.skipped, g.Whole)
	}
	for _, a := range d.pass.Doc.Actions {
		d.skipped = append(d.skipped, a.Span)
	}
	for _, f := range d.pass.Doc.Fields {
		if f.Key.IsPerson() {
			d.skipped = append(d.skipped, f.Value.Span)
		}
	}
	for _, tl := range d.pass.Doc.Timelines {
		for _, e := range tl.Entries {
			if e.Form == postmortem.TableEntry && !e.Actor.Span.IsEmpty() {
				d.skipped = append(d.skipped, e.Actor.Span)
			}
		}
	}
	d.skipped = join(d.skipped)
}

// join sorts spans, and makes one of those that touch.
func join(spans []source.Span) []source.Span {
	slices.SortFunc(spans, func(a, b source.Span) int { return a.Start - b.Start })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// skips reports whether a block is not read: the template's own words, the names of who
// acted, and action items, of which other rules speak.
func (d *reader) skips(b *markdown.Block) bool {
	i := sort.Search(len(d.skipped), func(i int) bool { return d.skipped[i].End > b.Span.Start })
	return i < len(d.skipped) && d.skipped[i].Start <= b.Span.Start
}

// roster returns the names of people that the document introduces, and more, in small
// letters, with their first names.
func roster(doc *postmortem.Document, more []string) map[string]bool {
	out := setOf(more)
	for _, p := range doc.People() {
		if p.Team {
			continue
		}
		name := strings.ToLower(strings.TrimPrefix(p.Name, "@"))
		first, _, _ := strings.Cut(name, " ")
		out[name] = true
		if len(first) > 2 {
			out[first] = true
		}
	}
	return out
}

func setOf(words []string) map[string]bool {
	out := make(map[string]bool, len(words))
	for _, w := range words {
		out[strings.ToLower(strings.TrimPrefix(w, "@"))] = true
	}
	return out
}
