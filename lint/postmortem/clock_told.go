package postmortem

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// A ToldClock is a time of day in running text that no entry of the timeline has, with the
// entry that plainly tells of the same, by its words, and differs from it by a slip of the
// keyboard.
type ToldClock struct {
	Clock Clock
	// Text is the time as written, Span its place.
	Text string
	Span source.Span
	Row  *Entry
}

// Caps keep the search cheap: of longer documents the first part is looked at.
const (
	maxToldClocks = 40
	maxClockRows  = 60
	fewestClocks  = 3
)

// ToldClocks returns the times of the running text that are a slip of one of the timeline's.
// A time that the document states twice is none, nor is any where the timeline's are not all
// in one zone. They are found anew at each call.
func (d *Document) ToldClocks() []ToldClock {
	r := clockReader{doc: d}
	var out []ToldClock
	for _, b := range d.Tree.Texts {
		t := &b.Text
		if b.Kind != markdown.Paragraph || b.Parent.Kind == markdown.Quote || len(t.Plain) > longestOpening || !hasColonTime(t.Plain) {
			continue
		}
		if d.SectionAt(t.Span(0, len(t.Plain))).withinAny(notTold[:]) {
			continue
		}
		if r.entries == nil && !r.rows() {
			return nil
		}
		eachSentence(t.Plain, func(l line) { out = append(out, r.sentence(t, l)...) })
		if r.seen > maxToldClocks {
			break
		}
	}
	return out
}

// notTold are the kinds of sections that do not tell the course of the incident in running
// text.
var notTold = [...]Kind{TimelineSection, ActionItems, Prevention, FollowUp, LessonsLearned, Review, Appendix}

// clockReader finds the times in running text that should be those of entries.
type clockReader struct {
	doc     *Document
	entries []*Entry
	words   [][]string // of each entry, those that tell what it is about; nil until they are asked for
	clocks  clockSet   // of the entries
	seen    int
}

// rows reads the entries. It is not ok where they are few, or in several zones.
func (r *clockReader) rows() bool {
	for _, tl := range r.doc.Timelines {
		for _, e := range tl.Entries {
			s := &e.Stamp
			if s.State != Filled || !s.HasClock || tl.Milestones {
				continue
			}
			r.clocks.add(s.Clock)
			if s.HasEnd {
				r.clocks.add(s.End)
			}
			if len(r.entries) == maxClockRows || len(r.entries) > 0 && e.Zone.Name != r.entries[0].Zone.Name {
				return false
			}
			r.entries = append(r.entries, e)
		}
	}
	return len(r.entries) >= fewestClocks
}

// A clockSet is a set of times of day, to the minute.
type clockSet [25]uint64

func (s *clockSet) add(c Clock) {
	if m := c.Minutes(); m >= 0 && m < 64*len(s) {
		s[m/64] |= 1 << (m % 64)
	}
}

func (s *clockSet) has(c Clock) bool {
	m := c.Minutes()
	return m >= 0 && m < 64*len(s) && s[m/64]>>(m%64)&1 != 0
}

// sentence returns the slips of one sentence. The words that tell of a time stand between
// the time before it and the one behind it.
func (r *clockReader) sentence(t *markdown.Text, l line) []ToldClock {
	var out []ToldClock
	found := clocksIn(t.Plain, l, r.doc.Words)
	strange := 0 // times that no entry has
	for _, f := range found {
		if !r.clocks.has(f.stamp.Clock) {
			strange++
		}
	}
	if strange != 1 { // two of them are those of another course of events
		r.seen += len(found)
		return nil
	}
	for i, f := range found {
		if r.seen++; r.clocks.has(f.stamp.Clock) || !r.isPlain(f.stamp) || r.doc.Words.isRough(t.Plain[l.start:f.start]) {
			continue
		}
		from, to := l.start, l.end
		if i > 0 {
			from = found[i-1].end
		}
		if i+1 < len(found) {
			to = found[i+1].start
		}
		words := tellingWords(tellingWords(nil, t.Plain[from:f.start]), t.Plain[f.end:to])
		row := r.rowOf(f.stamp, words)
		text := t.Plain[f.start:f.end]
		span := t.Span(f.start, f.end)
		if row == nil || strings.Count(r.doc.File.Text, text) > 1 || strings.Contains(t.Plain, row.Stamp.Clock.String()) || r.doc.isOfField(span) {
			continue // told once, in a text that does not tell of the entry's time too
		}
		out = append(out, ToldClock{Clock: f.stamp.Clock, Text: text, Span: span, Row: row})
	}
	return out
}

