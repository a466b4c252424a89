package actions

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed followup-sync.md
var followupSyncDoc string

// FollowupSync reports where the table that follows the action items and the items
// themselves disagree.
func FollowupSync() *lint.Rule {
	return &lint.Rule{ID: "actions/followup-sync", Doc: followupSyncDoc, Severity: lint.Error, Loose: lint.Warning,
		New: func() lint.Checker { return &followupSync{} }}
}

type followupSync struct{}

func (r *followupSync) Check(pass *lint.Pass) {
	rows := rowsOf(pass)
	if len(rows) == 0 {
		return
	}
	f := pair(pass, rows, written(pass))
	finished := finishedWord(pass, rows)
	for _, p := range f.pairs {
		r.state(pass, p, finished)
	}
	if isArchived(pass) {
		r.archived(pass, f.pairs)
	}
	if !pass.Profile.Prescribes() {
		return
	}
	for _, p := range f.pairs {
		r.owner(pass, p)
	}
	for _, row := range rows {
		r.notes(pass, row)
	}
	r.unpaired(pass, f)
}

// rowsOf returns the rows of the follow-up tables that somebody wrote.
func rowsOf(pass *lint.Pass) []*postmortem.FollowUpRow {
	all := pass.Doc.FollowUps()
	if len(all) == 0 {
		return nil
	}
	left := leftLines(pass)
	var out []*postmortem.FollowUpRow
	for _, row := range all {
		if row.Text.State == postmortem.Filled && !left[pass.Doc.File.Line(row.Span.Start)] {
			out = append(out, row)
		}
	}
	return out
}

// state reports a row and an item of which one alone is done. Finished is how the
// document's table says that an item is.
func (r *followupSync) state(pass *lint.Pass, p pairing, finished string) {
	d := lint.Diagnostic{Span: p.row.State.Span, Related: []lint.Related{{Span: p.item.Span, Message: "the action item"}}}
	line := pass.Doc.File.Line(p.item.Span.Start)
	switch {
	case p.row.Progress == postmortem.Finished && !p.item.Done && p.item.Form == postmortem.TaskAction:
		d.Message = fmt.Sprintf("%q here, but the action item is not ticked (line %d)", p.row.State.Text, line)
		d.Help = "tick the item, `- [x]`, or correct the state"
		if box := pass.Doc.Box(p.item); !box.IsEmpty() {
			d.Fixes = []lint.Fix{{Message: "tick the item", Edits: []lint.Edit{{Span: box, New: "x"}}}}
		}
	case p.item.Done && isOpen(p.row):
		d.Message = fmt.Sprintf("%q here, but the action item is done (line %d)", p.row.State.Text, line)
		d.Help = "correct the state, or untick the item"
		if finished != "" {
			d.Fixes = pass.Rewrite(p.row.State.Span, p.row.State.Text, finished)
		}
	default:
		return
	}
	pass.Report(d)
}

// finishedWord returns how a row of the tables says that its item is finished, or "".
func finishedWord(pass *lint.Pass, rows []*postmortem.FollowUpRow) string {
	for _, row := range rows {
		if row.Progress == postmortem.Finished && pass.Doc.File.Slice(row.State.Span) == row.State.Text {
			return row.State.Text
		}
	}
	return ""
}

func isOpen(row *postmortem.FollowUpRow) bool {
	return row.Progress == postmortem.Waiting || row.Progress == postmortem.InProgress
}

// isArchived reports whether all that the document says of its status is that it is
// archived; a document that contradicts itself is the business of metadata/status.
func isArchived(pass *lint.Pass) bool {
	if pass.Status() != postmortem.Archived {
		return false
	}
	for _, f := range pass.Doc.OwnFields() {
		if f.Key == postmortem.FieldStatus && f.Value.State == postmortem.Filled && pass.Doc.Words.Status(f.Value.Text) != postmortem.Archived {
			return false
		}
	}
	return true
}

