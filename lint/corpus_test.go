package lint

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// tagRule is a corpus rule: words that begin with # must not be in an earlier document.
// Its Collect panics where the document holds PANIC, its Judge where one holds #panic.
func tagRule(id string) *Rule {
	return &Rule{ID: id, Doc: id + "\n", Severity: Warning, Corpus: func() CorpusChecker { return &tags{Most: 10} }}
}

type tags struct{ Most int }

type tagFacts struct {
	Tags []tag `json:"tags"`
}

type tag struct {
	Name string `json:"name"`
	At   Spot   `json:"at"`
}

var testTag = regexp.MustCompile(`#[a-z]+`)

func (r *tags) Collect(pass *Pass) CorpusFacts {
	text := pass.Doc.File.Text
	if strings.Contains(text, "PANIC") {
		panic("no facts")
	}
	facts := &tagFacts{}
	for _, m := range testTag.FindAllStringIndex(text, r.Most) {
		facts.Tags = append(facts.Tags, tag{text[m[0]:m[1]], pass.Spot(source.Span{Start: m[0], End: m[1]})})
	}
	if len(facts.Tags) == 0 {
		return nil
	}
	return facts
}

func (r *tags) Decode(data []byte) (CorpusFacts, error) { return DecodeFacts[tagFacts](data) }

func (f *tagFacts) Pack(p *Packer) {
	p.Int(len(f.Tags))
	for _, x := range f.Tags {
		p.String(x.Name)
		p.Spot(x.At)
	}
}

func (r *tags) Unpack(u *Unpacker) CorpusFacts {
	f := &tagFacts{Tags: make([]tag, u.Int())}
	for i := range f.Tags {
		f.Tags[i] = tag{u.String(), u.Spot()}
	}
	return f
}

func (r *tags) Judge(pass *CorpusPass) {
	first := map[string]*CorpusDocument{}
	for _, d := range pass.Documents {
		for _, x := range pass.Facts(d).(*tagFacts).Tags {
			if x.Name == "#panic" {
				panic("judged")
			}
			if other := first[x.Name]; other != nil && other != d {
				pass.Report(d, x.At, Diagnostic{Message: x.Name + " again", Help: "choose another",
					Related: []Related{other.In(pass.Facts(other).(*tagFacts).Tags[0].At, "before")}})
			} else {
				first[x.Name] = d
			}
		}
	}
}

// runCorpus lints texts by path, adds facts to a corpus in the order given, and returns
// what is found as lines, with the faults.
func runCorpus(t *testing.T, e *Engine, order []string, texts map[string]string) (lines []string, faults []error) {
	t.Helper()
	var inputs []Input
	for _, path := range order {
		inputs = append(inputs, textInput(path, texts[path]))
	}
	e.Collect = true
	corpus := NewCorpus(e.Rules)
	err := e.Run(context.Background(), inputs, func(r *Result) error {
		faults = append(faults, r.Internal...)
		for _, d := range r.Diagnostics {
			lines = append(lines, fmt.Sprintf("%s:%d %s", d.Path, r.File.Line(d.Span.Start), d.Rule))
		}
		if r.Facts == nil {
			return nil
		}
		return corpus.Add(r.Facts)
	})
	if err != nil {
		t.Fatal(err)
	}
	more := corpus.Judge()
	for r := range corpus.Results() {
		if r.Suppressed > 0 {
			lines = append(lines, fmt.Sprintf("%s: %d suppressed", r.Input.Path, r.Suppressed))
		}
		for _, d := range r.Diagnostics {
			lines = append(lines, fmt.Sprintf("%s:%d:%d %s %s: %s", d.Path, d.At.Line, d.At.Column, d.Severity, d.Rule, d.Message))
		}
	}
	slices.Sort(lines)
	return lines, append(faults, more...)
}

func TestCorpus(t *testing.T) {
	texts := map[string]string{"a.md": "#one #two", "b.md": "x\n #two", "c.md": "#one #three", "d.md": "none"}
	want := []string{"b.md:2:2 warning corpus/tags: #two again", "c.md:1:1 warning corpus/tags: #one again"}
	for _, order := range [][]string{{"a.md", "b.md", "c.md", "d.md"}, {"d.md", "c.md", "b.md", "a.md"}} {
		for _, workers := range []int{1, 2, 8} {
			e := testEngine(tagRule("corpus/tags"))
			e.Workers = workers
			got, faults := runCorpus(t, e, order, texts)
			if diff := cmp.Diff(want, got); diff != "" || faults != nil {
				t.Errorf("%v, %d workers: %v, want -, got +\n%s", order, workers, faults, diff)
			}
		}
	}
}

