package postmortem

import (
	"fmt"
	"testing"
)

func showMoney(m Money, ok bool) string {
	switch {
	case !ok:
		return ""
	case m.None:
		return "none " + m.Note
	case m.Unknown:
		return "unknown " + m.Note
	}
	out := fmt.Sprintf("%g %s ±%g", m.Amount, m.Currency, m.Precision)
	if m.Approximate {
		out += " ~"
	}
	if m.Note != "" {
		out += " " + m.Note
	}
	return out
}

func moneyCases() []struct{ in, want string } {
	return []struct{ in, want string }{
		{"$1,234.50", "1234.5 USD ±0.01"}, {"USD 1 234", "1234 USD ±1"}, {"1 234 EUR", "1234 EUR ±1"}, {"€1.2k", "1200 EUR ±100"}, {"£3M", "3e+06 GBP ±1e+06"},
		{"R$ 12.500,00", "12500 BRL ±0.01"}, {"12.500,00 €", "12500 EUR ±0.01"}, {"€12.500", "12500 EUR ±1"}, {"$12,500", "12500 USD ±1"}, {"1'234.50 CHF", "1234.5 CHF ±0.01"},
		{"₹1,23,456.00", "123456 INR ±0.01"}, {"1 234,50 kr", "1234.5 kr ±0.01"}, {"kr. 500", "500 kr ±1"}, {"1\u202f234\u00a0€", "1234 EUR ±1"},
		{"$0", "0 USD ±1"}, {"$46,500 (estimated)", "46500 USD ±1 ~ (estimated)"}, {"~$46.5k", "46500 USD ±100 ~"}, {"$ ~5k", "5000 USD ±1000 ~"},
		{"about 5 million dollars", "5e+06 USD ±1e+06 ~"}, {"$1.234M", "1.234e+06 USD ±1000"}, {"$5k+", "5000 USD ±1000 ~"}, {"$2 bn", "2e+09 USD ±1e+09"},
		{"5 Mio. €", "5e+06 EUR ±1e+06"}, {"-$200", "-200 USD ±1"}, {"1,240", "1240  ±1"}, {"$37.50 per order", "37.5 USD ±0.01 per order"}, {"$500/hour", "500 USD ±1 /hour"},
		{"$0.125", "0.125 USD ±0.001"}, {"US$ 5", "5 USD ±1"}, {"A$5", "5 AUD ±1"}, {"500 euros", "500 EUR ±1"}, {"$500 - refunds", "500 USD ±1 - refunds"},
		{"None", "none "}, {"none - no orders were lost", "none - no orders were lost"}, {"No revenue impact", "none revenue impact"}, {"No.", "none ."}, {"no -", "none -"},
		{"unknown - the export failed", "unknown - the export failed"}, {"Unknown (export failed)", "unknown (export failed)"},
		{"", ""}, {"lots", ""}, {"$[Amount]", ""}, {"unknown", ""}, {"unknown amount", ""}, {"$", ""}, {"$1k - $2k", ""}, {"$1k-2k", ""}, {"$1k to $2k", ""}, {"1.2.3", ""},
		{"12%", ""}, {"2026-03-04", ""}, {"No idea", ""}, {"TBD", ""}, {"$9999999999999999", ""}, {"10:30", ""},
	}
}

func TestParseMoney(t *testing.T) {
	for _, c := range moneyCases() {
		if got := showMoney(ParseMoney(c.in)); got != c.want {
			t.Errorf("ParseMoney(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
