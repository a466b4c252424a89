// Package consistency holds the rules that compare what a post-mortem says in one
// place with what it says in another.
package consistency

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// Rules returns the group's rules.
func Rules() []*lint.Rule {
	return []*lint.Rule{
		IDDate(), IncidentDate(), Duration(), DurationTimeline(), Detection(), Milestones(), Dates(),
	}
}

// clock prints when a moment is, and its day only where it is not that of beside.
func clock(m, beside *postmortem.Moment) string {
	out := m.Clock.String()
	if beside == nil || !m.Day.Full() || m.Day == beside.Day {
		return out
	}
	if beside.Day.Full() && m.Day == beside.Day.AddDays(1) {
		return "next day " + out
	}
	return m.Day.String() + " " + out
}

// place is clock with the line.
func place(pass *lint.Pass, m, beside *postmortem.Moment) string {
	return fmt.Sprintf("%s (line %d)", clock(m, beside), pass.Doc.File.Line(m.Span.Start))
}

// apart says how far two moments are apart, in the style of s: "14:02 to 16:17 is
// 2 h 15 min".
func apart(pass *lint.Pass, s *postmortem.StatedSpan, p postmortem.Pair, lines bool) string {
	a, b := p.From, p.To
	from, to := clock(a, nil), clock(b, a)
	if a.Day.Full() && b.Day.Days()-a.Day.Days() > 1 {
		from = a.Day.String() + " " + from
	}
	if lines {
		from += lineOf(pass, a.Span)
		to += lineOf(pass, b.Span)
	}
	return fmt.Sprintf("%s to %s is %s", from, to, s.Print(pass.Times().Elapsed(a, b)))
}

func lineOf(pass *lint.Pass, at source.Span) string {
	return fmt.Sprintf(" (line %d)", pass.Doc.File.Line(at.Start))
}

// both are the places of two moments that a finding speaks of.
func both(a, b *postmortem.Moment) []lint.Related {
	out := []lint.Related{{Span: a.Span, Message: "from here"}}
	if b.Span != a.Span {
		out = append(out, lint.Related{Span: b.Span, Message: "to here"})
	}
	return out
}

// rewrite is a suggested fix that writes the length of time that would be right.
func rewrite(pass *lint.Pass, s *postmortem.StatedSpan, seconds int) []lint.Fix {
	text, ok := s.In(seconds)
	if !ok || pass.Doc.File.Slice(s.Span) != s.Text {
		return nil
	}
	return []lint.Fix{{Message: "write " + text, Edits: []lint.Edit{{Span: s.Span, New: text}}}}
}
