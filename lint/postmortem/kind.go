package postmortem

// A Kind is the canonical meaning of a section.
type Kind string

// The canonical kinds of section.
const (
	Summary             Kind = "summary"
	Impact              Kind = "impact"
	TimelineSection     Kind = "timeline"
	Detection           Kind = "detection"
	Response            Kind = "response"
	RootCause           Kind = "root-cause"
	ContributingFactors Kind = "contributing-factors"
	Resolution          Kind = "resolution"
	ActionItems         Kind = "action-items"
	Prevention          Kind = "prevention"
	LessonsLearned      Kind = "lessons-learned"
	WentWell            Kind = "went-well"
	WentWrong           Kind = "went-wrong"
	GotLucky            Kind = "got-lucky"
	Review              Kind = "review"
	FollowUp            Kind = "follow-up"
	Appendix            Kind = "appendix"
)

func isKind(k Kind) bool {
	switch k {
	case Summary, Impact, TimelineSection, Detection, Response, RootCause, ContributingFactors, Resolution,
		ActionItems, Prevention, LessonsLearned, WentWell, WentWrong, GotLucky, Review, FollowUp, Appendix:
		return true
	}
	return false
}
