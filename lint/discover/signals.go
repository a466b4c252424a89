package discover

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// signals are what a Judge weighs. They come from a document's content alone.
type signals struct {
	// The cues in the title, its first clause, the front matter, the text's
	// beginning and all of the text.
	title, clause, front, opening, body cues
	// titled says that the document has a title, genericTitle that it holds
	// nothing but words that any such document may bear.
	titled, genericTitle bool
	// namesOne says that the title calls the document an account and goes on with
	// what it is about: "Postmortem: payments down".
	namesOne bool
	// titleDates counts the dates in the title, clocks and dates the times of day
	// and the days in the text.
	titleDates, clocks, dates int
	// words counts those of the text, linked those of them in links.
	words, linked int
	// parts are the kinds of section that the document has.
	parts map[postmortem.Kind]bool
	// blank counts the sections of such kinds that hold nothing an author has
	// written; filled the others; holes the places in the text that are left open. They
	// are counted where they may tell.
	blank, filled, holes int
	// entries counts the timeline entries with a time.
	entries int
	// facts are the filled fields that only the account of an incident has.
	facts map[postmortem.FieldKey]bool
	// dated says that a field holds a date.
	dated bool
	// examples are the sections that a guide calls so; they are not looked at.
	examples []source.Span
}

// cues counts the phrases that were met, by their kinds.
type cues struct {
	counts []cueCount
	// incidents are the different phrases that name what a post-mortem is about, as
	// many as count.
	incidents []string
}

type cueCount struct {
	cue postmortem.Cue
	n   int
}

// maxIncidents is how many different phrases for an incident count.
const maxIncidents = 6

func (c *cues) add(cue postmortem.Cue, phrase string) {
	if cue == postmortem.CueIncident && len(c.incidents) < maxIncidents && !slices.Contains(c.incidents, phrase) {
		c.incidents = append(c.incidents, phrase)
	}
	for i := range c.counts {
		if c.counts[i].cue == cue {
			c.counts[i].n++
			return
		}
	}
	c.counts = append(c.counts, cueCount{cue, 1})
}

// count returns how many phrases of the kind were met.
func (c *cues) count(cue postmortem.Cue) int {
	for i := range c.counts {
		if c.counts[i].cue == cue {
			return c.counts[i].n
		}
	}
	return 0
}

// has reports whether a phrase of the kind was met.
func (c *cues) has(cue postmortem.Cue) bool { return c.count(cue) > 0 }

// The parts of a document that are looked at, in bytes: what it is shows early.
const (
	maxOpening = 1200
	maxBody    = 8 << 10
)

// look gathers the signals of a document.
func look(doc *postmortem.Document) *signals {
	s := lookAtForm(doc)
	s.lookAtText(doc)
	if s.mayBeTemplate() {
		s.countBlank(doc)
	}
	return s
}

// lookAtForm gathers the signals of a document's title, sections, fields and timelines.
func lookAtForm(doc *postmortem.Document) *signals {
	s := &signals{parts: map[postmortem.Kind]bool{}, facts: map[postmortem.FieldKey]bool{}}
	s.lookAtTitle(doc)
	s.findExamples(doc)
	s.lookAtSections(doc)
	s.lookAtFields(doc)
	for _, t := range doc.Timelines {
		for _, e := range t.Entries {
			if s.inExample(e.Span) {
				continue
			}
			if e.Stamp.State == postmortem.Filled || e.Stamp.State == postmortem.Unparsable {
				s.entries++
			}
		}
	}
	return s
}

func (s *signals) lookAtTitle(doc *postmortem.Document) {
	title := doc.Title.Text
	s.titled = title != ""
	rest := titleWords(title)
	doc.Words.Cues(title, func(cue postmortem.Cue, phrase string) {
		s.title.add(cue, phrase)
		rest -= titleWords(phrase)
	})
	_, s.titleDates = countTimes(title, doc.Words)
	open := countHoles(title, doc.Words) > 0 || doc.Title.State == postmortem.Placeholder
	s.genericTitle = s.titled && s.titleDates == 0 && (open || rest <= 0)
	clause, about := cutClause(title)
	doc.Words.Cues(clause, s.clause.add)
	if s.clause.has(postmortem.CueReport) {
		// "Postmortems: a guide" is as much a guide as "A guide to postmortems".
		about, _ = cutClause(about)
		doc.Words.Cues(about, s.clause.add)
	}
	s.namesOne = s.clause.has(postmortem.CueReport) && !s.clause.has(postmortem.CueGuide) && !open && len(strings.Fields(about)) > 0
	if front := doc.Tree.Front; front != nil {
		text := doc.File.Slice(front.Body)
		doc.Words.Cues(text[:min(len(text), maxOpening)], s.front.add)
	}
}

