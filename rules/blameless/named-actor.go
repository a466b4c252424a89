package blameless

import (
	_ "embed"
	"slices"
)

//go:embed named-actor.md
var namedActorDoc string

const namedActor = "blameless/named-actor"

const dropActor = "say what was done and what accepted it, not by whom"

// actorFrames are the frames of the rule, those first that speak where several fit.
func actorFrames() []*frame {
	return slices.Concat(intentFrames(), deedFrames(), byFrames(), changeFrames(), becauseFrames(), actorKindFrames())
}
