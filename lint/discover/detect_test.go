package discover

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

func parseText(text string) *postmortem.Document {
	return postmortem.Parse(source.New("doc.md", []byte(text)), postmortem.DefaultVocabulary())
}

func judgeText(text string) Verdict { return Judge(parseText(text)) }

// TestJudge judges whole documents by what they hold; their names are not looked at.
func TestJudge(t *testing.T) {
	for folder, want := range map[string]bool{"taken": true, "left": false} {
		names, err := filepath.Glob(filepath.Join("testdata", folder, "*.md"))
		if err != nil || len(names) < 15 {
			t.Fatalf("%d documents in %s, %v", len(names), folder, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			doc := parseText(string(data))
			v := Judge(doc)
			if v.Taken != want {
				t.Errorf("%s: taken %v with %d: %s", name, v.Taken, v.Score, strings.Join(v.Reasons, "; "))
			}
			if IsPostmortem(doc) != v.Taken {
				t.Errorf("%s: a look at its form alone says otherwise", name)
			}
			if template := strings.HasPrefix(filepath.Base(name), "template-"); v.Template != template {
				t.Errorf("%s: a template: %v", name, v.Template)
			}
			if len(v.Reasons) == 0 {
				t.Errorf("%s: no reason is given", name)
			}
		}
	}
}

// TestJudgeLooksAtContentOnly: neither the path nor the way lines end counts.
func TestJudgeLooksAtContentOnly(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "taken", "plain-keys.md"))
	if err != nil {
		t.Fatal(err)
	}
	want := judgeText(string(data))
	for path, text := range map[string]string{
		"docs/guides/template.md": string(data),
		"crlf.md":                 strings.ReplaceAll(string(data), "\n", "\r\n"),
		"bom.md":                  "\uFEFF" + string(data),
	} {
		got := Judge(postmortem.Parse(source.New(path, []byte(text)), postmortem.DefaultVocabulary()))
		if got.Score != want.Score || got.Taken != want.Taken {
			t.Errorf("%s: %d, want %d", path, got.Score, want.Score)
		}
	}
}

// TestSureIsSure: what the form of a document decides, no text below it changes.
func TestSureIsSure(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("testdata", "*", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{
		strings.Repeat("\n\n[You should describe what to do](https://example.com/guide). ", 400),
		strings.Repeat("\n\nYou should describe YYYY-MM-DD, HH:MM, [Amount] and {{ date }}.", 100),
		strings.Repeat("\n\nOn 2026-03-04 at 14:02 the outage was noticed.", 100),
	}
	sure := 0
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !lookAtForm(parseText(string(data))).isSure() {
			continue
		}
		sure++
		for _, text := range texts {
			if v := judgeText(string(data) + text); !v.Taken {
				t.Errorf("%s: not taken with %q below it: %d: %s", name, text[:40], v.Score, strings.Join(v.Reasons, "; "))
			}
		}
	}
	if sure == 0 {
		t.Error("the form of no document is enough")
	}
}

func TestReasons(t *testing.T) {
	for text, want := range map[string]string{
		"":                "nothing in it is like a post-mortem",
		"Hello.":          "nothing in it is like a post-mortem",
		"# Incident\n":    "it is about an incident (+2)",
		"## Root cause\n": "sections: root cause (+3)",
	} {
		if v := judgeText(text); v.Taken || strings.Join(v.Reasons, "; ") != want {
			t.Errorf("%q: taken %v: %q, want %q", text, v.Taken, v.Reasons, want)
		}
	}
	deep := judgeText(strings.Repeat("> ", 500) + "Post-mortem")
	if deep.Taken || len(deep.Reasons) != 1 || !strings.Contains(deep.Reasons[0], "too complex") {
		t.Errorf("too complex: %+v", deep)
	}
}

// TestJudgeIsLinear fails by its deadline where the cost of looking is not in
// proportion to the document.
func TestJudgeIsLinear(t *testing.T) {
	const size = 1 << 19
	for name, text := range map[string]string{
		"brackets":   "# Incident\n\n" + strings.Repeat("\\[ <\n", size/5),
		"headings":   strings.Repeat("## Root cause\n", size/14),
		"times":      "# Incident\n\n" + strings.Repeat("14:02 2026-03-04 [X] ", size/20),
		"one word":   strings.Repeat("a", size),
		"colons":     strings.Repeat("1:", size/2),
		"paragraphs": strings.Repeat("Describe what?\n\n", size/16),
		"keys":       strings.Repeat("**Impact**: [x]\n\n", size/17),
	} {
		doc := postmortem.Parse(source.New("doc.md", []byte(text)), postmortem.DefaultVocabulary())
		start := time.Now()
		Judge(doc)
		if d := time.Since(start); d > 2*time.Second {
			t.Errorf("%s: %v for %d bytes", name, d, len(text))
		}
	}
}

func FuzzJudge(f *testing.F) {
	names, _ := filepath.Glob(filepath.Join("testdata", "*", "*.md"))
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := parseText(text)
		if v := Judge(doc); len(v.Reasons) == 0 || v.Taken && v.Score < Enough || v.Taken != IsPostmortem(doc) {
			t.Errorf("%+v", v)
		}
	})
}

func BenchmarkJudge(b *testing.B) {
	var docs []*postmortem.Document
	names, _ := filepath.Glob(filepath.Join("testdata", "taken", "*.md"))
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, postmortem.Parse(source.New(name, data), postmortem.DefaultVocabulary()))
	}
	for b.Loop() {
		for _, d := range docs {
			Judge(d)
		}
	}
}
