package cli

import (
	"fmt"
	"path"
	"path/filepath"
	"sync"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/discover"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
)

// An inference finds the profiles of documents for which none is pinned: the
// nearest template file that they follow, else the built-in one that fits.
type inference struct {
	templates *discover.Templates
	// explains says that notes are wanted.
	explains bool

	mu sync.Mutex
	// notes are what there is to say of documents, by path, until it is said. They
	// come in any order; what is said must not.
	notes map[string][]string
	said  map[string]bool
}

func newInference(base string, docs *documents, explains bool) (*inference, error) {
	templates, err := discover.NewTemplates(base, docs.args)
	return &inference{templates: templates, explains: explains, notes: map[string][]string{}, said: map[string]bool{}}, err
}

// profile returns the profile for a document that is called name, an absolute path
// with slashes. It may be called concurrently.
func (i *inference) profile(doc *postmortem.Document, name string) *profile.Profile {
	near := i.templates.Near(filepath.FromSlash(path.Dir(name)), doc.Words)
	choice := near.Choose(doc, filepath.FromSlash(name))
	var p *profile.Profile
	if choice.Template != nil {
		p = choice.Template.Profile
	} else {
		p = profile.Auto(doc)
	}
	if i.explains {
		i.note(doc, near, choice, p)
	}
	return p
}

// note keeps what there is to say of the choice for a document.
func (i *inference) note(doc *postmortem.Document, near *discover.Level, choice discover.Choice, p *profile.Profile) {
	path := doc.File.Path
	var notes []string
	for l := near; l != nil; l = l.Above {
		for _, passed := range l.Passed {
			notes = append(notes, fmt.Sprintf("no template: %s: %s", passed.Path, passed.Reason))
		}
	}
	if t := choice.Turned; t != nil && choice.Template == nil {
		f := choice.Following
		also := ""
		if f.Alike > 0 {
			also = fmt.Sprintf(", and %d under other names", f.Alike)
		}
		notes = append(notes, fmt.Sprintf("judged by %s: %s: it has only %d of the %s of %s%s",
			p.Name, path, f.Same, lint.Counted(f.Asked, "main section"), t.Path, also))
	} else if choice.Template == nil {
		notes = append(notes, fmt.Sprintf("judged by %s: %s: there is no template, and %s", p.Name, path, fitting(profile.BestFit(doc))))
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	i.notes[path] = notes
}

// fitting says how well a document fits the built-in profile that it is most like.
func fitting(f profile.Fit) string {
	if f.Profile == nil {
		return "it is like no profile that has more"
	}
	only := "only "
	if f.Enough() {
		only = ""
	}
	return fmt.Sprintf("it has %s%d of the %s of %s", only, f.Have, lint.Counted(f.All, "main heading"), f.Profile.Name)
}

// take returns what is to be said of the document at path and was not said before.
func (i *inference) take(path string) []string {
	i.mu.Lock()
	defer i.mu.Unlock()
	var fresh []string
	for _, note := range i.notes[path] {
		if !i.said[note] {
			i.said[note] = true
			fresh = append(fresh, note)
		}
	}
	delete(i.notes, path)
	return fresh
}
