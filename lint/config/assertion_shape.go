package config

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/assert"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/yaml"
)

// The keys of an assertion.
const (
	keyAssertions = "assertions"
	keyID         = "id"
	keyWhen       = "when"
	keyRequire    = "require"
	keyMessage    = "message"
	keyHelp       = "help"

	keyAllOf   = "all-of"
	keyAnyOf   = "any-of"
	keyNot     = "not"
	keySection = "section"
	keyField   = "field"
	keyTitle   = "title"
	keyKind    = "kind"
	keyWordsOf = "words"
	keyLabel   = "label"
	keyWith    = "with"
	keyCount   = "count"
	keyFact    = "fact"
	keyElapsed = "elapsed"
	keyFrom    = "from"
	keyTo      = "to"
)

// typedKeys are the keys by which a field of the team's own is read as something
// other than text.
func typedKeys() map[string]assert.Kind {
	return map[string]assert.Kind{"number": assert.Count, "duration": assert.Duration, "date": assert.Time}
}

// maxAssertions is how many assertions one file may have.
const maxAssertions = 100

// assertionShape returns the shape of the list of assertions. Groups are those that
// an assertion must not be in.
func assertionShape(groups []string) shape {
	condition := conditionShape()
	severities := lint.SeverityNames()
	one := &object{what: "key", required: []string{keyID, keyRequire, keyMessage}, fields: []field{
		{keyID, "The rule's own address, group/name, by which severities and suppressions name it.", idShape(groups)},
		{keyWhen, "For which documents it is meant; without it, all.", condition},
		{keyRequire, "What has to hold.", condition},
		{keyMessage, "What is wrong where it does not.", text{valid: oneLineOnly}},
		{keyHelp, "What to do about it.", text{valid: oneLineOnly}},
		{keySeverity, "How grave it is; warning where nothing is said.", text{words: severities, what: "severity"}},
		{keyFiles, "Globs of the documents that it is for; without them, all.", list{of: globShape, least: 1}},
	}}
	return assertionList{list{of: one, most: maxAssertions}}
}

// oneLineOnly refuses texts that would break the line of a report.
func oneLineOnly(s string) (wrong, do string) {
	if strings.ContainsAny(strings.TrimRight(s, "\n"), "\n\r") {
		return "a text of several lines", "write one line"
	}
	if len(s) > 300 {
		return fmt.Sprintf("a text of %d bytes", len(s)), "write 300 at most"
	}
	return "", ""
}

// An assertionList is the list of assertions, whose IDs differ.
type assertionList struct{ list }

func (a assertionList) check(c *checker, name string, n *yaml.Node) {
	a.list.check(c, name, n)
	seen := map[string]bool{}
	for _, item := range n.Items {
		id := item.Get(keyID)
		if id == nil || !isText(id) {
			continue
		}
		if seen[id.Text] {
			c.report(id.Span, "give each an id of its own", "two assertions have the id %s", quoted(id.Text))
		}
		seen[id.Text] = true
	}
}

const idPattern = `^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$`

// idShape is the shape of an assertion's ID. The groups of pmlint's own rules are
// not for assertions: a rule that is added to one would have the ID of a team's.
func idShape(groups []string) shape {
	form := regexp.MustCompile(idPattern)
	return text{
		valid: func(id string) (wrong, do string) {
			group, _, _ := strings.Cut(id, "/")
			switch {
			case len(id) > 100 || !form.MatchString(id):
				return quoted(id) + " is no address of a rule", "write group/name in lower case, as acme/three-actions"
			case slices.Contains(groups, group):
				return quoted(id) + " is in the group " + group + ", which is pmlint's own", "use a group of your team's"
			}
			return "", ""
		},
		extra: map[string]any{"pattern": idPattern, "maxLength": 100, "not": map[string]any{"pattern": groupPattern(groups)}},
	}
}

// groupPattern matches the groups and the IDs in them.
func groupPattern(groups []string) string { return "^(" + strings.Join(groups, "|") + ")(/|$)" }

// conditionShape returns the shape of a condition, which may hold others.
func conditionShape() *object {
	c := &object{what: "fact or condition", ref: "condition", least: 1}
	c.fields = []field{
		{keyAllOf, "Conditions that all hold.", list{of: c, least: 1}},
		{keyAnyOf, "Conditions of which one holds.", list{of: c, least: 1}},
		{keyNot, "A condition that does not hold.", c},
		{keySection, "A section, by title or kind: that it is there, and its number of words.", sectionShape()},
		{keyField, "A field by its label.", labelShape()},
		{string(assert.Actions), "How many action items there are with what is asked for.", itemsShape(assert.Actions)},
		{string(assert.Timeline), "How many timeline entries there are with what is asked for.", itemsShape(assert.Timeline)},
	}
	c.fields = append(c.fields, field{keyElapsed, "How long it took from one time to another.", elapsedShape()})
	for _, f := range assert.Facts() {
		c.fields = append(c.fields, field{f.Name, "", kindShape(f.Kind)})
	}
	return c
}

