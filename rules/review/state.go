package review

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// resting reports whether the document is a draft, so that there is nothing to review.
func resting(pass *lint.Pass) bool { return pass.Status() == postmortem.Draft }
