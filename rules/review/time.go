package review

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// instantOf returns the time that a field's value begins with. It is not ok where the
// day is not written in full, can be read in two ways, or does not exist.
func instantOf(pass *lint.Pass, f *postmortem.Field) (postmortem.Instant, bool) {
	w, ok := pass.Doc.WrittenDate(f.Value.Text)
	if !ok || !w.Certain() {
		return postmortem.Instant{}, false
	}
	at := postmortem.Instant{Day: w.Date, Span: f.Value.Span}
	if stamp, _, ok := pass.Doc.LeadingStamp(f); ok && stamp.HasClock && stamp.State == postmortem.Filled && stamp.Date == w.Date {
		at.HasClock, at.Clock, at.Zone = true, stamp.Clock, stamp.Zone
		// The template wants all times in one zone, and most documents state it once.
		if at.Zone.Name == "" && pass.Profile != nil {
			at.Zone = pass.Profile.Zone
		}
	}
	return at, true
}

// ownDay returns the document's own field of a meaning and its day; nil where there is
// none that can be read.
func ownDay(pass *lint.Pass, key postmortem.FieldKey) (*postmortem.Field, postmortem.Date) {
	for _, f := range pass.Doc.OwnFields() {
		if f.Key != key || f.Value.State != postmortem.Filled {
			continue
		}
		if w, ok := pass.Doc.WrittenDate(f.Value.Text); ok && w.Certain() {
			return f, w.Date
		}
	}
	return nil, postmortem.Date{}
}

// inDoubt reports whether the other dates of the document speak against that of the
// meeting, which consistency/dates says, or of the incident: the meeting is later than
// the last update, or the document was begun before the incident was over too.
func inDoubt(pass *lint.Pass, at, end postmortem.Instant, ended bool) bool {
	if f, updated := ownDay(pass, postmortem.FieldUpdated); f != nil && at.Day.Days() > updated.Days() {
		return true
	}
	f, created := ownDay(pass, postmortem.FieldCreated)
	return f != nil && ended && created.Days() < end.Day.Days()
}

// isDayDisputed reports whether the ID, the date field and the title speak of different days
// of the incident, which rules of their own say.
func isDayDisputed(pass *lint.Pass) bool {
	var day postmortem.Date
	for _, c := range pass.DayClaims() {
		switch c.Source {
		case postmortem.DayOfID, postmortem.DayOfField, postmortem.DayOfTitle:
			if day.Full() && day != c.Day {
				return true
			}
			day = c.Day
		}
	}
	return false
}

// between returns the days from one day to another; without Saturdays and Sundays where
// business days count.
func (r *meeting) between(from, to postmortem.Date) int {
	days := to.Days() - from.Days()
	if !r.BusinessDays || days <= 0 {
		return days
	}
	// Whole weeks have five each; what is left is counted day by day.
	n := days / 7 * 5
	for d := to.Days() - days%7 + 1; d <= to.Days(); d++ {
		if !postmortem.IsWeekend(d) {
			n++
		}
	}
	return n
}

// after prints how long after something it was, in hours where days do not tell.
func after(days, minutes int, inHours bool) string {
	if inHours {
		return fmt.Sprintf("%d h %d min", minutes/60, minutes%60)
	}
	return fmt.Sprintf("%d days", days)
}

// hours prints a limit.
func hours(n int) string {
	if n%24 == 0 && n > 24 {
		return fmt.Sprintf("%d days", n/24)
	}
	return fmt.Sprintf("%d hours", n)
}
