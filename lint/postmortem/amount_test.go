package postmortem

import "testing"

func TestMoneyAgrees(t *testing.T) {
	for _, c := range []struct {
		a, b           string
		agrees, alike  bool // amounts, currencies
		aTells, bTells bool
	}{
		{"$46,500", "$46,500.00", true, true, true, true},
		{"$46,500", "$52,000", false, true, true, true},
		{"$46.5k", "$46,549", true, true, true, true},
		{"$46k", "$46,499", true, true, true, true},
		{"~$50k", "$46,500", true, true, true, true},
		{"$50,000 (estimated)", "$46,500", true, true, true, true},
		{"$52,000 (estimated)", "$46,500", false, true, true, true},
		{"€46,500", "$46,500", true, false, true, true},
		{"46,500", "€46,500", true, true, true, true},
		{"$46,500", "CAD 46,500", true, true, true, true},
		{"500 kr", "NOK 500", true, true, true, true},
		{"None", "$46,500", false, true, true, true},
		{"None", "$0", true, true, true, true},
		{"$12,000 in Europe", "$46,500 - approx.", false, true, false, true},
		{"unknown - the export failed", "$500/hour", false, true, false, false},
	} {
		a, okA := ParseMoney(c.a)
		b, okB := ParseMoney(c.b)
		if !okA || !okB {
			t.Fatalf("%q or %q is no amount", c.a, c.b)
		}
		if a.Agrees(b) != c.agrees || b.Agrees(a) != c.agrees {
			t.Errorf("%q agrees with %q: %v", c.a, c.b, !c.agrees)
		}
		if a.SameCurrency(b) != c.alike || b.SameCurrency(a) != c.alike {
			t.Errorf("%q has the currency of %q: %v", c.a, c.b, !c.alike)
		}
		if a.Tells() != c.aTells || b.Tells() != c.bTells {
			t.Errorf("Tells of %q and %q = %v, %v", c.a, c.b, a.Tells(), b.Tells())
		}
	}
}

func TestCountAgrees(t *testing.T) {
	for _, c := range []struct {
		a, b           string
		agrees         bool
		aTells, bTells bool
	}{
		{"1,240", "12,400", false, true, true},
		{"1,240", "1.2k", true, true, true},
		{"1,240", "1,245", true, true, true},
		{"~1,200", "1,300", true, true, true},
		{"31 %", "1,240", true, true, true},
		{"8 %", "18 %", false, true, true},
		{"all", "98 %", false, true, true},
		{"none", "14", false, true, true},
		{"1,240 (3 %)", "1,400 in Europe", false, true, false},
		{"unknown - no log", "14 (estimate)", false, false, true},
	} {
		a, okA := ParseCount(c.a)
		b, okB := ParseCount(c.b)
		if !okA || !okB {
			t.Fatalf("%q or %q is no count", c.a, c.b)
		}
		if a.Agrees(b) != c.agrees || b.Agrees(a) != c.agrees {
			t.Errorf("%q agrees with %q: %v", c.a, c.b, !c.agrees)
		}
		if a.Tells() != c.aTells || b.Tells() != c.bTells {
			t.Errorf("Tells of %q and %q = %v, %v", c.a, c.b, a.Tells(), b.Tells())
		}
	}
}
