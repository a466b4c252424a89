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

// IsHarmless reports whether Sensitive has been asked, and found nothing.
func (d *Document) IsHarmless() bool { return d.sensitive != nil && len(*d.sensitive) == 0 }

// TextOnly returns a document that is not parsed: it has the text of a file, and no more.
// Harmless says that Sensitive found nothing in the same text, and need not look again.
func TextOnly(f *source.File, words *Vocabulary, harmless bool) *Document {
	d := &Document{File: f, Words: words}
	if harmless {
		d.sensitive = &[]sensitive.Match{}
	}
	return d
}

// SensitiveSpan is the place of a match in the document.
func SensitiveSpan(m sensitive.Match) source.Span { return source.Span{Start: m.Start, End: m.End} }
