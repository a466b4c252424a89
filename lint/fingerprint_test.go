package lint

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/pmlint/pmlint/lint/source"
)

// prints returns the fingerprints of a text's findings, in source order.
func prints(t testing.TB, text string) []string {
	t.Helper()
	var out []string
	for _, d := range lintText(t, testEngine(testRules()...), text).Diagnostics {
		out = append(out, d.Fingerprint)
	}
	return out
}

const printDoc = "# Title\n\nOWN here\n\n## Actions\n\n- OWN  one DUE\n- OWN two\n- OWN two\n\n## Later\n\n- OWN two\n"

func TestFingerprintsAreUniqueInADocument(t *testing.T) {
	got := prints(t, printDoc)
	if len(got) != 6 {
		t.Fatalf("%d findings", len(got))
	}
	for i, p := range got {
		if len(p) != 32 || strings.Trim(p, "0123456789abcdef") != "" {
			t.Errorf("fingerprint %q is not 32 hex digits", p)
		}
		if slices.Contains(got[:i], p) {
			t.Errorf("fingerprint %d is a repetition", i)
		}
	}
}

func TestFingerprintsSurviveEditsElsewhere(t *testing.T) {
	want := prints(t, printDoc)
	for name, text := range map[string]string{
		"CRLF":                 strings.ReplaceAll(printDoc, "\n", "\r\n"),
		"byte order mark":      "\uFEFF" + printDoc,
		"no last line feed":    strings.TrimSuffix(printDoc, "\n"),
		"text before":          "text\n\n" + printDoc,
		"text between":         strings.Replace(printDoc, "- OWN two\n", "- other\n\n- OWN two\n", 1),
		"another section":      strings.Replace(printDoc, "## Later", "## Between\n\ntext\n\n## Later", 1),
		"white space":          strings.Replace(printDoc, "- OWN  one DUE", "  - OWN one\tDUE  ", 1),
		"an ordinary finding":  printDoc + "\nORD\n",
		"a suppression beside": strings.Replace(printDoc, "one DUE", "one DUE <!-- pmlint-disable-line timeline: none -->", 1),
	} {
		got := prints(t, text)
		for _, p := range want {
			if !slices.Contains(got, p) {
				t.Errorf("%s: a fingerprint is gone", name)
			}
		}
	}
}

func TestFingerprintsFollowTheirFinding(t *testing.T) {
	want := prints(t, "# Title\n\nOWN\n")[0]
	for name, text := range map[string]string{
		"rule":    "# Title\n\nDUE\n",
		"line":    "# Title\n\nOWN now\n",
		"case":    "# Title\n\nOWN A\n",
		"section": "# Other\n\nOWN\n",
		"outer":   "# Outer\n\n## Title\n\nOWN\n",
		"none":    "OWN\n",
	} {
		if got := prints(t, text); len(got) != 1 || got[0] == want {
			t.Errorf("%s: fingerprints %v are not another than %s", name, got, want)
		}
	}
}

// A suppression takes a finding away without renaming its equals.
func TestFingerprintsCountSuppressedFindings(t *testing.T) {
	all := prints(t, "OWN\n\nOWN\n")
	got := prints(t, "<!-- pmlint-disable-next-line actions/owner: known -->\nOWN\n\nOWN\n")
	if len(got) != 1 || got[0] != all[1] {
		t.Errorf("got %v, want the second of %v", got, all)
	}
}

// The fingerprint of what is missing at the end of a section stays with it.
func TestFingerprintAtTheEndOfASection(t *testing.T) {
	missing := &Rule{ID: "sections/missing", Severity: Error, New: func() Checker {
		return checkFunc(func(p *Pass) {
			at := p.Doc.Sections[0].Body.End
			p.Report(Diagnostic{Span: source.Span{Start: at, End: at}, Message: "missing"})
		})
	}}
	e := testEngine(missing)
	a := lintText(t, e, "# One\n\ntext\n").Diagnostics[0].Fingerprint
	b := lintText(t, e, "# One\n\ntext").Diagnostics[0].Fingerprint
	c := lintText(t, e, "# Two\n\ntext").Diagnostics[0].Fingerprint
	if a != b || a == c {
		t.Errorf("with a last line feed %s, without %s, in another section %s", a, b, c)
	}
}

func TestFingerprintLaws(t *testing.T) {
	line := rapid.SampledFrom([]string{"", "text", "OWN", "DUE OWN", "OWN OWN", "# Title", "## Actions", "## Later", "- OWN two"})
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(line, 1, 20).Draw(t, "lines")
		text := strings.Join(lines, "\n") + "\n"
		e := testEngine(testRules()...)
		want := map[string]string{} // message and occurrence by fingerprint
		for _, d := range runOne(t, e, text).Diagnostics {
			if _, twice := want[d.Fingerprint]; twice {
				t.Fatalf("%s: two findings share a fingerprint", text)
			}
			want[d.Fingerprint] = d.Rule
		}
		at := rapid.IntRange(0, len(lines)).Draw(t, "at")
		edited := slices.Insert(slices.Clone(lines), at, "inserted", "", "lines")
		changed := strings.Join(edited, "\n")
		if rapid.Bool().Draw(t, "crlf") {
			changed = strings.ReplaceAll(changed, "\n", "\r\n")
		}
		if rapid.Bool().Draw(t, "bom") {
			changed = "\uFEFF" + changed
		}
		got := map[string]string{}
		for _, d := range runOne(t, e, changed).Diagnostics {
			got[d.Fingerprint] = d.Rule
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%q has %v, %q has %v", text, want, changed, got)
		}
	})
}

// FuzzCollapsed: a line has one blank between its words, however it is looked at.
func FuzzCollapsed(f *testing.F) {
	for _, text := range []string{"", " ", "a", "one  two", "- [ ] eight by eight ! \" #", "1234567  89", "12345678  9", "1234567 89", "12345678\t9", "\x00 \x1f\x7f", "é è\u00a0\u2003x", "  a\v b\f"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want := strings.Join(strings.Fields(text), " ")
		if got := string(appendCollapsed([]byte("before "), text)); got != "before "+want {
			t.Errorf("%q becomes %q", text, got)
		}
		if isCollapsed([]byte(strings.Trim(text, " "))) && strings.Trim(text, " ") != want {
			t.Errorf("%q is taken for collapsed", text)
		}
	})
}

// runOne is lintText for a property.
func runOne(t *rapid.T, e *Engine, text string) *Result {
	r := newRunner(e).lint(t.Context(), textInput("doc.md", text))
	if r.Err != nil || r.Internal != nil {
		t.Fatal(r.Err, r.Internal)
	}
	return r
}
