package blameless

import (
	_ "embed"
	"slices"
)

//go:embed person-blame.md
var personBlameDoc string

const personBlame = "blameless/person-blame"

const nameCondition = "say which condition made it possible, and leave out who was there"

// personFrames are the frames of the rule, those first that speak where several fit.
func personFrames() []*frame {
	return slices.Concat(faultFrames(), causeFrames(), burdenFrames(), cleftFrames(), whoFrames(), thanksFrames())
}
