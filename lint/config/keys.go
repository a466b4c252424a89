package config

import (
	"cmp"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/yaml"
)

// The keys of a configuration.
const (
	keyExtends     = "extends"
	keyProfile     = "profile"
	keyTemplate    = "template"
	keyFiles       = "files"
	keyExclude     = "exclude"
	keyRules       = "rules"
	keyWords       = "words"
	keyOverrides   = "overrides"
	keyFailOn      = "fail-on"
	keyMinSeverity = "min-severity"
	keyBaseline    = "baseline"
	keySeverity    = "severity"
	keySince       = "since"
)

// A table is all that a configuration may hold, with the given rules.
type table struct {
	// root is the shape of a whole configuration. It is made when there is one.
	root  func() *object
	rules *object
	// members are the IDs of a group, options those of a rule.
	members map[string][]string
	options map[string][]option
}

// newTable returns the table for rules, which may hold the engine's own findings.
// The error names a rule whose options cannot be set.
func newTable(rules []*lint.Rule) (*table, error) {
	t := &table{members: map[string][]string{}, options: map[string][]option{}}
	rules = slices.Clone(rules)
	slices.SortStableFunc(rules, func(a, b *lint.Rule) int { return cmp.Compare(a.ID, b.ID) })
	t.rules = &object{what: "rule", otherwise: "`pmlint rules` lists them", ref: "rules"}
	var groups []field
	for _, r := range rules {
		options, err := optionsOf(r)
		if err != nil {
			return nil, err
		}
		t.options[r.ID] = options
		t.rules.fields = append(t.rules.fields, field{r.ID, r.Summary(), ruleShape(options, "")})
		if t.members[r.Group()] == nil {
			groups = append(groups, field{r.Group(), "All rules of the group " + r.Group() + ".",
				ruleShape(nil, "a group takes severity and since; set options on its rules")})
		}
		t.members[r.Group()] = append(t.members[r.Group()], r.ID)
	}
	t.rules.fields = append(t.rules.fields, groups...)
	names := slices.Sorted(maps.Keys(t.members))
	t.rules.extra = &extra{ruleShape(nil, "an assertion takes severity and since"), groupPattern(names)}
	t.root = sync.OnceValue(func() *object { return rootShape(t.rules, assertionShape(names)) })
	return t, nil
}

func rootShape(rules *object, assertions shape) *object {
	names := append([]string{autoProfile}, profile.Names()...)
	profileField := field{keyProfile, "Judge by the profile of this name; auto takes the one that fits each document.",
		text{words: names, what: "profile"}}
	templateField := field{keyTemplate, "Judge by the team's own template, a path relative to this file.",
		text{valid: checkPath}}
	severities := lint.SeverityNames()[1:]
	override := &object{what: "key", required: []string{keyFiles}, exclusive: [2]string{keyProfile, keyTemplate}, fields: []field{
		{keyFiles, "Globs of the documents that this applies to.", list{of: globShape, least: 1}},
		profileField, templateField,
		{keyRules, "What differs for the rules.", rules},
	}}
	return &object{what: "key", exclusive: [2]string{keyProfile, keyTemplate}, fields: []field{
		{keyExtends, "Another configuration, a path relative to this file; what stands here wins.", text{valid: checkPath}},
		profileField, templateField,
		{keyFiles, "Globs of the Markdown files to take, instead of those that look like post-mortems.", list{of: globShape, least: 1}},
		{keyExclude, "Globs of files and folders to leave out.", list{of: globShape}},
		{keyRules, "Severities and options of rules and groups.", rules},
		{keyWords, "The team's own words, by which documents are read.", wordsShape()},
		{keyOverrides, "What differs for some documents; of several that apply, the later one wins.", list{of: override}},
		{keyAssertions, "The team's own rules, over the facts that are read.", assertions},
		{keyFailOn, "Exit with 1 for findings from this severity on.",
			text{words: append(slices.Clone(severities), "never"), what: "severity"}},
		{keyMinSeverity, "Show findings from this severity on.", text{words: severities, what: "severity"}},
		{keyBaseline, "The findings that are known, a path relative to this file; they are neither shown nor counted.",
			text{valid: checkPath}},
	}}
}

// A ruleValue is the shape of a rule: a severity, or a map.
type ruleValue struct {
	severity text
	full     *object
}

// ruleShape returns the shape of a rule with the options, or of a group. What to do
// about an unknown option is otherwise, or to use one of those that there are.
func ruleShape(options []option, otherwise string) shape {
	severity := text{words: lint.SeverityNames(), what: "severity"}
	full := &object{what: "option", otherwise: otherwise, fields: []field{
		{keySeverity, "", severity},
		{keySince, "Documents of an earlier day are exempt.", dateShape},
	}}
	for _, o := range options {
		full.fields = append(full.fields, field{o.name, "", o.shape})
	}
	return ruleValue{severity, full}
}

func (r ruleValue) check(c *checker, name string, n *yaml.Node) {
	switch {
	case n.Kind == yaml.Map:
		r.full.check(c, name, n)
	case n.Kind == yaml.Scalar && !n.Quoted && n.Text == "false":
		c.mismatch(name, n, "a severity", "write off")
	case !isText(n):
		c.mismatch(name, n, "a severity", "use "+lint.OrList(r.severity.words))
	default:
		r.severity.check(c, name, n)
	}
}

func (r ruleValue) schema() map[string]any {
	return map[string]any{"oneOf": []any{map[string]any{"$ref": "#/$defs/severity"}, r.full.schema()}}
}

// dateShape is the shape of days.
var dateShape = text{
	valid: func(s string) (wrong, do string) {
		if _, err := time.Parse(time.DateOnly, s); err != nil {
			return quoted(s) + " is no date", "write YYYY-MM-DD"
		}
		return "", ""
	},
	extra: map[string]any{"format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
}
