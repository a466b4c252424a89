package timeline

import (
	_ "embed"
	"fmt"

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
	r.days(pass)
}

// days reports a timeline below the heading of a day that stands below that of a later one.
// At least as many stand in order: otherwise the days are told from the last to the first.
func (r *order) days(pass *lint.Pass) {
	var fall [2]*postmortem.Timeline
	var last *postmortem.Timeline
	falls, rises := 0, 0
	for _, tl := range pass.Doc.Timelines {
		if !pass.Doc.IsHeadedByDay(tl) {
			continue
		}
		if last != nil && last.Section.Parent == tl.Section.Parent && last.Section != tl.Section {
			switch a, b := last.Entries[0].Day.Days(), tl.Entries[0].Day.Days(); {
			case a > b:
				fall = [...]*postmortem.Timeline{last, tl}
				falls++
			case a < b:
				rises++
			}
		}
		last = tl
	}
	if falls != 1 || rises == 0 {
		return
	}
	pass.Report(lint.Diagnostic{
		Span:    fall[1].Section.Span,
		Message: fmt.Sprintf("%s stands below %s", fall[1].Entries[0].Day, fall[0].Entries[0].Day),
		Help:    "correct the day, or move it",
		Related: []lint.Related{{Span: fall[0].Section.Span, Message: "the later day above"}},
	})
}

func (r *order) timeline(pass *lint.Pass, tl *postmortem.Timeline) {
	falls, rises := tl.Falls()
	if postmortem.RunsBackwards(falls, rises) {
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
			Help:    inOrder(f[1], f[0]),
			Related: []lint.Related{{Span: f[0].Stamp.Span, Message: "the later time above"}},
		})
	}
}

// inOrder tells how an entry comes to stand behind the later one above it.
func inOrder(e, above *postmortem.Entry) string {
	switch {
	case e.Stamp.Date.IsZero():
		return "correct the time, move the entry, or write the date where a new day begins"
	case e.Day != above.Day:
		return "correct the date, or move the entry"
	}
	return "correct the time, or move the entry"
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
