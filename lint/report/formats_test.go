package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"flag"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/source"
)

// readFinding is what a consumer reads of one finding.
type readFinding struct {
	Path, Rule, Message string
	Line                int
}

// decoders read a report as its consumers do.
var decoders = map[string]func(*testing.T, string) []readFinding{
	"concise": decodeConcise, "json": decodeJSON, "ndjson": decodeNDJSON, "sarif": decodeSARIF, "github": decodeGitHub,
	"gitlab": decodeGitLab, "junit": decodeJUnit, "checkstyle": decodeCheckstyle, "rdjson": decodeRDJSON, "markdown": decodeMarkdown,
}

func decodeConcise(t *testing.T, out string) []readFinding {
	var found []readFinding
	for line := range strings.Lines(out) {
		m := regexp.MustCompile(`^(.*?):(\d+):\d+: (?:error|warning|info) (.*?): (.*)\n$`).FindStringSubmatch(line)
		if m == nil {
			t.Fatalf("concise: %q", line)
		}
		found = append(found, readFinding{Path: m[1], Rule: m[3], Message: m[4], Line: number(t, m[2])})
	}
	return found
}

func number(t *testing.T, s string) int {
	t.Helper()
	n := 0
	if err := json.Unmarshal([]byte(s), &n); err != nil {
		t.Fatal(err)
	}
	return n
}

func unmarshal(t *testing.T, text string, v any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), v); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
}

func decodeJSON(t *testing.T, out string) []readFinding {
	var report struct{ Diagnostics []readFinding }
	unmarshal(t, out, &report)
	return report.Diagnostics
}

func decodeNDJSON(t *testing.T, out string) []readFinding {
	var found []readFinding
	for line := range strings.Lines(out) {
		var d readFinding
		unmarshal(t, line, &d)
		found = append(found, d)
	}
	return found
}

func decodeSARIF(t *testing.T, out string) []readFinding {
	var log struct {
		Runs []struct {
			Results []struct {
				RuleID    string
				RuleIndex int
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine, EndLine int }
					}
				}
			}
			Tool struct {
				Driver struct{ Rules []struct{ ID string } }
			}
		}
	}
	unmarshal(t, out, &log)
	var found []readFinding
	for _, r := range log.Runs[0].Results {
		if id := log.Runs[0].Tool.Driver.Rules[r.RuleIndex].ID; id != r.RuleID {
			t.Errorf("sarif: the rule at the index is %q, want %q", id, r.RuleID)
		}
		place := r.Locations[0].PhysicalLocation
		if place.Region.EndLine != place.Region.StartLine {
			t.Errorf("sarif: a region over several lines: %+v", place.Region)
		}
		uri, err := url.Parse(place.ArtifactLocation.URI)
		if err != nil {
			t.Errorf("sarif: %v", err)
			continue
		}
		found = append(found, readFinding{uri.Path, r.RuleID, r.Message.Text, place.Region.StartLine})
	}
	return found
}

// decodeGitHub reads commands as the runner does.
func decodeGitHub(t *testing.T, out string) []readFinding {
	var found []readFinding
	unescape := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
	for line := range strings.Lines(out) {
		m := regexp.MustCompile(`^::(error|warning|notice) (.*?)::(.*)\n$`).FindStringSubmatch(line)
		if m == nil {
			t.Fatalf("github: no command: %q", line)
		}
		f := readFinding{Message: unescape.Replace(m[3])}
		for property := range strings.SplitSeq(m[2], ",") {
			switch name, value, _ := strings.Cut(property, "="); name {
			case "file":
				f.Path = unescape.Replace(value)
			case "line":
				f.Line = number(t, value)
			case "title":
				f.Rule = unescape.Replace(value)
			}
		}
		found = append(found, f)
	}
	return found
}

func decodeGitLab(t *testing.T, out string) []readFinding {
	var issues []struct {
		Description, Fingerprint, Severity string
		CheckName                          string `json:"check_name"`
		Location                           struct {
			Path  string
			Lines struct{ Begin int }
		}
	}
	unmarshal(t, out, &issues)
	var found []readFinding
	for _, i := range issues {
		if len(i.Fingerprint) != 32 || i.Severity == "" {
			t.Errorf("gitlab: %+v", i)
		}
		found = append(found, readFinding{i.Location.Path, i.CheckName, i.Description, i.Location.Lines.Begin})
	}
	return found
}

