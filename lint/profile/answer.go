package profile

import (
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// An Answer is what the template wants of a field that is a question.
type Answer struct {
	// Asked says that the value has to begin with Yes or No, Details that something has
	// to follow: "[Yes/No] - [Details if yes]".
	Asked, Details bool
}

// Answer reads from the field's sample how it is to be answered; it may be asked of nil.
func (f *Field) Answer(words *postmortem.Vocabulary) Answer {
	if f == nil || !words.IsAnswers(f.Options) {
		return Answer{}
	}
	_, behind, _ := strings.Cut(f.Sample, "]")
	return Answer{Asked: true, Details: strings.Contains(behind, "[")}
}
