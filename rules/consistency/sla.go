package consistency

import (
	_ "embed"
	"fmt"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed sla.md
var slaDoc string

// SLA reports a breach of an SLA that is denied against the document's own figures,
// and figures that cannot be.
func SLA() *lint.Rule {
	return &lint.Rule{ID: "consistency/sla", Doc: slaDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &sla{WindowDays: 30, Target: "none"} }}
}

type sla struct {
	// WindowDays is the time over which the SLA is reckoned, in days.
	WindowDays int `yaml:"window-days"`
	// Target is the availability promised, as a share ("99.9 %"), where a document does
	// not say; "none" is none.
	Target string `yaml:"target"`
}

// reached is an availability that the document states.
type reached struct {
	*postmortem.Field
	postmortem.Availability
	// over says that it is reckoned over a month or the like, not over the incident.
	over bool
}

func (r *sla) Check(pass *lint.Pass) {
	facts := pass.Facts()
	shares := facts.Filled(postmortem.TermAvailability)
	breaches := facts.Filled(postmortem.TermBreach)
	kept := len(breaches) == 0
	if kept {
		breaches = facts.Filled(postmortem.TermKept)
	}
	if len(shares)+len(breaches) == 0 {
		return
	}
	var found []reached
	for _, f := range shares {
		a, ok := pass.Doc.Words.ParseAvailability(f.Value.Text)
		if !ok || r.impossible(pass, f, a) {
			continue
		}
		if !a.HasTarget {
			a.Target, a.HasTarget = r.promised(facts)
		}
		over := pass.Doc.Words.Tells(f.Label, postmortem.TermMonth) || pass.Doc.Words.Tells(a.Share.Note, postmortem.TermMonth)
		found = append(found, reached{f, a, over})
	}
	r.errors(pass, facts, found)
	if len(breaches) != 1 || len(found) > 1 {
		return // which figure an answer is about is not known
	}
	answer := pass.Doc.Words.ParseAnswer(breaches[0].Value.Text)
	if kept {
		answer.Yes, answer.No = answer.No, answer.Yes
	}
	switch {
	case answer.No && answer.Plain && len(found) == 0 && r.deniedBeside(pass, breaches[0], answer.Details):
	case answer.No && answer.Plain && answer.Details == "":
		r.denied(pass, facts, breaches[0], found)
	case answer.Yes && len(found) == 1:
		r.admitted(pass, breaches[0], found[0])
	}
}

// percent reads a share of an SLA.
func percent(text string) (postmortem.Count, bool) {
	c, ok := postmortem.ParseCount(text)
	return c, ok && c.Percent && !c.All
}

// impossible reports a share above 100 percent.
func (r *sla) impossible(pass *lint.Pass, f *postmortem.Field, a postmortem.Availability) bool {
	switch {
	case a.Share.Value > 100:
		pass.Report(lint.Diagnostic{Span: f.Value.Span, Message: fmt.Sprintf("an availability of %s %% is more than all", decimal(a.Share.Value)),
			Help: "correct the number"})
	case a.HasTarget && a.Target.Value > 100:
		pass.Report(lint.Diagnostic{Span: f.Value.Span, Message: fmt.Sprintf("an SLA of %s %% is more than all", decimal(a.Target.Value)),
			Help: "correct the number"})
	default:
		return false
	}
	return true
}

// errors reports, as a remark, an availability that leaves less room than the errors
// of the same list of figures take.
func (r *sla) errors(pass *lint.Pass, facts postmortem.Facts, found []reached) {
	rates := facts.Filled(postmortem.TermErrorRate)
	if len(found) != 1 || len(rates) != 1 || found[0].over || rates[0].Section != found[0].Section || rates[0].Form != found[0].Form {
		return
	}
	const rounding = 0.5
	rate, ok := percent(rates[0].Value.Text)
	sum := rate.Value + found[0].Share.Value
	if !ok || rate.Approximate || found[0].Share.Approximate || r.isOfMonth(pass, facts, found[0]) || sum <= 100+max(rounding, (rate.Precision+found[0].Share.Precision)/2) {
		return
	}
	pass.Report(lint.Diagnostic{Span: found[0].Value.Span, Severity: lint.Info,
		Message: fmt.Sprintf("an availability of %s %% and an error rate of %s %% are %s %% together", decimal(found[0].Share.Value), decimal(rate.Value), decimal(sum)),
		Help:    "say over which time each is reckoned, or correct one",
		Related: []lint.Related{{Span: rates[0].Value.Span, Message: "the error rate"}}})
}

// isOfMonth reports whether an availability beside an SLA is what an outage as long as the
// incident leaves of the SLA's window, or more: it is reckoned over that then, while the
// errors are those of the incident.
func (r *sla) isOfMonth(pass *lint.Pass, facts postmortem.Facts, a reached) bool {
	lasted, length := lengthOf(pass, facts)
	if lasted == nil || !a.HasTarget {
		return false
	}
	window := time.Duration(r.WindowDays) * 24 * time.Hour
	left := 100 - 100*float64(time.Duration(length.Seconds)*time.Second)/float64(window)
	return a.Share.Value+a.Share.Precision >= left
}

