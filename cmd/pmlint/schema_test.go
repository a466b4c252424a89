package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemas are the published schemas, with commands whose output each describes and
// the status that they end with. The draft and the full report have what the examples
// of the documentation lack.
var schemas = map[string][]struct {
	args   []string
	status int
	// stdin is a file of the repository.
	stdin string
}{
	"extract": {
		{[]string{"extract", "docs/examples"}, 0, ""},
		{[]string{"extract", "-"}, 0, "testdata/documents/complete-report.md"},
		{[]string{"extract", "-"}, 0, "testdata/documents/complete-table.md"},
		{[]string{"extract", "--format", "ndjson", "docs/examples/2026-03-09-search-outage.md"}, 0, ""},
	},
	"diagnostics": {
		{[]string{"-f", "json", "--min-severity", "info", "docs/examples"}, 1, ""},
		{[]string{"-f", "json", "docs/examples/2026-02-17-checkout-timeouts.md"}, 0, ""},
		{[]string{"-f", "ndjson", "--only", "sections/empty", "docs/examples"}, 0, ""},
	},
	"actions": {
		{[]string{"actions", "-f", "json", "docs/examples"}, 0, ""},
		{[]string{"actions", "-f", "json", "--as-of", "2026-03-20", "-"}, 0, "testdata/documents/complete-report.md"},
	},
	"rules": {
		{[]string{"rules", "-f", "json"}, 0, ""},
		{[]string{"rules", "-f", "json", "--config", wholeConfiguration, "acme"}, 0, ""},
		{[]string{"rules", "-f", "json", "actions/owner"}, 0, ""},
	},
	"profiles": {
		{[]string{"profile", "list", "-f", "json"}, 0, ""},
	},
	"profile": {
		{[]string{"profile", "show", "-f", "json"}, 0, ""},
		{[]string{"profile", "show", "-f", "json", "incident-report"}, 0, ""},
		{[]string{"profile", "show", "-f", "json", "docs/examples/template.md"}, 0, ""},
	},
	"settings": {
		{[]string{"config", "show", "-f", "json"}, 0, ""},
		{[]string{"config", "show", "-f", "json", "--config", wholeConfiguration, "docs/examples/template.md"}, 0, ""},
	},
	"configuration": nil, // see TestConfigurationSchema
}

// wholeConfiguration is the name of a configuration with settings of every type; it is not
// found unless it is named.
const wholeConfiguration = "whole.yml"

const wholeConfigurationText = `profile: minimal
exclude: [drafts/**]
rules:
  actions/owner: {severity: error, since: 2026-01-01, allow-teams: true}
  actions/present: {max: 20}
words:
  sections: {root-cause: [What broke]}
assertions:
  - id: acme/three-actions
    when: {severity: CRITICAL}
    require: {actions.count: {min: 3}}
    message: three action items are wanted
`

const schemaFolder = repository + "/docs/schema/"

func compileSchema(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	s, err := c.Compile(schemaFolder + name + ".schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func decodeJSON(t *testing.T, text string) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return v
}

// TestSchemas holds what commands print against the published schemas, and wants the
// schemas to notice each key that is added or missing.
func TestSchemas(t *testing.T) {
	shell := newShell(t)
	if err := os.WriteFile(filepath.Join(shell.dir, wholeConfiguration), []byte(wholeConfigurationText), 0o666); err != nil {
		t.Fatal(err)
	}
	for name, runs := range schemas {
		schema := compileSchema(t, name)
		for _, run := range runs {
			var stdin io.Reader
			if run.stdin != "" {
				stdin = strings.NewReader(strings.Join(readLines(t, run.stdin), "\n"))
			}
			out, status := shell.pmlint(stdin, run.args)
			if status != run.status {
				t.Errorf("%v: status %d: %s", run.args, status, out)
			}
			value := decodeJSON(t, out)
			if err := schema.Validate(value); err != nil {
				t.Errorf("%v: %v", run.args, err)
				continue
			}
			objects := 0
			eachObject("", value, func(where string, o map[string]any) {
				objects++
				for _, key := range keysOf(o) {
					was := o[key]
					delete(o, key)
					if schema.Validate(value) == nil {
						t.Errorf("%v: %s may lack %s", run.args, where, key)
					}
					o[key] = was
				}
				o["surprise"] = true
				if schema.Validate(value) == nil {
					t.Errorf("%v: %s may have any key", run.args, where)
				}
				delete(o, "surprise")
			})
			if objects == 0 {
				t.Errorf("%v: no object was tried", run.args)
			}
		}
	}
}

// eachObject calls f for the first of the objects that have one place in the form, and
// the name of that place. What is by rule has keys of its own.
func eachObject(where string, value any, f func(where string, o map[string]any)) {
	switch v := value.(type) {
	case map[string]any:
		f(where, v)
		for _, key := range keysOf(v) {
			if key != "facts" && key != "severities" {
				eachObject(where+"/"+key, v[key], f)
			}
		}
	case []any:
		if len(v) > 0 {
			eachObject(where+"/0", v[0], f)
		}
	}
}

func keysOf(o map[string]any) []string {
	var keys []string
	for key := range o {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// TestConfigurationSchema compares the published schema of configurations with the one
// that the command prints; -update writes it.
func TestConfigurationSchema(t *testing.T) {
	const name = schemaFolder + "configuration.schema.json"
	out, status := newShell(t).pmlint(nil, []string{"config", "schema"})
	if status != 0 {
		t.Fatal(out)
	}
	if *update {
		if err := os.WriteFile(name, []byte(out), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	published, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(published) != out {
		t.Errorf("%s is out of date: `go test ./cmd/pmlint -update` brings it up to date", name)
	}
	schema := compileSchema(t, "configuration")
	for text, ok := range map[string]bool{
		`{"profile": "minimal", "rules": {"actions/owner": "off", "acme/x": "error", "acme": "info"}}`:                true,
		`{"assertions": [{"id": "acme/x", "require": {"actions.count": {"min": 3}}, "message": "three are wanted"}]}`: true,
		`{"assertions": [{"id": "acme/x", "require": {"actions.cuont": {"min": 3}}, "message": "three are wanted"}]}`: false,
		`{"assertions": [{"id": "actions/x", "require": {"id": "x"}, "message": "m"}]}`:                               false,
		`{"rules": {"actions/ownr": "off"}}`: false,
	} {
		if err := schema.Validate(decodeJSON(t, text)); (err == nil) != ok {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// TestSchemasAreAllTested holds that no schema is published that nothing is held
// against.
func TestSchemasAreAllTested(t *testing.T) {
	files, err := filepath.Glob(schemaFolder + "*.json")
	if err != nil || len(files) != len(schemas) {
		t.Fatalf("%v: %v, want %d", err, files, len(schemas))
	}
	for _, file := range files {
		if _, ok := schemas[strings.TrimSuffix(filepath.Base(file), ".schema.json")]; !ok {
			t.Errorf("%s is not tested", file)
		}
		data, err := os.ReadFile(file)
		if err != nil || !json.Valid(data) {
			t.Errorf("%s: %v", file, err)
		}
	}
}
