package consistency

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed incident-date.md
var incidentDateDoc string

// IncidentDate reports a document whose title, file name, date field and timeline do
// not speak of the same day.
func IncidentDate() *lint.Rule {
	return &lint.Rule{ID: "consistency/incident-date", Doc: incidentDateDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &incidentDate{} }}
}

type incidentDate struct{}

func (r *incidentDate) Check(pass *lint.Pass) {
	if pass.Doc.SeveralIncidents {
		return
	}
	all := claimsOf(pass)
	id := all.by(postmortem.DayOfID)
	var at, against *postmortem.DayClaim
	worst := 0
	for i := range all {
		odds := 0
		var first *postmortem.DayClaim
		for j := range all {
			if i != j && all.atOdds(&all[i], &all[j]) {
				odds++
				if first == nil {
					first = &all[j]
				}
			}
		}
		if odds == 0 {
			continue
		}
		// The ID has a rule of its own, but tells which of two is right.
		if odds *= 2; id != nil && !agree(id, &all[i], 0) {
			odds++
		}
		if odds > worst {
			at, against, worst = &all[i], first, odds
		}
	}
	if at == nil {
		r.told(pass, all)
		return
	}
	if id != nil && against.Source == postmortem.DayOfFile && !agree(id, at, 0) && agree(id, against, 0) && !all.uphold(id, 0) {
		return // in the last case consistency/id-date says that the day is not the ID's
	}
	// A file's name has no place in the document: the other side shows it.
	if at.Source == postmortem.DayOfFile {
		at, against = against, at
	}
	d := lint.Diagnostic{Span: at.Span,
		Message: fmt.Sprintf("the %s says %s, but the %s %s", at.Source, days(at), against.Source, days(against)),
		Help:    "correct the day that is wrong"}
	if against.Source != postmortem.DayOfFile {
		d.Related = []lint.Related{{Span: against.Span, Message: "the other day"}}
	}
	pass.Report(d)
}

// told reports the day that the opening text tells, where it is another than all places that
// state the incident's day agree on, by a slip of the keyboard.
func (r *incidentDate) told(pass *lint.Pass, all claims) {
	const several = 2
	if len(all) < several || all.disputed() {
		return
	}
	day, span, ok := pass.Doc.ToldDay()
	if !ok || all.has(day) {
		return
	}
	c := &all[0]
	if !isSlip(c, &postmortem.DayClaim{Day: day, Last: day}) && !isDigitSlip(c.Day, day) {
		return
	}
	d := lint.Diagnostic{Span: span, Message: fmt.Sprintf("%s here, but the %s says %s", day, c.Source, days(c)), Help: "correct the day that is wrong"}
	if c.Source != postmortem.DayOfFile {
		d.Related = []lint.Related{{Span: c.Span, Message: "the other day"}}
	}
	pass.Report(d)
}

// isDigitSlip reports whether two days of one month differ in their tens alone, or in that
// their digits have changed places. Other digits tell of what happened a few days before or
// after as well.
func isDigitSlip(a, b postmortem.Date) bool {
	if a.Year != b.Year || a.Month != b.Month || a.Day == b.Day {
		return false
	}
	return a.Day%10 == b.Day%10 || a.Day == b.Day%10*10+b.Day/10
}

// days prints the day of a claim, or the first and the last.
func days(c *postmortem.DayClaim) string {
	if c.Day == c.Last {
		return c.Day.String()
	}
	return c.Day.String() + " to " + c.Last.String()
}

// laterBy is within how many days after the incident a report is written.
const laterBy = 120

// around is by how many days the rows of a timeline may stand apart from the incident's
// day, with what led up to it or what was done about it later.
const around = 7

// atOdds reports whether two claims cannot both be right. The ID has a rule of its
// own. A date may be that on which the report was written, and a timeline begin before
// the incident or end after it.
func (all claims) atOdds(a, b *postmortem.DayClaim) bool {
	if a.Source == postmortem.DayOfID || b.Source == postmortem.DayOfID || agree(a, b, 0) {
		return false
	}
	if a.Source == postmortem.DayOfTimeline || b.Source == postmortem.DayOfTimeline {
		if agree(a, b, around) && (agree(a, b, 1) || !isSlip(a, b)) {
			return false
		}
	}
	late, early := a, b
	if a.Day.Days() < b.Day.Days() {
		late, early = b, a
	}
	if isSlip(a, b) {
		return true
	}
	switch {
	case early.Source == postmortem.DayOfFile || late.Source == postmortem.DayOfFile:
		return false
	case late.Source != postmortem.DayOfField && late.Source != postmortem.DayOfTitle:
		return true
	}
	return all.confirm(early) || late.Day.Days()-early.Last.Days() > laterBy
}

// confirm reports whether the ID, the title or the duration states the same day as c.
func (all claims) confirm(c *postmortem.DayClaim) bool {
	for i := range all {
		switch all[i].Source {
		case postmortem.DayOfID, postmortem.DayOfTitle, postmortem.DayOfDuration:
			if agree(&all[i], c, 0) {
				return true
			}
		}
	}
	return false
}

// isSlip reports whether two days differ in the year alone, in the month alone, or in that
// day and month have changed places.
func isSlip(a, b *postmortem.DayClaim) bool {
	for _, x := range [...]postmortem.Date{a.Day, a.Last} {
		for _, y := range [...]postmortem.Date{b.Day, b.Last} {
			if x.Day == y.Day && (x.Month == y.Month) != (x.Year == y.Year) {
				return true
			}
			if x.Year == y.Year && x.Day == y.Month && x.Month == y.Day && x.Day != y.Day {
				return true
			}
		}
	}
	return false
}
