package report

import (
	"cmp"
	"strings"

	"github.com/pmlint/pmlint/lint"
)

// An order is where a finding stands in a report: by path, offset and rule. Those that
// share all three keep the order in which they came.
type order struct {
	path, rule string
	offset     int
}

func orderOf(r *lint.Result, d *lint.Diagnostic) order {
	return order{pathOf(r, d), d.Rule, d.Span.Start}
}

func (o order) compare(other order) int {
	return cmp.Or(strings.Compare(o.path, other.path), cmp.Compare(o.offset, other.offset), strings.Compare(o.rule, other.rule))
}
