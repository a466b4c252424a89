package consistency

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// rewriteAmount is a suggested fix that writes another amount in the place of one.
func rewriteAmount(pass *lint.Pass, at amount, value float64) []lint.Fix {
	text, ok := postmortem.RewriteMoney(at.Value.Text, value)
	if !ok {
		return nil
	}
	return pass.Rewrite(at.Value.Span, at.Value.Text, text)
}

// rewriteResult is a suggested fix that writes the result of an equation, where an
// amount that is stated elsewhere is what its left side comes to: then it can only be
// the result that is wrong.
func rewriteResult(pass *lint.Pass, e postmortem.Equation, stated []amount) []lint.Fix {
	agrees := false
	for _, at := range stated {
		// An estimate may be meant for either.
		if !at.SameCurrency(e.Result) || !near(at.Amount, e.Value) {
			return nil
		}
		agrees = true
	}
	text, ok := e.RewriteResult()
	if !agrees || !ok {
		return nil
	}
	return pass.Rewrite(e.Span, e.Text, text)
}

// alone reports whether no other statement agrees with an amount.
func alone(stated []amount, at amount) bool {
	for _, other := range stated {
		if other.Field != at.Field && other.Agrees(at.Money) {
			return false
		}
	}
	return true
}

// isCalculated reports whether an amount is the result of a calculation in its section.
func isCalculated(at amount, sums []postmortem.Equation) bool {
	for _, e := range sums {
		if e.Field != nil && e.Field.Section == at.Section && e.Holds() && !e.Rough && at.Agrees(e.Result) && at.SameCurrency(e.Result) {
			return true
		}
	}
	return false
}
