package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// A Progress says how an action item stands.
type Progress uint8

// The stages of an action item.
const (
	// UnknownProgress: the state is missing, or not one that is known.
	UnknownProgress Progress = iota
	// Waiting: not begun.
	Waiting
	// InProgress: in work.
	InProgress
	// Finished: done.
	Finished
	// Moved: not to be done here any more; moved elsewhere, postponed or dropped.
	Moved
)

// A FollowUpRow is a row of a table that follows how action items stand.
type FollowUpRow struct {
	// Action is what the row says of the item; its Done says that its state does.
	*Action
	Progress Progress
	// State is the state as written, Notes what the remaining columns say.
	State, Notes Value
}

// FollowUps returns the rows of the tables by which a document follows its action
// items, in source order. Tables of the items themselves are none. They are read anew
// at each call.
func (d *Document) FollowUps() []*FollowUpRow {
	items := map[source.Span]bool{}
	for _, a := range d.Actions {
		items[a.Span] = true
	}
	var out []*FollowUpRow
	for _, s := range d.Sections {
		if !s.Within(FollowUp) {
			continue
		}
		for _, b := range s.Blocks {
			if b.Kind == markdown.Table {
				out = append(out, d.followUpTable(s, b, items)...)
			}
		}
	}
	return out
}

// followUpTable reads a table that has a column of items and one of states.
func (d *Document) followUpTable(s *Section, b *markdown.Block, items map[source.Span]bool) []*FollowUpRow {
	r := actionReader{doc: d, v: d.Words, current: s, roster: func() map[string]bool { return nil }}
	t, ok := r.columns(b)
	state := -1
	for i, key := range t.keys {
		if key == StateKey && state < 0 {
			state = i
		}
	}
	if !ok || t.text < 0 || state < 0 {
		return nil
	}
	var out []*FollowUpRow
	for _, row := range t.rows {
		if isBlankRow(row) || isRule(row) || t.text >= len(row.Children) || items[row.Span] {
			continue
		}
		f := &FollowUpRow{Action: r.row(row, t.keys, t.text)}
		if state < len(row.Children) {
			cell := &row.Children[state].Text
			f.State = d.Words.value(cell, line{0, len(cell.Plain)})
			f.Progress = d.Words.progress(f.State)
		}
		f.Notes = d.notes(row, t.keys)
		out = append(out, f)
	}
	return out
}

// progress reads a state.
func (v *Vocabulary) progress(state Value) Progress {
	if state.State != Filled {
		return UnknownProgress
	}
	text := strings.TrimSpace(state.Text)
	_, moved := v.BeginsTurn(TurnMoved, text)
	words := stateWords(text)
	if len(words) > 1 && !isWordStart(words[0]) {
		words = words[1:] // the sign only repeats what the word says
	}
	switch {
	case moved:
		return Moved
	case v.IsDone(text):
		return Finished
	case !v.IsOpen(text):
		return UnknownProgress
	case v.IsTurn(TurnDoing, strings.Join(words, " ")), strings.Contains(text, "⏳"), strings.Contains(text, "🚧"):
		return InProgress
	}
	return Waiting
}

// notes returns the text of a row's remarks: the cells of columns that have no part of
// their own, the first of them that is not empty giving the place.
func (d *Document) notes(row *markdown.Block, keys []ActionKey) Value {
	var out Value
	for i, cell := range row.Children {
		if i >= len(keys) || keys[i] != TypeKey && keys[i] != NoActionKey && keys[i] != DueKey || cell.Text.IsBlank() {
			continue
		}
		v := d.Words.value(&cell.Text, line{0, len(cell.Text.Plain)})
		if out.State == Absent {
			out = v
			continue
		}
		out.Text += " " + v.Text
	}
	return out
}