func TestCorpusRests(t *testing.T) {
	e := testEngine(tagRule("corpus/tags"))
	if r := lintOne(t, e, textInput("a.md", "#one")); r.Facts != nil {
		t.Error("facts are collected although nobody asks for them")
	}
	e.Collect = true
	if r := lintOne(t, e, textInput("a.md", "none")); r.Facts != nil {
		t.Error("there are facts where there is nothing")
	}
	parse := e.parse
	e.parse = func(f *source.File, v *postmortem.Vocabulary) *postmortem.Document {
		doc := parse(f, v)
		doc.SeveralIncidents = true
		return doc
	}
	if r := lintOne(t, e, textInput("a.md", "#one")); r.Facts != nil {
		t.Error("facts are collected of several incidents")
	}
}

func TestCorpusSettings(t *testing.T) {
	texts := map[string]string{"a.md": "#one #two", "b.md": "#one #two", "c.md": "#one"}
	for _, test := range []struct {
		name     string
		settings func(path string) *Settings
		want     []string
	}{
		{"the severity of each document", func(path string) *Settings {
			return &Settings{Severities: map[string]Severity{"corpus/tags": map[string]Severity{"b.md": Error, "c.md": Info}[path]}}
		}, []string{"b.md:1:1 error corpus/tags: #one again", "b.md:1:6 error corpus/tags: #two again", "c.md:1:1 info corpus/tags: #one again"}},
		{"off in one: it is not looked at", func(path string) *Settings {
			if path == "a.md" {
				return &Settings{Severities: map[string]Severity{"corpus/tags": Off}}
			}
			return nil
		}, []string{"c.md:1:1 warning corpus/tags: #one again"}},
		{"options of each document", func(path string) *Settings {
			return &Settings{Options: map[string]func(any){"corpus/tags": func(c any) { c.(*tags).Most = 1 }}}
		}, []string{"b.md:1:1 warning corpus/tags: #one again", "c.md:1:1 warning corpus/tags: #one again"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := testEngine(tagRule("corpus/tags"))
			e.Settings = func(doc *postmortem.Document) *Settings { return test.settings(doc.File.Path) }
			got, faults := runCorpus(t, e, []string{"a.md", "b.md", "c.md"}, texts)
			if diff := cmp.Diff(test.want, got); diff != "" || faults != nil {
				t.Errorf("%v, want -, got +\n%s", faults, diff)
			}
		})
	}
}

