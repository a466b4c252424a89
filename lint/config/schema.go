package config

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/assert"
)

// Schema returns the JSON Schema (draft 2020-12) of configurations with the given
// rules, ready to be encoded. It is made from the table that the decoder uses. It
// does not know whether globs, paths and templates are sound.
func Schema(rules []*lint.Rule) (map[string]any, error) {
	t, err := newTable(rules)
	if err != nil {
		return nil, err
	}
	s := t.root().schema()
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["title"] = "pmlint configuration (.pmlint.yml)"
	s["type"] = []string{"object", "null"} // a file that says nothing is fine
	defs := map[string]any{
		"rules":     t.rules.definition(),
		"condition": conditionShape().definition(),
		"severity":  map[string]any{"enum": lint.SeverityNames()},
	}
	for _, k := range [...]assert.Kind{assert.Text, assert.Count, assert.Duration, assert.Time} {
		defs[testsRef(k)] = testsShape(k).definition()
	}
	s["$defs"] = defs
	return s, nil
}
