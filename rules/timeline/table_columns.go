package timeline

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
)

// columns reports each table of a timeline that lacks columns of the template's. Of
// tables without times, which may be about anything, it looks at the first that has
// one of the others, if there is no other timeline. It reports whether it had
// anything to report.
func (r *table) columns(pass *lint.Pass, form *profile.Columns, tables []*postmortem.TimelineTable, told []*postmortem.Entry) bool {
	judged := false
	for _, t := range tables {
		missing := lacking(pass, form, t, told)
		if !t.Timed && (judged || len(told) > 0 || len(missing) == named(form)) {
			continue
		}
		if len(missing) == 0 {
			continue
		}
		judged = true
		column := "column"
		if len(missing) > 1 {
			column = "columns"
		}
		pass.Report(lint.Diagnostic{
			Span:    t.Header,
			Message: fmt.Sprintf("the timeline's table lacks the %s %s", column, quoted(missing)),
			Help:    "take the columns of the template: `" + header(form) + "`",
		})
	}
	return judged
}

// lacking returns the names of the template's columns that a table does not have: by
// name, else by what they hold, each for one of the template's.
func lacking(pass *lint.Pass, form *profile.Columns, t *postmortem.TimelineTable, told []*postmortem.Entry) []string {
	taken := make([]bool, len(t.Columns))
	take := func(is func(postmortem.TimelineColumn) bool) bool {
		for i, c := range t.Columns {
			if !taken[i] && is(c) {
				taken[i] = true
				return true
			}
		}
		return false
	}
	var others, missing []string
	for _, name := range form.Names {
		same := postmortem.NormalizeTitle(name)
		if name != "" && !take(func(c postmortem.TimelineColumn) bool { return postmortem.NormalizeTitle(c.Name) == same }) {
			others = append(others, name)
		}
	}
	for _, name := range others {
		key := pass.Doc.Words.TimelineColumn(name)
		switch {
		case key != postmortem.NoColumn && take(func(c postmortem.TimelineColumn) bool { return c.Key == key }):
		case key == postmortem.DateColumn && dated(entriesIn(told, t.Span)):
		default:
			missing = append(missing, name)
		}
	}
	return missing
}

// dated reports whether days are written with the times themselves.
func dated(entries []*postmortem.Entry) bool {
	for _, e := range entries {
		if !e.Stamp.Date.IsZero() {
			return true
		}
	}
	return false
}

// named counts the template's columns that have a header.
func named(form *profile.Columns) int {
	n := 0
	for _, name := range form.Names {
		if name != "" {
			n++
		}
	}
	return n
}

// header prints the template's columns as the first row of a table.
func header(form *profile.Columns) string { return "| " + strings.Join(form.Names, " | ") + " |" }

func quoted(names []string) string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = fmt.Sprintf("%q", name)
	}
	return strings.Join(out, ", ")
}
