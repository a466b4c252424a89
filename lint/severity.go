package lint

import "github.com/pmlint/pmlint/lint/postmortem"

// severity returns the severity at which the rule runs under s: the configured
// one, or else the rule's default for the profile. At Off it does not run.
func (s *Settings) severity(r *Rule) Severity {
	if configured := s.Severities[r.ID]; configured != 0 {
		return configured
	}
	severity := r.Severity
	if r.Loose != 0 && !s.Profile.Prescribes() {
		severity = r.Loose
	}
	// What a rule asks for only where a form is prescribed is advice as well.
	if s.Inferred && (isForm(r.Group()) || r.Loose != 0) {
		severity = min(severity, Warning)
	}
	return severity
}

// rests reports whether the rule is off by default under the document's profile, and
// no user has a say in it.
func (s *Settings) rests(r *Rule) bool { return s.Severities[r.ID] == 0 && s.severity(r) <= Off }

// severityIn is severity for one document, which a date may exempt from the rule. A
// document that does not say its day is held to all rules.
func (s *Settings) severityIn(r *Rule, doc *postmortem.Document) Severity {
	since, ok := s.Since[r.ID]
	if ok && doc.Day.Full() && doc.Day.Days() < since.Days() {
		return Off
	}
	return s.severity(r)
}

// set sets the options of a fresh checker of the rule.
func (s *Settings) set(r *Rule, checker any) {
	if set := s.Options[r.ID]; set != nil {
		set(checker)
	}
}

// isForm says that rules of the group judge a document by its profile, so that
// their findings are advice where the profile is a guess.
func isForm(group string) bool {
	switch group {
	case "sections", "metadata", "actions", "review":
		return true
	}
	return false
}

// ceiling returns the severity of a finding of a rule that runs at severity,
// where the rule itself set own, or zero.
func ceiling(severity, own Severity) Severity {
	if own == 0 {
		return severity
	}
	return min(severity, own)
}
