package lint

import (
	"errors"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
)

// A TemplateError is a word in a template's annotation that is not known.
type TemplateError struct {
	// What is wrong, with the template's path and line, and what to do: which word
	// was meant, where one is near, or else which there are.
	What, Do string
}

// Error implements error.
func (e *TemplateError) Error() string { return e.What + ": " + e.Do }

// LoadTemplate reads a template as [profile.Load] does. An unknown word in an
// annotation is a [TemplateError].
func LoadTemplate(path string, data []byte, words *postmortem.Vocabulary) (*profile.Profile, error) {
	p, err := profile.Load(path, data, words)
	var wrong *profile.AnnotationError
	if errors.As(err, &wrong) {
		otherwise := "write " + wrong.What
		if len(wrong.Known) > 0 {
			otherwise = "use one of " + strings.Join(wrong.Known, ", ")
		}
		return nil, &TemplateError{What: wrong.Problem(), Do: Meant(wrong.Word, wrong.Known, otherwise)}
	}
	return p, err
}

// TemplateReason returns why [LoadTemplate] refused the template at path, for a
// message that names the path already.
func TemplateReason(path string, err error) string {
	rest, ok := strings.CutPrefix(err.Error(), "template "+path+":")
	switch {
	case !ok:
		return err.Error()
	case strings.HasPrefix(rest, " "):
		return rest[1:]
	}
	return "line " + rest
}
