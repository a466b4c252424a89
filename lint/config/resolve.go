package config

import (
	"fmt"
	"maps"
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
)

// Effective is what a configuration says of one document.
type Effective struct {
	// Pin is the choice of a profile; Profile is nil where it is left to the document.
	Pin     Setting[Pin]
	Profile *profile.Profile
	// Rules are those that the configuration speaks of, by ID.
	Rules map[string]*RuleSettings
}

// RuleSettings is what is set for a rule.
type RuleSettings struct {
	Severity Setting[lint.Severity]
	Since    Setting[postmortem.Date]
	// Options are the values by name: bool, int, string or []string.
	Options map[string]Setting[any]

	set map[string]optionChange
}

// Effective returns what applies to the document called name.
func (c *Config) Effective(name string) *Effective {
	e := &Effective{Rules: map[string]*RuleSettings{}}
	rel := relative(c.dir, name)
	for _, l := range c.layers {
		if l.globs != nil && !slices.ContainsFunc(l.globs, func(glob string) bool { return matchGlob(glob, rel) }) {
			continue
		}
		if l.pin.IsSet() {
			e.Pin, e.Profile = l.pin, l.profile
		}
		for _, change := range l.rules {
			e.change(change)
		}
	}
	return e
}

func (e *Effective) change(by ruleChange) {
	r := e.Rules[by.id]
	if r == nil {
		r = &RuleSettings{Options: map[string]Setting[any]{}, set: map[string]optionChange{}}
		e.Rules[by.id] = r
	}
	r.Severity = by.severity.over(r.Severity)
	r.Since = by.since.over(r.Since)
	for _, o := range by.options {
		r.Options[o.name], r.set[o.name] = o.value, o
	}
}

// Resolve returns the settings of the document called name. Their profile is nil
// where the choice is left to the document. It may be called concurrently.
func (c *Config) Resolve(name string) *lint.Settings {
	e := c.Effective(name)
	s := &lint.Settings{Profile: e.Profile, Severities: map[string]lint.Severity{},
		Since: map[string]postmortem.Date{}, Options: map[string]func(any){}}
	rel := relative(c.dir, name)
	for _, a := range c.Assertions {
		if a.globs == nil || slices.ContainsFunc(a.globs, func(glob string) bool { return matchGlob(glob, rel) }) {
			s.Rules = append(s.Rules, a.Rule)
		}
	}
	for id, r := range e.Rules {
		if r.Severity.IsSet() {
			s.Severities[id] = r.Severity.Value
		}
		if r.Since.IsSet() {
			s.Since[id] = r.Since.Value
		}
		if len(r.set) > 0 {
			set := slices.Collect(maps.Values(r.set))
			s.Options[id] = func(checker any) {
				for _, o := range set {
					o.set(checker, o.value.Value)
				}
			}
		}
	}
	return s
}

// A Choice says whether a configuration takes a file.
type Choice uint8

// The choices.
const (
	// Undecided: the configuration has no say; what the file holds decides.
	Undecided Choice = iota
	Taken
	LeftOut
)

// Choose says whether the configuration takes the file called name, by its path,
// and why.
func (c *Config) Choose(name string) (choice Choice, reason string) {
	if len(c.Files) == 0 && len(c.Exclude) == 0 {
		return Undecided, ""
	}
	rel := relative(c.dir, name)
	if reason := c.excluded(rel); reason != "" {
		return LeftOut, reason
	}
	if len(c.Files) == 0 {
		return Undecided, ""
	}
	for _, glob := range c.Files {
		if matchGlob(glob.Value, rel) {
			return Taken, fmt.Sprintf("%q matches (%v)", glob.Value, glob.From)
		}
	}
	return LeftOut, fmt.Sprintf("none of the files that the configuration asks for (%s)", c.Files[0].From)
}

// Excludes says why the configuration leaves out the file called name even where
// all files are taken, or "".
func (c *Config) Excludes(name string) string { return c.excluded(relative(c.dir, name)) }

func (c *Config) excluded(rel string) string {
	for _, glob := range c.Exclude {
		if matchAbove(glob.Value, rel) {
			return fmt.Sprintf("left out by %q (%v)", glob.Value, glob.From)
		}
	}
	return ""
}
