package lint

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// Detach returns the result without its document, which it keeps nothing of: File and
// Doc are empty where they were not nil. A run that compares documents holds the results
// of all of them, and must not hold the documents.
func (r *Result) Detach() *Result {
	out := *r
	out.Facts = nil
	if r.File != nil {
		out.File = source.New(r.File.Path, nil)
	}
	if r.Doc != nil {
		out.Doc = &postmortem.Document{File: out.File, Words: r.Doc.Words}
	}
	out.Diagnostics = slices.Clone(r.Diagnostics)
	for i := range out.Diagnostics {
		out.Diagnostics[i].detach()
	}
	return &out
}

// Attach gives a detached result its text again, for excerpts and columns.
func (r *Result) Attach(file *source.File) {
	r.File = file
	if r.Doc != nil && file != nil {
		r.Doc = &postmortem.Document{File: file, Words: r.Doc.Words}
	}
}

// detach copies the texts of a finding, of which any may be a piece of the document's.
func (d *Diagnostic) detach() {
	d.Message, d.Help = strings.Clone(d.Message), strings.Clone(d.Help)
	d.Related = slices.Clone(d.Related)
	for i := range d.Related {
		d.Related[i].Message = strings.Clone(d.Related[i].Message)
	}
	d.Fixes = slices.Clone(d.Fixes)
	for i := range d.Fixes {
		f := &d.Fixes[i]
		f.Message, f.Edits = strings.Clone(f.Message), slices.Clone(f.Edits)
		for j := range f.Edits {
			f.Edits[j].New = strings.Clone(f.Edits[j].New)
		}
	}
}

// Merge adds to the findings of a document what [Corpus.Judge] found in it.
func (r *Result) Merge(late *Result) {
	r.Diagnostics = inOrder(append(r.Diagnostics, late.Diagnostics...))
	r.Suppressed += late.Suppressed
}
