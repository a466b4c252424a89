package consistency

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// claims are what the places of a document say of the incident's day.
type claims []postmortem.DayClaim

func claimsOf(pass *lint.Pass) claims { return claims(pass.DayClaims()) }

// by returns the claim of a place, or nil.
func (c claims) by(s postmortem.DaySource) *postmortem.DayClaim {
	for i := range c {
		if c[i].Source == s {
			return &c[i]
		}
	}
	return nil
}

// besideID are the places that an ID is held against.
var besideID = [...]postmortem.DaySource{postmortem.DayOfField, postmortem.DayOfDuration, postmortem.DayOfTitle, postmortem.DayOfTimeline}

// uphold reports whether one of those places states the ID's day, or one no more than slack
// days from it.
func (c claims) uphold(id *postmortem.DayClaim, slack int) bool {
	for _, s := range besideID {
		if other := c.by(s); other != nil && agree(id, other, slack) {
			return true
		}
	}
	return false
}

// has reports whether a place states the day.
func (c claims) has(day postmortem.Date) bool {
	for i := range c {
		if agree(&c[i], &postmortem.DayClaim{Day: day, Last: day}, 0) {
			return true
		}
	}
	return false
}

// disputed reports whether two places state days that have nothing in common.
func (c claims) disputed() bool {
	for i := range c {
		for j := range c[:i] {
			if !agree(&c[i], &c[j], 0) {
				return true
			}
		}
	}
	return false
}

// agree reports whether two claims have a day in common, or lie no more than slack
// days apart.
func agree(a, b *postmortem.DayClaim, slack int) bool {
	return a.Day.Days()-slack <= b.Last.Days() && b.Day.Days()-slack <= a.Last.Days()
}
