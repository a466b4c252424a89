package config

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/assert"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/yaml"
)

// An Assertion is one of a team's own rules.
type Assertion struct {
	// Rule judges documents by it.
	Rule *lint.Rule
	From Origin
	// Value is the assertion as a configuration holds it, in the types of JSON.
	Value map[string]any

	// globs say for which documents it is meant; nil is all.
	globs []string
}

// addAssertions adds those of one file. One with the ID of an earlier file's
// replaces it.
func (c *Config) addAssertions(from *content) {
	n := from.root.Get(keyAssertions)
	if n == nil {
		return
	}
	for _, item := range n.Items {
		a, ok := from.assertion(item)
		if !ok {
			continue
		}
		if i := slices.IndexFunc(c.Assertions, func(b *Assertion) bool { return b.Rule.ID == a.Rule.ID }); i >= 0 {
			c.Assertions[i] = a
		} else {
			c.Assertions = append(c.Assertions, a)
		}
	}
}

// assertionIDs returns the IDs below the root of a file, whatever else is wrong.
func assertionIDs(root *yaml.Node) []string {
	var ids []string
	if n := root.Get(keyAssertions); n != nil {
		for _, item := range n.Items[:min(len(n.Items), maxAssertions)] {
			if id := item.Get(keyID); id != nil && isText(id) && id.Text != "" {
				ids = append(ids, id.Text)
			}
		}
	}
	return ids
}

// assertion reads one assertion. It is not ok where it lacks what it cannot do
// without, which has been reported.
func (c *content) assertion(n *yaml.Node) (*Assertion, bool) {
	id, message := c.text(n.Get(keyID)), c.text(n.Get(keyMessage))
	require := n.Get(keyRequire)
	if !id.IsSet() || !message.IsSet() || require == nil {
		return nil, false
	}
	severity, err := lint.ParseSeverity(c.text(n.Get(keySeverity)).Value)
	if err != nil {
		severity = lint.Warning
	}
	a := &assert.Assertion{ID: id.Value, Message: strings.TrimSpace(message.Value),
		Help: strings.TrimSpace(c.text(n.Get(keyHelp)).Value), Severity: severity, Require: condition(require)}
	out := &Assertion{From: c.origin(n), Value: jsonValue(n).(map[string]any)}
	if when := n.Get(keyWhen); when != nil {
		a.When = condition(when)
	}
	for _, glob := range c.texts(n.Get(keyFiles)) {
		out.globs = append(out.globs, glob.Value)
	}
	a.Page = page(a, out)
	out.Rule = a.Rule()
	return out, true
}

// page tells an assertion to those who ask for the rule.
func page(a *assert.Assertion, out *Assertion) string {
	var b strings.Builder
	fmt.Fprintf(&b, "An assertion of the team's own, in %v.\n", out.From)
	for _, part := range [...]struct{ title, key string }{
		{"For", keyFiles}, {"When", keyWhen}, {"Required", keyRequire},
	} {
		if value, ok := out.Value[part.key]; ok {
			fmt.Fprintf(&b, "\n**%s** `%s`\n", part.title, Flow(value))
		}
	}
	if a.Help != "" {
		fmt.Fprintf(&b, "\n**Help** %s\n", a.Help)
	}
	return b.String()
}

// Flow writes a value in the types of JSON as one line of YAML. What is not printed
// stands as an escape.
func Flow(value any) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	// A value that was decoded can be encoded.
	_ = enc.Encode(value)
	var out strings.Builder
	for _, r := range strings.TrimSpace(b.String()) {
		if unicode.IsPrint(r) {
			out.WriteRune(r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&out, "\\u%04x", unit)
		}
	}
	return out.String()
}

// jsonValue returns n in the types of JSON.
func jsonValue(n *yaml.Node) any {
	switch n.Kind {
	case yaml.Map:
		m := map[string]any{}
		for _, e := range n.Entries {
			m[e.Key] = jsonValue(e.Value)
		}
		return m
	case yaml.List:
		l := []any{}
		for _, item := range n.Items {
			l = append(l, jsonValue(item))
		}
		return l
	case yaml.Null:
		return nil
	case yaml.Scalar:
	}
	if v, ok := n.Bool(); ok {
		return v
	}
	if v, ok := n.Int(); ok {
		return v
	}
	return n.Text
}

// condition reads a condition; what is not of its shape is left out.
func condition(n *yaml.Node) assert.All {
	var all assert.All
	for _, e := range n.Entries {
		switch e.Key {
		case keyAllOf:
			for _, item := range e.Value.Items {
				all = append(all, condition(item))
			}
		case keyAnyOf:
			var some assert.Any
			for _, item := range e.Value.Items {
				some = append(some, condition(item))
			}
			all = append(all, some)
		case keyNot:
			all = append(all, assert.Not{Of: condition(e.Value)})
		case keyElapsed:
			from, to := factNamed(textOf(e.Value.Get(keyFrom))), factNamed(textOf(e.Value.Get(keyTo)))
			if from != nil && to != nil {
				all = append(all, assert.Is{Fact: assert.ElapsedFact(from, to), Tests: tests(assert.Duration, e.Value)})
			}
		case keySection:
			all = append(all, section(e.Value)...)
		case keyField:
			all = append(all, labelled(e.Value)...)
		case string(assert.Actions), string(assert.Timeline):
			all = append(all, items(assert.ItemKind(e.Key), e.Value))
		default:
			if f := factNamed(e.Key); f != nil {
				all = append(all, assert.Is{Fact: f, Tests: tests(f.Kind, e.Value)})
			}
		}
	}
	return all
}

