package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
)

// A Restatement is the moment of an entry said once more, with a zone of its own:
// 09:15 CET (08:15 UTC).
type Restatement struct {
	Stamp
	// Closing says that it stands in parentheses at the event's end, where it may
	// also tell of another moment.
	Closing bool
}

// longestRestated is the longest restatement, in bytes.
const longestRestated = 40

// beside reads what stands beside the clock of an entry whose stamp is the n bytes
// at t.Plain[start], in a line or cell that ends at end: the same moment in another
// zone, in parentheses or behind a slash, or a name in the place of the zone.
func (r *timelineReader) beside(e *Entry, t *markdown.Text, start, n, end int) {
	if !e.Stamp.HasClock {
		return
	}
	text := strings.TrimRight(t.Plain[start:start+n], " ]}*")
	if open := strings.LastIndexByte(text, '('); open > 0 && text[len(text)-1] == ')' && hasDigit(text[:open]) {
		r.restate(e, t, line{start + open + 1, start + len(text) - 1}, false)
	}
	c := cursor{s: t.Plain[:end], i: start + n}
	c.spaces()
	if c.accept("/") {
		c.spaces()
		_, n := scanStamp(c.rest(), r.v, false)
		r.restate(e, t, line{c.i, c.i + n}, false)
		return
	}
	if e.Stamp.Zone.Name == "" {
		r.zoneName(e, t, c)
	}
}

// inEvent reads the moment of an entry out of the parentheses that begin or end its
// event, the line l of t.
func (r *timelineReader) inEvent(e *Entry, t *markdown.Text, l line) {
	if e == nil || !e.Stamp.HasClock {
		return
	}
	l = trimLine(t.Plain, l)
	text := t.Plain[l.start:l.end]
	if text != "" && text[0] == '(' {
		if end := strings.IndexByte(text, ')'); end > 0 {
			r.restate(e, t, line{l.start + 1, l.start + end}, false)
		}
	}
	text = strings.TrimRight(text, ". ")
	if open := strings.LastIndexByte(text, '('); open > 0 && text[len(text)-1] == ')' {
		r.restate(e, t, line{l.start + open + 1, l.start + len(text) - 1}, true)
	}
}

// restate adds the restatement that the whole of line l is, if it is one.
func (r *timelineReader) restate(e *Entry, t *markdown.Text, l line, closing bool) {
	l = trimLine(t.Plain, l)
	if l.end-l.start > longestRestated {
		return
	}
	stamp, n := scanStamp(t.Plain[l.start:l.end], r.v, false)
	if n < l.end-l.start || !stamp.HasClock || stamp.Zone.Name == "" || stamp.State != Filled {
		return
	}
	stamp.Span = t.Span(l.start+stamp.Span.Start, l.start+stamp.Span.End)
	e.Restated = append(e.Restated, Restatement{stamp, closing})
}

// zoneName reads a word at c, directly behind a clock, that names a zone by its
// looks and none that is known: 14:05 XST. In a time cell or in the clock's own
// brackets, that is any short word in capitals on its own; elsewhere, where API and
// AWS may begin the event, one in the form of the zones' names that is set off from
// what follows.
func (r *timelineReader) zoneName(e *Entry, t *markdown.Text, c cursor) {
	at := c.i
	for c.peek(0) >= 'A' && c.peek(0) <= 'Z' {
		c.i++
	}
	word := c.s[at:c.i]
	if len(word) < 3 || len(word) > 5 {
		return
	}
	behind := strings.TrimSpace(c.rest())
	closes := behind != "" && (behind[0] == ']' || behind[0] == ')')
	switch {
	case behind == "" && e.Form == TableEntry, closes && opens(t.Plain[:at]):
		if r.v.IsPlaceholder(word) || r.v.IsWeekday(word) || r.v.Month(word) > 0 || r.v.IsNone(word) {
			return
		}
	case !hasZoneForm(word) || !isSetOff(behind):
		return
	}
	e.UnknownZone = Value{Text: word, Span: t.Span(at, c.i), State: Unparsable}
}

// opens reports whether the last bracket of s is not closed in it.
func opens(s string) bool {
	return strings.LastIndexAny(s, "[(") > strings.LastIndexAny(s, "])")
}

// hasZoneForm reports whether a word is made as most names of zones are: one letter
// of a place or two, S for standard or D for daylight, and T for time. HOST and LIST
// are spelled like words.
func hasZoneForm(word string) bool {
	n := len(word)
	return n <= 4 && word[n-1] == 'T' && (word[n-2] == 'S' || word[n-2] == 'D') && (n == 3 || strings.IndexByte("AEIOU", word[1]) < 0)
}

// isSetOff reports whether what follows a word is separated from it.
func isSetOff(behind string) bool {
	return behind == "" || beginsIn(behind, dashes+":|,")
}

// IsOneMoment reports whether an event that ends in parentheses is, before these, one short
// clause that is no plan and has no other time: what the parentheses say is of its moment.
func (v *Vocabulary) IsOneMoment(event string) bool {
	const short = 10 // words
	event = event[:max(0, strings.LastIndexByte(event, '('))]
	if words(event) > short || hasClauses(event) || hasColonTime(event) || v.Plans(event) {
		return false
	}
	told := 0
	v.Cues(event, func(c Cue, _ string) {
		if c == CueTold {
			told++
		}
	})
	return told <= 1
}

// hasClauses reports whether a mark within a text may end a clause.
func hasClauses(s string) bool {
	for _, mark := range [...]string{", ", "; ", ". ", ": ", "("} {
		if strings.Contains(s, mark) {
			return true
		}
	}
	return false
}
