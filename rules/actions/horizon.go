package actions

import (
	_ "embed"
	"fmt"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed horizon.md
var horizonDoc string

// Horizon reports due dates that lie outside the time frame of the item's section.
func Horizon() *lint.Rule {
	return &lint.Rule{ID: "actions/horizon", Doc: horizonDoc, Severity: lint.Warning, Loose: lint.Off,
		New: func() lint.Checker { return &horizon{ImmediateDays: 7, ShortDays: 31, LongDays: 92} }}
}

type horizon struct {
	// ImmediateDays, ShortDays and LongDays are how many days after the anchor an
	// item may be due. The week, month or quarter of the anchor may always be used up.
	ImmediateDays int `yaml:"immediate-days"`
	ShortDays     int `yaml:"short-days"`
	LongDays      int `yaml:"long-days"`
}

func (r *horizon) Check(pass *lint.Pass) {
	from, ok := anchorOf(pass.Doc, incidentDay(pass))
	if !ok {
		return
	}
	for _, a := range written(pass) {
		if day, known := pass.Doc.CertainDue(a); known && !a.Done {
			r.judge(pass, a, day, from)
		}
	}
}

// incidentDay returns the day of the incident, or none where it is not certain.
func incidentDay(pass *lint.Pass) postmortem.Date {
	doc := pass.Doc
	if w, ok := doc.WrittenDate(doc.Date.Text); ok && w.Ambiguous {
		return postmortem.Date{}
	}
	for _, c := range pass.DayClaims() {
		if c.Source == postmortem.DayOfID && c.Day != doc.Day {
			return postmortem.Date{} // consistency/id-date says that one of the two is wrong
		}
	}
	return doc.Day
}

// An anchor is the day from which time frames are counted.
type anchor struct {
	postmortem.Date
	// what names it: "creation".
	what string
}

// anchorOf returns the day on which the post-mortem was created, or where it does not
// say, that of the incident. It is not ok where neither is certain.
func anchorOf(doc *postmortem.Document, incident postmortem.Date) (from anchor, ok bool) {
	for _, f := range doc.OwnFields() {
		if f.Key != postmortem.FieldCreated || f.Value.State == postmortem.Absent {
			continue
		}
		w, found := doc.WrittenDate(f.Value.Text)
		ok := found && w.Certain()
		if ok && incident.Full() && w.Days() < incident.Days() {
			break // one of the two is wrong: the later one allows more
		}
		return anchor{w.Date, "creation"}, ok
	}
	return anchor{incident, "the incident"}, incident.Full()
}

// framesOf returns the titles of the time frames that the template has. Where it
// prescribes no form, whoever turns the rule on means all of them.
func framesOf(pass *lint.Pass) map[postmortem.TimeFrame]string {
	out := map[postmortem.TimeFrame]string{}
	if !pass.Profile.Prescribes() {
		out[postmortem.Immediate], out[postmortem.ShortTerm], out[postmortem.LongTerm] = "", "", ""
		return out
	}
	for _, s := range pass.Profile.Sections {
		if frame := pass.Doc.Words.TimeFrame(s.Title); frame != "" && amongItems(s) {
			out[frame] = s.Title
		}
	}
	return out
}

// judge reports an item that is due after the last day of its section's time frame.
func (r *horizon) judge(pass *lint.Pass, a *postmortem.Action, day postmortem.Date, from anchor) {
	if a.Horizon == "" {
		return
	}
	frame := pass.Doc.Words.TimeFrame(a.Horizon)
	last, how, ok := r.last(frame, from)
	if !ok || day.Days() <= last.Days() {
		return
	}
	frames := framesOf(pass)
	if _, ok := frames[frame]; !ok {
		return
	}
	d := lint.Diagnostic{Span: a.Due.Span,
		Message: fmt.Sprintf("due %s, %s after the last day of %q: %s is %s", day, lint.Counted(day.Days()-last.Days(), "day"), a.Horizon, last, how),
		Help:    "bring the date forward, or move the item to a later section"}
	for _, later := range [...]postmortem.TimeFrame{postmortem.ShortTerm, postmortem.LongTerm} {
		if to, _, ok := r.last(later, from); ok && frames[later] != "" && day.Days() <= to.Days() {
			d.Help = fmt.Sprintf("bring the date forward, or move the item to %q", frames[later])
			d.Fixes = moveTo(pass, a, later)
			break
		}
	}
	pass.Report(d)
}

// last returns the last day of a time frame and how it is found.
func (r *horizon) last(frame postmortem.TimeFrame, from anchor) (last postmortem.Date, how string, ok bool) {
	var n int
	var unit string
	var end postmortem.Date
	switch frame {
	case postmortem.Immediate:
		weekday := time.Date(from.Year, time.Month(from.Month), from.Day, 0, 0, 0, 0, time.UTC).Weekday()
		n, unit, end = r.ImmediateDays, "week", from.AddDays((7-int(weekday))%7)
	case postmortem.ShortTerm:
		n, unit, end = r.ShortDays, "month", endOfMonth(from.Year, from.Month)
	case postmortem.LongTerm:
		n, unit, end = r.LongDays, "quarter", endOfMonth(from.Year, (from.Month+2)/3*3)
	default:
		return last, "", false
	}
	const most = 3660 // ten years: nothing is due later
	if last = from.AddDays(max(0, min(n, most))); last.Days() >= end.Days() {
		return last, fmt.Sprintf("%s after %s, the day of %s", lint.Counted(n, "day"), from.Date, from.what), true
	}
	return end, fmt.Sprintf("the end of the %s of %s, the day of %s", unit, from.Date, from.what), true
}

func endOfMonth(year, month int) postmortem.Date {
	if month == 12 {
		return postmortem.Date{Year: year, Month: 12, Day: 31}
	}
	return postmortem.Date{Year: year, Month: month + 1, Day: 1}.AddDays(-1)
}
