package postmortem

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/source"
)

// ToldDay returns the day on which the opening text says that all happened: the only one
// that it writes in full, in the first sentence of a paragraph. It is not ok where there is
// none, or where it can be read in two ways. Paragraphs with fields are none of the text.
func (d *Document) ToldDay() (day Date, span source.Span, ok bool) {
	for s, t := range d.openings() {
		if s.Within(Impact) || len(t.Plain) > longestOpening || !mayHoldYear(t.Plain) || d.hasFieldIn(t.Span(0, len(t.Plain))) {
			continue
		}
		first := -1
		for at := 0; at < len(t.Plain); {
			w, found := d.WrittenDate(t.Plain[at:])
			if !found {
				at += longestDated / 2
				continue
			}
			place := t.Span(at+w.Start, at+w.End)
			if w.Certain() && place != span {
				if ok {
					return Date{}, source.Span{}, false
				}
				day, span, ok, first = w.Date, place, true, at+w.Start
			}
			at += w.End
		}
		if first >= 0 && first > sentencesOf(t.Plain)[0].end {
			return Date{}, source.Span{}, false
		}
	}
	return day, span, ok
}

// mayHoldYear is a cheap look for a year of the century, or a date with slashes or dots.
func mayHoldYear(s string) bool {
	for i := 1; i+1 < len(s); i++ {
		if c := s[i]; (c == '/' || c == '.') && isDigit(s[i-1]) && isDigit(s[i+1]) {
			return true
		}
	}
	return strings.Contains(s, "20")
}

// hasFieldIn reports whether a field stands in a part of the file.
func (d *Document) hasFieldIn(span source.Span) bool {
	return slices.ContainsFunc(d.Fields, func(f *Field) bool { return span.Contains(f.LabelSpan) })
}
