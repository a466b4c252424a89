package timeline

import (
	_ "embed"
	"fmt"
	"slices"
	"sort"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed table.md
var tableDoc string

// Table reports what a timeline lacks of the table that its template has: columns,
// rows and cells.
func Table() *lint.Rule {
	return &lint.Rule{ID: "timeline/table", Doc: tableDoc, Severity: lint.Error, Loose: lint.Off,
		New: func() lint.Checker { return &table{MinRows: 4, ListForm: true} }, Owns: ownsActors}
}

type table struct {
	// MinRows is the least number of entries, as far as the template shows as many.
	MinRows int `yaml:"min-rows"`
	// ListForm accepts a list in place of the table.
	ListForm bool `yaml:"list-form"`
}

func (r *table) Check(pass *lint.Pass) {
	form := formOf(pass)
	sections := sectionsOf(pass.Doc)
	if form == nil || len(sections) == 0 {
		return // a missing section is the business of sections/required
	}
	told := toldIn(pass.Doc)
	tables := pass.Doc.TimelineTables()
	judged := r.columns(pass, form, tables, told)
	for _, t := range tables {
		if t.Timed {
			r.cells(pass, t, entriesIn(told, t.Span), asksActor(pass, form))
		}
	}
	switch {
	case len(told) > 0:
		r.form(pass, form, told)
		r.rows(pass, form, told)
	case !judged:
		r.empty(pass, form, sections)
	}
}

// formOf returns the header of the template's timeline, or nil where it has no table.
func formOf(pass *lint.Pass) *profile.Columns {
	if pass.Profile == nil {
		return nil
	}
	for _, c := range pass.Profile.Columns {
		if c.Of == profile.TimelineTable {
			return c
		}
	}
	return nil
}

// asksActor reports whether the template's table says who or what did it.
func asksActor(pass *lint.Pass, form *profile.Columns) bool {
	return slices.ContainsFunc(form.Names, func(name string) bool {
		return pass.Doc.Words.TimelineColumn(name) == postmortem.ActorColumn
	})
}

// toldIn returns the entries of the timeline sections. A row in which nothing is
// written, or that only goes on with the one above, is none.
func toldIn(doc *postmortem.Document) []*postmortem.Entry {
	var out []*postmortem.Entry
	for _, tl := range doc.Timelines {
		if !tl.Section.Within(postmortem.TimelineSection) {
			continue
		}
		for _, e := range tl.Entries {
			if e.Stamp.Text != "" || e.Event.State != postmortem.Absent {
				out = append(out, e)
			}
		}
	}
	return out
}

// entriesIn returns the entries, of some in source order, that stand in a table.
func entriesIn(told []*postmortem.Entry, table source.Span) []*postmortem.Entry {
	from := sort.Search(len(told), func(i int) bool { return told[i].Span.Start >= table.Start })
	to := from
	for to < len(told) && told[to].Span.Start < table.End {
		to++
	}
	return told[from:to]
}

// form reports a list where only a table will do.
func (r *table) form(pass *lint.Pass, form *profile.Columns, told []*postmortem.Entry) {
	if r.ListForm {
		return
	}
	for _, e := range told {
		if e.Form == postmortem.TableEntry {
			return
		}
	}
	pass.Report(lint.Diagnostic{
		Span:    told[0].Span,
		Message: "the timeline is not a table",
		Help:    "write it as the template does: `" + header(form) + "`",
	})
}

// rows reports a timeline with fewer entries than there must be.
func (r *table) rows(pass *lint.Pass, form *profile.Columns, told []*postmortem.Entry) {
	least := min(r.MinRows, form.Rows)
	if len(told) >= least {
		return
	}
	entries := "entries"
	if len(told) == 1 {
		entries = "entry"
	}
	pass.Report(lint.Diagnostic{
		Span:     title(timelineOf(pass.Doc, told[0])),
		Message:  fmt.Sprintf("the timeline has %d %s, fewer than %d", len(told), entries, least),
		Help:     "tell at least when it began, was detected and was over, and what was done",
		Unfilled: least - len(told),
	})
}

// timelineOf returns the timeline that an entry stands in.
func timelineOf(doc *postmortem.Document, e *postmortem.Entry) *postmortem.Timeline {
	for _, tl := range doc.Timelines {
		for _, x := range tl.Entries {
			if x == e {
				return tl
			}
		}
	}
	return nil
}

// empty reports a timeline section with a text that is no timeline. One that holds
// nothing, or nothing but template text, is the business of sections/empty, one that is
// only a link that of timeline/elsewhere; a reason why there is none is accepted.
func (r *table) empty(pass *lint.Pass, form *profile.Columns, sections []*postmortem.Section) {
	for _, s := range sections {
		if pass.Content(s) != postmortem.Text || pass.Doc.SaysNone(s) {
			continue
		}
		if len(referredTo(pass)) == 0 {
			pass.Report(lint.Diagnostic{
				Span:     s.Span,
				Message:  fmt.Sprintf("%q holds no entry with a time", s.Title),
				Help:     "give each event a row: `" + header(form) + "`",
				Unfilled: 1,
			})
		}
		return
	}
}
