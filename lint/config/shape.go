package config

import (
	"fmt"
	"regexp"
	"slices"
	"sync"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/yaml"
)

// A shape is what a value may be. The table of keys is made of shapes, and both
// the decoder and the JSON Schema are read from it.
type shape interface {
	// check reports where the value of the key called name is not of the shape.
	check(c *checker, name string, n *yaml.Node)
	// schema returns the shape as JSON Schema.
	schema() map[string]any
}

// numeral is a plain scalar that YAML reads as a number.
var numeral = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?` +
		`|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$`)
})

// isText reports whether YAML reads n as text.
func isText(n *yaml.Node) bool {
	if n.Kind != yaml.Scalar {
		return false
	}
	_, truth := n.Bool()
	return n.Quoted || !truth && !numeral().MatchString(n.Text)
}

// describe says what n is, for a message.
func describe(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.Map:
		return "a map"
	case n.Kind == yaml.List:
		return "a list"
	case isText(n):
		return "the text " + quoted(n.Text)
	}
	if _, ok := n.Bool(); ok {
		return n.Text
	}
	return "the number " + n.Text
}

// mismatch reports that the value of the key called name is not what is wanted.
func (c *checker) mismatch(name string, n *yaml.Node, wanted, do string) {
	if n.Kind == yaml.Null {
		c.report(n.Span, "give it a value, or remove it", "%s is empty", name)
		return
	}
	c.report(n.Span, do, "%s is %s, not %s", name, describe(n), wanted)
}

// text is a shape of texts.
type text struct {
	// words are all that are accepted; nil accepts any text but an empty one.
	words []string
	// what words are, for a message.
	what string
	// empty accepts the empty text, which is the default of many an option.
	empty bool
	// valid, if set, says what is wrong with a text and what to do.
	valid func(string) (wrong, do string)
	// extra is added to the schema.
	extra map[string]any
}

func (t text) check(c *checker, name string, n *yaml.Node) {
	switch {
	case n.Kind != yaml.Scalar:
		c.mismatch(name, n, "a text", "write a single text")
	case !isText(n):
		c.mismatch(name, n, "a text", "put it in quotes if it is meant")
	case t.words != nil && !slices.Contains(t.words, n.Text):
		c.report(n.Span, lint.Meant(n.Text, t.words, "use "+lint.OrList(t.words)), "unknown %s %s", t.what, quoted(n.Text))
	case n.Text == "" && t.empty:
	case n.Text == "":
		c.report(n.Span, "give it a value, or remove it", "%s is an empty text", name)
	case t.valid != nil:
		if wrong, do := t.valid(n.Text); wrong != "" {
			c.report(n.Span, do, "%s: %s", name, wrong)
		}
	}
}

func (t text) schema() map[string]any {
	s := map[string]any{"type": "string", "minLength": 1}
	if t.empty {
		delete(s, "minLength")
	}
	if t.words != nil {
		s = map[string]any{"enum": t.words}
	}
	for k, v := range t.extra {
		s[k] = v
	}
	return s
}

// truth is the shape of true and false.
type truth struct{}

func (truth) check(c *checker, name string, n *yaml.Node) {
	if _, ok := n.Bool(); !ok {
		c.mismatch(name, n, "true or false", "write true or false, without quotes")
	}
}

func (truth) schema() map[string]any { return map[string]any{"type": "boolean"} }

// whole is the shape of whole numbers.
type whole struct{}

func (whole) check(c *checker, name string, n *yaml.Node) {
	if _, ok := n.Int(); !ok {
		c.mismatch(name, n, "a whole number", "write digits, without quotes")
	}
}

func (whole) schema() map[string]any { return map[string]any{"type": "integer"} }

// A list is a shape of lists.
type list struct {
	of shape
	// least and most bound the number of items; a most of 0 does not.
	least, most int
}

func (l list) check(c *checker, name string, n *yaml.Node) {
	switch {
	case n.Kind == yaml.Scalar:
		c.mismatch(name, n, "a list", "put it in brackets: [...]")
		return
	case n.Kind != yaml.List:
		c.mismatch(name, n, "a list", "write a list: [...]")
		return
	case len(n.Items) < l.least:
		c.report(n.Span, "give it an item, or remove it", "%s is an empty list", name)
	case l.most > 0 && len(n.Items) > l.most:
		c.report(n.Span, "keep the best of them", "%s has %d items, more than %d", name, len(n.Items), l.most)
		return
	}
	for _, item := range n.Items {
		l.of.check(c, "an item of "+name, item)
	}
}

func (l list) schema() map[string]any {
	s := map[string]any{"type": "array", "items": l.of.schema()}
	if l.least > 0 {
		s["minItems"] = l.least
	}
	if l.most > 0 {
		s["maxItems"] = l.most
	}
	return s
}

// An object is a shape of maps with known keys.
type object struct {
	// what a key is, for a message, and what to do about an unknown one that is
	// near no other; empty names all keys.
	what, otherwise string
	fields          []field
	required        []string
	// exclusive are two keys that contradict each other.
	exclusive [2]string
	// anyOf are keys of which there must be one, least is the smallest number of keys.
	anyOf []string
	least int
	// extra are keys that only the file knows; nil where there are none.
	extra *extra
	// ref is the name under which the schema is defined once; empty is in place.
	ref string
}

// A field is a key of an object.
type field struct {
	name string
	// doc says in a sentence what the key means.
	doc   string
	shape shape
}

func (o *object) names() []string {
	names := make([]string, len(o.fields))
	for i, f := range o.fields {
		names[i] = f.name
	}
	return names
}

func (o *object) field(name string) (field, bool) {
	i := slices.IndexFunc(o.fields, func(f field) bool { return f.name == name })
	if i < 0 {
		return field{}, false
	}
	return o.fields[i], true
}

func (o *object) check(c *checker, name string, n *yaml.Node) {
	if n.Kind != yaml.Map {
		c.mismatch(name, n, "a map", "write keys with values below it")
		return
	}
	for _, e := range n.Duplicates() {
		c.report(e.KeySpan, "keep one of them", "the %s %s is there twice", o.what, quoted(e.Key))
	}
	for _, e := range n.Entries {
		f, ok := o.field(e.Key)
		if !ok && o.extra.check(c, e) {
			continue
		}
		if !ok {
			otherwise := o.otherwise
			if otherwise == "" {
				otherwise = "use " + lint.OrList(o.names())
			}
			names := o.names()
			if o.extra != nil {
				names = append(names, c.assertions...)
			}
			c.report(e.KeySpan, lint.Meant(e.Key, names, otherwise), "unknown %s %s", o.what, quoted(e.Key))
			continue
		}
		f.shape.check(c, e.Key, e.Value)
	}
	for _, key := range o.required {
		if n.Get(key) == nil {
			c.report(n.Span, fmt.Sprintf("add `%s:`", key), "%s lacks the key %q", name, key)
		}
	}
	switch has := func(key string) bool { return n.Get(key) != nil }; {
	case len(n.Entries) == 0 && o.least > 0:
		c.report(n.Span, "give it a key, or remove it", "%s is an empty map", name)
	case len(n.Entries) < o.least:
		c.report(n.Span, "use "+lint.OrList(o.names()), "%s has %d of the %d keys that it needs", name, len(n.Entries), o.least)
	case o.anyOf != nil && !slices.ContainsFunc(o.anyOf, has):
		c.report(n.Span, "add "+lint.OrList(o.anyOf), "%s lacks a key", name)
	}
	o.checkExclusive(c, n)
}

// checkExclusive reports the later of two keys that contradict each other.
func (o *object) checkExclusive(c *checker, n *yaml.Node) {
	one, other := o.exclusive[0], o.exclusive[1]
	if one == "" || n.Get(one) == nil || n.Get(other) == nil {
		return
	}
	var later yaml.Entry
	for _, e := range n.Entries {
		if (e.Key == one || e.Key == other) && e.KeySpan.Start >= later.KeySpan.Start {
			later = e
		}
	}
	c.report(later.KeySpan, "remove one of them", "%s and %s contradict each other", one, other)
}

func (o *object) schema() map[string]any {
	if o.ref != "" {
		return map[string]any{"$ref": "#/$defs/" + o.ref}
	}
	return o.definition()
}

// definition is the object's schema in full.
func (o *object) definition() map[string]any {
	properties := map[string]any{}
	for _, f := range o.fields {
		s := f.shape.schema()
		if f.doc != "" {
			s["description"] = f.doc
		}
		properties[f.name] = s
	}
	s := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if len(o.required) > 0 {
		s["required"] = o.required
	}
	if o.exclusive[0] != "" {
		s["not"] = map[string]any{"type": "object", "required": o.exclusive[:]}
	}
	if o.least > 0 {
		s["minProperties"] = o.least
	}
	if o.anyOf != nil {
		var of []any
		for _, key := range o.anyOf {
			of = append(of, map[string]any{"required": []string{key}})
		}
		s["anyOf"] = of
	}
	if o.extra != nil {
		o.extra.schema(s, o.names())
	}
	return s
}
