package profile

import (
	"slices"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// lifecycle orders the statuses of a document, the strictest last.
var lifecycle = [...]postmortem.Status{postmortem.Draft, postmortem.UnderReview, postmortem.Approved, postmortem.Archived}

// Status returns how far the document has come: the furthest of the statuses that
// its own fields state. One that is missing or unknown counts as under review. It is
// empty where the template has no status of the document; the state of the incident
// (ongoing, resolved) is none.
func (p *Profile) Status(doc *postmortem.Document) postmortem.Status {
	options := p.OptionsOf(postmortem.FieldStatus)
	if !slices.ContainsFunc(options, func(o string) bool {
		status := doc.Words.Status(o)
		return status == postmortem.Draft || status == postmortem.UnderReview
	}) {
		return ""
	}
	furthest := -1
	for _, f := range doc.OwnFields() {
		if f.Key == postmortem.FieldStatus && f.Value.State == postmortem.Filled {
			furthest = max(furthest, slices.Index(lifecycle[:], statusOf(doc.Words, f.Value.Text, options)))
		}
	}
	if furthest < 0 {
		return postmortem.UnderReview
	}
	return lifecycle[furthest]
}

// statusOf returns the status that a value states, of the options or by the usual
// words; two of them, or any other text, are under review. The whole list of the
// template states none.
func statusOf(words *postmortem.Vocabulary, value string, options []string) postmortem.Status {
	switch c := Choose(value, options); {
	case c.IsList(options):
		return ""
	case len(c.Picked) == 1:
		value = c.Picked[0]
	case len(c.Picked) > 1:
		return postmortem.UnderReview
	}
	if status := words.Status(value); status != "" {
		return status
	}
	return postmortem.UnderReview
}