// archived reports the rows of an archived document that are neither complete nor moved.
func (r *followupSync) archived(pass *lint.Pass, pairs []pairing) {
	var open []source.Span
	for _, p := range pairs {
		if isOpen(p.row) && !p.item.Done {
			open = append(open, p.row.State.Span)
		}
	}
	if len(open) == 0 {
		return
	}
	pass.Report(lint.Diagnostic{Span: open[0],
		Message: fmt.Sprintf("the document is archived, and %s open", itemsAre(len(open))),
		Help:    "finish the items, or write where they were moved to: `Moved to #512`",
		Related: lint.Also(open, "also open")})
}

// owner reports a row and an item that name different people.
func (r *followupSync) owner(pass *lint.Pass, p pairing) {
	if len(p.row.Owners) == 0 || len(p.item.Owners) == 0 || p.row.Progress == postmortem.Moved || shareOwner(pass.Doc.Words, p.row.Owners, p.item.Owners) {
		return
	}
	pass.Report(lint.Diagnostic{Span: p.row.OwnerSpan, Severity: lint.Warning,
		Message: fmt.Sprintf("the owner is %s here, and %s at the action item (line %d)", names(p.row.Owners), names(p.item.Owners), pass.Doc.File.Line(p.item.Span.Start)),
		Help:    "name the same person in both places",
		Related: []lint.Related{{Span: p.item.OwnerSpan, Message: "the action item's owner"}}})
}

// shareOwner reports whether two lists of people may have one in common: the same name,
// or a part of it. A team may be that of a person.
func shareOwner(words *postmortem.Vocabulary, a, b []postmortem.Person) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Team != y.Team || words.Gist(x.Name).Shared(words.Gist(y.Name)) > 0 {
				return true
			}
		}
	}
	return false
}

// notes reports a finished row that does not say when, and one in work that does not
// say until when.
func (r *followupSync) notes(pass *lint.Pass, row *postmortem.FollowUpRow) {
	if row.Notes.State == postmortem.Placeholder {
		return
	}
	date, dated := pass.Doc.WrittenDate(row.Notes.Text)
	if !dated {
		date, dated = pass.Doc.WrittenDate(row.State.Text)
	}
	incident := incidentDay(pass)
	d := lint.Diagnostic{Span: row.State.Span}
	switch {
	case row.Progress == postmortem.Finished && !dated:
		d.Severity, d.Message = lint.Warning, fmt.Sprintf("%q, but not since when", row.State.Text)
		d.Help = "write the day on which it was finished into the notes"
	case row.Progress == postmortem.Finished && date.Certain() && incident.Full() && date.Days() < incident.Days():
		d.Span, d.Severity = row.Notes.Span, lint.Warning
		d.Message = fmt.Sprintf("finished on %s, before the incident of %s", date.Date, incident)
		d.Help = "correct the date"
	case row.Progress == postmortem.InProgress && !dated:
		d.Severity, d.Message = lint.Info, fmt.Sprintf("%q, but not until when", row.State.Text)
		d.Help = "write the expected day into the notes"
	default:
		return
	}
	pass.Report(d)
}

// unpaired reports rows to which no item belongs; or where there is none, and the
// document is approved, items to which no row belongs.
func (r *followupSync) unpaired(pass *lint.Pass, f followUp) {
	if f.tooMany || len(pass.Doc.Actions) == 0 {
		return
	}
	for _, row := range f.rows {
		if row.Progress != postmortem.Moved {
			pass.Report(lint.Diagnostic{Span: textOf(row.Action), Severity: lint.Warning,
				Message: fmt.Sprintf("no action item is called %q", row.Text.Text),
				Help:    "name the item as above, or by its issue: `#412`"})
		}
	}
	if len(f.rows) > 0 || !pass.Status().IsApproved() {
		return
	}
	for _, item := range f.items {
		pass.Report(lint.Diagnostic{Span: textOf(item), Severity: lint.Warning,
			Message: "the follow-up table does not follow this action item",
			Help:    "add a row for it"})
	}
}
