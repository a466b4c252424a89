package blameless

import (
	_ "embed"
	"slices"
)

//go:embed negligence.md
var negligenceDoc string

const negligence = "blameless/negligence"

// negligenceFrames are the frames of the rule, those first that speak where several fit.
func negligenceFrames() []*frame {
	return slices.Concat(lapseFrames(), careFrames(), nobodyFrames(), warnedFrames())
}
