// Package config reads .pmlint.yml: it finds the configuration of each document,
// decodes it strictly, and resolves what applies to the document.
//
// It never touches the operating system: a [Source] reads the files. All names of
// files are absolute, with forward slashes.
package config

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
)

// autoProfile is the profile that leaves the choice to each document.
const autoProfile = "auto"

// An Origin says where a setting was written. The zero Origin is that of a
// setting that nobody wrote.
type Origin struct {
	// Path is the configuration file as users know it, Line counts from 1.
	Path string
	Line int
}

// String writes the origin as FILE:LINE, or "default" for the zero Origin.
func (o Origin) String() string {
	if o == (Origin{}) {
		return "default"
	}
	return fmt.Sprintf("%s:%d", o.Path, o.Line)
}

// A Setting is a value with its origin. With the zero Origin it is not set.
type Setting[T any] struct {
	Value T
	From  Origin
}

// IsSet reports whether a configuration has the setting.
func (s Setting[T]) IsSet() bool { return s.From != Origin{} }

// over returns s, or below where s is not set.
func (s Setting[T]) over(below Setting[T]) Setting[T] {
	if s.IsSet() {
		return s
	}
	return below
}

// A Config is one configuration with all that it extends. It is immutable. The
// zero Config configures nothing.
type Config struct {
	// Path is the file as users know it; empty for the zero Config.
	Path string
	// FailOn and MinSeverity are words that the flags of the same name accept.
	FailOn, MinSeverity Setting[string]
	// Baseline is the absolute name of the file with the known findings.
	Baseline Setting[string]
	// Files and Exclude are globs relative to the configuration's folder.
	Files, Exclude []Setting[string]
	// WordLists are the team's own words by their keys ("owner-keys",
	// "sections.root-cause"), as far as set, in the order of the table of keys.
	WordLists []WordList
	// Assertions are the team's own rules, each ID once.
	Assertions []*Assertion

	// dir is the folder that globs are relative to.
	dir    string
	layers []layer
	words  *postmortem.Vocabulary
}

// A WordList is one key of words, with what all files of a configuration add to it.
type WordList struct {
	// Group is the key below words, Kind the key below that, if there is one.
	Group, Kind string
	Words       []Setting[string]
}

// A layer is what one file, or one of its overrides, says of documents. Of two
// layers the later one wins.
type layer struct {
	// globs say to which documents it applies; nil means all.
	globs []string
	// pin is the name of the profile or the path of the template; the profile is
	// nil where each document is judged by the one that fits.
	pin     Setting[Pin]
	profile *profile.Profile
	rules   []ruleChange
}

// A Pin is the choice of a profile: by name, or by the template's path as users
// know it.
type Pin struct{ Profile, Template string }

// A ruleChange is what a layer says of one rule.
type ruleChange struct {
	id       string
	severity Setting[lint.Severity]
	since    Setting[postmortem.Date]
	options  []optionChange
}

// An optionChange sets one option of a rule.
type optionChange struct {
	option
	value Setting[any]
}

// Words are those by which the configuration's documents are read; nil means the
// built-in ones.
func (c *Config) Words() *postmortem.Vocabulary { return c.words }