// TestCorpusSince: an exempt document has no findings, and others are still held
// against it.
func TestCorpusSince(t *testing.T) {
	e := testEngine(tagRule("corpus/tags"))
	parse := e.parse
	e.parse = func(f *source.File, v *postmortem.Vocabulary) *postmortem.Document {
		doc := parse(f, v)
		doc.Day = postmortem.Date{Year: 2025, Month: 1, Day: 1}
		if f.Path == "c.md" {
			doc.Day.Year = 2026
		}
		return doc
	}
	e.Settings = func(*postmortem.Document) *Settings {
		return &Settings{Since: map[string]postmortem.Date{"corpus/tags": {Year: 2026, Month: 1, Day: 1}}}
	}
	got, _ := runCorpus(t, e, []string{"a.md", "b.md", "c.md"}, map[string]string{"a.md": "#one", "b.md": "#one", "c.md": "#one"})
	if diff := cmp.Diff([]string{"c.md:1:1 warning corpus/tags: #one again"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestCorpusSuppression(t *testing.T) {
	texts := map[string]string{
		"a.md": "#one #two #three #four",
		"b.md": "#one <!-- pmlint-disable-line corpus/tags: known -->\n#two <!-- pmlint-disable-line corpus: known -->\n#three",
		"c.md": "#four <!-- pmlint-disable-line corpus/tags: another run may need it -->",
		"d.md": "<!-- pmlint-disable-line corpus/tags: nothing here -->",
	}
	order := []string{"a.md", "b.md", "c.md", "d.md"}
	got, _ := runCorpus(t, testEngine(tagRule("corpus/tags")), order, texts)
	want := []string{"b.md: 2 suppressed", "b.md:3:1 warning corpus/tags: #three again", "c.md: 1 suppressed"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
	e := testEngine(tagRule("corpus/tags"))
	e.Settings = func(*postmortem.Document) *Settings { return &Settings{NoInline: true} }
	got, _ = runCorpus(t, e, order, texts)
	if len(got) != 4 {
		t.Errorf("without comments: %q", got)
	}
}

func TestCorpusPanics(t *testing.T) {
	good := tagRule("corpus/good")
	texts := map[string]string{"a.md": "#one", "b.md": "#one PANIC", "c.md": "#one"}
	got, faults := runCorpus(t, testEngine(good), []string{"a.md", "b.md", "c.md"}, texts)
	var p *PanicError
	if len(faults) != 1 || !errors.As(faults[0], &p) || p.Rule != "corpus/good" || p.Path != "b.md" || len(got) != 1 {
		t.Errorf("a panic in Collect: %v, %q", faults, got)
	}
	got, faults = runCorpus(t, testEngine(tagRule("corpus/bad")), []string{"a.md", "b.md"}, map[string]string{"a.md": "#one", "b.md": "#one #panic"})
	if len(faults) != 1 || faults[0].Error() != "internal error in rule corpus/bad over all documents: judged" || len(got) != 1 {
		t.Errorf("a panic in Judge: %v, %q", faults, got)
	}
}

// TestCorpusResults: what is found is to be had in the order of paths and by path.
func TestCorpusResults(t *testing.T) {
	e := testEngine(tagRule("corpus/tags"))
	e.Collect = true
	corpus := NewCorpus(e.Rules)
	for _, path := range []string{"d.md", "c.md", "b.md", "a.md"} {
		if err := corpus.Add(lintOne(t, e, textInput(path, "#one #"+path[:1])).Facts); err != nil {
			t.Fatal(err)
		}
	}
	if faults := corpus.Judge(); faults != nil {
		t.Fatal(faults)
	}
	var paths []string
	for r := range corpus.Results() {
		paths = append(paths, r.Input.Path)
		if diff := cmp.Diff(r.Diagnostics, corpus.Result(r.Input.Path).Diagnostics, cmp.AllowUnexported(Spot{})); diff != "" {
			t.Error(diff)
		}
	}
	if diff := cmp.Diff([]string{"b.md", "c.md", "d.md"}, paths); diff != "" {
		t.Error(diff)
	}
	if corpus.Result("a.md") != nil || corpus.Result("e.md") != nil {
		t.Error("there is a result without findings")
	}
	for range corpus.Results() {
		break
	}
}

// TestCorpusFingerprints: they differ between findings of a document, and survive what
// stands elsewhere in it.
func TestCorpusFingerprints(t *testing.T) {
	prints := func(text string) map[string]string {
		e := testEngine(tagRule("corpus/tags"))
		e.Collect = true
		corpus := NewCorpus(e.Rules)
		for path, text := range map[string]string{"a.md": "#one #two", "b.md": text} {
			if err := corpus.Add(lintOne(t, e, textInput(path, text)).Facts); err != nil {
				t.Fatal(err)
			}
		}
		out := map[string]string{}
		corpus.Judge()
		for _, d := range corpus.Result("b.md").Diagnostics {
			out[d.Fingerprint] = d.Message
		}
		return out
	}
	before := prints("# A\n\n#one #two #one")
	if len(before) != 3 {
		t.Fatalf("three findings share fingerprints: %v", before)
	}
	if diff := cmp.Diff(before, prints("more\n\n# A\n\nmore\n\n#one #two   #one")); diff != "" {
		t.Error(diff)
	}
	for p := range prints("# B\n\n#one #two #one") {
		if before[p] != "" {
			t.Error("the section has no part in the fingerprint")
		}
	}
}

func TestCorpusRefuses(t *testing.T) {
	good := func() *Facts {
		return &Facts{Path: "a.md", Severities: map[string]Severity{"corpus/tags": Error},
			Rules: map[string]any{"corpus/tags": json.RawMessage(`{"tags":[{"name":"#x","at":[0,1,1,1,0,2,0,7]}]}`)}}
	}
	for _, test := range []struct {
		name, want string
		change     func(*Facts)
	}{
		{"two of a name", "two documents called a.md", func(*Facts) {}},
		{"an unknown rule", `unknown rule "corpus/other"`, func(f *Facts) { f.Path, f.Rules["corpus/other"] = "b.md", nil }},
		{"no severity", "no severity", func(f *Facts) { f.Path, f.Severities = "b.md", nil }},
		{"an unknown member", `corpus/tags: unknown field "tagz"`, func(f *Facts) { f.Path, f.Rules["corpus/tags"] = "b.md", json.RawMessage(`{"tagz":[]}`) }},
		{"another type", "corpus/tags: ", func(f *Facts) { f.Path, f.Rules["corpus/tags"] = "b.md", json.RawMessage(`[]`) }},
		{"a value of no rule", "neither such as the rule collects nor JSON", func(f *Facts) { f.Path, f.Rules["corpus/tags"] = "b.md", 1 }},
		{"a malformed place", "a place is not of the form", func(f *Facts) {
			f.Path, f.Rules["corpus/tags"] = "b.md", json.RawMessage(`{"tags":[{"name":"#x","at":[0]}]}`)
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := NewCorpus([]*Rule{tagRule("corpus/tags")})
			if err := c.Add(good()); err != nil {
				t.Fatal(err)
			}
			f := good()
			test.change(f)
			if err := c.Add(f); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}
