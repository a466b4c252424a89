package lint

import _ "embed" // for the pages

// The IDs of the engine's own findings.
const (
	ownGroup          = "pmlint"
	unusedSuppression = "pmlint/unused-suppression"
	suppressionReason = "pmlint/suppression-reason"
	tooComplex        = "pmlint/too-complex"
	unreadable        = "pmlint/unreadable"
	severalIncidents  = "pmlint/several-incidents"
)

//go:embed pages/unused-suppression.md
var unusedSuppressionDoc string

//go:embed pages/suppression-reason.md
var suppressionReasonDoc string

//go:embed pages/too-complex.md
var tooComplexDoc string

//go:embed pages/unreadable.md
var unreadableDoc string

//go:embed pages/several-incidents.md
var severalIncidentsDoc string

// OwnFindings returns, in order of ID, what the engine itself reports. They are
// described as rules are, but have no checker: their New is nil. Those about
// documents that cannot be judged (too-complex, unreadable) always have their
// default severity, since no settings are known by then.
func OwnFindings() []*Rule {
	own := []*Rule{
		{ID: severalIncidents, Doc: severalIncidentsDoc, Severity: Info},
		{ID: suppressionReason, Doc: suppressionReasonDoc, Severity: Warning},
		{ID: tooComplex, Doc: tooComplexDoc, Severity: Error},
		{ID: unreadable, Doc: unreadableDoc, Severity: Error},
		{ID: unusedSuppression, Doc: unusedSuppressionDoc, Severity: Warning},
	}
	for _, r := range own {
		r.URL = PageURL(r.ID)
	}
	return own
}

// PageURL is where the page of one of pmlint's own rules can be read.
func PageURL(id string) string {
	return "https://github.com/pmlint/pmlint/blob/main/docs/rules/" + id + ".md"
}