// titleWords counts the words of a title that say something: letters, and no
// article or preposition.
func titleWords(title string) int {
	n := 0
	for w := range strings.FieldsFuncSeq(title, func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch strings.ToLower(w) {
		case "a", "an", "the", "of", "for", "on", "in", "to", "and", "or", "d", "l", "de", "del", "des", "du", "da", "do",
			"la", "le", "les", "el", "der", "die", "das", "zum", "zur", "um", "om", "og", "et", "y", "e", "und":
			continue
		}
		n++
	}
	return n
}

// cutClause splits a title at the first mark between its clauses.
func cutClause(title string) (clause, rest string) {
	if end := strings.IndexAny(title, ":,\u2013\u2014("); end > 0 {
		return title[:end], title[end+1:]
	}
	return title, ""
}

// lookAtText reads what eachText finds.
func (s *signals) lookAtText(doc *postmortem.Document) {
	s.eachText(doc, func(b *markdown.Block, text string, read int) {
		opening := b.Kind != markdown.Heading && read < maxOpening
		doc.Words.Cues(text, func(cue postmortem.Cue, phrase string) {
			s.body.add(cue, phrase)
			if opening {
				s.opening.add(cue, phrase)
			}
		})
		clocks, dates := countTimes(text, doc.Words)
		s.clocks += clocks
		s.dates += dates
		s.words += countWords(text)
		for _, m := range b.Text.Marks {
			if m.Kind == markdown.Link && 0 <= m.Start && m.Start <= m.End && m.End <= len(text) {
				s.linked += countWords(text[m.Start:m.End])
			}
		}
	})
}

// eachText calls f for paragraphs, headings and table cells with their texts and with
// how much was read before; code does not say what a document is.
func (s *signals) eachText(doc *postmortem.Document, f func(b *markdown.Block, text string, read int)) {
	read := 0
	for _, b := range doc.Tree.Texts {
		if read > maxBody {
			return
		}
		text := b.Text.Plain
		if text == "" || s.inExample(b.Span) {
			continue
		}
		text = text[:min(len(text), maxBody)]
		f(b, text, read)
		read += len(text)
	}
}

func (s *signals) lookAtSections(doc *postmortem.Document) {
	for _, sec := range doc.Sections {
		if s.inExample(sec.Span) {
			continue
		}
		for _, k := range sec.Kinds {
			s.parts[k] = true
		}
	}
}

// countBlank counts the sections that hold nothing that an author has written, and the
// places in the text that are left open.
func (s *signals) countBlank(doc *postmortem.Document) {
	s.eachText(doc, func(_ *markdown.Block, text string, _ int) { s.holes += countHoles(text, doc.Words) })
	b := blanks{doc: doc, seen: make(map[*postmortem.Section]bool, len(doc.Sections))}
	for _, sec := range doc.Sections {
		switch {
		case len(sec.Kinds) == 0 || s.inExample(sec.Span):
		case b.isBlank(sec):
			s.blank++
		default:
			s.filled++
		}
	}
}

// findExamples notes the sections below the title that are called examples.
func (s *signals) findExamples(doc *postmortem.Document) {
	for _, sec := range doc.Sections {
		if sec.Span == doc.Title.Span || len(sec.Kinds) > 0 {
			continue
		}
		doc.Words.Cues(sec.Title, func(cue postmortem.Cue, _ string) {
			if cue == postmortem.CueExample {
				s.examples = append(s.examples, sec.Body)
			}
		})
	}
}

func (s *signals) inExample(span source.Span) bool {
	for _, e := range s.examples {
		if e.Contains(span) {
			return true
		}
	}
	return false
}

func (s *signals) lookAtFields(doc *postmortem.Document) {
	for _, f := range doc.Fields {
		switch {
		case s.inExample(f.Span):
		case f.Value.State == postmortem.Absent || f.Value.State == postmortem.Placeholder:
		case f.Key == postmortem.FieldDate:
			s.dated = true
		case isFact(f.Key):
			s.facts[f.Key] = true
		}
	}
}

// isFact says that only the account of an incident has such a field.
func isFact(key postmortem.FieldKey) bool {
	switch key {
	case postmortem.FieldSeverity, postmortem.FieldDuration, postmortem.FieldCommander, postmortem.FieldResponder,
		postmortem.FieldStart, postmortem.FieldEnd, postmortem.FieldDetected, postmortem.FieldAcknowledged,
		postmortem.FieldMitigated, postmortem.FieldTimeToDetect, postmortem.FieldTimeToRespond,
		postmortem.FieldTimeToInvestigate, postmortem.FieldTimeToMitigate, postmortem.FieldTimeToResolve:
		return true
	}
	return false
}
