package postmortem

import (
	"math"
	"strings"
)

// Tells reports whether m is an amount that can be held against another: nothing but
// a mark of roughness stands behind it that could say what it covers.
func (m Money) Tells() bool { return !m.Unknown && saysOnlyRough(m.Note) }

// Agrees reports whether two amounts may be the same: as far as their digits tell,
// within 1 percent, or within 10 where one is marked as rough.
func (m Money) Agrees(o Money) bool {
	return closeTo(m.Amount, o.Amount, (m.Precision+o.Precision)/2, m.Approximate || o.Approximate)
}

// SameCurrency reports whether the currencies of two amounts may be the same: one is
// not written, or a sign that several countries share stands for both.
func (m Money) SameCurrency(o Money) bool {
	a, b := m.Currency, o.Currency
	return a == b || a == "" || b == "" || sharesSign(a, b) || sharesSign(b, a)
}

// sharesSign reports whether the sign read as a may mean the currency b.
func sharesSign(a, b string) bool {
	switch b {
	case "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "ARS", "CLP", "COP", "TWD":
		return a == "USD"
	case "NOK", "SEK", "DKK", "ISK":
		return a == "kr"
	case "CNY":
		return a == "JPY"
	}
	return false
}

// Tells is like that of Money; the share that a number comes to, or the number of a
// share, may stand in parentheses.
func (c Count) Tells() bool {
	note := strings.TrimLeft(c.Note, "(≈~ ")
	return !c.Unknown && (saysOnlyRough(c.Note) || strings.HasPrefix(c.Note, "(") && note != "" && isDigit(note[0]))
}

// Agrees is like that of Money; a share and a number agree.
func (c Count) Agrees(o Count) bool {
	return c.Percent != o.Percent || closeTo(c.Value, o.Value, (c.Precision+o.Precision)/2, c.Approximate || o.Approximate)
}

// closeTo reports whether two numbers may be the same one.
func closeTo(a, b, slack float64, rough bool) bool {
	share := exactShare
	if rough {
		share = roughShare
	}
	return math.Abs(a-b) <= max(slack, share*max(math.Abs(a), math.Abs(b)))
}

// saysOnlyRough reports whether a note says nothing but that a value is rough:
// "(estimated)".
func saysOnlyRough(note string) bool {
	for _, word := range strings.FieldsFunc(note, func(r rune) bool { return strings.ContainsRune(" ().,;[]"+dashes, r) }) {
		if !saysRough(word) && !strings.EqualFold(word, "est") && !strings.EqualFold(word, "ca") {
			return false
		}
	}
	return true
}

// Times returns how often a value counts, n × m, with how far the rounding of both may
// carry the product.
func (m Money) Times(n Count) (product, slack float64) {
	return n.Value * m.Amount, math.Abs(n.Value)*m.Precision/2 + math.Abs(m.Amount)*n.Precision/2
}
