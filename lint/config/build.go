package config

import (
	"errors"
	"path"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/yaml"
)

// build reads the file called name with all that it extends. What is not of the
// shape that the table wants has been reported, and is left out.
func (l *Loader) build(name string) *Config {
	out := &Config{Path: l.source.Show(name), dir: path.Dir(name)}
	chain := l.chain(name)
	var words []word
	for _, c := range chain {
		own := readWords(c.root.Get(keyWords))
		if checkWords(c.checker, own, maxBadWords) == maxBadWords {
			words = append(words, own...)
		}
		out.addWords(c, own)
	}
	base := postmortem.DefaultVocabulary()
	if len(words) > 0 {
		if extended, err := extend(base, words); err == nil {
			base, out.words = extended, extended
		}
	}
	for _, c := range chain {
		out.addAssertions(c)
		if files := c.texts(c.root.Get(keyFiles)); files != nil {
			out.Files = files
		}
		if n := c.root.Get(keyExclude); n != nil {
			out.Exclude = c.texts(n)
		}
		out.FailOn = c.text(c.root.Get(keyFailOn)).over(out.FailOn)
		out.MinSeverity = c.text(c.root.Get(keyMinSeverity)).over(out.MinSeverity)
		if known := c.text(c.root.Get(keyBaseline)); known.IsSet() && known.Value != "" {
			if wrong, _ := checkPath(known.Value); wrong == "" {
				known.Value = path.Join(path.Dir(c.name), known.Value)
				out.Baseline = known
			}
		}
		out.layers = append(out.layers, l.layer(c, c.root, base))
		if overrides := c.root.Get(keyOverrides); overrides != nil {
			for _, n := range overrides.Items {
				layer := l.layer(c, n, base)
				layer.globs = []string{}
				for _, glob := range c.texts(n.Get(keyFiles)) {
					layer.globs = append(layer.globs, glob.Value)
				}
				out.layers = append(out.layers, layer)
			}
		}
	}
	return out
}

// addWords adds the words of one file to the lists that are shown.
func (c *Config) addWords(from *content, words []word) {
	for _, w := range words {
		i := 0
		for i < len(c.WordLists) && (c.WordLists[i].Group != w.group || c.WordLists[i].Kind != w.kind) {
			i++
		}
		if i == len(c.WordLists) {
			c.WordLists = append(c.WordLists, WordList{Group: w.group, Kind: w.kind})
		}
		c.WordLists[i].Words = append(c.WordLists[i].Words, from.text(w.node))
	}
}

// layer reads profile and rules below n, which is a file's root or an override.
func (l *Loader) layer(c *content, n *yaml.Node, words *postmortem.Vocabulary) layer {
	out := layer{rules: l.rules(c, n.Get(keyRules))}
	if name := c.text(n.Get(keyProfile)); name.IsSet() {
		out.pin = Setting[Pin]{Pin{Profile: name.Value}, name.From}
		out.profile, _ = profile.Builtin(name.Value)
	}
	if name := c.text(n.Get(keyTemplate)); name.IsSet() && name.Value != "" {
		if wrong, _ := checkPath(name.Value); wrong == "" {
			file := path.Join(path.Dir(c.name), name.Value)
			out.pin = Setting[Pin]{Pin{Template: l.source.Show(file)}, name.From}
			out.profile = l.template(c, n.Get(keyTemplate), file, words)
		}
	}
	return out
}

// maxTemplate is the largest template that is read, in bytes.
const maxTemplate = 1 << 20

// A templateKey is a template with the words that it was read by.
type templateKey struct {
	name  string
	words *postmortem.Vocabulary
}

// A loadedTemplate is a template, or why there is none and what to do.
type loadedTemplate struct {
	profile   *profile.Profile
	wrong, do string
}

// template reads the template called name, which n names.
func (l *Loader) template(c *content, n *yaml.Node, name string, words *postmortem.Vocabulary) *profile.Profile {
	key := templateKey{name, words}
	t, ok := l.templates[key]
	if !ok {
		t = l.loadTemplate(name, words)
		l.templates[key] = t
	}
	if t.wrong != "" {
		c.report(n.Span, t.do, "%s", t.wrong)
	}
	return t.profile
}

func (l *Loader) loadTemplate(name string, words *postmortem.Vocabulary) loadedTemplate {
	shown := l.source.Show(name)
	data, err := l.source.Read(name, maxTemplate)
	if err != nil {
		return loadedTemplate{wrong: "cannot read the template " + shown + " (" + reasonOf(err) + ")",
			do: "check the path, which is relative to this file"}
	}
	p, err := lint.LoadTemplate(shown, data, words)
	var annotation *lint.TemplateError
	switch {
	case errors.As(err, &annotation):
		return loadedTemplate{wrong: annotation.What, do: annotation.Do}
	case err != nil:
		return loadedTemplate{wrong: err.Error(), do: "mend the template, or name another"}
	}
	return loadedTemplate{profile: p}
}

// rules reads what n says of rules: groups first, so that the rules themselves win.
func (l *Loader) rules(c *content, n *yaml.Node) []ruleChange {
	if n == nil {
		return nil
	}
	var groups, single []ruleChange
	for _, e := range n.Entries {
		if members := l.table.members[e.Key]; members != nil {
			for _, id := range members {
				groups = append(groups, l.rule(c, id, nil, e.Value))
			}
		} else if c.knows(e.Key) {
			for _, id := range c.assertions {
				switch group, _, _ := strings.Cut(id, "/"); e.Key {
				case group:
					groups = append(groups, l.rule(c, id, nil, e.Value))
				case id:
					single = append(single, l.rule(c, id, nil, e.Value))
				}
			}
		} else if options, ok := l.table.options[e.Key]; ok {
			single = append(single, l.rule(c, e.Key, options, e.Value))
		}
	}
	return append(groups, single...)
}

func (l *Loader) rule(c *content, id string, options []option, n *yaml.Node) ruleChange {
	r := ruleChange{id: id}
	severity := n
	if n.Kind == yaml.Map {
		severity = n.Get(keySeverity)
		if day := c.text(n.Get(keySince)); day.IsSet() {
			if date, err := postmortem.ParseISODate(day.Value); err == nil {
				r.since = Setting[postmortem.Date]{date, day.From}
			}
		}
		for _, o := range options {
			if v := n.Get(o.name); v != nil {
				if value, ok := o.read(v); ok {
					r.options = append(r.options, optionChange{o, Setting[any]{value, c.origin(v)}})
				}
			}
		}
	}
	if s := c.text(severity); s.IsSet() {
		if value, err := lint.ParseSeverity(s.Value); err == nil {
			r.severity = Setting[lint.Severity]{value, s.From}
		}
	}
	return r
}
