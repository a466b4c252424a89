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

// Builtin returns the built-in profile with the given name. It is shared and
// must not be changed.
func Builtin(name string) (p *Profile, ok bool) {
	switch name {
	case IncidentReport:
		p = &builtinIncidentReport
	case SRE:
		p = &builtinSRE
	case PagerDuty:
		p = &builtinPagerDuty
	case Atlassian:
		p = &builtinAtlassian
	case Minimal:
		p = &builtinMinimal
	}
	return p, p != nil
}
