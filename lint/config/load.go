package config

import (
	"errors"
	"path"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/source"
	"github.com/pmlint/pmlint/lint/yaml"
)

// maxExtends is how many configurations may extend one another.
const maxExtends = 8

// A content is one file, decoded.
type content struct {
	*checker
	name string
	root *yaml.Node
	// unchecked says that root has not been held against the table yet.
	unchecked bool
}

// decode reads a file once. A file that cannot be read is empty, with a problem.
func (l *Loader) decode(name string) *content {
	if c, ok := l.read[name]; ok {
		return c
	}
	c := &content{checker: &checker{file: source.New(l.source.Show(name), nil)}, name: name, root: &yaml.Node{Kind: yaml.Map}}
	l.read[name] = c
	data, err := l.source.Read(name, yaml.MaxSize)
	if err != nil {
		c.problems = append(c.problems, Problem{Path: c.file.Path, What: "cannot read the configuration (" + reasonOf(err) + ")",
			Do: "check the path and the file"})
		return c
	}
	c.file = source.New(c.file.Path, data)
	if at := strings.IndexByte(c.file.Text, 0); at >= 0 {
		c.report(source.Span{Start: at, End: at + 1}, "write YAML in UTF-8", "a NUL byte, so this is no text")
		return c
	}
	root, err := yaml.Decode(c.file.Text, 0)
	var wrong *yaml.Error
	switch {
	case errors.As(err, &wrong):
		c.report(wrong.Span, "mend the YAML", "%s", clipped(wrong.Message))
	case err != nil:
		c.report(source.Span{}, "mend the YAML", "%v", err)
	case root.Kind == yaml.Null:
		// A file that says nothing sets nothing.
	default:
		c.root, c.unchecked = root, true
	}
	return c
}

// chain returns the file called name behind those that it extends.
func (l *Loader) chain(name string) []*content {
	var chain []*content
	for {
		c := l.decode(name)
		chain = append(chain, c)
		n := c.root.Get(keyExtends)
		if n == nil || !isText(n) || n.Text == "" {
			break
		}
		if wrong, _ := checkPath(n.Text); wrong != "" {
			break
		}
		next := path.Join(path.Dir(name), n.Text)
		switch {
		case slices.ContainsFunc(chain, func(c *content) bool { return c.name == next }):
			c.report(n.Span, "end the chain somewhere", "%s extends itself", l.source.Show(next))
		case len(chain) > maxExtends:
			c.report(n.Span, "extend fewer", "more than %d configurations extend one another", maxExtends)
		case !l.source.Exists(next):
			c.report(n.Span, "check the path, which is relative to this file", "%s: no such file", n.Text)
		default:
			name = next
			continue
		}
		break
	}
	slices.Reverse(chain)
	l.check(chain)
	return chain
}

// check holds the files of a chain against the table, each once. The assertions of a
// file are known to those that extend it.
func (l *Loader) check(chain []*content) {
	var ids []string
	for _, c := range chain {
		ids = append(slices.Clip(ids), assertionIDs(c.root)...)
		if c.unchecked {
			c.unchecked, c.assertions = false, ids
			l.table.root().check(c.checker, "the configuration", c.root)
		}
	}
}

// origin is where n stands.
func (c *content) origin(n *yaml.Node) Origin { return Origin{c.file.Path, c.file.Line(n.Span.Start)} }

// text returns the text that n is; not set where it is none.
func (c *content) text(n *yaml.Node) Setting[string] {
	if n == nil || !isText(n) {
		return Setting[string]{}
	}
	return Setting[string]{n.Text, c.origin(n)}
}

// texts returns the texts of a list.
func (c *content) texts(n *yaml.Node) []Setting[string] {
	if n == nil {
		return nil
	}
	var all []Setting[string]
	for _, item := range n.Items {
		if s := c.text(item); s.IsSet() {
			all = append(all, s)
		}
	}
	return all
}
