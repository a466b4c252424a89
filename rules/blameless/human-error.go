package blameless

import (
	_ "embed"
	"slices"
)

//go:embed human-error.md
var humanErrorDoc string

const humanError = "blameless/human-error"

const askHow = "ask how it made sense at the time: what did the tool show, ask for, or accept?"

// errorFrames are the frames of the rule, those first that speak where several fit.
func errorFrames() []*frame {
	return slices.Concat(whoseErrorFrames(), errorNounFrames(), slipFrames())
}
