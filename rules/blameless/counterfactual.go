package blameless

import (
	_ "embed"
	"slices"
)

//go:embed counterfactual.md
var counterfactualDoc string

const counterfactual = "blameless/counterfactual"

const whatWasKnown = "say what could be seen at the time, and make an action item of what would have shown it"

// counterfactualFrames are the frames of the rule, those first that speak where several fit.
func counterfactualFrames() []*frame {
	return slices.Concat(shouldFrames(), couldFrames(), effortFrames(), ifFrames(), undoneFrames(), choiceFrames())
}
