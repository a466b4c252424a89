package timeline

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed order.md
var orderDoc string

// Order reports entries that stand below a later one.
func Order() *lint.Rule {
	return &lint.Rule{ID: "timeline/order", Doc: orderDoc, Severity: lint.Error,
		New: func() lint.Checker { return &order{} }}
}

type order struct{}

func (r *order) Check(pass *lint.Pass) {
	for _, tl := range pass.Doc.Timelines {
		if !tl.Milestones {
			r.timeline(pass, tl)
		}
	}
}

func (r *order) timeline(pass *lint.Pass, tl *postmortem.Timeline) {
	var falls [][2]*postmortem.Entry
	var last *postmortem.Entry
	rises := 0
	for _, e := range tl.Entries {
		if e.Stamp.State != postmortem.Filled || !e.Stamp.HasClock && !e.Day.Full() {
			continue
		}
		if last != nil {
			switch d := compare(last, e); {
			case d > 0:
				falls = append(falls, [2]*postmortem.Entry{last, e})
			case d < 0:
				rises++
			}
		}
		last = e
	}
	if len(falls) >= 3 && len(falls) > 2*rises {
		if !pass.Doc.TellsNewestFirst(tl) {
			r.backwards(pass, falls)
		}
		return
	}
	for _, f := range falls {
		show := at
		if f[0].Zone.Name != f[1].Zone.Name {
			show = atZone
		}
		pass.Report(lint.Diagnostic{
			Span:    f[1].Stamp.Span,
			Message: fmt.Sprintf("%s stands below %s", show(f[1]), show(f[0])),
			Help:    "correct the time, move the entry, or write the date where a new day begins",
			Related: []lint.Related{{Span: f[0].Stamp.Span, Message: "the later time above"}},
		})
	}
}

// backwards reports a timeline that tells its events from the last to the first.
func (r *order) backwards(pass *lint.Pass, falls [][2]*postmortem.Entry) {
	first, next := falls[0][0], falls[0][1]
	pass.Report(lint.Diagnostic{
		Span:     next.Stamp.Span,
		Severity: lint.Warning,
		Message:  fmt.Sprintf("the timeline runs backwards: %s stands below %s", at(next), at(first)),
		Help:     "begin with the earliest event",
		Related:  []lint.Related{{Span: first.Stamp.Span, Message: "the later time above"}},
	})
}

// compare returns a positive number where a, which stands above b, is later, a
// negative one where it is earlier, and 0 where they are equal or cannot be compared.
func compare(a, b *postmortem.Entry) int {
	if !a.Stamp.HasClock || !b.Stamp.HasClock {
		if a.Day.Full() != b.Day.Full() || !a.Day.Full() {
			return 0
		}
		return a.Day.Days() - b.Day.Days()
	}
	minutes, ok := a.MinutesTo(b)
	// A rounded guess may be a little off.
	if slack := 10; !ok || (a.Stamp.Approximate || b.Stamp.Approximate) && minutes < 0 && -minutes <= slack {
		return 0
	}
	if hour := 60; minutes < 0 && -minutes <= hour && a.Zone.Name != b.Zone.Name && (mayBeOff(a) || mayBeOff(b)) {
		return 0
	}
	// Seconds are compared only where both have them.
	if minutes == 0 && a.Stamp.Clock.Second > 0 && b.Stamp.Clock.Second > 0 {
		return a.Stamp.Clock.Second - b.Stamp.Clock.Second
	}
	return -minutes
}

// mayBeOff reports whether an entry's zone is that of a region, and the day one of
// its summer time, where that has one: many write PST all the year.
func mayBeOff(e *postmortem.Entry) bool {
	z := e.Zone.Name
	if z == "" || z == "Z" || strings.HasPrefix(z, "UTC") || z[0] == '+' || z[0] == '-' {
		return false
	}
	day := e.Day.Month*100 + e.Day.Day
	return !e.Day.Full() || day >= 308 && day <= 1107
}