func factNamed(name string) *assert.Fact {
	for _, f := range assert.Facts() {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// section reads what is asked of a section: that it is there, unless it says more.
func section(n *yaml.Node) (all assert.All) {
	of := assert.Section{Title: textOf(n.Get(keyTitle))}
	for _, kind := range textsOf(n.Get(keyKind)) {
		of.Kinds = append(of.Kinds, postmortem.Kind(kind))
	}
	present, words := n.Get(string(assert.Present)), n.Get(keyWordsOf)
	if present != nil || words == nil {
		is := true
		if present != nil {
			is, _ = present.Bool()
		}
		all = append(all, assert.Is{Fact: assert.SectionFact(of), Tests: []assert.Test{{Op: assert.Present, Yes: is}}})
	}
	if words != nil {
		all = append(all, assert.Is{Fact: assert.WordsFact(of), Tests: tests(assert.Count, words)})
	}
	return all
}

// labelled reads what is asked of a field by its label: that it is there, unless it
// says more.
func labelled(n *yaml.Node) (all assert.All) {
	label := textOf(n.Get(keyLabel))
	own := tests(assert.Text, n)
	typed := 0
	for _, e := range n.Entries {
		if kind, ok := typedKeys()[e.Key]; ok {
			typed++
			all = append(all, assert.Is{Fact: assert.LabelFact(label, kind), Tests: tests(kind, e.Value)})
		}
	}
	if len(own) == 0 && typed == 0 {
		own = []assert.Test{{Op: assert.Present, Yes: true}}
	}
	if len(own) > 0 {
		all = append(all, assert.Is{Fact: assert.LabelFact(label, assert.Text), Tests: own})
	}
	return all
}

// items reads how many items there are to be with what.
func items(of assert.ItemKind, n *yaml.Node) assert.Condition {
	out := assert.Items{Of: of, Count: []assert.Test{{Op: assert.Min, Bound: assert.Bound{Number: 1}}}}
	if count := n.Get(keyCount); count != nil {
		out.Count = tests(assert.Count, count)
	}
	if with := n.Get(keyWith); with != nil {
		for _, f := range assert.ItemFacts(of) {
			if v := with.Get(f.Name); v != nil {
				out.With = append(out.With, assert.Is{Fact: f, Tests: tests(f.Kind, v)})
			}
		}
	}
	return out
}

// tests reads what a fact of the kind is tested for.
func tests(k assert.Kind, n *yaml.Node) []assert.Test {
	switch {
	case k == assert.Truth:
		is, _ := n.Bool()
		return []assert.Test{{Op: assert.Equals, Yes: is}}
	case n.Kind == yaml.Scalar && k == assert.Text, n.Kind == yaml.List:
		return []assert.Test{{Op: assert.OneOf, Texts: textsOf(n)}}
	case n.Kind == yaml.Scalar:
		return []assert.Test{{Op: assert.Equals, Bound: bound(k, n)}}
	}
	var all []assert.Test
	for _, e := range n.Entries {
		op := assert.Op(e.Key)
		if !slices.Contains(assert.Ops(k), op) {
			continue
		}
		t := assert.Test{Op: op}
		switch {
		case op == assert.Present:
			t.Yes, _ = e.Value.Bool()
		case op == assert.Matches:
			pattern, err := assert.CompilePattern(e.Value.Text)
			if err != nil {
				continue
			}
			t.Pattern = pattern
		case k == assert.Text:
			t.Texts = textsOf(e.Value)
		default:
			t.Bound = bound(k, e.Value)
		}
		all = append(all, t)
	}
	return all
}

// bound reads what a fact is compared with.
func bound(k assert.Kind, n *yaml.Node) assert.Bound {
	if other := n.Get(keyFact); other != nil {
		return assert.Bound{Fact: factNamed(other.Text)}
	}
	out := assert.Bound{Text: n.Text}
	switch k {
	case assert.Count:
		i, _ := n.Int()
		out.Number = float64(i)
	case assert.Duration:
		d, _ := postmortem.ParseDuration(n.Text)
		out.Number = float64(d.Seconds)
	case assert.Time:
		// One that is no day has been reported.
		out.Day, _ = postmortem.ParseISODate(n.Text)
	}
	return out
}

// textOf returns the text of a scalar, which may be nil.
func textOf(n *yaml.Node) string {
	if n == nil {
		return ""
	}
	return n.Text
}

// textsOf returns the texts of a list, or the one that n is.
func textsOf(n *yaml.Node) []string {
	if n == nil {
		return nil
	}
	if n.Kind == yaml.Scalar {
		return []string{n.Text}
	}
	var all []string
	for _, item := range n.Items {
		all = append(all, item.Text)
	}
	return all
}
