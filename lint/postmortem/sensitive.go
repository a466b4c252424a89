package postmortem

import (
	"github.com/pmlint/pmlint/lint/sensitive"
	"github.com/pmlint/pmlint/lint/source"
)

// Sensitive returns the secrets and personal numbers of the whole file, code, comments
// and front matter included, in source order. The first call finds them; the document
// is not to be shared between goroutines before.
func (d *Document) Sensitive() []sensitive.Match {
	if d.sensitive == nil {
		found := sensitive.Find(d.File.Text)
		d.sensitive = &found
	}
	return *d.sensitive
}

// SensitiveSpan is the place of a match in the document.
func SensitiveSpan(m sensitive.Match) source.Span { return source.Span{Start: m.Start, End: m.End} }
