package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
)

// list reads the items of a list, unless it is a checklist.
func (r *actionReader) list(b *markdown.Block) {
	if r.isChecklist(b) {
		return
	}
	outer := r.led
	r.led = r.isLed(b)
	for _, item := range b.Children {
		r.item(item)
	}
	r.led = outer
}

// isLed reports whether each item of a list begins with a name and a dash, one name at
// least being that of somebody the document introduces: "Ana – add a test – 7/11".
func (r *actionReader) isLed(b *markdown.Block) bool {
	known := false
	for _, item := range b.Children {
		if len(item.Children) == 0 || item.Children[0].Kind != markdown.Paragraph {
			return false
		}
		name, _ := leadingName(item.Children[0].Text.Plain)
		if name == "" || r.v.IsTopic(name) || r.v.IsVerb(firstWord(name)) {
			return false
		}
		known = known || r.roster()[strings.ToLower(name)]
	}
	return known && len(b.Children) > 1
}

// leadingName returns one to three capitalised words that begin a text and end in a dash
// with blanks around it, and where the text goes on; "" where there are none.
func leadingName(text string) (name string, next int) {
	for _, dash := range spacedDashes() {
		name, _, ok := strings.Cut(text[:min(len(text), 40)], dash)
		if !ok || words(name) > 3 {
			continue
		}
		for w := range strings.FieldsSeq(name) {
			if !beginsUpper(w) || strings.ContainsAny(w, ":.,;`[(") {
				return "", 0
			}
		}
		return name, len(name) + len(dash)
	}
	return "", 0
}

// isChecklist reports whether a list of checkboxes is one on writing and closing the
// document itself, as at least half of its items say: "Sections above are filled out".
func (r *actionReader) isChecklist(b *markdown.Block) bool {
	if len(b.Children) < 2 || b.Children[0].Task == markdown.NoTask {
		return false
	}
	chores := 0
	for _, item := range b.Children {
		if len(item.Children) > 0 && r.v.speaksOfChore(item.Children[0].Text.Plain) {
			chores++
		}
	}
	return chores*2 >= len(b.Children)
}

// speaksOfChore reports whether a text holds what only a checklist on the document
// itself does.
func (v *Vocabulary) speaksOfChore(text string) bool {
	const longest = 200 // bytes
	text = text[:min(len(text), longest)]
	if !v.chores.mayBeIn(text) {
		return false
	}
	words := clauseWords(text)
	for i := range words {
		if v.phraseAt(setChore, words, i) > 0 {
			return true
		}
	}
	return false
}

// item reads one list item. An item that is only a label stands for the items
// below it.
func (r *actionReader) item(item *markdown.Block) {
	if len(item.Children) == 0 || item.Children[0].Kind != markdown.Paragraph {
		return
	}
	t := &item.Children[0].Text
	first, end, ok := firstLine(t)
	if !ok {
		return
	}
	nested := nestedList(item)
	if nested != nil && item.Task == markdown.NoTask && first.end == end && isLabel(t, first) && !r.isDetails(nested) {
		r.list(nested)
		return
	}
	if nested == nil && item.Task == markdown.NoTask && first.end == end && endsInColon(t.Plain[first.start:first.end]) && words(t.Plain) <= shortLabel {
		return // a label for the list behind this one
	}
	if len(t.Plain) < 40 && r.v.IsNone(strings.TrimSpace(t.Plain)) || strings.HasPrefix(t.Plain[first.start:], "{{") && r.doc.isGenerated() {
		return
	}
	form := ListAction
	if item.Task != markdown.NoTask {
		form = TaskAction
	}
	a := r.text(t, item.Span, form)
	a.Done = a.Done || item.Task == markdown.DoneTask
	if nested != nil {
		r.details(a, nested)
	}
	r.settleTicket(a, item.Span)
}

func nestedList(item *markdown.Block) *markdown.Block {
	for _, c := range item.Children {
		if c.Kind == markdown.List {
			return c
		}
	}
	return nil
}

// shortLabel is the most words of a label that ends in a colon.
const shortLabel = 6

// isLabel reports whether an item's only line is a label for the list below it: it
// is bold as a whole, or a few words with a colon behind.
func isLabel(t *markdown.Text, l line) bool {
	if k, ok := keyAt(t, l); ok && (k.whole || k.value.start == k.value.end) {
		return true
	}
	text := t.Plain[l.start:l.end]
	return strings.HasSuffix(text, ":") && words(text) <= shortLabel || words(text) <= 3
}

// isDetails reports whether a nested list holds the particulars of its item
// (Owner: ..., Due: ...), not items.
func (r *actionReader) isDetails(list *markdown.Block) bool {
	for _, item := range list.Children {
		if t, k, ok := itemKey(item); ok && r.v.meaning(k.labelText(t)).action != NoActionKey {
			return true
		}
	}
	return false
}

// details reads a nested list of particulars.
func (r *actionReader) details(a *Action, list *markdown.Block) {
	for _, item := range list.Children {
		t, k, ok := itemKey(item)
		if !ok {
			continue
		}
		r.particular(a, r.v.meaning(k.labelText(t)).action, t, k.value)
	}
}
