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
		Revenue(), SummaryAgrees(), SLA(), YesNo(),
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
	return clock(m, beside) + lineOf(pass, m.Span)
}

// apart says where two moments are and how far apart, in the style of s: "14:02
// (line 9) to 16:17 (line 14) is 2 h 15 min".
func apart(pass *lint.Pass, s *postmortem.StatedSpan, p postmortem.Pair) string {
	a, b := p.From, p.To
	from, to := endsOf(a, b)
	return fmt.Sprintf("%s%s to %s%s is %s", from, lineOf(pass, a.Span), to, lineOf(pass, b.Span), s.Print(pass.Times().Elapsed(a, b)))
}

// endsOf prints two moments, with their days and zones where they differ in them.
func endsOf(a, b *postmortem.Moment) (from, to string) {
	from, to = clock(a, nil), clock(b, a)
	if days := b.Day.Days() - a.Day.Days(); a.Day.Full() && (days > 1 || days < 0) {
		from = a.Day.String() + " " + from
	}
	if a.Zone.Name != b.Zone.Name && a.Zone.Name != "" && b.Zone.Name != "" {
		from, to = from+" "+a.Zone.Name, to+" "+b.Zone.Name
	}
	return from, to
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
