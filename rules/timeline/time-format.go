package timeline

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed time-format.md
var timeFormatDoc string

// TimeFormat reports times that are unfilled, malformed, or in another form than
// the rest of their timeline.
func TimeFormat() *lint.Rule {
	return &lint.Rule{ID: "timeline/time-format", Doc: timeFormatDoc, Severity: lint.Error, Loose: lint.Warning,
		New: func() lint.Checker { return &timeFormat{} }, Owns: ownsTimes}
}

type timeFormat struct{}

// ownsTimes returns the places of all times.
func ownsTimes(pass *lint.Pass) []source.Span {
	var out []source.Span
	for _, tl := range pass.Doc.Timelines {
		for _, e := range tl.Entries {
			out = append(out, e.Stamp.Span)
		}
	}
	return out
}

func (r *timeFormat) Check(pass *lint.Pass) {
	for _, tl := range pass.Doc.Timelines {
		r.unfilled(pass, tl)
		for _, e := range tl.Entries {
			r.entry(pass, e)
		}
		if pass.Profile.Prescribes() && pass.Profile.Clocks {
			r.each(pass, tl)
			continue
		}
		if !all(tl, postmortem.OtherForm) {
			r.habit(pass, tl, postmortem.OtherForm, "%d times are not written as HH:MM, the first is %q")
		}
		r.habit(pass, tl, postmortem.MixedClock, "%d times mix a 24-hour clock with AM or PM, the first is %q")
		r.mixed(pass, tl)
	}
}

// all reports whether the clocks of a timeline have one and the same fault: 9h15 and
// 15.30 are how some languages write times, and as clear as AM and PM where all do.
func all(tl *postmortem.Timeline, fault postmortem.Fault) bool {
	for _, e := range clocks(tl) {
		if e.Stamp.Fault != fault {
			return false
		}
	}
	return true
}

// unfilled reports the times of one timeline that hold only tokens, as one finding.
func (r *timeFormat) unfilled(pass *lint.Pass, tl *postmortem.Timeline) {
	var open []*postmortem.Entry
	for _, e := range tl.Entries {
		if e.Stamp.Fault == postmortem.NotFilledIn {
			open = append(open, e)
		}
	}
	if len(open) == 0 {
		return
	}
	message := fmt.Sprintf("the time is not filled in: %q", open[0].Stamp.Text)
	if len(open) > 1 {
		message = fmt.Sprintf("%d times are not filled in, the first is %q", len(open), open[0].Stamp.Text)
	}
	help := "write the time as HH:MM, as well as it is known"
	if !pass.Profile.Prescribes() {
		help += "; mark a guess with `~`"
	}
	pass.Report(lint.Diagnostic{
		Span:     open[0].Stamp.Span,
		Message:  message,
		Help:     help,
		Related:  lint.Also(stampsOf(open), "not filled in"),
		Unfilled: len(open),
	})
}

// entry reports what is wrong with one entry's time by itself.
func (r *timeFormat) entry(pass *lint.Pass, e *postmortem.Entry) {
	s := e.Stamp
	switch {
	case s.Fault == postmortem.Impossible:
		pass.Report(lint.Diagnostic{Span: s.Span, Message: s.Problem,
			Help: "write times as HH:MM, from 00:00 to 23:59, and dates as YYYY-MM-DD"})
	case s.Fault != postmortem.NoFault:
	case s.State == postmortem.Unparsable:
		pass.Report(lint.Diagnostic{Span: s.Span, Message: fmt.Sprintf("%q is not a time", s.Text),
			Help: "write the time as HH:MM, with the date before it where the day changes"})
	case s.HasEnd && s.EndDate.IsZero() && before(s.End, s.Clock) && s.Clock.Hour-s.End.Hour < 12:
		pass.Report(lint.Diagnostic{Span: s.Span,
			Message: fmt.Sprintf("the range ends at %v, before it begins at %v", s.End, s.Clock),
			Help:    "swap the two times, or write the date of the second"})
	case s.Approximate && pass.Profile.Prescribes():
		// A warning would teach authors to leave out the mark, not to look the time up.
		pass.Report(lint.Diagnostic{Span: s.Span, Severity: lint.Info,
			Message: fmt.Sprintf("%q is marked as a guess", s.Text),
			Help:    "write the exact time if a log or alert has it"})
	}
}

func before(a, b postmortem.Clock) bool {
	return a.Minutes() < b.Minutes()
}

// each reports every clock that is not written as HH:MM, where the template does so.
func (r *timeFormat) each(pass *lint.Pass, tl *postmortem.Timeline) {
	safe := convertsExactly(tl)
	for _, e := range tl.Entries {
		s := e.Stamp
		message := s.Problem
		switch {
		case s.Fault == postmortem.OtherForm || s.Fault == postmortem.MixedClock:
		case s.TwelveHour && s.Fault == postmortem.NoFault:
			message = fmt.Sprintf("%q is on a 12-hour clock", s.Text)
		default:
			continue
		}
		pass.Report(lint.Diagnostic{Span: s.Span, Message: message, Help: write(s.Clock), Fixes: onTwentyFour(pass, safe && s.TwelveHour, e)})
	}
}

// habit reports the clocks of one timeline that share a fault, as one finding:
// who writes one so writes all so.
func (r *timeFormat) habit(pass *lint.Pass, tl *postmortem.Timeline, fault postmortem.Fault, several string) {
	var found []*postmortem.Entry
	for _, e := range tl.Entries {
		if e.Stamp.Fault == fault {
			found = append(found, e)
		}
	}
	if len(found) == 0 {
		return
	}
	first := found[0].Stamp
	message := first.Problem
	if len(found) > 1 {
		message = fmt.Sprintf(several, len(found), first.Text)
	}
	pass.Report(lint.Diagnostic{Span: first.Span, Message: message, Help: write(first.Clock), Related: lint.Also(stampsOf(found), "also"),
		Fixes: onTwentyFour(pass, false, found...)})
}

func write(c postmortem.Clock) string {
	return fmt.Sprintf("write `%02d:%02d`", c.Hour, c.Minute)
}

// mixed reports the fewer of two ways of writing times in one timeline. A clock
// with AM or PM all through is a choice; both side by side are read wrong.
func (r *timeFormat) mixed(pass *lint.Pass, tl *postmortem.Timeline) {
	var twelve, other []*postmortem.Entry
	for _, e := range clocks(tl) {
		switch {
		case e.Stamp.Fault != postmortem.NoFault:
		case e.Stamp.TwelveHour:
			twelve = append(twelve, e)
		default:
			other = append(other, e)
		}
	}
	if len(twelve) == 0 || len(other) == 0 {
		return
	}
	few, many, form, opposite := twelve, other, "with AM or PM", "have none"
	fixes := onTwentyFour(pass, false, twelve...)
	if len(other) < len(twelve) {
		fixes = nil // a time without AM or PM may lack it
		few, many, form, opposite = other, twelve, "without AM or PM", "have one"
	}
	message := fmt.Sprintf("%q is written %s, %d other times of this timeline %s", few[0].Stamp.Text, form, len(many), opposite)
	if len(few) > 1 {
		message = fmt.Sprintf("%d times are written %s, %d %s; the first is %q", len(few), form, len(many), opposite, few[0].Stamp.Text)
	}
	pass.Report(lint.Diagnostic{Span: few[0].Stamp.Span, Message: message,
		Help: "write all times of a timeline in one form, best HH:MM", Related: lint.Also(stampsOf(few), "also "+form), Fixes: fixes})
}
