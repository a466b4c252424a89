package postmortem

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func showCount(c Count, ok bool) string {
	switch {
	case !ok:
		return ""
	case c.None:
		return "none " + c.Note
	case c.Unknown:
		return "unknown " + c.Note
	}
	out := fmt.Sprintf("%g ±%g", c.Value, c.Precision)
	if c.Percent {
		out = fmt.Sprintf("%g%% ±%g", c.Value, c.Precision)
	}
	if c.All {
		out = "all " + out
	}
	if c.Approximate {
		out += " ~"
	}
	if c.Note != "" {
		out += " " + c.Note
	}
	return out
}

func countCases() []struct{ in, want string } {
	return []struct{ in, want string }{
		{"1,240", "1240 ±1"}, {"1240", "1240 ±1"}, {"1.2k", "1200 ±100"}, {"12%", "12% ±1"}, {"3.1 %", "3.1% ±0.1"}, {"~3,000", "3000 ±1 ~"}, {"3.125%", "3.125% ±0.001"},
		{"1.234", "1234 ±1"}, {"1.234.567", "1.234567e+06 ±1"}, {"1 234", "1234 ±1"}, {"0.125", "0.125 ±0.001"}, {"12345.678", "12345.678 ±0.001"}, {"1,000,000,000,000,000,000", ""}, {"2.5M", "2.5e+06 ±100000"}, {"3 million", "3e+06 ±1e+06"},
		{"1,240 users (3.1 %)", "1240 ±1 users (3.1 %)"}, {"~1,200 (3.1 %)", "1200 ±1 ~ (3.1 %)"}, {"12 percent of users", "12% ±1 of users"}, {"12 Prozent", "12% ±1"},
		{"<1%", "1% ±1 ~"}, {"100+", "100 ±1 ~"}, {"over 300 requests", "300 ±1 ~ requests"}, {"5 m", "5 ±1 m"}, {"two", "2 ±1"}, {"0", "0 ±1"}, {"three services", "3 ±1 services"},
		{"3 of 5 services", "3 ±1 of 5 services"}, {"12 (estimated)", "12 ±1 ~ (estimated)"}, {"12.", "12 ±1"}, {"3 - all in Europe", "3 ±1 - all in Europe"},
		{"all", "all 100% ±1"}, {"All users", "all 100% ±1 users"}, {"almost all", "all 100% ±1 ~"}, {"alle", "all 100% ±1"},
		{"none", "none "}, {"None reported", "none reported"}, {"No users", "none users"}, {"Zero", "none "},
		{"unknown - no logs were kept", "unknown - no logs were kept"},
		{"", ""}, {"many", ""}, {"some users", ""}, {"several", ""}, {"unknown", ""}, {"X", ""}, {"[Number]", ""}, {"50-60%", ""}, {"50 - 60", ""}, {"5 to 10 users", ""}, {"5 / 10", ""},
		{"2026-03-04", ""}, {"10:30", ""}, {"1.2.3", ""}, {"1,2,3", ""}, {"a", ""}, {"N/A", ""}, {"v1", ""}, {"12x", ""}, {"No idea", ""},
	}
}

func TestParseCount(t *testing.T) {
	for _, c := range countCases() {
		if got := showCount(ParseCount(c.in)); got != c.want {
			t.Errorf("ParseCount(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// A number printed with any grouping and decimal mark is read back.
func TestNumeralReadsPrinted(t *testing.T) {
	styles := []struct{ group, decimal string }{{",", "."}, {".", ","}, {" ", ","}, {"'", "."}, {"\u00a0", "."}, {"", "."}, {"", ","}}
	rapid.Check(t, func(t *rapid.T) {
		style := rapid.SampledFrom(styles).Draw(t, "style")
		whole := rapid.Int64Range(0, 999_999_999_999).Draw(t, "whole")
		places := rapid.SampledFrom([]int{0, 1, 2}).Draw(t, "places")
		fraction := rapid.Int64Range(0, int64(math.Pow10(places))-1).Draw(t, "fraction")
		s := fmt.Sprint(whole)
		for at := len(s) - 3; at > 0; at -= 3 {
			s = s[:at] + style.group + s[at:]
		}
		if places > 0 {
			s += style.decimal + fmt.Sprintf("%0*d", places, fraction)
		}
		c := &cursor{s: s}
		n, ok := c.numeral()
		want := whole*int64(math.Pow10(places)) + fraction
		if !ok || !c.done() || n.digits != want || n.decimals != places {
			t.Fatalf("numeral of %q: %+v, %v, rest %q; want %d with %d decimals", s, n, ok, c.rest(), want, places)
		}
	})
}
