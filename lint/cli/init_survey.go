package cli

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
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

	// files are the Markdown files, of which docs are the post-mortems.
	files []surveyed
	docs  []surveyed
	// templates are those found, the one that fits best first.
	templates []*surveyedTemplate
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
	configs, err := s.configs(&choiceFlags{})
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
	err = s.each(ctx, s.files, func(f *surveyed, doc *postmortem.Document) {
		if configs.of(filepath.ToSlash(f.Name)) != own {
			if discover.Judge(doc).Taken {
				s.apart++
			}
			f.rel = ""
			return
		}
		s.sort(f, doc)
	})
	if err != nil {
		return err
	}
	s.files = slices.DeleteFunc(s.files, func(f surveyed) bool { return f.rel == "" })
	s.docs = slices.DeleteFunc(slices.Clone(s.files), func(f surveyed) bool { return !f.taken })
	s.templatesNear()
	return s.fit(ctx)
}

// each reads files, and calls f for those that hold a document.
func (s *survey) each(ctx context.Context, files []surveyed, f func(*surveyed, *postmortem.Document)) error {
	inputs := make([]lint.Input, len(files))
	for i := range files {
		file := files[i].File
		inputs[i] = lint.Input{Path: file.Path, Read: func() ([]byte, error) { return file.Read(discover.DefaultLimit) }}
	}
	engine := &lint.Engine{Words: postmortem.DefaultVocabulary()}
	at := 0
	return engine.Run(ctx, inputs, func(res *lint.Result) error {
		file := &files[at]
		at++
		switch {
		case res.Err != nil:
			s.fail(res.Err)
		case res.Doc != nil:
			f(file, res.Doc)
		}
		return nil
	})
}

// sort says what a file is.
func (s *survey) sort(f *surveyed, doc *postmortem.Document) {
	if discover.Judge(doc).Taken {
		f.taken = true
		if doc.Day.Full() && newer(doc.Day, s.newest) {
			s.newest = doc.Day
		}
		return
	}
	if ok, _ := discover.IsTemplate(doc, s.finder.Below(f.Name)); !ok {
		return
	}
	p, err := lint.LoadTemplate(f.rel, []byte(doc.File.Text), doc.Words)
	if err != nil {
		s.say("no template: %s: %v", f.Path, err)
		return
	}
	f.template = true
	s.templates = append(s.templates, &surveyedTemplate{name: f.Name, rel: f.rel, profile: p})
}

func newer(a, b postmortem.Date) bool {
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month), cmp.Compare(a.Day, b.Day)) > 0
}

// templatesNear adds the templates above the folder.
func (s *survey) templatesNear() {
	for l := s.finder.Near(s.dir, postmortem.DefaultVocabulary()); l != nil; l = l.Above {
		for _, near := range l.Templates {
			if t := s.template(near.Name); t != nil {
				t.near = true
			} else if rel, err := filepath.Rel(s.dir, near.Name); err == nil {
				s.templates = append(s.templates,
					&surveyedTemplate{name: near.Name, rel: filepath.ToSlash(rel), profile: near.Profile, near: true})
			}
		}
	}
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
	err := s.each(ctx, s.docs, func(f *surveyed, doc *postmortem.Document) {
		f.fits = profile.Auto(doc).Name
		for _, t := range s.templates {
			if discover.Follow(t.profile, doc).Enough() {
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
	slices.SortFunc(s.templates, func(a, b *surveyedTemplate) int {
		return cmp.Or(cmp.Compare(b.owned, a.owned), cmp.Compare(b.followers, a.followers), nearFirst(a, b),
			cmp.Compare(strings.Count(a.rel, "/"), strings.Count(b.rel, "/")), cmp.Compare(a.rel, b.rel))
	})
	return err
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
