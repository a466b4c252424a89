package cli

import (
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/discover"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/spf13/cobra"
)

// autoProfile is the value of --profile that leaves the choice to each document.
const autoProfile = "auto"

// profileFlags say by which profile documents are judged.
type profileFlags struct{ profile, template string }

func (f *profileFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.profile, "profile", autoProfile, "judge by the profile `NAME`: "+lint.OrList(profileNames()))
	flags.StringVar(&f.template, "template", "", "judge by the team's own template `FILE`")
}

func profileNames() []string { return append([]string{autoProfile}, profile.Names()...) }

// pinned returns the profile that was asked for, or nil where each document is to
// be judged by the one that fits.
func (r *run) pinned(f *profileFlags, words *postmortem.Vocabulary) (*profile.Profile, error) {
	if f.template != "" {
		return r.loadTemplate(f.template, words)
	}
	if f.profile == autoProfile {
		return nil, nil
	}
	if p, ok := profile.Builtin(f.profile); ok {
		return p, nil
	}
	return nil, unknown("profile", f.profile, profileNames(), "use "+lint.OrList(profileNames()))
}

func (r *run) loadTemplate(name string, words *postmortem.Vocabulary) (*profile.Profile, error) {
	file := discover.File{Path: filepath.ToSlash(filepath.Clean(name)), Name: r.file(name)}
	data, err := file.Read(discover.DefaultLimit)
	if err != nil {
		return nil, err
	}
	return lint.LoadTemplate(file.Path, data, words)
}

// settings are what the command line says about judging documents.
type settings struct {
	run        *run
	words      *postmortem.Vocabulary
	rules      []*lint.Rule
	severities map[string]lint.Severity
	noInline   bool
	asOf       postmortem.Date
	// only are the globs of the rules that run; none is all.
	only []string
	// pending are names that flags give and no rule of the program has: of assertions,
	// it may be, which are known only with the configurations.
	pending []string
	// flags are those of the profile, given says that they pin one.
	flags profileFlags
	given bool
	docs  *documents
	// pins are what the flags pin, by the words of the configurations.
	pins map[*postmortem.Vocabulary]*profile.Profile
}

func (r *run) settings(f *lintFlags) (*settings, error) {
	s := &settings{run: r, words: postmortem.DefaultVocabulary(), severities: map[string]lint.Severity{}, noInline: f.noInline,
		flags: f.profileFlags, given: f.changed("profile") || f.changed("template"),
		pins: map[*postmortem.Vocabulary]*profile.Profile{}}
	var err error
	if f.changed("as-of") {
		if s.asOf, err = postmortem.ParseISODate(f.asOf); err != nil {
			return nil, fmt.Errorf("--as-of: %w", err)
		}
	}
	if s.pins[s.words], err = r.pinned(&f.profileFlags, s.words); err != nil {
		return nil, err
	}
	if err := r.only(f.only, s); err != nil {
		return nil, err
	}
	for _, assignment := range f.rules {
		id, severity, err := parseRule(assignment)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(r.ruleIDs(), id) {
			if err := s.later(id); err != nil {
				return nil, err
			}
		}
		s.severities[id] = severity
	}
	return s, nil
}

// under completes s with the configurations of the documents. A template is read
// by the words of each.
func (s *settings) under(docs *documents) error {
	s.docs = docs
	if err := s.known(docs.assertions()); err != nil {
		return err
	}
	for _, in := range docs.inputs {
		if err := s.pin(in.Words); err != nil {
			return err
		}
	}
	return nil
}

// pin reads what the flags pin by the words of a configuration.
func (s *settings) pin(words *postmortem.Vocabulary) error {
	if words == nil || !s.given {
		return nil
	}
	if _, ok := s.pins[words]; ok {
		return nil
	}
	p, err := s.run.pinned(&s.flags, words)
	if err == nil {
		s.pins[words] = p
	}
	return err
}

// of returns what applies to one document. Flags win over its configuration.
func (s *settings) of(doc *postmortem.Document) *lint.Settings {
	return s.at(s.docs.places[doc.File.Path], s.pins[doc.Words], s.docs.inferred, doc)
}

// at is of for a document that stands at p, with what the flags pin.
func (s *settings) at(p place, pinned *profile.Profile, inferred *inference, doc *postmortem.Document) *lint.Settings {
	out := p.config.Resolve(p.name)
	maps.Copy(out.Severities, s.severities)
	out.Rules = slices.DeleteFunc(out.Rules, func(rule *lint.Rule) bool { return !s.takes(rule) })
	out.NoInline = s.noInline
	if s.given {
		out.Profile = pinned
	}
	if out.Profile == nil {
		out.Profile, out.Inferred = inferred.profile(doc, p.name), true
	}
	return out
}

// parseRule reads a value of --rule, ID=SEVERITY.
func parseRule(assignment string) (string, lint.Severity, error) {
	id, name, ok := strings.Cut(assignment, "=")
	if !ok {
		return "", 0, fmt.Errorf("--rule %s: write ID=SEVERITY, for example %s=warning", assignment, assignment)
	}
	severity, err := lint.ParseSeverity(name)
	if err != nil {
		return "", 0, fmt.Errorf("--rule %s: %w", assignment, err)
	}
	return id, severity, nil
}

// only makes s run the rules that one of the globs matches, all without globs. The
// engine's own findings that none matches are turned off.
func (r *run) only(globs []string, s *settings) error {
	s.only, s.rules = globs, r.Rules
	if len(globs) == 0 {
		return nil
	}
	for _, glob := range globs {
		if _, err := path.Match(glob, ""); err != nil {
			return fmt.Errorf("--only %s: malformed glob", glob)
		}
		if !slices.ContainsFunc(r.catalogue(), func(rule *lint.Rule) bool { return matchRule(glob, rule) }) {
			if err := s.later(glob); err != nil {
				return err
			}
		}
	}
	for _, own := range lint.OwnFindings() {
		if !s.takes(own) {
			s.severities[own.ID] = lint.Off
		}
	}
	s.rules = slices.DeleteFunc(slices.Clone(r.Rules), func(rule *lint.Rule) bool { return !s.takes(rule) })
	return nil
}

// takes reports whether --only lets the rule run.
func (s *settings) takes(rule *lint.Rule) bool {
	return len(s.only) == 0 || slices.ContainsFunc(s.only, func(glob string) bool { return matchRule(glob, rule) })
}

// matchRule reports whether a well-formed glob of --only matches the rule.
func matchRule(glob string, rule *lint.Rule) bool {
	hit, _ := path.Match(glob, rule.ID)
	return hit || rule.Group() == glob
}
