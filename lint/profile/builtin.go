package profile

import (
	"embed"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed templates/*.md
var templates embed.FS

// The built-in profiles.
const (
	IncidentReport = "incident-report"
	SRE            = "sre"
	PagerDuty      = "pagerduty"
	Atlassian      = "atlassian"
	Minimal        = "minimal"
)

// Names lists the built-in profiles.
func Names() []string { return []string{IncidentReport, SRE, PagerDuty, Atlassian, Minimal} }

// builtins reads each built-in template on first use.
var builtins = map[string]func() *Profile{
	IncidentReport: sync.OnceValue(func() *Profile { return mustRead(IncidentReport) }),
	SRE:            sync.OnceValue(func() *Profile { return mustRead(SRE) }),
	PagerDuty:      sync.OnceValue(func() *Profile { return mustRead(PagerDuty) }),
	Atlassian:      sync.OnceValue(func() *Profile { return mustRead(Atlassian) }),
	Minimal:        sync.OnceValue(func() *Profile { return mustRead(Minimal) }),
}

// An outline is what one built-in template's main headings are called, normalised.
type outline struct {
	name     string
	headings []string
}

// outlines are those of the built-in templates that a document is held against to choose
// one. They are cut from the lines of the text: to read five templates whole would take
// longer than the document.
var outlines = sync.OnceValue(func() []outline {
	var out []outline
	for _, name := range Names() {
		if name == Minimal {
			continue
		}
		o := outline{name: name}
		for line := range strings.Lines(builtinText(name)) {
			line, heading := strings.CutPrefix(line, "## ")
			if title, note, _ := strings.Cut(line, "<!--"); heading && !strings.Contains(note, "ignore") {
				o.headings = append(o.headings, postmortem.NormalizeTitle(title))
			}
		}
		out = append(out, o)
	}
	return out
})

// Builtin returns the built-in profile with the given name. It is shared and
// must not be changed.
func Builtin(name string) (*Profile, bool) {
	read, ok := builtins[name]
	if !ok {
		return nil, false
	}
	return read(), true
}

// builtinText returns an embedded template. The tests read every one, so that a failure
// here, or in mustRead, cannot reach a user.
func builtinText(name string) string {
	data, err := templates.ReadFile("templates/" + name + ".md")
	if err != nil {
		panic(err)
	}
	return string(data)
}

func mustRead(name string) *Profile {
	p, err := Load(name, []byte(builtinText(name)), postmortem.DefaultVocabulary())
	if err != nil {
		panic(err)
	}
	return p
}
