// Package safety holds the rules about what a post-mortem must not give away.
package safety

import (
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/sensitive"
)

// Rules returns the group's rules.
func Rules() []*lint.Rule { return []*lint.Rule{Secrets(), PersonalData()} }

// redacted is what a fix puts in the place of a value.
const redacted = "[REDACTED]"

// finding is one about a value. What it says never holds more of the value than a
// report may show.
func finding(pass *lint.Pass, m sensitive.Match, message, help string) lint.Diagnostic {
	span := postmortem.SensitiveSpan(m)
	shown, _, _ := strings.Cut(pass.Doc.File.Slice(span), "\n")
	return lint.Diagnostic{
		Span:      span,
		Message:   message + ": " + sensitive.Masked(shown),
		Help:      help,
		Sensitive: true,
		Fixes: []lint.Fix{{Message: "replace it with " + redacted,
			Edits: []lint.Edit{{Span: span, New: redacted}}}},
	}
}
