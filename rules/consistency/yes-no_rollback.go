package consistency

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// rollback holds whether there was a rollback against what is said of it, and against
// the timeline.
func (r *yesNo) rollback(pass *lint.Pass) {
	facts := pass.Facts()
	f := facts.One(postmortem.TermRollback)
	if f == nil {
		f = facts.One(postmortem.TermRolledBack) // Rolled back: no
	}
	if f == nil || f.Value.State != postmortem.Filled {
		r.rollbackTime(pass)
		return
	}
	answer := pass.Doc.Words.ParseAnswer(f.Value.Text)
	switch {
	case answer.No && answer.Plain:
		r.denied(pass, f, answer)
	case answer.Yes:
		r.version(pass, f)
		r.rollbackTime(pass)
	}
}

// denied reports a rollback that is denied and yet described.
func (r *yesNo) denied(pass *lint.Pass, f *postmortem.Field, answer postmortem.Answer) {
	facts := pass.Facts()
	d := lint.Diagnostic{Span: f.Value.Span, Help: "write Yes, or take away what tells of one"}
	for _, t := range []postmortem.Term{postmortem.TermRollbackTime, postmortem.TermRollbackVersion, postmortem.TermRollbackMethod} {
		x := facts.One(t)
		if x == nil || x.Value.State != postmortem.Filled || pass.Doc.Words.IsNone(head(x.Value.Text)) || pass.Leftovers().Touches(x.Value.Span) {
			continue
		}
		if d.Message == "" {
			d.Message = fmt.Sprintf("%s is %q, but %s is %q", f.Label, f.Value.Text, x.Label, x.Value.Text)
		}
		d.Related = append(d.Related, lint.Related{Span: x.Value.Span, Message: "what is said of it"})
	}
	if done := telling(pass, postmortem.TermRolledBack); len(done) > 0 && answer.Details == "" {
		if d.Message == "" {
			d.Message = fmt.Sprintf("%s is %q, but the timeline tells of one at %s", f.Label, f.Value.Text, done[0].Stamp.Text)
		}
		d.Related = append(d.Related, lint.Related{Span: done[0].Event.Span, Message: "the rollback"})
	}
	if d.Message != "" {
		pass.Report(d)
	}
}

// version reports a rollback that does not say to what, where the template asks.
func (r *yesNo) version(pass *lint.Pass, f *postmortem.Field) {
	version := pass.Facts().One(postmortem.TermRollbackVersion)
	if version == nil || !pass.Doc.Words.IsNone(version.Value.Text) || version.Value.State != postmortem.Filled {
		return
	}
	pass.Report(lint.Diagnostic{Span: version.Value.Span,
		Message: fmt.Sprintf("%s is %q, but %s is %q", f.Label, f.Value.Text, version.Label, version.Value.Text),
		Help:    "write the version or commit that was in place afterwards",
		Related: []lint.Related{{Span: f.Value.Span, Message: "there was a rollback"}}})
}

// rollbackTime holds how long a rollback took against the timeline: against the rows
// that tell its beginning and its end, or else against the timeline as a whole.
func (r *yesNo) rollbackTime(pass *lint.Pass) {
	f := pass.Facts().One(postmortem.TermRollbackTime)
	if f == nil || f.Value.State != postmortem.Filled || len(pass.Doc.Timelines) != 1 {
		return
	}
	stated, ok := postmortem.ParseDuration(f.Value.Text)
	if !ok || stated.Clock || stated.Note != "" {
		return
	}
	var nearest *postmortem.Entry
	var start *postmortem.Entry
	best := 0
	begun, done := telling(pass, postmortem.TermRollingBack), telling(pass, postmortem.TermRolledBack)
	const most = 20 // rows of either kind that can be one rollback
	if len(begun) > most || len(done) > most {
		return
	}
	for _, a := range begun {
		for _, b := range done {
			took, ok := minutesTo(a, b)
			if !ok || took < 0 || agrees(stated, took) {
				return
			}
			if nearest == nil || abs(took*60-stated.Seconds) < abs(best*60-stated.Seconds) {
				start, nearest, best = a, b, took
			}
		}
	}
	help := "correct the time, or the rows"
	if nearest != nil {
		pass.Report(lint.Diagnostic{Span: f.Value.Span, Help: help,
			Message: fmt.Sprintf("%s is %q, but %s to %s is %d min", f.Label, f.Value.Text, start.Stamp.Text, nearest.Stamp.Text, best),
			Related: []lint.Related{{Span: start.Stamp.Span, Message: "the rollback begins"}, {Span: nearest.Stamp.Span, Message: "it is done"}}})
		return
	}
	first, last, whole, ok := reach(pass.Doc.Timelines[0])
	if ok && stated.Seconds > whole*60 && !agrees(stated, whole) {
		pass.Report(lint.Diagnostic{Span: f.Value.Span, Help: help,
			Message: fmt.Sprintf("%s is %q, which is longer than the whole timeline: %s to %s is %d min", f.Label, f.Value.Text, first.Stamp.Text, last.Stamp.Text, whole),
			Related: []lint.Related{{Span: first.Stamp.Span, Message: "the first row"}, {Span: last.Stamp.Span, Message: "the last row"}}})
	}
}

// telling returns the timed entries of the timelines that tell what a term names. What
// a database takes back by itself is no rollback in this sense.
func telling(pass *lint.Pass, t postmortem.Term) []*postmortem.Entry {
	var out []*postmortem.Entry
	for _, tl := range pass.Doc.Timelines {
		for _, e := range tl.Entries {
			if timed(e) && pass.Doc.Words.Tells(e.Event.Text, t) && !pass.Doc.Words.Tells(e.Event.Text, postmortem.TermDatabase) {
				out = append(out, e)
			}
		}
	}
	return out
}
