package config

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/yaml"
	"github.com/pmlint/pmlint/rules"
)

// valid are configurations that are fine.
var valid = []string{
	"",
	"# nothing but a comment\n",
	"profile: minimal",
	"profile: auto",
	"template: t.md",
	"fail-on: never\nmin-severity: info",
	"files: [\"docs/**/*.md\"]\nexclude: []",
	"rules: {}",
	"rules: {actions/due: off, actions/owner: \"off\", actions: warning, pmlint/unused-suppression: error}",
	"rules:\n  timeline/utc: {severity: error, since: 2026-01-01}\n  actions/owner: {strict: true, max: -3, unit: weeks, teams: []}",
	"rules: {actions: {since: 2026-01-01}}",
	"rules: {actions/due: {}}",
	"words: {owner-keys: [DRI, \"12\"], sections: {root-cause: [\"What _ broke\"], impact: []}, classes: {began: [it began]}}",
	"words: {labels: {id: [Nummer]}, columns: {time: [Uhrzeit]}, statuses: {draft: [Entwurf]}, placeholders: [\"zu klären\"], done: [ok], open: [offen], teams: [core], severities: [P9]}",
	"overrides: [{files: [a], rules: {actions/due: info}}, {files: [b/], profile: minimal}, {files: [c], template: t.md}]",
	"extends: base.yml",
	"assertions: []\nrules: {}",
	"assertions: [{id: acme/x, message: m, require: {severity: CRITICAL}}]\nrules: {acme/x: error, acme: {since: 2026-01-01}}\noverrides: [{files: [a], rules: {acme/x: off}}]",
	"assertions:\n  - id: acme/x\n    when: {severity: [A, B], not: {status: {equals: x, contains: [a, b], matches: '^x', present: false}}}\n    require:\n      any-of: [{actions.count: 3}, {actions.open: {min: 1, max: 2, over: 0, under: 9, equals: 1}}, {all-of: [{duration: {max: 2 h, over: {fact: time-to-detect}}}]}]\n" +
		"      section: {kind: [impact, summary], words: {min: 1}, present: true}\n      field: {label: Vendor, equals: x, number: {min: 1}, date: {before: 2026-01-01}, duration: {under: 1 h}}\n" +
		"      actions: {with: {done: true, due: {before: {fact: end}}, owner: {present: true}}, count: {max: 3}}\n      timeline: {with: {class: detected, time: {after: 2026-01-01}}}\n      elapsed: {from: timeline.began, to: detected, under: 15 min}\n    message: m\n    help: h\n    severity: off\n    files: [docs/]",
}

