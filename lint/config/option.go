package config

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/yaml"
)

// An option is an exported field of a rule's checker, under the name of its tag
// `yaml:"..."`. A text with the tag `format:"regexp"` has to be a regular expression,
// one with the tag `words:"one other"` one of those words.
type option struct {
	name  string
	field int
	shape shape
	// def is the value that the rule sets itself.
	def any
}

// optionsOf returns the options of a rule; none for the engine's own findings. The
// error is one of the rule's author.
func optionsOf(r *lint.Rule) ([]option, error) {
	v := reflect.ValueOf(r.Fresh())
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		return nil, nil
	}
	v = v.Elem()
	var all []option
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name := f.Tag.Get("yaml")
		if name == "" || !f.IsExported() {
			continue
		}
		shape := shapeOf(f.Type)
		if _, ok := shape.(text); ok && f.Tag.Get("format") == "regexp" {
			shape = text{empty: true, valid: validPattern, extra: map[string]any{"format": "regex"}}
		}
		if words := strings.Fields(f.Tag.Get("words")); len(words) > 0 && f.Type.Kind() == reflect.String {
			shape = text{words: words, what: name}
		}
		if shape == nil || name == keySeverity || name == keySince {
			return nil, fmt.Errorf("rule %s: the option %s cannot be set: give it another name or type", r.ID, name)
		}
		all = append(all, option{name, i, shape, v.Field(i).Interface()})
	}
	return all, nil
}

// shapeOf returns the shape of an option of the type, or nil.
func shapeOf(t reflect.Type) shape {
	switch {
	case t.Kind() == reflect.Bool:
		return truth{}
	case t.Kind() == reflect.Int:
		return whole{}
	case t.Kind() == reflect.String:
		return text{empty: true}
	case t.Kind() == reflect.Slice && t.Elem() == reflect.TypeFor[string]():
		return list{of: text{}}
	}
	return nil
}

// validPattern says what keeps a text from being a regular expression.
func validPattern(s string) (wrong, do string) {
	if _, err := regexp.Compile(s); err != nil {
		return strings.TrimPrefix(err.Error(), "error parsing regexp: "), "write a regular expression as RE2 reads it, in single quotes"
	}
	return "", ""
}

// read returns the value of the option that n writes; ok is false where it is not
// of the option's shape.
func (o option) read(n *yaml.Node) (value any, ok bool) {
	switch o.shape.(type) {
	case truth:
		return unpack(n.Bool())
	case whole:
		return unpack(n.Int())
	case text:
		return n.Text, isText(n)
	}
	values := []string{}
	for _, item := range n.Items {
		values = append(values, item.Text)
	}
	return values, n.Kind == yaml.List
}

func unpack[T any](value T, ok bool) (any, bool) { return value, ok }

// set gives the option of a checker a value that read returned.
func (o option) set(c any, value any) {
	f := reflect.ValueOf(c).Elem().Field(o.field)
	f.Set(reflect.ValueOf(value).Convert(f.Type()))
}

// An Option is an option of a rule with the value that holds unless it is set:
// bool, int, string or []string.
type Option struct {
	Name    string
	Default any
}

// Options returns the options of a rule in the order of its fields. The error is
// one of the rule's author.
func Options(r *lint.Rule) ([]Option, error) {
	all, err := optionsOf(r)
	out := make([]Option, len(all))
	for i, o := range all {
		out[i] = Option{o.name, o.def}
	}
	return out, err
}
