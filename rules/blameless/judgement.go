package blameless

import (
	_ "embed"
	"slices"
)

//go:embed judgement.md
var judgementDoc string

const judgement = "blameless/judgement"

const leaveOut = "leave out the judgement, and give the facts that it rests on"

// judgementFrames are the frames of the rule, those first that speak where several fit.
func judgementFrames() []*frame {
	return slices.Concat(workFrames(), peopleFrames(), toneFrames())
}
