package consistency

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed summary-agrees.md
var summaryAgreesDoc string

// SummaryAgrees reports facts that two parts of a document tell differently: how many
// users were affected and how badly, how it was noticed, who responded and when.
func SummaryAgrees() *lint.Rule {
	return &lint.Rule{ID: "consistency/summary-agrees", Doc: summaryAgreesDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &summaryAgrees{} }}
}

type summaryAgrees struct{}

func (r *summaryAgrees) Check(pass *lint.Pass) {
	counted := false
	if len(pass.Facts()) > 0 {
		counted = r.counts(pass, postmortem.TermUsers)
		counted = r.counts(pass, postmortem.TermCustomers) || counted
		r.reputation(pass)
		r.detection(pass)
		r.experience(pass)
	}
	if !counted && !pass.Doc.SeveralIncidents {
		slip(pass, false)
	}
	r.severity(pass)
	r.responder(pass)
	r.actions(pass)
	if !pass.Doc.SeveralIncidents {
		r.clocks(pass)
	}
}

// A count is a field that says how many there were.
type count struct {
	*postmortem.Field
	n postmortem.Count
}

// counts holds how many the summary says were affected against the part about the
// impact, and reports whether they differ.
func (r *summaryAgrees) counts(pass *lint.Pass, t postmortem.Term) bool {
	var stated []count
	for _, f := range pass.Facts().Filled(t) {
		if c, ok := postmortem.ParseCount(f.Value.Text); ok && !c.Unknown {
			stated = append(stated, count{f, c})
		}
	}
	brief, full, ok := inTwoPlaces(stated, func(c count) *postmortem.Field { return c.Field })
	if !ok || brief.n.Agrees(full.n) {
		return false
	}
	// "1,240 in Europe" and "4,000" can both be true.
	if brief.n.Note != full.n.Note && !(r.tells(pass, brief) && r.tells(pass, full)) && !countsSame(brief.n.Note, full.n.Note) {
		return false
	}
	pass.Report(lint.Diagnostic{Span: brief.Value.Span,
		Message: fmt.Sprintf("%s is %q here and %q in %q", brief.Label, brief.Value.Text, full.Value.Text, titleOf(full.Field.Section)),
		Help:    "correct the one that is wrong",
		Related: []lint.Related{{Span: full.Value.Span, Message: "the other number"}}})
	return true
}

// severity holds the severity that the title or the opening text tells against the field.
func (r *summaryAgrees) severity(pass *lint.Pass) {
	own := pass.Doc.Severity
	told, ok := pass.Doc.ToldSeverity()
	if !ok || pass.Doc.SeveralIncidents {
		return
	}
	pass.Report(lint.Diagnostic{Span: told.Span,
		Message: fmt.Sprintf("%q here, but the severity is %q", told.Text, own.Text),
		Help:    "correct the one that is wrong",
		Related: []lint.Related{{Span: own.Span, Message: "the severity"}}})
}

// tells reports whether a number is one of all users: nothing stands behind it that
// says whom else it counts.
func (r *summaryAgrees) tells(pass *lint.Pass, c count) bool {
	return c.n.Tells() || pass.Doc.Words.Term(c.n.Note) == postmortem.TermByPeople // 1,240 users
}

// countsSame reports whether what stands behind two numbers begins with the same word and
// goes on with nothing but the share: "38 hotels", "83 hotels, 6 % of all".
func countsSame(a, b string) bool {
	const shortest = 3
	cut := func(s string) (noun, rest string) {
		i := strings.IndexAny(s+",", ",(;–")
		return strings.TrimSpace(s[:i]), s[i:]
	}
	x, more := cut(a)
	y, less := cut(b)
	shares := func(s string) bool {
		return s == "" || strings.Contains(s, "%") && strings.ContainsAny(s, "0123456789")
	}
	return len(x) >= shortest && strings.EqualFold(x, y) && shares(more) && shares(less)
}