// isPlain reports whether a time can be compared with those of the entries.
func (r *clockReader) isPlain(s Stamp) bool {
	zone := r.entries[0].Zone.Name
	return s.State == Filled && s.Fault == NoFault && !s.Approximate && (s.Zone.Name == "" || strings.EqualFold(s.Zone.Name, zone))
}

// rowOf returns the entry with which some words have the most in common, if there is but
// one, its time differs by a slip, and its day is not another.
func (r *clockReader) rowOf(s Stamp, words []string) *Entry {
	const least = 2
	best, score, next := -1, 0, 0
	if r.words == nil {
		for _, e := range r.entries {
			r.words = append(r.words, tellingWords(nil, e.Event.Text+" "+e.Actor.Text))
		}
	}
	for i := range r.entries {
		n := r.common(r.words[i], words)
		switch {
		case n > score:
			best, score, next = i, n, score
		case n > next:
			next = n
		}
	}
	if best < 0 || score < least || next >= score {
		return nil
	}
	e := r.entries[best]
	if s.Clock.Minute == 0 && e.Stamp.Clock.Minute != 0 {
		return nil // a full hour is when something is due
	}
	if e.Stamp.HasEnd || e.Stamp.Approximate || !isOneSlip(e.Stamp.Clock.String(), ClockAt(s.Clock.Minutes()).String()) {
		return nil
	}
	if s.Date.Month > 0 && e.Day.Full() && (s.Date.Month != e.Day.Month || s.Date.Day != e.Day.Day) {
		return nil
	}
	return e
}

// common counts the words that an entry has in common with a text. Those that many entries
// have tell little and do not count; a name of something in the system counts twice.
func (r *clockReader) common(entry, text []string) int {
	const few = 3 // entries
	n := 0
	for i, w := range entry {
		if !slices.Contains(text, w) || slices.Contains(entry[:i], w) {
			continue
		}
		in := 0
		for _, other := range r.words {
			if slices.Contains(other, w) {
				in++
			}
		}
		switch {
		case in > few:
		case len(w) > longestStem:
			n += 2
		default:
			n++
		}
	}
	return n
}

// longestStem is how much of a word is compared, in bytes: what follows changes with its form.
const longestStem = 5

// tellingWords appends the words of a text that may tell what it is about: not the short
// ones, and of others the stem. What is written like a name in a program is kept whole.
func tellingWords(out []string, text string) []string {
	const shortest = 4
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r < 0x80 && !isNameByte(byte(r)) }) {
		word = strings.Trim(word, ".-_")
		switch {
		case len(word) < shortest:
		case isIdentifier(word):
			out = append(out, word)
		default:
			word = fold(word)
			out = append(out, word[:min(len(word), longestStem)])
		}
	}
	return out
}

// isIdentifier reports whether a word is written like a name in a program: KubeAPIDown,
// max_connections, products-v42.
func isIdentifier(word string) bool {
	if len(word) <= longestStem {
		return false
	}
	inner := strings.ContainsAny(word, "_.") || strings.ContainsAny(word, "0123456789") && strings.ContainsAny(strings.ToLower(word), "abcdefghijklmnopqrstuvwxyz")
	for i := 1; i < len(word); i++ {
		inner = inner || word[i] >= 'A' && word[i] <= 'Z' && word[i-1] >= 'a' && word[i-1] <= 'z'
	}
	return inner
}

// A placedStamp is a time with the bytes of a text that its clock takes.
type placedStamp struct {
	stamp      Stamp
	start, end int
}

// clocksIn returns the times of day in a part of a text, with both ends of ranges.
func clocksIn(text string, l line, v *Vocabulary) []placedStamp {
	var out []placedStamp
	for i := l.start; i < l.end; i++ {
		if !isDigit(text[i]) || i > l.start && (isWordByte(text[i-1]) || strings.IndexByte(":.-/+", text[i-1]) >= 0 && isDigitAt(text, i-2)) {
			continue
		}
		s, n := scanStamp(text[i:l.end], v, false)
		if n == 0 || !s.HasClock {
			i += digitRun(text[i:l.end])
			continue
		}
		// A date may stand before the clock, and the end of a range behind it.
		colon := strings.IndexByte(text[i:i+n], ':')
		if colon < 0 {
			i += n - 1
			continue
		}
		start, end := i+colon, i+colon+1
		for start > i && isDigit(text[start-1]) {
			start--
		}
		for end < i+n && isDigit(text[end]) {
			end++
		}
		out = append(out, placedStamp{s, start, end})
		i += n - 1
	}
	return out
}

func isDigitAt(s string, i int) bool { return i >= 0 && isDigit(s[i]) }
