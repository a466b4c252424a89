package postmortem

import (
	"strings"
	"unicode"
)

// Money is an amount as a document states it.
type Money struct {
	// Amount is in units of the currency.
	Amount float64
	// Currency is the three-letter code ("USD" also for $), "kr" where no
	// country is named, or empty where no currency is written.
	Currency string
	// Precision is what one in the last written digit counts, in units of the
	// currency: 100 for "$46.5k", 0.01 for "$1,234.50".
	Precision float64
	// Approximate says that it is marked so (~, about, "(estimated)").
	Approximate bool
	// None says that there is none, in a word; Amount is 0. Unknown says that the
	// amount is not known, for a reason that is in Note.
	None, Unknown bool
	// Note is what follows the amount, as written: "(estimated)".
	Note string
}

// ParseMoney reads a value that begins with an amount of money: "$1,234.50",
// "USD 1 234", "1 234 EUR", "€1.2k", "£3M", "R$ 12.500,00", "$0", "None",
// "unknown - reason". The mark that stands last is the decimal mark, unless three
// digits follow and it is the only one: amounts have no thousandths. A remark may
// follow; the rest of a range ("$1k - $2k") may not.
func ParseMoney(s string) (Money, bool) {
	c := &cursor{s: trimValue(s)}
	switch said, note := saysNothing(c.s); said {
	case none:
		return Money{None: true, Precision: 1, Note: note}, true
	case unknown:
		return Money{Unknown: true, Note: note}, true
	}
	m := Money{Approximate: c.approximate()}
	negative := c.any("-", "−")
	m.Currency = c.currency()
	c.spaces()
	m.Approximate = c.approximate() || m.Approximate
	n, ok := c.numeral()
	if !ok || c.peek(0) == '%' {
		return Money{}, false
	}
	plus := c.accept("+")
	factor := c.factor(true)
	if factor > 1 {
		n = n.asDecimal()
	}
	plus = plus || c.accept("+")
	if m.Currency == "" {
		from := c.i
		c.spaces()
		if m.Currency = c.currency(); m.Currency == "" || !c.atWordEnd() {
			m.Currency = ""
			c.i = from
		}
	}
	note, ok := valueNote(c.rest())
	if !ok {
		return Money{}, false
	}
	m.Note = note
	m.Amount = n.value() * factor
	if negative {
		m.Amount = -m.Amount
	}
	m.Precision = n.precision() * factor
	m.Approximate = m.Approximate || plus || saysRough(note)
	return m, true
}

// factor steps over what multiplies the number before it (k, M, million) and
// returns by how much; 1 where nothing does. An m is a million only in money.
func (c *cursor) factor(money bool) float64 {
	from := c.i
	c.spaces()
	word := c.word()
	f := 1.0
	switch strings.ToLower(word) {
	case "k", "thousand", "tsd", "mil", "tusen", "mille":
		f = 1e3
	case "m":
		if money || word == "M" {
			f = 1e6
		}
	case "mn", "mm", "million", "millions", "mio", "mill", "millionen", "millones", "milhões", "millioner":
		f = 1e6
	case "b", "bn", "billion", "billions", "mrd", "milliarden", "milliarder":
		f = 1e9
	}
	if f == 1 {
		c.i = from
		return 1
	}
	c.i += len(word)
	if word = strings.ToLower(word); word == "tsd" || word == "mio" || word == "mrd" || word == "mill" {
		c.accept(".")
	}
	return f
}

// currency steps over a currency's sign, code or name and returns its code, or "".
func (c *cursor) currency() string {
	for _, sign := range [...]struct{ sign, code string }{
		{"R$", "BRL"}, {"US$", "USD"}, {"A$", "AUD"}, {"AU$", "AUD"}, {"C$", "CAD"}, {"CA$", "CAD"}, {"NZ$", "NZD"}, {"HK$", "HKD"}, {"S$", "SGD"},
		{"$", "USD"}, {"€", "EUR"}, {"£", "GBP"}, {"¥", "JPY"}, {"₹", "INR"}, {"₩", "KRW"}, {"₺", "TRY"}, {"₴", "UAH"}, {"₪", "ILS"}, {"zł", "PLN"},
	} {
		if strings.HasPrefix(c.rest(), sign.sign) {
			c.i += len(sign.sign)
			return sign.code
		}
	}
	word := c.word()
	code := currencyCode(word)
	if code != "" {
		c.i += len(word)
		if code == "kr" {
			c.accept(".")
		}
	}
	return code
}

// currencyCode returns the code that a word stands for, or "". Codes are
// written in capitals.
func currencyCode(word string) string {
	if len(word) > 8 {
		return ""
	}
	switch word {
	case "USD", "EUR", "GBP", "BRL", "JPY", "INR", "CHF", "NOK", "SEK", "DKK", "ISK", "CAD", "AUD", "NZD", "MXN", "CNY", "PLN", "CZK", "HUF", "RON",
		"ZAR", "SGD", "HKD", "KRW", "TRY", "ILS", "ARS", "CLP", "COP", "PEN", "UAH", "AED", "SAR", "THB", "IDR", "MYR", "PHP", "VND", "TWD":
		return word
	}
	if strings.IndexFunc(word, unicode.IsUpper) > 0 {
		return ""
	}
	switch strings.ToLower(word) {
	case "dollar", "dollars":
		return "USD"
	case "euro", "euros":
		return "EUR"
	case "pound", "pounds":
		return "GBP"
	case "real", "reais":
		return "BRL"
	case "kr", "kroner", "kronor":
		return "kr"
	}
	return ""
}
