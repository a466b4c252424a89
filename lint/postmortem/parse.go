package postmortem

import (
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// Parse reads f as a post-mortem, by the given words. It never fails: what
// cannot be read is absent. A file that exceeds a cap (Tree.TooComplex) gives an
// empty document. The order of the steps matters: each reads what those before
// it have found.
func Parse(f *source.File, words *Vocabulary) *Document {
	d := &Document{File: f, Words: words, Tree: markdown.Parse(f)}
	if d.Tree.TooComplex != nil {
		return d
	}
	d.keepRecords()
	d.readFrontMatter()
	d.readSections()
	d.bareTitle()
	d.readFallbacks()
	d.readHeadingFields()
	d.readTableFields()
	d.readDateOrder()
	d.readTitle()
	d.formTitle()
	d.readIdentity()
	d.readTimelines()
	d.readActions()
	d.findSeveralIncidents()
	return d
}
