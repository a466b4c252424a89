package timeline

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed milestones.md
var milestonesDoc string

// Milestones reports moments that every incident has and the timeline does not
// tell, and moments that follow each other in an order that cannot be.
func Milestones() *lint.Rule {
	return &lint.Rule{ID: "timeline/milestones", Doc: milestonesDoc, Severity: lint.Warning, Loose: lint.Off,
		New: func() lint.Checker { return &milestones{} }}
}

type milestones struct {
	// MaxGap is the longest time, in minutes, between two entries before the service
	// is restored; 0 sets no limit.
	MaxGap int `yaml:"max-gap"`
}

// fewest is the number of timed entries from which a timeline can be expected to
// tell its milestones.
const fewest = 4

func (r *milestones) Check(pass *lint.Pass) {
	timed := 0
	for _, tl := range pass.Doc.Timelines {
		for _, e := range tl.Entries {
			if e.Stamp.HasClock {
				timed++
			}
		}
	}
	if timed < fewest {
		return
	}
	r.missing(pass)
	for _, tl := range pass.Doc.Timelines {
		if !tl.Milestones {
			rows := rowsOf(pass, tl)
			r.causes(pass, rows)
			r.gaps(pass, rows)
		}
	}
}

// missing reports the moments that no entry tells, as one finding. An entry whose
// time is not filled in tells one.
func (r *milestones) missing(pass *lint.Pass) {
	var what, write []string
	for _, m := range [...]struct {
		class      postmortem.RowClass
		what, word string
	}{
		{postmortem.Began, "began", "Incident began"},
		{postmortem.Detected, "was detected", "Alert fired"},
		{postmortem.Restored, "was over", "Service restored"},
	} {
		word, asked := wordFor(pass, m.class, m.word)
		if asked && !told(pass, m.class) {
			what, write = append(what, m.what), append(write, fmt.Sprintf("`%s`", word))
		}
	}
	if len(what) == 0 {
		return
	}
	pass.Report(lint.Diagnostic{
		Span:     title(pass.Doc.Timelines[0]),
		Message:  "no entry says when the incident " + lint.OrList(what),
		Help:     "add the entry, or say so in the event of one that is there: " + strings.Join(write, ", "),
		Unfilled: len(what),
	})
}

// wordFor returns what the template calls a moment, and whether the timeline has to
// tell it: the template does, or there is no form to go by.
func wordFor(pass *lint.Pass, class postmortem.RowClass, otherwise string) (word string, asked bool) {
	if !pass.Profile.Prescribes() {
		return otherwise, true
	}
	if m := pass.Profile.Moment(class); m != nil {
		return m.Event, true
	}
	return "", false
}

// told reports whether an entry tells of a moment, or may: what stands above all that
// has a class of its own may be how it began, and an entry that has none, or that of
// what goes along with the moment, is taken at its words.
func told(pass *lint.Pass, class postmortem.RowClass) bool {
	beside := besides(class)
	for _, tl := range pass.Doc.Timelines {
		for i, e := range tl.Entries {
			if is := pass.Class(e); is == class || class == postmortem.Began && i == 0 && is == "" {
				return true
			}
		}
	}
	// Only then the words: most timelines tell it plainly.
	for _, tl := range pass.Doc.Timelines {
		for _, e := range tl.Entries {
			is := pass.Class(e)
			if (is == "" || slices.Contains(beside, is)) && pass.Doc.Words.MayTell(class, e.Event.Text) {
				return true
			}
		}
	}
	return stated(pass, class)
}

// stated reports whether an entry of no class of its own stands at the time at which a field
// says that the moment was: "Detection time: 10:40" beside "10:40 Sales asks for rooms".
func stated(pass *lint.Pass, class postmortem.RowClass) bool {
	t := pass.Times()
	at := func(m *postmortem.Moment) bool {
		const minute = 60
		for _, o := range t.Moments {
			if o.Entry != nil && !o.Named && o.Class == "" && t.Apart(m, o) <= minute+m.Slack+o.Slack {
				return true
			}
		}
		return false
	}
	for _, m := range t.Moments {
		if m.Entry == nil && m.Class == class && at(m) {
			return true
		}
	}
	return false
}

// besides returns the classes of entries that may tell of a moment along with their own: who
// acknowledges a page has noticed.
func besides(class postmortem.RowClass) []postmortem.RowClass {
	switch class {
	case postmortem.Detected:
		return []postmortem.RowClass{postmortem.Began, postmortem.Acknowledged, postmortem.Investigation}
	case postmortem.Restored:
		return []postmortem.RowClass{postmortem.Detected, postmortem.Investigation, postmortem.Identified, postmortem.Mitigated, postmortem.Stable}
	}
	return nil
}

// A row is an entry with a time, its place among the others and its class.
type row struct {
	*postmortem.Entry
	at    int
	class postmortem.RowClass
}

func rowsOf(pass *lint.Pass, tl *postmortem.Timeline) []row {
	var out []row
	for _, e := range tl.Entries {
		if e.Stamp.State == postmortem.Filled && e.Stamp.HasClock {
			out = append(out, row{e, len(out), pass.Class(e)})
		}
	}
	return out
}

func first(rows []row, class postmortem.RowClass) *row {
	for i := range rows {
		if rows[i].class == class {
			return &rows[i]
		}
	}
	return nil
}

func last(rows []row, class postmortem.RowClass) *row {
	for i := len(rows) - 1; i >= 0; i-- {
		if rows[i].class == class {
			return &rows[i]
		}
	}
	return nil
}

// gaps reports times before the last restoration in which nothing is told.
func (r *milestones) gaps(pass *lint.Pass, rows []row) {
	end := last(rows, postmortem.Restored)
	if r.MaxGap <= 0 || end == nil {
		return
	}
	for i := 1; i <= end.at; i++ {
		a, b := rows[i-1].Entry, rows[i].Entry
		if gap, ok := a.MinutesTo(b); ok && gap > r.MaxGap {
			pass.Report(lint.Diagnostic{
				Span:     b.Stamp.Span,
				Severity: lint.Info,
				Message:  fmt.Sprintf("nothing is told of the %d minutes from %s to %s", gap, at(a), at(b)),
				Help:     "add what was tried or waited for",
				Related:  []lint.Related{{Span: a.Stamp.Span, Message: "the entry before"}},
			})
		}
	}
}
