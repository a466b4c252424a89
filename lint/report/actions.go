package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// actionsVersion is the schema_version of action items in JSON.
const actionsVersion = 1

// An ActionFilter says which action items are printed. The zero filter takes all.
type ActionFilter struct {
	// Open leaves out those that are done.
	Open bool
	// Overdue takes those that are open and whose due date is before AsOf.
	Overdue bool
	// Owner takes those of one owner, by handle or name; empty is anybody.
	Owner string
	// AsOf is the day by which items are overdue; the zero Date where none was given.
	AsOf postmortem.Date
}

// An ActionList prints the action items of all documents together.
type ActionList struct {
	format string
	out    *bufio.Writer
	opts   Options
	door   Door // for the document whose items are added
	filter ActionFilter
	items  []actionItem
	sum    actionSum
}

// ActionFormats returns the names that [NewActionList] takes, the default first.
func ActionFormats() []string { return []string{"text", "json", "csv", "markdown"} }

// NewActionList returns a list that prints to w, which it does not close. For an
// unknown name the error lists those there are. Of opts it heeds Mask and Quiet.
func NewActionList(format string, w io.Writer, filter ActionFilter, opts Options) (*ActionList, error) {
	if !slices.Contains(ActionFormats(), format) {
		return nil, unknownFormat(format, ActionFormats())
	}
	filter.Owner = bareOwner(filter.Owner)
	return &ActionList{format: format, out: bufio.NewWriter(w), opts: opts, filter: filter}, nil
}

// An actionItem is one action item, its texts masked.
type actionItem struct {
	path, text, horizon string
	line                int
	owners, tickets     []string
	// due is as written, day as read.
	due           string
	day           postmortem.Date
	done, overdue bool
}

// An actionSum counts action items, those that are not printed too.
type actionSum struct{ documents, total, open, done, overdue int }

// Document adds the action items of one document.
func (l *ActionList) Document(doc *postmortem.Document) {
	l.sum.documents++
	l.door = l.opts.door().forDocument(doc)
	for _, a := range doc.Actions {
		item := l.item(doc, a)
		l.sum.add(&item)
		if l.takes(&item, a) {
			l.items = append(l.items, item)
		}
	}
}

func (s *actionSum) add(item *actionItem) {
	s.total++
	switch {
	case item.done:
		s.done++
	case item.overdue:
		s.open++
		s.overdue++
	default:
		s.open++
	}
}

func (l *ActionList) item(doc *postmortem.Document, a *postmortem.Action) actionItem {
	item := actionItem{path: l.door.Masked(doc.File.Path), text: l.oneLine(a.Text), horizon: l.door.Masked(a.Horizon),
		line: doc.File.Line(a.Span.Start), due: l.oneLine(a.Due), done: a.Done}
	if a.DueDay.Full() {
		item.day = a.DueDay
	}
	item.overdue = !a.Done && l.filter.AsOf.Full() && item.day.Full() && item.day.Days() < l.filter.AsOf.Days()
	for _, owner := range a.Owners {
		item.owners = append(item.owners, l.door.Masked(owner.Name))
	}
	for _, ticket := range a.Tickets {
		item.tickets = append(item.tickets, l.door.Masked(ticket.Text))
	}
	return item
}

// oneLine is the text of a value that is written, masked, with its lines joined.
func (l *ActionList) oneLine(v postmortem.Value) string {
	if v.State == postmortem.Absent || v.State == postmortem.Placeholder {
		return ""
	}
	return strings.Join(strings.Fields(l.door.Masked(v.Text)), " ")
}

func (l *ActionList) takes(item *actionItem, a *postmortem.Action) bool {
	if l.filter.Open && item.done || l.filter.Overdue && !item.overdue {
		return false
	}
	return l.filter.Owner == "" || slices.ContainsFunc(a.Owners, func(p postmortem.Person) bool {
		return strings.EqualFold(bareOwner(p.Name), l.filter.Owner)
	})
}

// bareOwner is a name or handle without what marks it as one.
func bareOwner(name string) string { return strings.TrimPrefix(strings.TrimSpace(name), "@") }

// Close prints the items, sorted by due date, those without one last, then by path and
// line. It is called once. The error is one of writing.
func (l *ActionList) Close() error {
	slices.SortStableFunc(l.items, func(a, b actionItem) int {
		return cmp.Or(compareDue(a.day, b.day), cmp.Compare(a.path, b.path), cmp.Compare(a.line, b.line))
	})
	switch l.format {
	case "json":
		if err := l.json(); err != nil {
			return err
		}
	case "csv":
		if err := l.csv(); err != nil {
			return err
		}
	case "markdown":
		l.markdown()
	default:
		l.text()
	}
	return l.out.Flush()
}

func compareDue(a, b postmortem.Date) int {
	switch {
	case a.Full() && b.Full():
		return cmp.Compare(a.Days(), b.Days())
	case a.Full():
		return -1
	case b.Full():
		return 1
	}
	return 0
}

// state names the state of an item.
func (item *actionItem) state() string {
	if item.overdue {
		return "overdue"
	}
	return stateOf(item.done)
}

// dueText is the due date, as written where it is no day.
func (item *actionItem) dueText() string {
	if item.day.Full() {
		return item.day.String()
	}
	return item.due
}

// summary tells the counts in a line.
func (l *ActionList) summary() string {
	s := l.sum
	line := lint.Counted(s.total, "action item")
	if len(l.items) < s.total {
		line = fmt.Sprintf("%d of %s", len(l.items), line)
	}
	line += " in " + lint.Counted(s.documents, "post-mortem")
	if s.total == 0 {
		return line
	}
	line += fmt.Sprintf(": %d open", s.open)
	if l.filter.AsOf.Full() {
		line += fmt.Sprintf(" (%d overdue on %v)", s.overdue, l.filter.AsOf)
	}
	return line + fmt.Sprintf(", %d done", s.done)
}
