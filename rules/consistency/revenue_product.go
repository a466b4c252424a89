package consistency

import (
	"fmt"
	"math"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// A product is the amount that was lost, and the two parts that it comes of: how many
// transactions, and what each of them is worth.
type product struct {
	at    amount
	parts [2]part
	count postmortem.Count
	each  postmortem.Money
}

// A part is a field that states a part of a product, with its number.
type part struct {
	*postmortem.Field
	number float64
}

// productOf returns the parts of a loss and the amount beside them, where all are told.
func productOf(facts postmortem.Facts, stated []amount) (p product, ok bool) {
	lost, value := facts.One(postmortem.TermLostTransactions), facts.One(postmortem.TermTransactionValue)
	if lost == nil || value == nil || lost.Value.State != postmortem.Filled || value.Value.State != postmortem.Filled {
		return p, false
	}
	at := beside(stated, lost)
	if at == nil || at.None {
		return p, false
	}
	n, ok := postmortem.ParseCount(lost.Value.Text)
	each, okEach := postmortem.ParseMoney(value.Value.Text)
	if !ok || !okEach || n.Percent || n.None || n.Unknown || each.None || !n.Tells() || !each.Tells() {
		return p, false
	}
	return product{*at, [2]part{{lost, n.Value}, {value, each.Amount}}, n, each}, true
}

// multiplied holds the amount beside its parts against what they come to, and reports
// whether it has found something.
func (r *revenue) multiplied(pass *lint.Pass, facts postmortem.Facts, stated []amount, sums []postmortem.Equation) bool {
	p, ok := productOf(facts, stated)
	if !ok {
		return false
	}
	if f := facts.One(postmortem.TermCalculation); f != nil && f.Value.State == postmortem.Filled && !isEquation(f) {
		return false // it may say what else was taken into account
	}
	if sum := calculated(facts, p.at, sums); sum != nil {
		lost, value := p.parts[0], p.parts[1]
		return r.calculation(pass, p.at, *sum, p.isOf(sum) && alone(stated, p.at)) || r.otherPart(pass, *sum, lost, value) || r.otherPart(pass, *sum, value, lost)
	}
	return p.report(pass, stated)
}

// isOf reports whether the factors of an equation are the parts.
func (p *product) isOf(e *postmortem.Equation) bool {
	a, b := p.parts[0].number, p.parts[1].number
	return len(e.Factors) == 2 && (near(e.Factors[0], a) && near(e.Factors[1], b) || near(e.Factors[1], a) && near(e.Factors[0], b))
}

// report reports an amount that is not the product, and whether it is none.
func (p *product) report(pass *lint.Pass, stated []amount) bool {
	at, lost, value := p.at, p.parts[0], p.parts[1]
	come, slack := p.each.Times(p.count)
	whole := postmortem.Money{Amount: come, Precision: 2 * slack, Approximate: p.count.Approximate || p.each.Approximate, Currency: p.each.Currency}
	d := lint.Diagnostic{Span: at.Value.Span, Help: "correct the number that is wrong, or show in a calculation what else counts",
		Related: []lint.Related{{Span: lost.Value.Span, Message: "how many were lost"}, {Span: value.Value.Span, Message: "what one is worth"}}}
	switch {
	case !whole.Agrees(at.Money):
		d.Message = fmt.Sprintf("%s × %s is %s, not %q", lost.Value.Text, value.Value.Text, number(come, p.each), at.Value.Text)
	case !whole.SameCurrency(at.Money):
		d.Message = fmt.Sprintf("%q and %q are in different currencies", at.Value.Text, value.Value.Text)
		d.Help = "write both in one currency"
	default:
		return false
	}
	for _, other := range stated {
		if other.Field == at.Field {
			continue
		}
		if other.Agrees(at.Money) {
			d.Related = append(d.Related, lint.Related{Span: other.Value.Span, Message: "the same amount"})
		}
		if other.Agrees(whole) && other.SameCurrency(whole) && alone(stated, at) {
			d.Fixes = rewriteAmount(pass, at, come)
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

// otherPart reports a part that the calculation does not reckon with, though it does with
// the other one.
func (r *revenue) otherPart(pass *lint.Pass, e postmortem.Equation, f, other part) bool {
	if len(e.Factors) != 2 {
		return false
	}
	for i, x := range e.Factors {
		used := e.Factors[1-i]
		if !near(x, other.number) || near(used, f.number) || near(used, other.number) || near(x, f.number) {
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
