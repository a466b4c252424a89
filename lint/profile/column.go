package profile

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// readColumns collects the headers of tables; one whose cells are labels is none.
func (r *reader) readColumns() {
	r.eachTable(func(b *markdown.Block) {
		header := b.Children[0]
		out := &Columns{Line: r.line(header.Children[0].Span.Start), Of: r.tableKind(b), Rows: len(b.Children) - 1}
		blank := true
		for _, cell := range header.Children {
			name := strings.TrimSpace(cell.Text.Plain)
			blank = blank && name == ""
			out.Names = append(out.Names, name)
		}
		if !blank && !(r.isFieldTable(b) && isBlankValues(header)) {
			r.profile.Columns = append(r.profile.Columns, out)
		}
	})
}

// tableKind judges a table by its section and its header.
func (r *reader) tableKind(b *markdown.Block) TableKind {
	words := r.doc.Words
	times, events, texts, others := 0, 0, 0, 0
	for _, cell := range b.Children[0].Children {
		name := cell.Text.Plain
		switch words.TimelineColumn(name) {
		case postmortem.TimeColumn, postmortem.DateColumn:
			times++
		case postmortem.EventColumn:
			events++
		}
		switch words.ActionKey(name) {
		case postmortem.TextKey:
			texts++
		case postmortem.OwnerKey, postmortem.DueKey, postmortem.TicketKey, postmortem.StateKey, postmortem.TypeKey:
			others++
		}
	}
	s := r.doc.SectionAt(b.Span)
	switch {
	case times > 0 && (events > 0 || s.Within(postmortem.TimelineSection)):
		return TimelineTable
	case s.Within(postmortem.ActionItems) && texts+others > 0, texts > 0 && others > 0:
		return ActionTable
	case s.Within(postmortem.TimelineSection) && events > 0:
		return TimelineTable
	}
	return OtherTable
}