func compiled(t testing.TB, rules []*lint.Rule) *jsonschema.Schema {
	t.Helper()
	schema, err := Schema(rules)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(schema)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("pmlint.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("pmlint.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// asJSON returns what a reader of JSON sees of n.
func asJSON(n *yaml.Node) any {
	switch n.Kind {
	case yaml.Null:
		return nil
	case yaml.Map:
		m := map[string]any{}
		for _, e := range n.Entries {
			m[e.Key] = asJSON(e.Value)
		}
		return m
	case yaml.List:
		l := []any{}
		for _, item := range n.Items {
			l = append(l, asJSON(item))
		}
		return l
	}
	if b, ok := n.Bool(); ok {
		return b
	}
	if isText(n) {
		return n.Text
	}
	return json.Number(n.Text)
}

// TestSchema: what the decoder accepts the schema accepts, and what the decoder
// refuses by its structure the schema refuses.
func TestSchema(t *testing.T) {
	schema := compiled(t, testRules())
	accepts := func(text string) error {
		n, err := yaml.Decode(text, 0)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		return schema.Validate(asJSON(n))
	}
	for _, text := range valid {
		l := loader(t, files{"/repo/.pmlint.yml": text, "/repo/t.md": "# T\n## Summary\n", "/repo/base.yml": ""})
		l.File("/repo/.pmlint.yml")
		if p := problems(l); p != "" {
			t.Errorf("%s: %s", text, p)
		}
		if err := accepts(text); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	structural := 0
	for _, test := range invalid {
		if test.shape {
			structural++
			if err := accepts(test.text); err == nil {
				t.Errorf("the schema accepts %s", test.text)
			}
		} else if n, err := yaml.Decode(test.text, 0); err == nil {
			if err := schema.Validate(asJSON(n)); err != nil {
				t.Errorf("%s is refused by its structure: mark it so: %v", test.text, err)
			}
		}
	}
	if structural == 0 {
		t.Error("no example is wrong by its structure")
	}
}

// FuzzDecoderAndSchemaAgree: whatever is read, there is no panic, and the schema
// accepts what the decoder accepts.
func FuzzDecoderAndSchemaAgree(f *testing.F) {
	for _, text := range valid {
		f.Add(text)
	}
	for _, test := range invalid {
		f.Add(test.text)
	}
	schema := compiled(f, testRules())
	f.Fuzz(func(t *testing.T, text string) {
		l, err := NewLoader(files{"/repo/.pmlint.yml": text, "/repo/t.md": "# T\n## Summary\n", "/repo/base.yml": ""}.source(), testRules())
		if err != nil {
			t.Fatal(err)
		}
		c := l.File("/repo/.pmlint.yml")
		c.Resolve("/repo/docs/a.md")
		c.Choose("/repo/docs/a.md")
		if l.Problems() != nil {
			return
		}
		n, err := yaml.Decode(l.read["/repo/.pmlint.yml"].file.Text, 0)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(asJSON(n)); err != nil {
			t.Error(err)
		}
	})
}

// TestDocumentation loads each YAML example of the documentation, and holds it
// against the schema; and wants every key to be named there.
func TestDocumentation(t *testing.T) {
	data, err := os.ReadFile("../../docs/configuration.md")
	if err != nil {
		t.Fatal(err)
	}
	all := append(rules.All(), lint.OwnFindings()...)
	schema := compiled(t, all)
	examples := strings.Split(string(data), "\n```yaml\n")[1:]
	if len(examples) == 0 {
		t.Fatal("there are no examples")
	}
	for _, example := range examples {
		text, _, _ := strings.Cut(example, "\n```\n")
		f := files{"/repo/.pmlint.yml": text, "/repo/docs/template.md": "# T\n## Summary\n", "/repo/ci/pmlint-base.yml": ""}
		l, err := NewLoader(f.source(), all)
		if err != nil {
			t.Fatal(err)
		}
		l.File("/repo/.pmlint.yml")
		if p := problems(l); p != "" {
			t.Errorf("%s\n%s", text, p)
		}
		n, err := yaml.Decode(text, 0)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(asJSON(n)); err != nil {
			t.Errorf("%s\n%v", text, err)
		}
	}
	root, err := newTable(all)
	if err != nil {
		t.Fatal(err)
	}
	names := root.root().names()
	for _, g := range wordGroups() {
		names = append(names, g.name)
	}
	for _, name := range names {
		if !strings.Contains(string(data), "`"+name+"`") {
			t.Errorf("the documentation does not name `%s`", name)
		}
	}
}

// TestWordsAreComplete compares the kinds below words with the constants of
// lint/postmortem.
func TestWordsAreComplete(t *testing.T) {
	types := map[string]string{"sections": "Kind", "labels": "FieldKey", "columns": "ColumnKey", "classes": "RowClass", "statuses": "Status"}
	constants := map[string][]string{}
	sources, err := filepath.Glob("../postmortem/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range sources {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			kind, isName := spec.Type.(*ast.Ident)
			value, isText := spec.Values[0].(*ast.BasicLit)
			if isName && isText && value.Value != `""` {
				constants[kind.Name] = append(constants[kind.Name], strings.Trim(value.Value, `"`))
			}
			return true
		})
	}
	for _, g := range wordGroups() {
		if g.kinds == nil {
			continue
		}
		have, want := slices.Sorted(slices.Values(g.kinds)), slices.Sorted(slices.Values(constants[types[g.name]]))
		if len(want) == 0 || !slices.Equal(have, want) {
			t.Errorf("%s: %v, want %v", g.name, have, want)
		}
	}
}
