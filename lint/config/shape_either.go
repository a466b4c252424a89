package config

import (
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/yaml"
)

// An either is one shape or another, told apart by the kind of node: a scalar, a
// list, a map.
type either struct{ one, other shape }

func (e either) check(c *checker, name string, n *yaml.Node) {
	for _, s := range e.all() {
		if kindOf(s) == n.Kind {
			s.check(c, name, n)
			return
		}
	}
	var kinds []string
	for _, s := range e.all() {
		kinds = append(kinds, map[yaml.Kind]string{yaml.Scalar: "a single value", yaml.List: "a list", yaml.Map: "a map"}[kindOf(s)])
	}
	c.mismatch(name, n, lint.OrList(kinds), "write "+lint.OrList(kinds))
}

func (e either) all() []shape {
	var out []shape
	for _, s := range [...]shape{e.one, e.other} {
		if inner, ok := s.(either); ok {
			out = append(out, inner.all()...)
		} else {
			out = append(out, s)
		}
	}
	return out
}

func kindOf(s shape) yaml.Kind {
	switch s.(type) {
	case list:
		return yaml.List
	case *object:
		return yaml.Map
	}
	return yaml.Scalar
}

func (e either) schema() map[string]any {
	var of []any
	for _, s := range e.all() {
		of = append(of, s.schema())
	}
	return map[string]any{"oneOf": of}
}

// number is the shape of numbers of things.
type number struct{}

func (number) check(c *checker, name string, n *yaml.Node) {
	if i, ok := n.Int(); !ok {
		c.mismatch(name, n, "a whole number", "write digits, without quotes")
	} else if i < 0 {
		c.report(n.Span, "write 0 or more", "%s is %d, less than nothing", name, i)
	}
}

func (number) schema() map[string]any { return map[string]any{"type": "integer", "minimum": 0} }

// An extra lets an object have keys that are known only from the file: the IDs and
// groups of its assertions among the rules.
type extra struct {
	shape shape
	// not is a pattern that they do not match.
	not string
}

// check looks at a key that is no field, and reports whether it is one of the file.
func (x *extra) check(c *checker, e yaml.Entry) bool {
	if x == nil || !c.knows(e.Key) {
		return false
	}
	x.shape.check(c, e.Key, e.Value)
	return true
}

// knows reports whether the key is the ID or the group of an assertion.
func (c *checker) knows(key string) bool {
	for _, id := range c.assertions {
		if group, _, _ := strings.Cut(id, "/"); key == id || key == group {
			return true
		}
	}
	return false
}

// schema adds the keys to an object's definition.
func (x *extra) schema(s map[string]any, names []string) {
	s["additionalProperties"] = x.shape.schema()
	s["propertyNames"] = map[string]any{"anyOf": []any{
		map[string]any{"enum": names},
		map[string]any{"pattern": idPattern, "not": map[string]any{"pattern": x.not}},
		map[string]any{"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "not": map[string]any{"pattern": x.not}},
	}}
}