func sectionShape() shape {
	kinds := text{words: sectionKinds(), what: "kind of section"}
	return &object{what: "key", exclusive: [2]string{keyTitle, keyKind}, anyOf: []string{keyTitle, keyKind}, fields: []field{
		{keyTitle, "The section's title.", text{}},
		{keyKind, "What the section means, or several meanings of which one will do.", either{kinds, list{of: kinds, least: 1}}},
		{string(assert.Present), "Whether it has to be there, or must not.", truth{}},
		{keyWordsOf, "How many words it has; one that is not there has none.", kindShape(assert.Count)},
	}}
}

// sectionKinds are the kinds of section, which words have too.
func sectionKinds() []string {
	for _, g := range wordGroups() {
		if g.name == "sections" {
			return g.kinds
		}
	}
	return nil
}

func labelShape() shape {
	o := testsShape(assert.Text)
	o.ref = ""
	o.required = []string{keyLabel}
	o.fields = append([]field{{keyLabel, "The field's label.", text{}}}, o.fields...)
	for _, key := range []string{"number", "duration", "date"} {
		o.fields = append(o.fields, field{key, "The value as a " + key + ".", testsShape(typedKeys()[key])})
	}
	return o
}

func itemsShape(of assert.ItemKind) shape {
	with := &object{what: "part", least: 1}
	for _, f := range assert.ItemFacts(of) {
		with.fields = append(with.fields, field{f.Name, "", kindShape(f.Kind)})
	}
	return &object{what: "key", required: []string{keyWith}, fields: []field{
		{keyWith, "What an item has to have to be counted.", with},
		{keyCount, "How many there are; one at least where nothing is said.", kindShape(assert.Count)},
	}}
}

// kindShape returns the shape of what a fact is tested for: a value alone, or tests.
func kindShape(k assert.Kind) shape {
	switch k {
	case assert.Text:
		return either{text{}, either{list{of: text{}, least: 1}, testsShape(k)}}
	case assert.Count:
		return either{number{}, testsShape(k)}
	case assert.Truth:
		return truth{}
	}
	return testsShape(k)
}

// testsRef names the schema of the tests of a kind.
func testsRef(k assert.Kind) string {
	return [...]string{assert.Text: "text-tests", assert.Count: "count-tests", assert.Duration: "duration-tests", assert.Time: "time-tests"}[k]
}

// testsShape returns the shape of tests of a kind, by their names.
func testsShape(k assert.Kind) *object {
	o := &object{what: "test", least: 1, ref: testsRef(k)}
	for _, op := range assert.Ops(k) {
		var s shape
		switch op {
		case assert.Present:
			s = truth{}
		case assert.Equals:
			s = text{}
			if k == assert.Count {
				s = number{}
			}
		case assert.OneOf:
			s = list{of: text{}, least: 1}
		case assert.Contains:
			s = either{text{}, list{of: text{}, least: 1}}
		case assert.Matches:
			s = text{valid: checkPattern}
		default:
			s = boundShape(k)
		}
		o.fields = append(o.fields, field{string(op), "", s})
	}
	return o
}

// boundShape returns the shape of what a fact is compared with.
func boundShape(k assert.Kind) shape {
	var constant shape = number{}
	switch k {
	case assert.Duration:
		constant = text{valid: checkDuration}
	case assert.Time:
		constant = dateShape
	}
	return either{constant, &object{what: "key", required: []string{keyFact}, fields: []field{
		{keyFact, "Another fact.", text{words: factNames(k), what: "fact to compare with"}},
	}}}
}

// factNames are the names of the facts of a kind.
func factNames(k assert.Kind) []string {
	var names []string
	for _, f := range assert.Facts() {
		if f.Kind == k {
			names = append(names, f.Name)
		}
	}
	return names
}

func elapsedShape() shape {
	moment := text{words: factNames(assert.Time), what: "time"}
	o := &object{what: "key", required: []string{keyFrom, keyTo}, least: 3, fields: []field{
		{keyFrom, "The time from which it is reckoned.", moment},
		{keyTo, "The time to which it is.", moment},
	}}
	for _, f := range testsShape(assert.Duration).fields {
		if f.name != string(assert.Present) {
			o.fields = append(o.fields, f)
		}
	}
	return o
}

func checkPattern(s string) (wrong, do string) {
	if _, err := assert.CompilePattern(s); err != nil {
		return clipped(err.Error()), "write a regular expression as RE2 has them"
	}
	return "", ""
}

func checkDuration(s string) (wrong, do string) {
	d, ok := postmortem.ParseDuration(s)
	if !ok || d.Approximate || d.Clock || d.Note != "" {
		return quoted(s) + " is no duration", "write a number and a unit, as 15 minutes"
	}
	return "", ""
}
