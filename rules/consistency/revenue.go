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
	case len(stated) > 0 && r.product(pass, facts, stated, sums):
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

// product holds the amount beside the parts against what they come to, and reports
// whether it has found something.
func (r *revenue) product(pass *lint.Pass, facts postmortem.Facts, stated []amount, sums []postmortem.Equation) bool {
	lost, value := facts.One(postmortem.TermLostTransactions), facts.One(postmortem.TermTransactionValue)
	if lost == nil || value == nil || lost.Value.State != postmortem.Filled || value.Value.State != postmortem.Filled {
		return false
	}
	at := beside(stated, lost)
	if at == nil || at.None {
		return false
	}
	n, ok := postmortem.ParseCount(lost.Value.Text)
	each, okEach := postmortem.ParseMoney(value.Value.Text)
	if !ok || !okEach || n.Percent || n.None || n.Unknown || each.None || !n.Tells() || !each.Tells() {
		return false
	}
	if f := facts.One(postmortem.TermCalculation); f != nil && f.Value.State == postmortem.Filled && !isEquation(f) {
		return false // it may say what else was taken into account
	}
	if sum := calculated(facts, *at, sums); sum != nil {
		known := len(sum.Factors) == 2 && (near(sum.Factors[0], n.Value) && near(sum.Factors[1], each.Amount) || near(sum.Factors[1], n.Value) && near(sum.Factors[0], each.Amount))
		return r.calculation(pass, *at, *sum, known && alone(stated, *at)) || r.parts(pass, *sum, lost, n.Value, value, each.Amount) || r.parts(pass, *sum, value, each.Amount, lost, n.Value)
	}
	product, slack := each.Times(n)
	whole := postmortem.Money{Amount: product, Precision: 2 * slack, Approximate: n.Approximate || each.Approximate, Currency: each.Currency}
	d := lint.Diagnostic{Span: at.Value.Span, Help: "correct the number that is wrong, or show in a calculation what else counts",
		Related: []lint.Related{{Span: lost.Value.Span, Message: "how many were lost"}, {Span: value.Value.Span, Message: "what one is worth"}}}
	switch {
	case !whole.Agrees(at.Money):
		d.Message = fmt.Sprintf("%s × %s is %s, not %q", lost.Value.Text, value.Value.Text, number(product, each), at.Value.Text)
	case !whole.SameCurrency(at.Money):
		d.Message = fmt.Sprintf("%q and %q are in different currencies", at.Value.Text, value.Value.Text)
		d.Help = "write both in one currency"
	default:
		return false
	}
	for _, other := range stated {
		if other.Field != at.Field && other.Agrees(at.Money) {
			d.Related = append(d.Related, lint.Related{Span: other.Value.Span, Message: "the same amount"})
		}
		if other.Field != at.Field && other.Agrees(whole) && other.SameCurrency(whole) && alone(stated, *at) {
			d.Fixes = rewriteAmount(pass, *at, product)
		}
	}
	pass.Report(d)
	return true
}

// isEquation reports whether a calculation is one that can be reckoned again.
func isEquation(f *postmortem.Field) bool {
	_, ok := postmortem.ParseEquation(f.Value.Text)
	return ok
}

// calculated returns the equation in the calculation of an amount, or nil.
func calculated(facts postmortem.Facts, at amount, sums []postmortem.Equation) *postmortem.Equation {
	f := facts.One(postmortem.TermCalculation)
	if f == nil || f.Section != at.Section {
		return nil
	}
	for i := range sums {
		if sums[i].Field == f {
			return &sums[i]
		}
	}
	return nil
}

// calculation holds an amount against the calculation that leads to it. Sure says that
// all else agrees with the calculation.
func (r *revenue) calculation(pass *lint.Pass, at amount, e postmortem.Equation, sure bool) bool {
	if at.Agrees(e.Result) || !at.SameCurrency(e.Result) {
		return false
	}
	var fixes []lint.Fix
	if sure {
		fixes = rewriteAmount(pass, at, e.Result.Amount)
	}
	pass.Report(lint.Diagnostic{Span: at.Value.Span, Fixes: fixes,
		Message: fmt.Sprintf("the amount is %q, but its calculation, %s, gives %s", at.Value.Text, e.Text, number(e.Result.Amount, e.Result)),
		Help:    "correct the number that is wrong",
		Related: []lint.Related{{Span: e.Span, Message: "the calculation"}}})
	return true
}

// parts reports a part that the calculation does not reckon with, though it does with
// the other part.
func (r *revenue) parts(pass *lint.Pass, e postmortem.Equation, f *postmortem.Field, part float64, other *postmortem.Field, otherPart float64) bool {
	if len(e.Factors) != 2 {
		return false
	}
	for i, x := range e.Factors {
		used := e.Factors[1-i]
		if !near(x, otherPart) || near(used, part) || near(used, otherPart) || near(x, part) {
			continue
		}
		pass.Report(lint.Diagnostic{Span: f.Value.Span,
			Message: fmt.Sprintf("%s is %q, but the calculation reckons with %s: %s", f.Label, f.Value.Text, number(used, postmortem.Money{}), e.Text),
			Help:    "correct the number that is wrong",
			Related: []lint.Related{{Span: e.Span, Message: "the calculation"}, {Span: other.Value.Span, Message: "the other part"}}})
		return true
	}
	return false
}

// near reports whether two numbers are the same, but for how they are rounded.
func near(a, b float64) bool {
	return math.Abs(a-b) <= 0.01*max(math.Abs(a), math.Abs(b))
}

// beside returns the amount that stands with a field: the only one there is, or the
// only one in its section.
func beside(stated []amount, f *postmortem.Field) *amount {
	if len(stated) == 1 {
		return &stated[0]
	}
	var found *amount
	for i := range stated {
		if stated[i].Section == f.Section {
			if found != nil {
				return nil
			}
			found = &stated[i]
		}
	}
	return found
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
