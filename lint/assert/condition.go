package assert

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// A Condition holds of a document, does not, or cannot be told: [All], [Any], [Not],
// [Is] and [Items].
type Condition interface {
	judge(v *view) verdict
}

// truth is whether a condition holds.
type truth int8

const (
	no      truth = -1
	unknown truth = 0
	yes     truth = 1
)

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

// A verdict is what became of a condition.
type verdict struct {
	truth truth
	// reasons are the facts that make it so; those of a condition that is unknown
	// do not matter.
	reasons []reason
}

// A reason is a fact as it was found.
type reason struct {
	// span is where the fact stands, or the place to which a finding about what is
	// missing is tied; there says which.
	span  source.Span
	there bool
	// also are further places.
	also []source.Span
	// found says what the fact is, wanted what it was to be.
	found, wanted string
	// lacks says that something has yet to be written; moot that the condition would
	// hold too if something else were.
	lacks, moot bool
}

// A view is what conditions see: a document, and one of its items where the
// condition is about one.
type view struct {
	pass   *lint.Pass
	action *postmortem.Action
	entry  *postmortem.Entry
}

// title is the place for findings about what is nowhere.
func (v *view) title() source.Span { return v.pass.Doc.Title.Span }

// All holds where all its conditions do.
type All []Condition

func (a All) judge(v *view) verdict {
	out := verdict{truth: yes}
	for _, c := range a {
		out = both(out, c.judge(v))
	}
	return out
}

// String tells the tests of facts that are among the conditions.
func (a All) String() string {
	var tests []string
	for _, c := range a {
		if is, ok := c.(Is); ok {
			for _, t := range is.Tests {
				tests = append(tests, is.Fact.wanted(t))
			}
		}
	}
	return strings.Join(tests, ", ")
}

// both is the verdict that two conditions hold.
func both(a, b verdict) verdict {
	switch {
	case a.truth == b.truth:
		return verdict{a.truth, slices.Concat(a.reasons, b.reasons)}
	case a.truth < b.truth:
		return a
	}
	return b
}

// Any holds where one of its conditions does.
type Any []Condition

func (a Any) judge(v *view) verdict {
	out := verdict{truth: no}
	for _, c := range a {
		out = opposite(both(opposite(out), opposite(c.judge(v))))
	}
	if out.truth != no {
		return out
	}
	var wanted []string
	lacks := false
	for _, r := range out.reasons {
		wanted = appendNew(wanted, r.wanted)
		lacks = lacks || r.lacks
	}
	for i := range out.reasons {
		out.reasons[i].wanted = strings.Join(wanted, " or ")
		out.reasons[i].moot = lacks
	}
	return out
}

// Not holds where its condition does not.
type Not struct{ Of Condition }

func (n Not) judge(v *view) verdict {
	out := opposite(n.Of.judge(v))
	reasons := slices.Clone(out.reasons)
	for i := range reasons {
		reasons[i].wanted = "not " + reasons[i].wanted
		reasons[i].lacks = false
	}
	return verdict{out.truth, reasons}
}

func opposite(v verdict) verdict { return verdict{-v.truth, v.reasons} }

// Is holds where a fact meets all its tests.
type Is struct {
	Fact  *Fact
	Tests []Test
}

func (c Is) judge(v *view) verdict {
	out := verdict{truth: yes}
	value := c.Fact.read(v)
	for _, t := range c.Tests {
		out = both(out, c.test(v, value, t))
	}
	return out
}

func (c Is) test(v *view, value value, t Test) verdict {
	r := reason{span: value.span, there: value.state != postmortem.Absent, wanted: c.Fact.wanted(t), found: c.Fact.found(value)}
	if value.span.IsEmpty() {
		r.span, r.there = v.title(), false
	}
	if other := t.Bound.Fact; other != nil {
		operand := other.read(v)
		if operand.state == postmortem.Filled {
			r.found += ", " + other.found(operand)
			if !operand.span.IsEmpty() {
				r.also = append(r.also, operand.span)
			}
		}
	}
	if most := t.Op == Max || t.Op == Under || t.Op == Equals && value.low > t.Bound.Number; most && len(value.places) > 0 {
		r.span, r.there, r.also = value.places[0], true, append(r.also, value.places[1:]...)
	}
	r.lacks = value.state == postmortem.Absent && t.Op == Present ||
		c.Fact.Kind == Count && (t.Op == Min || t.Op == Over || t.Op == Equals && value.high < t.Bound.Number)
	return verdict{t.judge(v, c.Fact.Kind, value), []reason{r}}
}
