package rules_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	diff "github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/report"
	"github.com/pmlint/pmlint/rules"
)

// corpusRules are the rules about several documents.
func corpusRules() []*lint.Rule {
	return slices.DeleteFunc(rules.All(), func(r *lint.Rule) bool { return r.Corpus == nil })
}

// TestCorpusMetamorphic lints the fixtures of corpus rules as other editors would have
// saved them, with their documents in another order and with several workers.
func TestCorpusMetamorphic(t *testing.T) {
	changes := []struct {
		name    string
		workers int
		change  func(text string) string
	}{
		{"CRLF", 1, func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }},
		{"BOM", 1, func(s string) string { return "\uFEFF" + s }},
		{"no last line feed", 1, func(s string) string { return strings.TrimSuffix(s, "\n") }},
		{"two workers", 2, func(s string) string { return s }},
		{"eight workers", 8, func(s string) string { return s }},
	}
	found := 0
	for _, r := range corpusRules() {
		for _, f := range readFixtures(t, r) {
			want := expectations(lintTogether(t, 1, f.sample), f.only...)
			found += len(want)
			for _, c := range changes {
				changed := f.sample
				changed.text = c.change(changed.text)
				changed.others = slices.Clone(changed.others)
				for i := range changed.others {
					changed.others[i].text = c.change(changed.others[i].text)
				}
				slices.Reverse(changed.others)
				got := expectations(lintTogether(t, c.workers, changed), f.only...)
				slices.Sort(want)
				slices.Sort(got)
				// A span of several lines ends in other bytes, which the expectation quotes.
				if d := diff.Diff(want, got); d != "" {
					t.Errorf("%s, %s (-as it is +changed):\n%s", f.file, c.name, d)
				}
			}
		}
	}
	if found == 0 {
		t.Error("no fixture has a finding")
	}
}

// TestCleanDocumentsTogether: the whole post-mortems do not repeat each other.
func TestCleanDocumentsTogether(t *testing.T) {
	var samples []sample
	for name := range cleanDocuments {
		samples = append(samples, document(t, name))
	}
	s := samples[0]
	for _, o := range samples[1:] {
		s.others = append(s.others, otherFile{o.name, o.text})
	}
	for _, r := range lintTogether(t, 1, s) {
		for _, d := range findingsOf(r, "corpus") {
			t.Error(r.Input.Path, expectation(r.File, d))
		}
	}
}

// generated returns post-mortems of about the usual length. Each repeats something of
// one before: an ID, an open promise, a paragraph, or the whole.
func generated(n int) map[string]string {
	random := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("alert backup cache disk edge fleet gateway host index job key lock mail node order pool queue retry shard token user vault worker zone")
	sentence := func(n int) string {
		var b strings.Builder
		for range n {
			fmt.Fprintf(&b, "%s%d ", words[random.IntN(len(words))], random.IntN(20))
		}
		return b.String()
	}
	texts := map[string]string{}
	var last, promise, cause string
	day := postmortem.Date{Year: 2020, Month: 1, Day: 1}
	for i := range n {
		day = day.AddDays(1 + random.IntN(3))
		id := i
		if random.IntN(50) == 0 {
			id = i / 2
		}
		if promise == "" || random.IntN(5) > 0 {
			promise = sentence(9)
		}
		if cause == "" || random.IntN(5) > 0 {
			cause = sentence(120)
		}
		var actions strings.Builder
		for range 5 {
			fmt.Fprintf(&actions, "- [ ] @ana: %s (OPS-%d)\n", sentence(9), 1+random.IntN(4*n))
		}
		text := fmt.Sprintf("# %s\n\n**Incident ID**: INC-%d\n\n**Date**: %v\n\n## Summary\n\n%s.\n\n## Root cause\n\n%s.\n\n## Lessons learned\n\n- %s\n- %s\n\n## Action items\n\n%s- [ ] %s\n",
			sentence(5), 1000+id, day, sentence(60), cause, sentence(20), sentence(20), &actions, promise)
		if random.IntN(50) == 0 && last != "" {
			text = last
		}
		last = text
		texts[fmt.Sprintf("%04d.md", i)] = text
	}
	return texts
}

