package postmortem

import (
	"sync"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/room"
)

// records are what Parse makes most of. They are used again for the next document where
// [Document.Recycle] says so.
type records struct {
	sections room.Values[Section]
	fields   room.Values[Field]
	entries  room.Values[Entry]
	// blocks are the first few of each section, the others those of each document.
	blocks       room.Lists[*markdown.Block]
	sectionLists room.Lists[*Section]
	fieldLists   room.Lists[*Field]
}

var recordsPool = sync.Pool{New: func() any { return new(records) }}

// Recycle gives the memory of the document's parts to one that is parsed later. Neither
// they nor its tree may be used any more; strings and values that were taken from them
// stay.
func (d *Document) Recycle() {
	if d.Tree != nil {
		d.Tree.Recycle()
	}
	used := d.records
	if used == nil {
		return
	}
	*d = Document{File: d.File, Words: d.Words, Tree: d.Tree}
	used.sections.Clear()
	used.fields.Clear()
	used.entries.Clear()
	used.blocks.Clear()
	used.sectionLists.Clear()
	used.fieldLists.Clear()
	recordsPool.Put(used)
}

// What most documents and their sections have at most.
const (
	fewSections = 32
	fewFields   = 48
	fewBlocks   = 4
)

// keepRecords gets d the memory of a document that is done.
func (d *Document) keepRecords() {
	d.records = recordsPool.Get().(*records)
	d.Sections = d.records.sectionLists.Next(fewSections)
	d.Fields = d.records.fieldLists.Next(fewFields)
}

// keepSection returns s where it is kept.
func (r *records) keepSection(s Section) *Section {
	kept := r.sections.Next()
	*kept = s
	kept.Blocks = r.blocks.Next(fewBlocks)
	return kept
}

// keepField returns f where it is kept.
func (r *records) keepField(f Field) *Field {
	kept := r.fields.Next()
	*kept = f
	return kept
}

// keepEntry returns e where it is kept.
func (r *records) keepEntry(e Entry) *Entry {
	kept := r.entries.Next()
	*kept = e
	return kept
}