// reputation holds the two judgements of what happened to the reputation against each
// other, where both are one of high, medium and low.
func (r *summaryAgrees) reputation(pass *lint.Pass) {
	brief, full, ok := inTwoPlaces(pass.Facts().Filled(postmortem.TermReputation), func(f *postmortem.Field) *postmortem.Field { return f })
	if !ok {
		return
	}
	a, b := pass.Doc.Words.Term(head(brief.Value.Text)), pass.Doc.Words.Term(head(full.Value.Text))
	if a == b || !isLevel(a) || !isLevel(b) {
		return
	}
	pass.Report(lint.Diagnostic{Span: brief.Value.Span,
		Message: fmt.Sprintf("%s is %q here and %q in %q", brief.Label, head(brief.Value.Text), head(full.Value.Text), titleOf(full.Section)),
		Help:    "correct the one that is wrong",
		Related: []lint.Related{{Span: full.Value.Span, Message: "the other one"}}})
}

func isLevel(t postmortem.Term) bool {
	return t == postmortem.TermHigh || t == postmortem.TermMedium || t == postmortem.TermLow
}

// detection holds how the incident was noticed against where the alert came from.
func (r *summaryAgrees) detection(pass *lint.Pass) {
	how, by := termOf(pass, postmortem.TermHowDetected)
	source, from := termOf(pass, postmortem.TermAlertSource)
	if by == postmortem.TermByMachine && from == postmortem.TermByPeople || by == postmortem.TermByPeople && from == postmortem.TermByMachine {
		pass.Report(lint.Diagnostic{Span: source.Value.Span,
			Message: fmt.Sprintf("%s is %q, but %s is %q", how.Label, how.Value.Text, source.Label, source.Value.Text),
			Help:    "correct the one that is wrong, or say behind a dash how both are true",
			Related: []lint.Related{{Span: how.Value.Span, Message: "how it was noticed"}}})
	}
}

// experience holds what users saw against the services, and against the summary.
func (r *summaryAgrees) experience(pass *lint.Pass) {
	f, seen := termOf(pass, postmortem.TermExperience)
	switch seen {
	case postmortem.TermOutage:
		services := normalServices(pass)
		if len(services) == 0 {
			return
		}
		d := lint.Diagnostic{Span: f.Value.Span,
			Message: fmt.Sprintf("%s is %q, but all services are %q", f.Label, f.Value.Text, services[0].Value.Text),
			Help:    "correct what users saw, or the service that was out"}
		for _, s := range services {
			d.Related = append(d.Related, lint.Related{Span: s.Value.Span, Message: s.Label})
		}
		pass.Report(d)
	case postmortem.TermPartial:
		r.outage(pass, f)
	}
}

// normalServices returns the services of the document's list of affected ones, if all
// of them are said to have been normal.
func normalServices(pass *lint.Pass) []*postmortem.Field {
	var list *postmortem.Field
	for _, f := range pass.Doc.Fields {
		if f.Key == postmortem.FieldServices && f.Value.State == postmortem.Absent {
			if list != nil {
				return nil
			}
			list = f
		}
	}
	if list == nil {
		return nil
	}
	services := pass.Doc.FieldsUnder(list)
	for _, s := range services {
		if s.Value.State != postmortem.Filled || pass.Doc.Words.Term(s.Value.Text) != postmortem.TermNormal {
			return nil
		}
	}
	return services
}

// outage reports, as a remark, a summary that speaks of a complete outage where users
// saw less.
func (r *summaryAgrees) outage(pass *lint.Pass, f *postmortem.Field) {
	for _, s := range pass.Doc.Sections {
		if !s.Within(postmortem.Summary) {
			continue
		}
		for _, t := range s.Texts() {
			if !pass.Doc.Words.Tells(t.Plain, postmortem.TermOutage) {
				continue
			}
			pass.Report(lint.Diagnostic{Span: f.Value.Span, Severity: lint.Info,
				Message: fmt.Sprintf("%s is %q, but the summary speaks of a complete outage", f.Label, f.Value.Text),
				Help:    "say in both places what users saw",
				Related: []lint.Related{{Span: t.Span(0, len(strings.TrimRight(t.Plain, " \n"))), Message: "the outage"}}})
			return
		}
	}
}