// collect returns the facts of texts in order of path.
func collect(t testing.TB, texts map[string]string) []*lint.Result {
	t.Helper()
	var inputs []lint.Input
	for path, text := range texts {
		inputs = append(inputs, lint.Input{Path: path, Read: func() ([]byte, error) { return []byte(text), nil }})
	}
	slices.SortFunc(inputs, func(a, b lint.Input) int { return strings.Compare(a.Path, b.Path) })
	minimal := builtin(t, profile.Minimal)
	engine := &lint.Engine{Rules: corpusRules(), Collect: true, Words: postmortem.DefaultVocabulary(),
		Settings: func(*postmortem.Document) *lint.Settings { return &lint.Settings{Profile: minimal} }}
	var out []*lint.Result
	err := engine.Run(context.Background(), inputs, func(r *lint.Result) error { out = append(out, r); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// encoded returns facts in JSON, as extract prints them.
func encoded(t testing.TB, facts any) []byte {
	t.Helper()
	data, err := json.Marshal(facts)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// judged writes what is found in a corpus, fingerprints and related places included.
func judged(t testing.TB, c *lint.Corpus) []string {
	t.Helper()
	var out []string
	for _, err := range c.Judge() {
		t.Error(err)
	}
	for r := range c.Results() {
		for _, d := range r.Diagnostics {
			line := fmt.Sprintf("%s %+v %s %s %s %s", d.Path, *d.At, d.Severity, d.Rule, d.Message, d.Fingerprint)
			for _, x := range d.Related {
				line += fmt.Sprintf(" %s %+v %s", x.Path, *x.At, x.Message)
			}
			out = append(out, line)
		}
	}
	return out
}

// TestShards judges facts that were collected in three places and written to files, in
// any order, and wants what one run finds.
func TestShards(t *testing.T) {
	texts := generated(300)
	for name := range cleanDocuments {
		texts[name] = document(t, name).text
	}
	results := collect(t, texts)
	single := lint.NewCorpus(corpusRules())
	shards := make([]bytes.Buffer, 3)
	for i, r := range results {
		if r.Facts != nil {
			if err := single.Add(r.Facts); err != nil {
				t.Fatal(err)
			}
		}
		e, err := report.NewExtractor("ndjson", &shards[i*7%3], report.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Document(r.Doc, "minimal", r.Facts); err != nil {
			t.Fatal(err)
		}
	}
	want := judged(t, single)
	seen := map[string]int{}
	for _, line := range want {
		for _, r := range corpusRules() {
			if strings.Contains(line, " "+r.ID+" ") {
				seen[r.ID]++
			}
		}
	}
	if len(seen) != len(corpusRules()) {
		t.Fatalf("not every rule finds something: %v", seen)
	}
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 2, 0}} {
		c := lint.NewCorpus(corpusRules())
		for _, i := range order {
			if err := report.ReadFacts(bytes.NewReader(shards[i].Bytes()), func(f *lint.Facts) error { return c.Add(f) }); err != nil {
				t.Fatal(err)
			}
		}
		if d := diff.Diff(want, judged(t, c)); d != "" {
			t.Errorf("shards %v (-single run +shards):\n%s", order, d)
		}
	}
}

// TestFactsAreSmall bounds what a corpus of 1,000 documents keeps, and the facts of the
// largest document.
func TestFactsAreSmall(t *testing.T) {
	results := collect(t, generated(1000))
	size := 0
	var facts []*lint.Facts
	for _, r := range results {
		for _, data := range r.Facts.Rules {
			size += len(encoded(t, data))
		}
		facts = append(facts, r.Facts)
	}
	if average := size / len(facts); average > 1200 {
		t.Errorf("the facts of a document are %d bytes on average", average)
	}
	heap := func() int {
		for range 3 { // pools give their rooms up with the second
			runtime.GC()
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	before := heap()
	c := lint.NewCorpus(corpusRules())
	for _, f := range facts {
		if err := c.Add(f); err != nil {
			t.Fatal(err)
		}
	}
	if kept := (heap() - before) / len(facts); kept > 1000 {
		t.Errorf("a corpus keeps %d bytes a document", kept)
	} else {
		t.Logf("%d bytes of facts a document, %d kept", size/len(facts), kept)
	}
	runtime.KeepAlive(c)
	runtime.KeepAlive(facts)

	large := "# A\n\n## Root cause\n\n" + strings.Repeat("Many words stand here and there without an end. ", 20000) +
		"\n\n## Action items\n\n" + strings.Repeat("- [ ] Do what nobody has done before, in all regions alike (OPS-1)\n", 3000)
	for _, r := range collect(t, map[string]string{"large.md": large}) {
		for id, data := range r.Facts.Rules {
			if size := len(encoded(t, data)); size > 6000 {
				t.Errorf("%s keeps %d bytes of a large document", id, size)
			}
		}
	}
}

// TestCorpusIsLinear judges documents that all hold the same text and promises, which
// must not cost the square of their number.
func TestCorpusIsLinear(t *testing.T) {
	const n = 4000
	text := generated(2)["0000.md"]
	results := collect(t, map[string]string{"a.md": text})
	c := lint.NewCorpus(corpusRules())
	day := postmortem.Date{Year: 2000, Month: 1, Day: 1}
	for i := range n {
		f := *results[0].Facts
		f.Path = fmt.Sprintf("%05d.md", i)
		f.Incident = lint.Incident{Digest: f.Path, Day: day.AddDays(i % 300), ID: f.Path, Title: f.Path}
		if err := c.Add(&f); err != nil {
			t.Fatal(err)
		}
	}
	start := processTime()
	judged(t, c)
	// It takes a second; comparing each with each takes minutes.
	if spent := processTime() - start; spent > 20e9 {
		t.Errorf("judging %d equal documents took %d ms", n, spent/1e6)
	}
}

// BenchmarkCorpus judges 1,000 documents.
func BenchmarkCorpus(b *testing.B) {
	results := collect(b, generated(1000))
	b.ReportAllocs()
	for b.Loop() {
		c := lint.NewCorpus(corpusRules())
		for _, r := range results {
			if err := c.Add(r.Facts); err != nil {
				b.Fatal(err)
			}
		}
		c.Judge()
	}
}

// FuzzCorpusFacts judges whatever Decode takes for facts.
func FuzzCorpusFacts(f *testing.F) {
	files, err := filepath.Glob(documents + "/*.md")
	if err != nil {
		f.Fatal(err)
	}
	texts := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		texts[file] = string(text)
	}
	results := collect(f, texts)
	for _, r := range results {
		for id, data := range r.Facts.Rules {
			f.Add(id, encoded(f, data))
		}
	}
	f.Fuzz(func(t *testing.T, id string, data []byte) {
		c := lint.NewCorpus(corpusRules())
		for i, path := range []string{"a.md", "b.md"} {
			facts := &lint.Facts{Path: path, Rules: map[string]any{}, Severities: map[string]lint.Severity{id: lint.Error},
				Incident: lint.Incident{Digest: path, Day: postmortem.Date{Year: 2026, Month: 1, Day: 1 + i}}}
			facts.Rules[id] = json.RawMessage(data)
			if c.Add(facts) != nil {
				return
			}
		}
		for _, err := range c.Judge() {
			t.Error(err)
		}
	})
}
