package profile

import (
	"embed"
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

// Builtin returns the built-in profile with the given name. It is shared and
// must not be changed.
func Builtin(name string) (*Profile, bool) {
	read, ok := builtins[name]
	if !ok {
		return nil, false
	}
	return read(), true
}

// mustRead reads an embedded template. The tests read every one, so that a
// failure here cannot reach a user.
func mustRead(name string) *Profile {
	data, err := templates.ReadFile("templates/" + name + ".md")
	if err != nil {
		panic(err)
	}
	p, err := Load(name, data, postmortem.DefaultVocabulary())
	if err != nil {
		panic(err)
	}
	return p
}
