package postmortem

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
)

// readFallbacks gives sections the meaning that their titles have only where no
// other section bears it by name: "Details" for the root cause, "Context" for the
// summary, and "What happened" beside a summary for the root cause. Parts of sections that
// have a meaning keep out of it.
func (d *Document) readFallbacks() {
	named := map[Kind]bool{}
	for _, s := range d.Sections {
		for _, k := range s.Kinds {
			named[k] = true
		}
	}
	for _, s := range d.Sections {
		d.readFallback(s, named, false)
	}
	// What may stand for several kinds stands for what is then still missing.
	for _, s := range d.Sections {
		d.readFallback(s, named, true)
	}
	if !named[ActionItems] {
		d.readTasks()
	}
	if !named[RootCause] && !named[ContributingFactors] && !named[WentWell] && !named[GotLucky] {
		d.readCauses()
	}
}

// readCauses takes "What went wrong" for the root cause as well. It asks for no other
// section of causes in the document, and none of what went well: beside that, it holds
// lessons.
func (d *Document) readCauses() {
	for _, s := range d.Sections {
		if s.Is(WentWrong) && !s.Parent.canonical() {
			s.Kinds = append(s.Kinds[:len(s.Kinds):len(s.Kinds)], RootCause)
		}
	}
}

// readTasks takes the sections outside those with a meaning that hold a list of checkboxes
// or a table of tasks for the action items, whatever they are called: "What we do". It asks
// for no other section of action items in the document.
func (d *Document) readTasks() {
	r := actionReader{doc: d, v: d.Words}
	timeline := timelineReader{doc: d, v: d.Words, strict: true}
	for _, s := range d.Sections {
		if len(s.Kinds) > 0 && !s.Is(Appendix) || s.Parent.canonical() || d.Words.meaning(s.Title).process {
			continue
		}
		if slices.ContainsFunc(s.Blocks, func(b *markdown.Block) bool {
			return isTaskList(b) && !r.isChecklist(b) && !timeline.mostlyTimed(b) || r.isTaskTable(b)
		}) {
			s.Kinds = []Kind{ActionItems}
		}
	}
}

// isTaskList reports whether a block is a list of which each item has a checkbox.
func isTaskList(b *markdown.Block) bool {
	return b.Kind == markdown.List && len(b.Children) > 0 && !slices.ContainsFunc(b.Children, func(item *markdown.Block) bool { return item.Task == markdown.NoTask })
}

// isTaskTable reports whether a table has columns of what is to be done, by whom, and
// until when or how it stands, and not the days or times of events in its first column.
func (r *actionReader) isTaskTable(b *markdown.Block) bool {
	if b.Kind != markdown.Table {
		return false
	}
	t, ok := r.columns(b)
	if !ok || t.text < 0 || t.keys[t.text] != TextKey || t.keys[0] == DueKey || !slices.Contains(t.keys, OwnerKey) {
		return false
	}
	named := slices.Contains(r.v.meaning(strings.TrimSpace(b.Children[0].Children[t.text].Text.Plain)).kinds, ActionItems)
	if !slices.Contains(t.keys, DueKey) || !named && !slices.Contains(t.keys, StateKey) && !slices.Contains(t.keys, TicketKey) {
		return false
	}
	timeline := timelineReader{doc: r.doc, v: r.v, strict: true}
	_, timed := timeline.columns(b)
	return !timed
}

// readFallback gives a section the kinds that its title may stand for and that no
// other has: several kinds at once, or one.
func (d *Document) readFallback(s *Section, named map[Kind]bool, several bool) {
	fallbacks := d.Words.meaning(s.Title).fallbacks
	if len(fallbacks) == 0 || len(fallbacks) > 1 != several || s.Parent.canonical() || several && s.Is(Summary) && !d.isSummed(s) {
		return
	}
	for _, k := range fallbacks {
		if !named[k] && !(k == Summary && d.tellsTimes(s)) && !(k == RootCause && several && named[ContributingFactors]) {
			s.Kinds = append(s.Kinds[:len(s.Kinds):len(s.Kinds)], k) // the vocabulary keeps its own
		}
	}
	for _, k := range s.Kinds {
		named[k] = true
	}
}

// isSummed reports whether another section than s is the summary: "What happened" then
// tells how it came about.
func (d *Document) isSummed(s *Section) bool {
	return slices.ContainsFunc(d.Sections, func(other *Section) bool { return other != s && other.Is(Summary) && other.Name != s.Name })
}

// tellsTimes reports whether a section is a list of timed events rather than prose.
func (d *Document) tellsTimes(s *Section) bool {
	r := timelineReader{doc: d, v: d.Words}
	for _, b := range s.Blocks {
		if b.Kind == markdown.List && r.mostlyTimed(b) {
			return true
		}
	}
	return false
}
