package discover

import (
	"path"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// A Choice is the template that a document follows.
type Choice struct {
	// Template is nil where it follows none.
	Template *Template
	// Turned is then the nearest one, which it follows only as far as Following
	// says; nil where there is none.
	Turned    *Template
	Following Following
}

// Choose returns the template for the document called name, an absolute path. A
// template is its own. Any other document has the nearest that it follows; of
// several in one folder that with the plainest name, and of those whose names are
// equally plain the one that it follows most.
func (l *Level) Choose(doc *postmortem.Document, name string) Choice {
	for at := l; at != nil; at = at.Above {
		for i := range at.Templates {
			if at.Templates[i].Name == name {
				return Choice{Template: &at.Templates[i]}
			}
		}
	}
	var c Choice
	var follower *Follower
	for at := l; at != nil && c.Template == nil; at = at.Above {
		if len(at.Templates) == 0 {
			continue
		}
		if follower == nil {
			follower = NewFollower(doc)
		}
		c.among(at.Templates, follower)
	}
	return c
}

// among chooses from the templates of one level.
func (c *Choice) among(templates []Template, follower *Follower) {
	most := 0.0
	for i := range templates {
		t := &templates[i]
		if c.Template != nil && !t.equallyPlain(c.Template) {
			return
		}
		f := follower.Follow(t.Profile)
		switch {
		case !f.Enough():
			if c.Turned == nil {
				c.Turned, c.Following = t, f
			}
		case c.Template == nil || f.share() > most:
			c.Template, most = t, f.share()
		}
	}
}

// equallyPlain reports whether two templates of one level stand in the same folder
// and have names that say as plainly what they are.
func (t *Template) equallyPlain(other *Template) bool {
	return t.claim == other.claim && path.Dir(t.Path) == path.Dir(other.Path)
}
