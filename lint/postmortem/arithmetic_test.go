package postmortem

import (
	"fmt"
	"math"
	"testing"

	"github.com/pmlint/pmlint/lint/source"
	"pgregory.net/rapid"
)

func showEquation(e Equation, ok bool) string {
	if !ok {
		return ""
	}
	return fmt.Sprintf("%.6g %g %v", e.Value, e.Result.Amount, e.Holds())
}

func equationCases() []struct{ in, want string } {
	return []struct{ in, want string }{
		{"1,240 × $37.50 = $46,500", "46500 46500 true"}, {"1,240 x $37.50 = $52,000", "46500 52000 false"}, {"1240*37.5=46500", "46500 46500 true"},
		{"1,240 lost orders × $37.50 per order = $46,500 (estimated)", "46500 46500 true"}, {"1.240 × 37,50 € = 46.500,00 €", "46500 46500 true"},
		{"200 x 12,50 € + 100 x 5 € = 3.500 €", "3000 3500 false"}, {"$50,000 - $3,500 = $46,500", "46500 46500 true"}, {"2.25 hours × $20k per hour = $45k", "45000 45000 true"},
		{"31 % × 4,000 = 1,240", "1240 1240 true"}, {"4,000 × 31 = 1,240", "124000 1240 false"}, {"$46,500 / 1,240 = $37.50", "37.5 37.5 true"},
		{"310 orders × €20 = €6,300", "6200 6300 false"}, {"310 orders × €20 = €6,300 within a day", "6200 6300 false"}, {"7 × 15 ≈ 100", "105 100 true"}, {"1,234 × 37.5 = 46.3k", "46275 46300 true"}, {"2 + 3 × 4 = 14", "14 14 true"},
		{"$37.50/order × 1,240 = $46,500", "46500 46500 true"}, {"1 240 × 37,5 = 46 500", "46500 46500 true"}, {"US$ 5 x 3 = US$ 15", "15 15 true"},
		{"135 min × $20,000 per hour = $45,000", ""}, {"(1,240 - 40) × $37.50 = $45,000", ""}, {"2 × 3 = 3 × 2", ""}, {"2 × 3", ""}, {"2 = 2", ""}, {"= 3", ""}, {"2 × = 3", ""},
		{"2 × 3 = many", ""}, {"2 × 3 = 5-6", ""}, {"a × b = c", ""}, {"1 / 0 = 5", ""}, {"0 / 0 = 0", ""}, {"2026 we lost 4 × 5 = 20", ""}, {"v2.40.3 × 2 = 5", ""},
		{"10 x 60 s = 10 min", ""}, {"10 x 60 s = 500 s", "600 500 false"}, {"5 x 1 GiB = 5120 MiB", ""}, {"2 x 3 GB = 7", ""}, {"4 x 25 % = 100 %", ""}, {"2 x 0.5 h = 60", ""},
		{"3 × $200/month = $7,200 per year", ""}, {"3 × $200/month = $700 per month", "600 700 false"}, {"1920 x 1080 = 2 megapixels", ""}, {"4 regions * 25 tickets = 110 tickets", "100 110 false"}, {"4 regions * 25 tickets = 110", "100 110 false"}, {"24 x 7 = 168h", ""}, {"09:00 x 2 = 18", ""},
		{"More than 1,000 orders x $37.50 = $46,500", "37500 46500 true"}, {"up to 4 regions × 25 tickets = 110 tickets", "100 110 true"}, {"4 regions × at least 25 tickets = 210 tickets", "100 210 true"},
		{"~4 × 25 = 210", "100 210 true"}, {"4 × 25 = about 210", "100 210 false"}, {"4 × 25 = about 105", "100 105 true"},
		{"1 × 1 × 1 × 1 × 1 × 1 × 1 × 1 = 1", "1 1 true"}, {"1 × 1 × 1 × 1 × 1 × 1 × 1 × 1 × 1 = 1", ""}, {"2 × 3 = none", ""}, {"", ""},
	}
}

func TestParseEquation(t *testing.T) {
	for _, c := range equationCases() {
		if got := showEquation(ParseEquation(c.in)); got != c.want {
			t.Errorf("ParseEquation(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// TestEquationLaw makes products of what documents write, and the same with a wrong
// result.
func TestEquationLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, cents := rapid.IntRange(1, 99999).Draw(t, "n"), rapid.IntRange(1, 99999).Draw(t, "cents")
		product := float64(n) * float64(cents) / 100
		left := fmt.Sprintf("%s × $%s", FormatNumber(float64(n), 0), FormatNumber(float64(cents)/100, 2))
		text := left + " = $" + FormatNumber(product, 2)
		e, ok := ParseEquation(text)
		if !ok || !e.Holds() || math.Abs(e.Value-product) > 1e-6*product {
			t.Fatalf("ParseEquation(%q) = %+v, %v", text, e, ok)
		}
		wrong := left + " = $" + FormatNumber(2*product+1, 2)
		if e, ok := ParseEquation(wrong); !ok || e.Holds() {
			t.Fatalf("ParseEquation(%q) = %+v, %v", wrong, e, ok)
		}
	})
}

func TestEquations(t *testing.T) {
	d := Parse(source.New("pm.md", []byte(`# Tickets sold twice

## Impact

- Calculation: 1,240 × $37.50 = $46,500
- Refunds came to 310 x €20 = €6,200, vouchers (2 \* 3 = 6) to more; and 4 × 5 = 20. Then nothing.
- The sum is R$ 12,50 × 2 = R$ 25,00
- `+"`2 x 3 = 6`"+` and SIZE = 2, a == b, 3 × 4 == 12, no digits = here, at 09:00 x 2 = 18

| What | Sum |
|------|-----|
| All  | 5 x $7 = $35 |
`)), DefaultVocabulary())
	var got []string
	for _, e := range d.Equations() {
		if s := d.File.Slice(e.Span); s != e.Text {
			t.Errorf("%q stands at %q", e.Text, s)
		}
		label := ""
		if e.Field != nil {
			label = " of " + e.Field.Label
		}
		got = append(got, e.Text+label)
	}
	want := []string{"1,240 × $37.50 = $46,500 of Calculation", "310 x €20 = €6,200", `2 \* 3 = 6`, "4 × 5 = 20", "R$ 12,50 × 2 = R$ 25,00", "5 x $7 = $35 of All"}
	if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("Equations = %q\nwant        %q", got, want)
	}
}

func TestFormatNumber(t *testing.T) {
	for _, c := range []struct {
		x        float64
		decimals int
		want     string
	}{
		{0, 2, "0"}, {5, 0, "5"}, {999, 0, "999"}, {1000, 0, "1,000"}, {46500, 2, "46,500"}, {37.5, 2, "37.50"}, {1234567.891, 2, "1,234,567.89"}, {-46500, 0, "-46,500"},
	} {
		if got := FormatNumber(c.x, c.decimals); got != c.want {
			t.Errorf("FormatNumber(%v, %d) = %q, want %q", c.x, c.decimals, got, c.want)
		}
	}
}
