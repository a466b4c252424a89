package assert

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// An Op is what a fact is tested for.
type Op string

// The tests. Of a fact that is absent, Present alone tells something.
const (
	Present Op = "present"
	// Equals and OneOf compare as [postmortem.SameValue] does.
	Equals Op = "equals"
	OneOf  Op = "one-of"
	// Contains looks for one of several texts, in any case; Matches for a regular
	// expression.
	Contains Op = "contains"
	Matches  Op = "matches"
	Min      Op = "min"
	Max      Op = "max"
	Over     Op = "over"
	Under    Op = "under"

	Before    Op = "before"
	After     Op = "after"
	NotBefore Op = "not-before"
	NotAfter  Op = "not-after"
)

// Ops returns the tests of a kind, in the order of the documentation.
func Ops(k Kind) []Op {
	switch k {
	case Text:
		return []Op{Present, Equals, OneOf, Contains, Matches}
	case Count:
		return []Op{Equals, Min, Max, Over, Under}
	case Duration:
		return []Op{Present, Min, Max, Over, Under}
	case Time:
		return []Op{Present, Before, After, NotBefore, NotAfter}
	}
	return []Op{Equals}
}

// A Test is one test of a fact.
type Test struct {
	Op Op
	// Yes is what Present, and Equals of a Truth, want.
	Yes bool
	// Texts are those of Equals, OneOf and Contains.
	Texts   []string
	Pattern *regexp.Regexp
	// Bound is what is compared with.
	Bound Bound
}

// A Bound is a constant, or another fact of the same kind.
type Bound struct {
	Fact *Fact
	// Number is a count, or the seconds of a duration.
	Number float64
	Day    postmortem.Date
	// Text is the constant as written.
	Text string
}

// The bounds of a pattern: what is longer, or takes more steps, is not the work of a
// person. Of a value, no more than maxMatched bytes are looked at.
const (
	maxPattern = 200
	maxProgram = 500
	maxMatched = 4 << 10
)

// CompilePattern reads a regular expression in the syntax of RE2.
func CompilePattern(s string) (*regexp.Regexp, error) {
	if len(s) > maxPattern {
		return nil, fmt.Errorf("the pattern has %d bytes, more than %d", len(s), maxPattern)
	}
	parsed, err := syntax.Parse(s, syntax.Perl)
	if err != nil {
		return nil, err
	}
	program, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return nil, err
	}
	if len(program.Inst) > maxProgram {
		return nil, fmt.Errorf("the pattern takes %d steps, more than %d", len(program.Inst), maxProgram)
	}
	return regexp.Compile(s)
}

// judge tests a value of kind k.
func (t Test) judge(v *view, k Kind, x value) truth {
	if t.Op == Present {
		if x.state == postmortem.Placeholder {
			return unknown // the rules for placeholders speak of it
		}
		return truthOf((x.state != postmortem.Absent) == t.Yes)
	}
	if x.state != postmortem.Filled {
		return unknown
	}
	switch k {
	case Text:
		return truthOf(slices.ContainsFunc(x.texts, t.accepts))
	case Truth:
		return truthOf(x.truth == t.Yes)
	}
	bound := value{state: postmortem.Filled, low: t.Bound.Number, high: t.Bound.Number}
	switch {
	case t.Bound.Fact != nil:
		bound = t.Bound.Fact.read(v)
	case k == Time:
		bound.at = dayInstant(t.Bound.Day)
	}
	if bound.state != postmortem.Filled {
		return unknown
	}
	return t.Op.holds(compare(k, x, bound))
}

// accepts tests one text.
func (t Test) accepts(text string) bool {
	text = text[:min(len(text), maxMatched)]
	switch t.Op {
	case Contains:
		text = strings.ToLower(text)
		return slices.ContainsFunc(t.Texts, func(s string) bool { return strings.Contains(text, strings.ToLower(s)) })
	case Matches:
		return t.Pattern.MatchString(text)
	}
	return slices.ContainsFunc(t.Texts, func(s string) bool { return postmortem.SameValue(text, s) })
}

// The ways in which two values may be ordered: a set, since they may be known only
// within bounds.
type ordering uint8

const (
	less ordering = 1 << iota
	equal
	greater
	anyOrder = less | equal | greater
)

func compare(k Kind, a, b value) ordering {
	if k == Time {
		return compareInstants(a.at, b.at)
	}
	var o ordering
	if a.low < b.high {
		o |= less
	}
	if a.high > b.low {
		o |= greater
	}
	if a.low <= b.high && b.low <= a.high {
		o |= equal
	}
	return o
}

// compareInstants compares by the day where one has no time of day. In two zones the
// days may be one apart, and times as far as zones are.
func compareInstants(a, b instant) ordering {
	sameZone := a.anyZone || b.anyZone || a.zone == b.zone
	distance, uncertain := a.day-b.day, 1
	if a.hasClock && b.hasClock {
		distance, uncertain = distance*24*60+a.minute-b.minute, 26*60
	}
	switch {
	case !sameZone && max(distance, -distance) <= uncertain:
		return anyOrder
	case distance < 0:
		return less
	case distance > 0:
		return greater
	}
	return equal
}

// holds reports whether an order is what the test wants.
func (o Op) holds(is ordering) truth {
	var wanted ordering
	switch o {
	case Equals:
		wanted = equal
	case Min, NotBefore:
		wanted = greater | equal
	case Max, NotAfter:
		wanted = less | equal
	case Over, After:
		wanted = greater
	case Under, Before:
		wanted = less
	}
	switch {
	case is&^wanted == 0:
		return yes
	case is&wanted == 0:
		return no
	}
	return unknown
}

// String tells what the test wants.
func (t Test) String() string {
	bound := t.Bound.Text
	switch {
	case t.Bound.Fact != nil:
		bound = t.Bound.Fact.Name
	case bound == "":
		bound = strconv.FormatFloat(t.Bound.Number, 'f', -1, 64)
	}
	switch t.Op {
	case Present:
		if t.Yes {
			return "present"
		}
		return "absent"
	case Contains:
		return "with " + lint.OrList(quotedAll(t.Texts))
	case Matches:
		return "matching " + strconv.Quote(t.Pattern.String())
	case Min:
		return "at least " + bound
	case Max:
		return "at most " + bound
	case Over, Under, Before, After:
		return string(t.Op) + " " + bound
	case NotBefore:
		return "not before " + bound
	case NotAfter:
		return "not after " + bound
	}
	if len(t.Texts) > 0 {
		return lint.OrList(quotedAll(t.Texts))
	}
	return bound
}

func quotedAll(texts []string) []string {
	out := make([]string, len(texts))
	for i, s := range texts {
		out[i] = strconv.Quote(s)
	}
	return out
}
