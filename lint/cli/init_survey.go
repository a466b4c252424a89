package cli

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/config"
	"github.com/pmlint/pmlint/lint/discover"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
)

// A survey is what init finds in a folder.
type survey struct {
	*run
	base string
	// where is the folder as it was named, dir its absolute name.
	where, dir string

	// files are the Markdown files, of which docs are the post-mortems that can be
	// read.
	files []surveyed
	docs  []surveyed
	// templates are those found, the one that fits best first; spare counts those
	// that were found besides and not looked at.
	templates []*surveyedTemplate
	spare     int
	// apart counts the post-mortems that have a configuration of their own.
	apart int
	// above is the configuration that counted here until now, empty for none.
	above string
	// newest is the day of the last incident.
	newest postmortem.Date
	// finder finds the templates that documents would be judged by as it is.
	finder *discover.Templates
}

// A surveyed is one Markdown file.
type surveyed struct {
	discover.File
	// rel is its path from the folder, with slashes.
	rel             string
	taken, template bool
	// unread says that what it holds could not be looked at, cut that it is longer
	// than what is read of it.
	unread, cut bool
	// fits is the built-in profile that it has the form of, follows the templates
	// that it follows, and own the one of them that it would be judged by as it is.
	fits    string
	follows []*surveyedTemplate
	own     *surveyedTemplate
}

// A surveyedTemplate is one that post-mortems may be written by.
type surveyedTemplate struct {
	name    string
	rel     string
	profile *profile.Profile
	// near says that a document in the folder would be judged by it.
	near bool
	// followers counts the post-mortems that follow it, owned those that would be
	// judged by it as it is.
	followers, owned int
}

// look reads the files of the folder: first for what they are, then for what the
// post-mortems follow.
func (s *survey) look(ctx context.Context) error {
	found, err := discover.Walk(ctx, []string{s.where}, discover.Options{Dir: s.base})
	if err != nil {
		return err
	}
	if s.finder, err = discover.NewTemplates(s.base, []string{s.where}); err != nil {
		return err
	}
	for _, p := range found.Problems {
		s.fail(p)
	}
	configs, err := s.configs(ctx, &choiceFlags{})
	if err != nil {
		return err
	}
	// What is wrong with other configurations is not this one's matter.
	own := configs.loader.For(filepath.ToSlash(s.dir))
	s.above = own.Path
	for _, f := range found.Files {
		rel, err := filepath.Rel(s.dir, f.Name)
		if err != nil {
			return err
		}
		s.files = append(s.files, surveyed{File: f, rel: filepath.ToSlash(rel)})
	}
	err = s.each(ctx, s.files, func(f *surveyed, res *lint.Result) {
		switch {
		case configs.of(filepath.ToSlash(f.Name)) == own:
			s.sort(f, res)
			return
		case !res.Skipped:
			s.apart++
		}
		f.rel = ""
	})
	if err != nil {
		return err
	}
	s.files = slices.DeleteFunc(s.files, func(f surveyed) bool { return f.rel == "" })
	s.docs = slices.DeleteFunc(slices.Clone(s.files), func(f surveyed) bool { return !f.taken || f.unread })
	s.templatesNear()
	s.boundTemplates()
	return s.fit(ctx)
}

// each reads files, and calls f for those that can be read, though they may hold
// no document. What it would take is not skipped, as in a run.
func (s *survey) each(ctx context.Context, files []surveyed, f func(*surveyed, *lint.Result)) error {
	inputs := make([]lint.Input, len(files))
	for i := range files {
		file := &files[i]
		inputs[i] = lint.Input{Path: file.Path, Read: func() ([]byte, error) {
			data, err := file.Read(discover.DefaultLimit)
			file.cut = err != nil
			return data, err
		}}
	}
	engine := &lint.Engine{Words: postmortem.DefaultVocabulary(),
		Select: func(_ lint.Input, doc *postmortem.Document) bool { return discover.IsPostmortem(doc) }}
	at := 0
	return engine.Run(ctx, inputs, func(res *lint.Result) error {
		file := &files[at]
		at++
		for _, err := range res.Internal {
			s.fail(err)
		}
		if res.Err != nil {
			// Whether globs should take it is not known.
			s.fail(res.Err)
			file.rel = ""
			return nil
		}
		f(file, res)
		return nil
	})
}

