package blameless

import (
	_ "embed"
	"slices"
)

//go:embed hindsight.md
var hindsightDoc string

const hindsight = "blameless/hindsight"

const howItLooked = "say what could be seen at that minute, and where"

// hindsightFrames are the frames of the rule, those first that speak where several fit.
func hindsightFrames() []*frame {
	return slices.Concat(obviousFrames(), signFrames(), idealFrames(), questionFrames())
}