// denied reports a "No" that the availability, or the length of a complete outage,
// speaks against. An outage that fits into what the SLA allows breaks nothing, whatever
// the availability was meanwhile.
func (r *sla) denied(pass *lint.Pass, facts postmortem.Facts, breach *postmortem.Field, found []reached) {
	d := lint.Diagnostic{Span: breach.Value.Span, Help: "correct the answer, or say behind it why the SLA holds"}
	target, known := r.promised(facts)
	if len(found) == 1 {
		target, known = found[0].Target, found[0].HasTarget
	}
	if !known || target.Value >= 100 {
		return
	}
	budget := time.Duration((100 - target.Value) / 100 * float64(r.WindowDays) * 24 * float64(time.Hour)).Round(time.Second)
	lasted, length := lengthOf(pass, facts)
	fits := lasted != nil && (length.Approximate || time.Duration(length.Seconds)*time.Second <= budget)
	low := len(found) == 1 && !found[0].Share.Approximate && found[0].Share.Value+found[0].Share.Precision/2 < target.Value
	switch {
	case low && (found[0].over || !fits):
		d.Message = fmt.Sprintf("the SLA of %s %% is said to hold, but the availability is %s %%", decimal(target.Value), decimal(found[0].Share.Value))
		d.Related = []lint.Related{{Span: found[0].Value.Span, Message: "the availability"}}
	case lasted != nil && !fits && len(found) == 0 && isOutage(pass):
		d.Message = fmt.Sprintf("the SLA of %s %% is said to hold, but it allows %s in %d days, and the outage lasted %s",
			decimal(target.Value), spell(budget), r.WindowDays, spell(time.Duration(length.Seconds)*time.Second))
		d.Related = []lint.Related{{Span: lasted.Value.Span, Message: "how long it lasted"}}
	default:
		return
	}
	pass.Report(d)
}

// deniedBeside reports a "No" with the two shares beside it, of which one is said to have
// been promised and is more than the other.
func (r *sla) deniedBeside(pass *lint.Pass, breach *postmortem.Field, details string) bool {
	promised, reached, ok := pass.Doc.Words.PromisedAndReached(details)
	if !ok || reached.Approximate || reached.Value+reached.Precision/2 >= promised.Value {
		return false
	}
	pass.Report(lint.Diagnostic{Span: breach.Value.Span,
		Message: fmt.Sprintf("the SLA of %s %% is said to hold, but the availability is %s %%", decimal(promised.Value), decimal(reached.Value)),
		Help:    "correct the answer, or the share that is wrong"})
	return true
}

// promised returns the availability promised where the one reached does not say, and
// whether it is known: it is not where the document's own cannot be read.
func (r *sla) promised(facts postmortem.Facts) (postmortem.Count, bool) {
	if f := facts.One(postmortem.TermTarget); f != nil && f.Value.State == postmortem.Filled {
		return percent(f.Value.Text)
	}
	return percent(r.Target)
}

// isOutage reports whether the users are said to have seen a complete outage.
func isOutage(pass *lint.Pass) bool {
	_, seen := termOf(pass, postmortem.TermExperience)
	return seen == postmortem.TermOutage
}

// lengthOf returns the field that says how long users were affected, else how long the
// incident was, and what it says.
func lengthOf(pass *lint.Pass, facts postmortem.Facts) (*postmortem.Field, postmortem.Duration) {
	var own, users *postmortem.Field
	experience := facts.One(postmortem.TermExperience)
	for _, f := range pass.Doc.Fields {
		switch {
		case f.Key != postmortem.FieldDuration || f.Value.State != postmortem.Filled:
		case experience != nil && f.Section == experience.Section && users == nil:
			users = f
		case isBrief(f) && own == nil:
			own = f
		}
	}
	for _, f := range []*postmortem.Field{users, own} {
		if f == nil {
			continue
		}
		if d, ok := postmortem.ParseDuration(f.Value.Text); ok {
			return f, d
		}
		if d, _, _, ok := postmortem.FindDuration(f.Value.Text); ok {
			return f, d
		}
	}
	return nil, postmortem.Duration{}
}

// admitted reports, as a remark, a breach where the availability is what was promised.
func (r *sla) admitted(pass *lint.Pass, breach *postmortem.Field, a reached) {
	if !a.HasTarget || a.Share.Approximate || a.Share.Value-a.Share.Precision/2 < a.Target.Value {
		return
	}
	pass.Report(lint.Diagnostic{Span: breach.Value.Span, Severity: lint.Info,
		Message: fmt.Sprintf("the SLA of %s %% is said to be broken, but the availability is %s %%", decimal(a.Target.Value), decimal(a.Share.Value)),
		Help:    "say over which time each is reckoned, or correct one",
		Related: []lint.Related{{Span: a.Value.Span, Message: "the availability"}}})
}

// decimal prints a number without zeros at its end.
func decimal(x float64) string { return fmt.Sprintf("%.6g", x) }

// spell prints a length of time in whole hours, minutes and seconds.
func spell(d time.Duration) string {
	d = d.Round(time.Second)
	out := ""
	for _, unit := range []struct {
		of   time.Duration
		name string
	}{{time.Hour, "h"}, {time.Minute, "min"}, {time.Second, "s"}} {
		if n := d / unit.of; n > 0 {
			if out != "" {
				out += " "
			}
			out += fmt.Sprintf("%d %s", n, unit.name)
			d -= n * unit.of
		}
	}
	return out
}
