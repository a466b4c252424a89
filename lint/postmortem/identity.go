package postmortem

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// readTitle takes the first heading for the title where it plays that part:
// it is of level 1, or has no canonical meaning while front matter names none.
func (d *Document) readTitle() {
	front := d.frontField(FieldTitle)
	for _, s := range d.Sections {
		if s.Form != HeadingSection {
			continue
		}
		if len(s.Kinds) > 0 && !s.onlyOfLevel(d) || s.Level > 1 && (front != nil || len(s.Kinds) > 0) {
			break
		}
		// A title is not one of the parts that it names.
		s.Kinds = nil
		d.Title = Value{Text: s.Title, Span: s.Span, State: Filled}
		if s.Title == "" {
			d.Title.State = Absent
		} else if d.Words.IsPlaceholder(s.Title) {
			d.Title.State = Placeholder
		}
		return
	}
	if front != nil {
		d.Title = front.Value
	}
}

// formTitle takes the title that is asked for by a heading above all others, as in the
// forms of an issue tracker: "### Incident title", and the title below it.
func (d *Document) formTitle() {
	for _, f := range d.Fields {
		if f.Form == HeadingField && f.Key == FieldTitle && f.Value.State == Filled && f.LabelSpan == d.Title.Span {
			d.Title = f.Value
			return
		}
	}
}

// bareTitle takes their meaning from the words of a title that can be nothing else, "#
// Retrospective: uploads rejected": what stands below it is not a part of a review.
func (d *Document) bareTitle() {
	for _, s := range d.Sections {
		if s.Form == HeadingSection {
			if s.onlyOfLevel(d) {
				s.Kinds = nil
			}
			return
		}
	}
}

// onlyOfLevel reports whether s, a heading of level 1, is the only one: then it
// is the title even if it reads like a part ("# Incident review").
func (s *Section) onlyOfLevel(d *Document) bool {
	for _, o := range d.Sections {
		if o != s && o.Form == HeadingSection && o.Level <= s.Level {
			return false
		}
	}
	return s.Level == 1
}

func (d *Document) frontField(key FieldKey) *Field {
	for _, f := range d.Fields {
		if f.Form == FrontMatterField && f.Key == key {
			return f
		}
	}
	return nil
}

// readIdentity fills in ID, Severity and Status from their fields; an ID may also
// stand in the title alone.
func (d *Document) readIdentity() {
	defer func() {
		if d.ID.State == Absent {
			d.ID = d.titleID()
		}
	}()
	for key, v := range map[FieldKey]*Value{FieldID: &d.ID, FieldSeverity: &d.Severity, FieldStatus: &d.Status} {
		if f := d.Field(key); f != nil {
			*v = f.Value
		}
	}
}

// titleID reads the ID that a title carries: "[OPS-4711] Backups missing", "IR-77 —
// Payouts held", "Postmortem (incident #465)".
func (d *Document) titleID() Value {
	title := d.Title.Text
	if d.Title.State != Filled || !strings.HasPrefix(d.File.Slice(d.Title.Span), title) {
		return Value{}
	}
	at := func(start, end int) Value {
		span := source.Span{Start: d.Title.Span.Start + start, End: d.Title.Span.Start + end}
		return Value{Text: title[start:end], Span: span, State: Filled}
	}
	if strings.IndexByte(title, '#') >= 0 {
		if i := strings.LastIndex(strings.ToLower(title), "incident #"); i >= 0 {
			start := i + len("incident ")
			c := cursor{s: title, i: start + 1}
			if _, _, ok := c.number(1, 9); ok {
				return at(start, c.i)
			}
		}
	}
	if open := strings.LastIndexByte(title, '('); open > 0 && strings.HasSuffix(title, ")") && isKeyID(title[open+1:len(title)-1]) {
		return at(open+1, len(title)-1) // Mails lost (INC-2026-118)
	}
	if end := strings.Index(title, ": "); end > 0 {
		if first := strings.LastIndexByte(title[:end], ' ') + 1; first > 0 && isKeyID(title[first:end]) {
			return at(first, end) // Incident report SIR-2026-009: Keys leaked
		}
	}
	start := len(title) - len(strings.TrimLeft(title, "["))
	if n := keyLen(title[start:]); n > 0 {
		n += counterLen(title[start+n:])
		rest := strings.TrimLeft(title[start+n:], "] ")
		if start > 0 || rest == "" || beginsIn(rest, dashes+":|(") {
			return at(start, start+n)
		}
	}
	return Value{}
}

// isKeyID reports whether s is a key with further numbers: INC-2026-118, OPS-4711.
func isKeyID(s string) bool {
	n := keyLen(s)
	return n > 0 && n+counterLen(s[n:]) == len(s)
}

// counterLen returns the length of the further numbers of an ID that begin s: the
// -041 of INC-2025-041, the -03-12-2 of INC-2026-03-12-2.
func counterLen(s string) int {
	end := 0
	for end < len(s) && s[end] == '-' {
		next := end + 1
		for next < len(s) && isDigit(s[next]) {
			next++
		}
		if next == end+1 || next < len(s) && isWordByte(s[next]) {
			break
		}
		end = next
	}
	return end
}

// isID reports whether a value has the form of an ID: capitals, a dash, and
// capitals and digits of which one at least is a digit.
func isID(s string) bool {
	if isRecordNumber(s) {
		return true
	}
	head, tail, ok := strings.Cut(s, "-")
	return ok && len(head) >= 2 && len(s) <= 40 && hasDigit(tail) &&
		strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == ""
}

// isRecordNumber reports whether s is a number as service desks give it: INC0087713.
func isRecordNumber(s string) bool {
	digits := strings.TrimLeft(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	letters := len(s) - len(digits)
	return letters >= 3 && letters <= 8 && len(digits) >= 5 && len(digits) <= 10 && isDigits(digits)
}

// minLeadWords is how many words under the title make a summary of them.
const minLeadWords = 12

// HasLead reports whether prose stands before the first section with a meaning
// of its own, so that it can serve as the summary.
func (d *Document) HasLead() bool {
	blocks := d.lead
	for _, s := range d.Sections {
		if s.canonical() {
			break
		}
		blocks = append(blocks[:len(blocks):len(blocks)], s.Blocks...)
	}
	for _, b := range blocks {
		if tellsEnough(b) || b.Kind == markdown.Quote && slices.ContainsFunc(b.Children, tellsEnough) {
			return true
		}
	}
	return false
}

// tellsEnough reports whether a block is a paragraph long enough for a summary.
func tellsEnough(b *markdown.Block) bool {
	return b.Kind == markdown.Paragraph && words(b.Text.Plain) >= minLeadWords
}
