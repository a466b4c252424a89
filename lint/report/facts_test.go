package report

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

const factsOfA = `{"schema_version":1,"path":"a.md","profile":"minimal","facts":{"corpus/x":{"n":1}},"collected":{"schema_version":1,"digest":"0f",` +
	`"day":"2026-03-04","id":"OPS-1","title":"t","severities":{"corpus/x":"warning"}}}`

func TestReadFacts(t *testing.T) {
	var got []*lint.Facts
	err := ReadFacts(strings.NewReader(factsOfA+"\n\n"), func(f *lint.Facts) error { got = append(got, f); return nil })
	if err != nil || len(got) != 1 {
		t.Fatal(got, err)
	}
	want := lint.Incident{Digest: "0f", Day: postmortem.Date{Year: 2026, Month: 3, Day: 4}, ID: "OPS-1", Title: "t"}
	if diff := cmp.Diff(want, got[0].Incident); diff != "" {
		t.Error(diff)
	}
	if f := got[0]; f.Path != "a.md" || f.Severities["corpus/x"] != lint.Warning || string(f.Rules["corpus/x"].(json.RawMessage)) != `{"n":1}` {
		t.Errorf("%+v", f)
	}
}

func TestReadFactsRefuses(t *testing.T) {
	change := func(from, to string) string { return strings.Replace(factsOfA, from, to, 1) }
	for _, test := range []struct{ name, line, want string }{
		{"an array", "[" + factsOfA + "]", "no object"},
		{"no JSON", "{path: a.md}", "invalid character"},
		{"half a line", factsOfA[:40], "EOF"},
		{"two objects", factsOfA + factsOfA, "more follows"},
		{"no path", change(`"path":"a.md",`, ""), "no path"},
		{"an unknown member", change(`"profile"`, `"profil"`), `unknown field "profil"`},
		{"no facts", `{"schema_version":1,"path":"a.md"}`, "no output of `pmlint extract`"},
		{"another version", change(`{"schema_version":1,"digest"`, `{"schema_version":2,"digest"`), "unknown schema_version 2: this pmlint reads 1"},
		{"another version of extract", change(`{"schema_version":1,"path"`, `{"schema_version":3,"path"`), "unknown schema_version 3"},
		{"no version", change(`{"schema_version":1,"digest"`, `{"digest"`), "unknown schema_version 0"},
		{"a member that is not collected", change(`"digest"`, `"hash"`), `unknown field "hash"`},
		{"no day", change("2026-03-04", "2026-02-30"), "no date"},
		{"no severity", change(`"warning"`, `"grave"`), `unknown severity "grave"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := ReadFacts(strings.NewReader("\n"+test.line+"\n"), func(*lint.Facts) error { return nil })
			var bad *FactsError
			if !errors.As(err, &bad) || bad.Line != 2 || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one of line 2 with %q", err, test.want)
			}
		})
	}
	refused := errors.New("refused")
	err := ReadFacts(strings.NewReader(factsOfA), func(*lint.Facts) error { return refused })
	if !errors.Is(err, refused) {
		t.Errorf("error %v, want that of the caller", err)
	}
}

// TestFactsLineKnowsAllMembers: what extract prints must not be refused.
func TestFactsLineKnowsAllMembers(t *testing.T) {
	known := map[string]bool{}
	line := reflect.TypeFor[factsLine]()
	for i := range line.NumField() {
		known[line.Field(i).Tag.Get("json")] = true
	}
	document := reflect.TypeFor[jsonDocument]()
	for i := range document.NumField() {
		if name := document.Field(i).Tag.Get("json"); !known[name] {
			t.Errorf("extract prints %q, which is not read", name)
		}
	}
	if len(known) != document.NumField() {
		t.Errorf("%d members are read, %d printed", len(known), document.NumField())
	}
}

func FuzzReadFacts(f *testing.F) {
	f.Add(factsOfA)
	f.Add(`{"path":1}`)
	f.Fuzz(func(t *testing.T, in string) {
		// Whatever is read has a path and a version that is known.
		_ = ReadFacts(strings.NewReader(in), func(f *lint.Facts) error {
			if f.Path == "" {
				t.Error("facts without a path")
			}
			return nil
		})
	})
}
