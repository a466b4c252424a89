package timeline

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed utc.md
var utcDoc string

// UTC reports a timeline that states another zone than the one its template
// wants. Where there is no form to want one, the zone is UTC.
func UTC() *lint.Rule {
	return &lint.Rule{ID: "timeline/utc", Doc: utcDoc, Severity: lint.Error, Loose: lint.Off,
		New: func() lint.Checker { return &utc{} }}
}

type utc struct{}

func (r *utc) Check(pass *lint.Pass) {
	want := postmortem.Zone{Name: "UTC", Known: true}
	switch {
	case pass.Profile == nil:
	case pass.Profile.Zone.Name != "":
		want = pass.Profile.Zone
	case pass.Profile.Form:
		return // the template prescribes the form of a timeline, and no zone
	}
	for _, tl := range pass.Doc.Timelines {
		if tl.Zone.Name != "" && !same(tl.Zone, want) {
			span := tl.ZoneSpan
			if span.IsEmpty() {
				span = title(tl)
			}
			r.report(pass, tl.Zone, want, span, nil)
		}
		r.entries(pass, tl, want)
	}
}

// entries reports each other zone that entries state themselves, once.
func (r *utc) entries(pass *lint.Pass, tl *postmortem.Timeline, want postmortem.Zone) {
	byName := map[string][]*postmortem.Entry{}
	var names []string
	for _, e := range tl.Entries {
		z := e.Stamp.Zone
		if z.Name == "" || same(z, want) || tl.Zone.Name != "" && same(z, tl.Zone) {
			continue
		}
		if byName[z.Name] == nil {
			names = append(names, z.Name)
		}
		byName[z.Name] = append(byName[z.Name], e)
	}
	for _, name := range names {
		entries := byName[name]
		r.report(pass, entries[0].Stamp.Zone, want, entries[0].Stamp.Span, lint.Also(stampsOf(entries), "also in "+name))
	}
}

func (r *utc) report(pass *lint.Pass, got, want postmortem.Zone, span source.Span, related []lint.Related) {
	message := fmt.Sprintf("times are in %s, not in %s", got.Name, want.Name)
	if len(related) > 0 {
		message = fmt.Sprintf("%d times are in %s, not in %s", len(related)+1, got.Name, want.Name)
	}
	pass.Report(lint.Diagnostic{Span: span, Message: message, Related: related,
		Help: fmt.Sprintf("convert the times to %s and say so once: `All times in %s.`", want.Name, want.Name)})
}

// same reports whether two zones are one: equal names, or offsets known and equal.
func same(a, b postmortem.Zone) bool {
	return strings.EqualFold(a.Name, b.Name) || a.Known && b.Known && a.Offset == b.Offset
}
