package consistency

import (
	_ "embed"
	"fmt"
	"math"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed revenue.md
var revenueDoc string

// Revenue reports a loss of revenue that is not what its parts come to, that two
// places state differently, and arithmetic that is wrong.
func Revenue() *lint.Rule {
	return &lint.Rule{ID: "consistency/revenue", Doc: revenueDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &revenue{} }}
}

type revenue struct{}

func (r *revenue) Check(pass *lint.Pass) {
	sums := pass.Doc.Equations()
	r.shares(pass)
	facts := pass.Facts()
	stated := amounts(facts)
	wrong := r.totals(pass)
	for _, e := range sums {
		if !e.Holds() {
			wrong = true
			pass.Report(lint.Diagnostic{Span: e.Span,
				Message: fmt.Sprintf("%q comes to %s, not %s", e.Text, number(e.Value, e.Result), number(e.Result.Amount, e.Result)),
				Help:    "correct the number that is wrong", Fixes: rewriteResult(pass, e, stated)})
		}
	}
	// One wrong number is one finding: where the arithmetic that leads to the amount is
	// wrong, the amount follows from it.
	if wrong {
		r.twice(pass, stated, sums)
		return
	}
	switch {
	case len(stated) > 0 && r.multiplied(pass, facts, stated, sums):
	case len(stated) > 1:
		r.twice(pass, stated, sums)
	case !pass.Doc.SeveralIncidents:
		slip(pass, true)
	}
}

// shares reports percentages that are not those of the numbers before them.
func (r *revenue) shares(pass *lint.Pass) {
	for _, s := range pass.Doc.Shares() {
		if !s.Holds() {
			pass.Report(lint.Diagnostic{Span: s.Span,
				Message: fmt.Sprintf("%q: %s of %s are %.3g %%, not %s %%", s.Text, number(s.Part, postmortem.Money{}), number(s.Whole, postmortem.Money{}), s.Of(), decimal(s.Percent.Value)),
				Help:    "correct the number that is wrong"})
		}
	}
}

// totals reports totals of tables that their rows do not come to, and whether there are any
// of money.
func (r *revenue) totals(pass *lint.Pass) (money bool) {
	for _, t := range pass.Doc.Totals() {
		if rows, ok := t.Mistyped(); ok {
			var related []lint.Related
			for _, span := range rows {
				related = append(related, lint.Related{Span: span, Message: "the slip may be here"})
			}
			pass.Report(lint.Diagnostic{Span: t.Span, Related: related,
				Message: fmt.Sprintf("%q: the rows come to %s, not %s", t.Header, number(t.Sum.Amount, t.Sum), t.Text),
				Help:    "correct the number that is wrong, here or in a row above"})
			money = money || t.Sum.Currency != ""
		}
	}
	return money
}

// An amount is a field that states what was lost.
type amount struct {
	*postmortem.Field
	postmortem.Money
}

// amounts returns the stated losses of revenue that can be compared.
func amounts(facts postmortem.Facts) []amount {
	var out []amount
	for _, f := range facts.Filled(postmortem.TermRevenue) {
		if m, ok := postmortem.ParseMoney(f.Value.Text); ok && m.Tells() {
			out = append(out, amount{f, m})
		}
	}
	return out
}

// twice reports two amounts, one in the summary and one elsewhere, that differ.
func (r *revenue) twice(pass *lint.Pass, stated []amount, sums []postmortem.Equation) {
	brief, full, ok := inTwoPlaces(stated, func(a amount) *postmortem.Field { return a.Field })
	if !ok {
		return
	}
	d := lint.Diagnostic{Span: brief.Value.Span, Help: "correct the one that is wrong",
		Related: []lint.Related{{Span: full.Value.Span, Message: "the other amount"}}}
	same := brief.SameCurrency(full.Money)
	switch {
	case same && !brief.Agrees(full.Money):
		d.Message = fmt.Sprintf("the revenue lost is %q here and %q in %q", brief.Value.Text, full.Value.Text, titleOf(full.Field.Section))
		if isCalculated(full, sums) {
			d.Fixes = rewriteAmount(pass, brief, full.Amount)
		}
	case !same && brief.Amount == full.Amount:
		d.Message = fmt.Sprintf("the revenue lost is in different currencies: %q here and %q in %q", brief.Value.Text, full.Value.Text, titleOf(full.Field.Section))
	default:
		return // what one currency comes to in another is not known
	}
	pass.Report(d)
}

// number prints an amount in the way of another: with its currency, and with its
// decimals where there are any.
func number(x float64, like postmortem.Money) string {
	decimals := 2
	if math.Abs(x-math.Round(x)) < 0.005 {
		decimals = 0
	}
	text := postmortem.FormatNumber(x, decimals)
	switch like.Currency {
	case "":
		return text
	case "USD":
		return "$" + text
	case "EUR":
		return "€" + text
	case "GBP":
		return "£" + text
	}
	return text + " " + like.Currency
}
