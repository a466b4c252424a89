package profile

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

// An outline is what one built-in template's main headings are called, normalised.
type outline struct {
	name     string
	headings []string
}

// builtin returns a built-in profile as the program has it, or nil.
func builtin(name string) *Profile {
	switch name {
	case IncidentReport:
		return &builtinIncidentReport
	case SRE:
		return &builtinSRE
	case PagerDuty:
		return &builtinPagerDuty
	case Atlassian:
		return &builtinAtlassian
	case Minimal:
		return &builtinMinimal
	}
	return nil
}

// Builtin returns the built-in profile with the given name. It is shared and
// must not be changed.
func Builtin(name string) (*Profile, bool) {
	p := builtin(name)
	return p, p != nil
}
