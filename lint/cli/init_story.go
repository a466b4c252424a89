package cli

import (
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/config"
	"github.com/pmlint/pmlint/lint/profile"
)

// why says in a sentence why the pin is the one.
func (p *plan) why(s *survey) string {
	docs := len(s.docs)
	switch {
	case docs == 0 && p.pinned != nil:
		return "The team's template. There are no post-mortems yet that could follow it."
	case docs == 0:
		return "There are no post-mortems yet. Minimal asks for the parts that all have."
	case p.pinned != nil:
		return fmt.Sprintf("The team's template, followed by %d of %s.", p.fitting, lint.Counted(docs, "post-mortem"))
	case p.Pin.Profile == profile.Minimal:
		return "Minimal asks for the parts that all post-mortems have."
	}
	return fmt.Sprintf("The profile that %d of %s have the form of.", p.fitting, lint.Counted(docs, "post-mortem"))
}

// story says in a few lines what was found, what was done and what comes next.
func (p *plan) story(s *survey, written bool) []string {
	lines := []string{p.found(s)}
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	if left := p.leftAside(s); len(left) > 0 && p.pinned != nil {
		add("%s left aside: %s", lint.Counted(len(left), "other template"), strings.Join(left[:min(len(left), 3)], ", "))
	}
	if s.apart > 0 {
		its := "its"
		if s.apart != 1 {
			its = "their"
		}
		add("%s in a repository or with a configuration of %s own left aside", lint.Counted(s.apart, "post-mortem"), its)
	}
	if s.spare > 0 {
		add("only %d templates were looked at: %d more left aside", maxTemplates, s.spare)
	}
	if n := s.unread(); n > 0 {
		add("%s that could not be looked at: taken, so that each run says so", lint.Counted(n, "file"))
	}
	if len(s.docs) > 0 && p.Cover.Reason != "" {
		add("no globs for files: %s", p.Cover.Reason)
	}
	if p.others > 0 {
		add("%s of another form: %s for them", lint.Counted(p.others, "post-mortem"), lint.Counted(len(p.Overrides), "override"))
	}
	if p.unlisted > 0 {
		add("%s of another form, held against the same: %s", lint.Counted(p.unlisted, "post-mortem"), p.Unlisted)
	}
	if !written {
		return lines
	}
	add("wrote %s", s.shown(config.Names()[0]))
	if s.above != "" {
		add("%s does not count here any longer", s.above)
	}
	add("next: run `%s`: its findings count in full now; `fail-on` and `since` in the file can soften that", s.command())
	return lines
}

// found says what there is and what is pinned.
func (p *plan) found(s *survey) string {
	docs, place := len(s.docs), s.place()
	found := fmt.Sprintf("%s in %s", lint.Counted(docs, "post-mortem"), place)
	switch {
	case docs == 0 && len(s.templates) == 0:
		return fmt.Sprintf("no post-mortems and no template in %s, so the profile is minimal: if they are elsewhere, name their folder", place)
	case docs == 0 && p.pinned == nil:
		return fmt.Sprintf("no post-mortems in %s yet; profile minimal, since the template %s is for another folder", place, s.shown(s.templates[0].rel))
	case docs == 0:
		return fmt.Sprintf("no post-mortems in %s yet; template %s", place, s.shown(p.pinned.rel))
	case p.pinned != nil:
		return fmt.Sprintf("%s; template %s (%d of %d follow it)", found, s.shown(p.pinned.rel), p.fitting, docs)
	case len(s.templates) > 0:
		few := "none"
		if n := s.templates[0].followers; n > 0 {
			few = fmt.Sprintf("only %d", n)
		}
		return fmt.Sprintf("%s; profile %s, since %s of them follow the template %s", found, p.Pin.Profile, few, s.shown(s.templates[0].rel))
	case p.Pin.Profile == profile.Minimal:
		return found + "; profile minimal, since there is no template and no other profile fits"
	}
	return fmt.Sprintf("%s; profile %s (%d of %d have its form)", found, p.Pin.Profile, p.fitting, docs)
}

// leftAside returns the templates that nothing is held against.
func (p *plan) leftAside(s *survey) []string {
	var left []string
	for _, t := range s.templates {
		if t != p.pinned && !slices.ContainsFunc(p.Overrides, func(o config.DraftOverride) bool { return o.Pin.Template == t.rel }) {
			left = append(left, s.shown(t.rel))
		}
	}
	return left
}

// place names the folder that all post-mortems stand in.
func (s *survey) place() string {
	dir := ""
	for i, d := range s.docs {
		own := path.Dir(d.rel)
		if i == 0 {
			dir = own
		}
		for dir != "." && own != dir && !strings.HasPrefix(own, dir+"/") {
			dir = path.Dir(dir)
		}
	}
	return s.shown(dir)
}

// unread counts the files that could not be looked at.
func (s *survey) unread() int {
	n := 0
	for _, f := range s.files {
		if f.unread {
			n++
		}
	}
	return n
}

// plainArgument are the words that a shell leaves as they are.
var plainArgument = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9_./@%+=:,-]+$`) })

// command is how to lint the folder, for a shell.
func (s *survey) command() string {
	where := filepath.ToSlash(filepath.Clean(s.where))
	switch {
	case where == ".":
		return "pmlint"
	case strings.HasPrefix(where, "-"), slices.Contains(s.verbs, where):
		where = "./" + where
	}
	if !plainArgument().MatchString(where) {
		where = "'" + strings.ReplaceAll(where, "'", `'\''`) + "'"
	}
	return "pmlint " + where
}
