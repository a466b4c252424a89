package blameless

import (
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// A place is what a sentence's surroundings tell about it.
type place struct {
	// skip says that nothing is read there.
	skip bool
	// praise says that the section tells what went well.
	praise bool
	// mending says that the section tells how the incident was ended.
	mending bool
	heading bool
}

// placeOf looks at the section and block of a sentence.
func placeOf(s *postmortem.Section, b *markdown.Block) place {
	p := place{heading: b.Kind == markdown.Heading}
	p.skip = s.Within(postmortem.ActionItems) && !p.heading || s.Within(postmortem.Appendix)
	p.praise = s.Within(postmortem.WentWell)
	p.mending = s.Within(postmortem.Resolution)
	return p
}
