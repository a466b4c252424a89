package blameless

import (
	_ "embed"
	"slices"
)

//go:embed punishment.md
var punishmentDoc string

const punishment = "blameless/punishment"

const leaveToOthers = "remove it: people who expect punishment stop telling what happened"

// punishmentFrames are the frames of the rule, those first that speak where several fit.
func punishmentFrames() []*frame {
	return slices.Concat(sanctionFrames(), rightsFrames(), courseFrames())
}