// sort says what a file is. One that cannot be looked at is taken, so that each
// run tells of it.
func (s *survey) sort(f *surveyed, res *lint.Result) {
	doc := res.Doc
	switch {
	case res.Skipped && f.cut: // half a file is no template
	case res.Skipped:
		s.sortTemplate(f, doc)
	default:
		f.taken, f.unread = true, res.Settings == nil
		if !f.unread && doc.Day.Full() && doc.Day.Days() > s.newest.Days() {
			s.newest = doc.Day
		}
	}
}

// sortTemplate says whether a file that is no post-mortem is a template.
func (s *survey) sortTemplate(f *surveyed, doc *postmortem.Document) {
	if ok, _ := discover.IsTemplate(doc, s.finder.Below(f.Name)); !ok {
		return
	}
	f.template = true
	p, err := lint.LoadTemplate(f.Path, []byte(doc.File.Text), doc.Words)
	if err != nil {
		s.say("no template: %s: %s", f.Path, lint.TemplateReason(f.Path, err))
		return
	}
	s.addTemplate(&surveyedTemplate{name: f.Name, rel: f.rel, profile: p}, f.Path)
}

// addTemplate adds a template that a configuration can name; shown is its path as
// users see it.
func (s *survey) addTemplate(t *surveyedTemplate, shown string) {
	if reason := config.CheckTemplate(t.rel); reason != "" {
		s.say("no template: %s: %s", shown, reason)
		return
	}
	s.templates = append(s.templates, t)
}

// templatesNear adds the templates above the folder, and those in it that a walk
// of it alone does not meet, like a link that leads out of it.
func (s *survey) templatesNear() {
	known := map[string]bool{}
	for _, f := range s.files {
		known[f.rel] = true
	}
	for l := s.finder.Near(s.dir, postmortem.DefaultVocabulary()); l != nil; l = l.Above {
		for _, near := range l.Templates {
			if t := s.template(near.Name); t != nil {
				t.near = true
				continue
			}
			rel, err := filepath.Rel(s.dir, near.Name)
			if rel = filepath.ToSlash(rel); err != nil || known[rel] {
				continue
			}
			if filepath.IsLocal(rel) {
				s.files = append(s.files, surveyed{File: near.File, rel: rel, template: true})
			}
			s.addTemplate(&surveyedTemplate{name: near.Name, rel: rel, profile: near.Profile, near: true}, near.Path)
		}
	}
}

// maxTemplates is how many templates the post-mortems are compared with.
const maxTemplates = 50

// boundTemplates keeps those that stand nearest, so that a folder costs no more
// than its files.
func (s *survey) boundTemplates() {
	slices.SortFunc(s.templates, func(a, b *surveyedTemplate) int { return cmp.Or(nearFirst(a, b), byPlace(a, b)) })
	s.spare = max(len(s.templates)-maxTemplates, 0)
	s.templates = s.templates[:len(s.templates)-s.spare]
}

// template returns the template in the file called name, or nil.
func (s *survey) template(name string) *surveyedTemplate {
	i := slices.IndexFunc(s.templates, func(t *surveyedTemplate) bool { return t.name == name })
	if i < 0 {
		return nil
	}
	return s.templates[i]
}

// fit finds out which profile and which templates each post-mortem follows, and
// puts the template first that most would be judged by.
func (s *survey) fit(ctx context.Context) error {
	err := s.each(ctx, s.docs, func(f *surveyed, res *lint.Result) {
		doc := res.Doc
		if doc == nil {
			return // it was replaced since
		}
		f.fits = profile.Auto(doc).Name
		follower := discover.NewFollower(doc)
		for _, t := range s.templates {
			if follower.Follow(t.profile).Enough() {
				f.follows = append(f.follows, t)
				t.followers++
			}
		}
		if c := s.finder.Near(filepath.Dir(f.Name), doc.Words).Choose(doc, f.Name); c.Template != nil {
			if f.own = s.template(c.Template.Name); f.own != nil {
				f.own.owned++
			}
		}
	})
	s.docs = slices.DeleteFunc(s.docs, func(f surveyed) bool { return f.rel == "" })
	slices.SortFunc(s.templates, func(a, b *surveyedTemplate) int {
		return cmp.Or(cmp.Compare(b.owned, a.owned), cmp.Compare(b.followers, a.followers),
			nearFirst(a, b), byPlace(a, b))
	})
	return err
}

// byPlace puts first what stands less deep.
func byPlace(a, b *surveyedTemplate) int {
	return cmp.Or(cmp.Compare(strings.Count(a.rel, "/"), strings.Count(b.rel, "/")), cmp.Compare(a.rel, b.rel))
}

func nearFirst(a, b *surveyedTemplate) int {
	switch {
	case a.near == b.near:
		return 0
	case a.near:
		return -1
	}
	return 1
}
