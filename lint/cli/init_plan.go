package cli

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/config"
	"github.com/pmlint/pmlint/lint/profile"
)

// A plan is what init writes, and why.
type plan struct {
	config.Draft
	// pinned is the template, nil for a built-in profile.
	pinned *surveyedTemplate
	// fitting counts the post-mortems that have the form of the pin, others those
	// that are held against something else, unlisted those that are not but should be.
	fitting, others, unlisted int
}

// plan decides what to write.
func (s *survey) plan() *plan {
	p := &plan{}
	p.Rules = s.exampleRules()
	p.Since = "2026-01-01"
	if !s.newest.IsZero() {
		p.Since = s.newest.String()
	}
	s.pin(p)
	var pins []config.Pin
	for _, d := range s.docs {
		switch pin := p.pinOf(d); {
		case pin == p.Pin:
			p.fitting++
		case !slices.Contains(pins, pin):
			pins = append(pins, pin)
		}
	}
	p.Why = p.why(s)
	if p.pinned == nil && len(s.templates) > 0 {
		p.Aside = s.templates[0].rel
	}
	if len(s.docs) == 0 {
		p.Cover = config.CoverFiles(nil)
	} else {
		p.Cover = config.CoverFiles(s.listed())
	}
	for _, pin := range pins {
		s.override(p, pin)
	}
	return p
}

// pin decides on the template or profile.
func (s *survey) pin(p *plan) {
	if t := s.mainTemplate(); t != nil {
		p.pinned, p.Pin = t, config.Pin{Template: t.rel}
		return
	}
	counts := map[string]int{}
	for _, d := range s.docs {
		counts[d.fits]++
	}
	best := profile.Minimal
	for _, name := range profile.Names() {
		if 2*counts[name] >= len(s.docs) && counts[name] > counts[best] {
			best = name
		}
	}
	p.Pin = config.Pin{Profile: best}
}

// mainTemplate returns the template to pin, or nil: the one that most post-mortems
// would be judged by as it is, if a third of them have one, or the one that half of
// them follow wherever it stands. Without post-mortems it is the one that those in
// the folder would be judged by.
func (s *survey) mainTemplate() *surveyedTemplate {
	if len(s.templates) == 0 {
		return nil
	}
	owned := 0
	for _, t := range s.templates {
		owned += t.owned
	}
	t := s.templates[0]
	if len(s.docs) == 0 && t.near || owned > 0 && 3*owned >= len(s.docs) || t.followers > 0 && 2*t.followers >= len(s.docs) {
		return t
	}
	return nil
}

// pinOf returns what a post-mortem is to be held against: another template that is
// its own, the pin if it has that form, else minimal, which asks for none.
func (p *plan) pinOf(d surveyed) config.Pin {
	switch {
	case p.pinned == nil && d.fits == p.Pin.Profile, p.pinned != nil && d.own == nil && slices.Contains(d.follows, p.pinned):
		return p.Pin
	case p.pinned != nil && d.own != nil:
		return config.Pin{Template: d.own.rel}
	}
	return config.Pin{Profile: profile.Minimal}
}

// maxListed is how many globs an override may have.
const maxListed = 100

// override adds globs for the post-mortems that are held against something else
// than the pin.
func (s *survey) override(p *plan, pin config.Pin) {
	var docs []config.Listed
	n := 0
	for _, d := range s.docs {
		taken := p.pinOf(d) == pin
		docs = append(docs, config.Listed{Path: d.rel, Taken: taken})
		if taken {
			n++
		}
	}
	globs := config.CoverOnly(docs)
	if len(globs) > maxListed {
		p.Unlisted = "they are too many to list"
		p.unlisted += n
		return
	}
	p.Overrides = append(p.Overrides, config.DraftOverride{Pin: pin, Globs: globs})
	p.others += n
}

// listed returns the Markdown files for the globs.
func (s *survey) listed() []config.Listed {
	var files []config.Listed
	for _, f := range s.files {
		files = append(files, config.Listed{Path: f.rel, Taken: f.taken, Beside: f.template || isIndex(f.rel)})
	}
	return files
}

// isIndex reports whether a file is the one that introduces a folder.
func isIndex(rel string) bool {
	switch strings.TrimSuffix(strings.ToLower(path.Base(rel)), path.Ext(rel)) {
	case "readme", "index", "_index":
		return true
	}
	return false
}

// exampleRules returns rules for the examples: well known ones where they exist.
func (s *survey) exampleRules() []string {
	ids := s.ruleIDs()
	var out []string
	for _, id := range []string{"actions/due", "timeline/utc"} {
		if slices.Contains(ids, id) {
			out = append(out, id)
		}
	}
	if len(out) == 0 && len(ids) > 0 {
		return ids[:1]
	}
	return out
}

// settle returns the text to write. It reads it back first: globs that do not take
// just the post-mortems, whatever their names, are left out, and what is no
// configuration is not written.
func (s *survey) settle(p *plan) (string, error) {
	text := p.Text()
	wrong, err := s.check(p, text)
	if wrong {
		p.Cover = config.Cover{Reason: "they have names that no glob stands for"}
		if p.others > 0 {
			p.Overrides, p.Unlisted = nil, "their names cannot be written as globs"
			p.others, p.unlisted = 0, p.others+p.unlisted
		}
		text = p.Text()
		_, err = s.check(p, text)
	}
	return text, err
}

// check reads a configuration as if it stood in its place. It is wrong where its
// globs choose otherwise than what the files hold; the error is what the loader says.
func (s *survey) check(p *plan, text string) (wrong bool, err error) {
	name := filepath.ToSlash(filepath.Join(s.dir, config.Names()[0]))
	loader, err := config.NewLoader(withFile(configSource(s.base), name, text), s.catalogue())
	if err != nil {
		return false, err
	}
	c := loader.File(name)
	if problems := loader.Problems(); len(problems) > 0 {
		return true, fmt.Errorf("what fits cannot be written as a configuration: %w", problems[0])
	}
	full := func(f surveyed) string {
		return filepath.ToSlash(filepath.Join(s.dir, filepath.FromSlash(f.rel)))
	}
	for _, f := range s.files {
		choice, _ := c.Choose(full(f))
		if len(p.Cover.Globs) > 0 && (choice == config.Taken) != f.taken {
			return true, nil
		}
	}
	for _, d := range s.docs {
		want, got := p.pinOf(d), c.Effective(full(d)).Pin.Value
		if want.Template != "" {
			// Templates are shown relative to where the run is, not to the folder.
			want.Template = configSource(s.base).Show(path.Join(filepath.ToSlash(s.dir), want.Template))
		}
		if p.unlisted == 0 && want != got {
			return true, nil
		}
	}
	return false, nil
}

// withFile returns files with one more that holds text.
func withFile(files config.Source, name, text string) config.Source {
	read, exists := files.Read, files.Exists
	files.Read = func(other string, limit int64) ([]byte, error) {
		if other == name {
			return []byte(text), nil
		}
		return read(other, limit)
	}
	files.Exists = func(other string) bool { return other == name || exists(other) }
	return files
}
