package assert

import (
	"strings"
	"testing"
)

// TestCompareInstants: times in zones that may differ are ordered only where they are
// farther apart than zones are.
func TestCompareInstants(t *testing.T) {
	const start = 740_000
	clock := func(day, hour, minute int, zone string) instant {
		return instant{day: start + day, minute: hour*60 + minute, hasClock: true, zone: zone}
	}
	day := func(d int, zone string) instant { return instant{day: start + d, zone: zone} }
	calendar := func(d int) instant { return instant{day: start + d, anyZone: true} }
	for _, test := range []struct {
		a, b instant
		want ordering
	}{
		{clock(0, 14, 2, "UTC"), clock(0, 14, 3, "UTC"), less},
		{clock(0, 14, 2, ""), clock(0, 14, 2, ""), equal},
		{clock(1, 0, 5, "UTC"), clock(0, 23, 55, "UTC"), greater},
		{clock(0, 14, 2, "IST"), clock(0, 18, 0, "UTC"), anyOrder},
		{clock(0, 14, 2, "IST"), clock(2, 18, 0, "UTC"), less},
		{clock(0, 14, 2, ""), clock(0, 18, 0, "UTC"), anyOrder},
		{clock(0, 14, 2, "UTC"), calendar(0), equal},
		{clock(0, 14, 2, "UTC"), calendar(1), less},
		{calendar(3), calendar(2), greater},
		{day(0, "PT"), day(1, "UTC"), anyOrder},
		{day(0, "PT"), day(2, "UTC"), less},
	} {
		if got := compareInstants(test.a, test.b); got != test.want {
			t.Errorf("%+v, %+v: %b, want %b", test.a, test.b, got, test.want)
		}
		swapped := test.want&equal | test.want&less<<2 | test.want&greater>>2
		if got := compareInstants(test.b, test.a); got != swapped {
			t.Errorf("%+v, %+v: %b, want %b", test.b, test.a, got, swapped)
		}
	}
}

// TestHolds: a test of a value within bounds is decided only where all of them agree.
func TestHolds(t *testing.T) {
	for _, test := range []struct {
		low, high float64
		op        Op
		want      truth
	}{
		{3, 3, Min, yes}, {2, 2, Min, no}, {2, 3, Min, unknown}, {3, 4, Min, yes},
		{3, 3, Max, yes}, {4, 4, Max, no}, {2, 4, Max, unknown},
		{3, 3, Over, no}, {4, 4, Over, yes}, {3, 4, Over, unknown},
		{3, 3, Under, no}, {2, 2, Under, yes}, {2, 3, Under, unknown},
		{3, 3, Equals, yes}, {4, 4, Equals, no}, {3, 4, Equals, unknown}, {4, 5, Equals, no},
	} {
		if got := test.op.holds(compare(Count, value{low: test.low, high: test.high}, value{low: 3, high: 3})); got != test.want {
			t.Errorf("%v-%v %s 3: %d, want %d", test.low, test.high, test.op, got, test.want)
		}
	}
}

// TestNot: not, all and any are those of three truth values, in which what is not
// known lies between no and yes.
func TestNot(t *testing.T) {
	leaf := func(is truth) Condition { return fixed(is) }
	all := []truth{no, unknown, yes}
	for _, a := range all {
		if got := (Not{leaf(a)}).judge(nil).truth; got != -a {
			t.Errorf("not %d is %d", a, got)
		}
		for _, b := range all {
			if got := (All{leaf(a), leaf(b)}).judge(nil).truth; got != min(a, b) {
				t.Errorf("%d and %d is %d", a, b, got)
			}
			if got := (Any{leaf(a), leaf(b)}).judge(nil).truth; got != max(a, b) {
				t.Errorf("%d or %d is %d", a, b, got)
			}
		}
	}
}

type fixed truth

func (f fixed) judge(*view) verdict { return verdict{truth(f), []reason{{found: "it"}}} }

func TestCompilePattern(t *testing.T) {
	for pattern, ok := range map[string]bool{
		"^CRIT": true, "(?i)sev-?[0-9]": true, "a(": false, "(?=x)": false,
		"(a{100}){9}": false, "x{900}": false, strings.Repeat("a", 201): false, strings.Repeat("a", 200): true,
	} {
		if _, err := CompilePattern(pattern); (err == nil) != ok {
			t.Errorf("%.40s: %v", pattern, err)
		}
	}
}
