package lint

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func knownFindings(names ...string) []Diagnostic {
	var out []Diagnostic
	for _, n := range names {
		out = append(out, Diagnostic{Rule: "a/x", Fingerprint: n})
	}
	return out
}

func TestBaselineKeepsWhatIsNew(t *testing.T) {
	var b Baseline
	b.Set("a.md", knownFindings("1", "2", "3"))
	fresh, stale := b.New("a.md", knownFindings("2", "4"))
	if len(fresh) != 1 || fresh[0].Fingerprint != "4" || stale != 2 {
		t.Errorf("new %v, stale %d; want 4 and 2", fresh, stale)
	}
	if fresh, stale := b.New("b.md", knownFindings("1")); len(fresh) != 1 || stale != 0 {
		t.Errorf("another document's baseline counts: new %v, stale %d", fresh, stale)
	}
	b.Set("a.md", nil)
	if b.Len() != 0 || len(b.Paths()) != 0 {
		t.Errorf("%d findings are left of a document without any", b.Len())
	}
}

func TestBaselineRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b Baseline
		for path, n := range rapid.MapOf(rapid.String(), rapid.IntRange(0, 5)).Draw(t, "documents") {
			var names []string
			for i := range n {
				names = append(names, fmt.Sprint(i))
			}
			b.Set(strings.ToValidUTF8(path, "?"), knownFindings(names...))
		}
		data, err := b.Encode()
		if err != nil {
			t.Fatal(err)
		}
		back, err := ReadBaseline(data)
		if err != nil {
			t.Fatal(err)
		}
		if back.Len() != b.Len() || !slices.Equal(back.Paths(), b.Paths()) {
			t.Errorf("%q of %q", back.Paths(), b.Paths())
		}
	})
}

func TestReadBaselineErrors(t *testing.T) {
	for _, test := range []struct{ data, want string }{
		{"", "ends too early"},
		{`{"schema_version": 1, "documents": {`, "ends too early"},
		{`{"schema_version": 1, "documents": {}} x`, "behind its end"},
		{`{"schema_version": 2, "documents": {}}`, "version 2, this pmlint reads 1"},
		{`{"schema_version": 1, "paths": {}}`, `unknown field "paths"`},
		{`{"schema_version": 1, "documents": []}`, "cannot unmarshal array"},
		{"nonsense", "at byte 2"},
	} {
		_, err := ReadBaseline([]byte(test.data))
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "--write-baseline") {
			t.Errorf("%q: %v, want %q", test.data, err, test.want)
		}
	}
}