func decodeJUnit(t *testing.T, out string) []readFinding {
	var suites struct {
		Suites []struct {
			Tests    int         `xml:"tests,attr"`
			Failures int         `xml:"failures,attr"`
			Cases    []junitCase `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal([]byte(out), &suites); err != nil {
		t.Fatal(err)
	}
	var found []readFinding
	for _, s := range suites.Suites {
		failures := 0
		for _, c := range s.Cases {
			if c.Failure != nil {
				failures++
			}
			if rule, _, ok := strings.Cut(c.Name, " at "); ok {
				text := c.Output
				if c.Failure != nil {
					text = c.Failure.Text
				}
				found = append(found, readFinding{c.File, rule, text, c.Line})
			}
		}
		if s.Tests != len(s.Cases) || s.Failures != failures {
			t.Errorf("junit: counts %d tests, %d failures; there are %d and %d", s.Tests, s.Failures, len(s.Cases), failures)
		}
	}
	return found
}

func decodeCheckstyle(t *testing.T, out string) []readFinding {
	var report struct {
		Files []checkstyleFile `xml:"file"`
	}
	if err := xml.Unmarshal([]byte(out), &report); err != nil {
		t.Fatal(err)
	}
	var found []readFinding
	for _, f := range report.Files {
		for _, e := range f.Errors {
			found = append(found, readFinding{f.Name, strings.TrimPrefix(e.Source, "pmlint."), e.Message, e.Line})
		}
	}
	return found
}

func decodeRDJSON(t *testing.T, out string) []readFinding {
	var report struct{ Diagnostics []rdDiagnostic }
	unmarshal(t, out, &report)
	var found []readFinding
	for _, d := range report.Diagnostics {
		found = append(found, readFinding{d.Location.Path, d.Code.Value, d.Message, d.Location.Range.Start.Line})
	}
	return found
}

func decodeMarkdown(t *testing.T, out string) []readFinding {
	var found []readFinding
	for _, m := range regexp.MustCompile(`(?m)^- \[ \] \*\*Line (\d+)\*\*`).FindAllStringSubmatch(out, -1) {
		found = append(found, readFinding{Line: number(t, m[1])})
	}
	return found
}

// TestEveryFormatKeepsEveryFinding holds the formats against each other over the table
// of hostile texts: the same findings in all, in the same lines.
func TestEveryFormatKeepsEveryFinding(t *testing.T) {
	for _, format := range Formats()[1:] {
		if decoders[format] == nil {
			t.Errorf("there is no decoder for %s", format)
		}
	}
	for _, s := range hostile {
		for format, found := range decodeAll(t, outputs(t, s, nil)) {
			for _, f := range found {
				if f.Line != 1 && f.Line != 2 {
					t.Errorf("%s of %q: a finding in line %d", format, s, f.Line)
				}
			}
		}
	}
}

// decodeAll returns the findings by format, and fails where one has fewer or more than
// another.
func decodeAll(t *testing.T, out map[string]string) map[string][]readFinding {
	t.Helper()
	all := map[string][]readFinding{}
	want := len(decodeJSON(t, out["json"]))
	for format, decode := range decoders {
		all[format] = decode(t, out[format])
		if len(all[format]) != want {
			t.Errorf("%s has %d findings, json %d:\n%s", format, len(all[format]), want, out[format])
		}
	}
	return all
}

// FuzzFormats puts any text into every place of a report: all formats can be read again,
// none loses or forges a finding, and none prints what drives a terminal.
func FuzzFormats(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) < 8 || len(s) > 1000 {
			return // the findings of the sample begin at each of eight bytes
		}
		out := outputs(t, s, nil)
		decodeAll(t, out)
		checkHarmless(t, out)
		var documents []any
		unmarshal(t, out["extract json"], &documents)
		var one map[string]any
		unmarshal(t, out["extract ndjson"], &one)
		var list struct{ Actions []any }
		unmarshal(t, out["actions json"], &list)
		if len(documents) != 1 || len(list.Actions) != 1 {
			t.Errorf("%d documents and %d action items are extracted", len(documents), len(list.Actions))
		}
		for _, format := range []string{"extract csv", "actions csv"} {
			rows, err := csv.NewReader(strings.NewReader(out[format])).ReadAll()
			if err != nil || len(rows) < 2 {
				t.Errorf("%s has %d rows: %v", format, len(rows), err)
			}
		}
	})
}

// Texts that hold nothing unusual come out as they went in.
func TestFormatsKeepTexts(t *testing.T) {
	const path = "docs/a b/50% done, 10:30.md"
	d := lint.Diagnostic{Rule: "a/x", Severity: lint.Error, Message: `"100%: a, b" <is> & wrong`, Help: "do it",
		Span: source.Span{Start: 0, End: 3}, Fingerprint: "f00"}
	for format, decode := range decoders {
		if format == "markdown" {
			continue
		}
		out := render(t, format, Options{}, result(path, "# a\n", d))
		found := decode(t, out)
		if len(found) != 1 || found[0].Path != path || found[0].Rule != "a/x" || !strings.Contains(found[0].Message, d.Message) || found[0].Line != 1 {
			t.Errorf("%s gives %+v of:\n%s", format, found, out)
		}
	}
}

func TestFormatsWithoutFindings(t *testing.T) {
	want := map[string]string{
		"concise": "", "ndjson": "", "github": "",
		"gitlab":     "[]\n",
		"checkstyle": xmlHead + "<checkstyle version=\"4.3\">\n</checkstyle>\n",
		"rdjson":     `{"source": {"name": "pmlint", "url": "https://github.com/pmlint/pmlint"}, "diagnostics": []}` + "\n",
		"markdown":   "**pmlint** has nothing to say about 1 post-mortem.\n",
		"junit": xmlHead + `<testsuites name="pmlint">
  <testsuite name="a.md" tests="1" failures="0" errors="0">
    <testcase name="pmlint" classname="a.md" file="a.md"></testcase>
  </testsuite>
</testsuites>
`,
		"sarif": `{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{"columnKind": "utf16CodeUnits", ` +
			`"results": [], "tool": {"driver":{"name":"pmlint","informationUri":"https://github.com/pmlint/pmlint","rules":[]}}, ` +
			`"invocations": [{"executionSuccessful":true}]}]}` + "\n",
	}
	for format, text := range want {
		if diff := cmp.Diff(text, render(t, format, Options{}, result("a.md", page))); diff != "" {
			t.Errorf("%s: want -, got +\n%s", format, diff)
		}
	}
}

// TestSARIFSchema holds SARIF against the published schema, with and without findings,
// over the table of hostile texts.
func TestSARIFSchema(t *testing.T) {
	data, err := os.ReadFile("../../testdata/schemas/sarif-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("sarif.json", document); err != nil {
		t.Fatal(err)
	}
	schema := compiler.MustCompile("sarif.json")
	logs := []string{render(t, "sarif", Options{})}
	for _, s := range hostile {
		logs = append(logs, outputs(t, s, nil)["sarif"])
	}
	for _, log := range logs {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(log))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%v\n%s", err, log)
		}
	}
}

// TestSARIFRegions counts columns in code units of UTF-16, on the finding's first line.
func TestSARIFRegions(t *testing.T) {
	const text = "# 🔥🔥 Überall\nzwei\n"
	d := lint.Diagnostic{Rule: "a/x", Severity: lint.Info, Span: source.Span{Start: strings.Index(text, "Überall"), End: len(text) - 2}, Message: "m"}
	out := render(t, "sarif", Options{MinSeverity: lint.Info}, result("a.md", text, d))
	line, _, _ := strings.Cut(text, "\n")
	start := 1 + len(utf16.Encode([]rune("# 🔥🔥 ")))
	end := 1 + len(utf16.Encode([]rune(line)))
	var log struct {
		Runs []struct {
			Results []struct {
				Level     string
				Locations []struct {
					PhysicalLocation struct{ Region sarifRegion }
				}
			}
		}
	}
	unmarshal(t, out, &log)
	r := log.Runs[0].Results[0]
	if got, want := r.Locations[0].PhysicalLocation.Region, (sarifRegion{1, start, 1, end}); got != want || r.Level != "note" {
		t.Errorf("region %+v, level %s, want %+v and note", got, r.Level, want)
	}
}

// TestGitHubShowsTheWorstFirst because it shows ten of a kind.
func TestGitHubShowsTheWorstFirst(t *testing.T) {
	mild, grave := of("a/mild", lint.Warning), of("a/grave", lint.Error)
	out := render(t, "github", Options{}, result("a.md", page, mild, mild), result("b.md", page, grave))
	if found := decodeGitHub(t, out); len(found) != 3 || found[0].Rule != "a/grave" || found[1].Path != "a.md" {
		t.Errorf("got:\n%s", out)
	}
}

// TestGitLabPrintsAreUnique although two documents have a finding of one fingerprint.
func TestGitLabPrintsAreUnique(t *testing.T) {
	d := of("a/x", lint.Error)
	d.Fingerprint = "same"
	var issues []struct{ Fingerprint string }
	unmarshal(t, render(t, "gitlab", Options{}, result("a.md", page, d), result("b.md", page, d)), &issues)
	if len(issues) != 2 || issues[0].Fingerprint == issues[1].Fingerprint {
		t.Errorf("got %+v", issues)
	}
}

// TestRDJSON counts columns in bytes and turns a fix of one edit into a suggestion.
func TestRDJSON(t *testing.T) {
	const text = "Ü inc-7\n"
	d := lint.Diagnostic{Rule: "a/x", Severity: lint.Warning, Span: at(t, text, "inc-7"), Message: "m",
		Fixes: []lint.Fix{{Message: "write it", Edits: []lint.Edit{{Span: at(t, text, "inc"), New: "INC"}}}, {Edits: make([]lint.Edit, 2)}}}
	var report struct{ Diagnostics []rdDiagnostic }
	unmarshal(t, render(t, "rdjson", Options{}, result("a.md", text, d)), &report)
	got := report.Diagnostics[0]
	want := rdRange{rdPosition{1, 4}, rdPosition{1, 9}}
	if got.Location.Range != want || got.Severity != "WARNING" {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if diff := cmp.Diff([]rdSuggestion{{rdRange{rdPosition{1, 4}, rdPosition{1, 7}}, "INC"}}, got.Suggestions); diff != "" {
		t.Errorf("suggestions: want -, got +\n%s", diff)
	}
}

// TestJUnitWarningsPass so that they fail no build that pmlint does not.
func TestJUnitWarningsPass(t *testing.T) {
	out := render(t, "junit", Options{}, result("a.md", page, of("a/x", lint.Warning), of("b/y", lint.Error)))
	if strings.Count(out, "<failure") != 1 || !strings.Contains(out, `tests="2" failures="1"`) || !strings.Contains(out, "<system-out>") {
		t.Errorf("got:\n%s", out)
	}
}

// TestMarkdownFits a comment, and calls nobody.
func TestMarkdownFits(t *testing.T) {
	d := of("a/x", lint.Warning)
	d.Message = "@ana see #12, GH-12, www.example.org <b>`x`</b> [a](b) " + strings.Repeat("long ", 100)
	many := make([]lint.Diagnostic, 500)
	for i := range many {
		many[i] = d
	}
	out := render(t, "markdown", Options{}, result("a.md", page, many...))
	if len(out) > 65536 || !strings.Contains(out, "did not fit in") {
		t.Errorf("%d bytes", len(out))
	}
	for _, bad := range []string{"@ana", "#12", "GH-12", "www.example", "<b>", "[a](b)", "`x`"} {
		if strings.Contains(out, bad) {
			t.Errorf("%q stands in the report", bad)
		}
	}
}

var update = flag.Bool("update", false, "rewrite the problem matcher in the documentation")

// problemMatcher returns the problem matcher of the concise format, a JSON file by which
// GitHub and editors make annotations of what a program prints.
func problemMatcher() ([]byte, error) {
	type pattern struct {
		Regexp   string `json:"regexp"`
		File     int    `json:"file"`
		Line     int    `json:"line"`
		Column   int    `json:"column"`
		Severity int    `json:"severity"`
		Code     int    `json:"code"`
		Message  int    `json:"message"`
	}
	type matcher struct {
		Owner   string    `json:"owner"`
		Pattern []pattern `json:"pattern"`
	}
	out, err := json.MarshalIndent(map[string][]matcher{
		"problemMatcher": {{"pmlint", []pattern{{concisePattern, 1, 2, 3, 4, 5, 6}}}},
	}, "", "  ")
	return append(out, '\n'), err
}

// TestProblemMatcher holds the matcher against what is printed, and the copy in the
// documentation against the matcher.
func TestProblemMatcher(t *testing.T) {
	const name = "../../docs/ci/problem-matcher.json"
	want, err := problemMatcher()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(name, want, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is out of date: run go test ./lint/report -update", name)
	}
	var matchers struct {
		ProblemMatcher []struct{ Pattern []struct{ Regexp string } }
	}
	unmarshal(t, string(got), &matchers)
	expression := regexp.MustCompile(matchers.ProblemMatcher[0].Pattern[0].Regexp)
	d := of("a/x-y", lint.Warning)
	d.Message = `"10:30" is wrong: write it`
	line := strings.TrimSuffix(render(t, "concise", Options{}, result("docs/a: b.md", page, d)), "\n")
	if diff := cmp.Diff([]string{line, "docs/a: b.md", "1", "1", "warning", "a/x-y", d.Message}, expression.FindStringSubmatch(line)); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
}
