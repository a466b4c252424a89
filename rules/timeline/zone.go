package timeline

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed zone.md
var zoneDoc string

// Zone reports a timeline that states no time zone anywhere.
func Zone() *lint.Rule {
	return &lint.Rule{ID: "timeline/zone", Doc: zoneDoc, Severity: lint.Error, Loose: lint.Warning,
		New: func() lint.Checker { return &zone{} }}
}

type zone struct{}

func (r *zone) Check(pass *lint.Pass) {
	var first *postmortem.Timeline
	var stated []postmortem.Clock
	for _, tl := range pass.Doc.Timelines {
		if tl.Zone.Name != "" {
			return
		}
		for _, e := range clocks(tl) {
			if e.Zone.Name != "" || e.UnknownZone.State != postmortem.Absent {
				return // a name that is none is the business of zone-agrees
			}
			stated = append(stated, e.Stamp.Clock)
		}
		if first == nil && len(clocks(tl)) > 0 {
			first = tl
		}
	}
	if len(stated) < 2 {
		return
	}
	want := "UTC"
	if pass.Profile != nil && pass.Profile.Zone.Name != "" {
		want = pass.Profile.Zone.Name
	}
	d := lint.Diagnostic{
		Span:    title(first),
		Message: fmt.Sprintf("no time zone is stated for %d times", len(stated)),
		Help:    fmt.Sprintf("say it once above the first entry: `All times in %s.`", want),
	}
	if !pass.Profile.Prescribes() {
		if elsewhere := pass.Doc.ZoneElsewhere(stated); elsewhere.Name != "" {
			d.Severity = lint.Info
			d.Message = fmt.Sprintf("the timeline states no time zone, but one of its times is stated in %s elsewhere", elsewhere.Name)
			d.Help = fmt.Sprintf("say it here too: `All times in %s.`", elsewhere.Name)
		}
	}
	pass.Report(d)
}

// title is the span of a timeline's heading, or of its first entry.
func title(tl *postmortem.Timeline) source.Span {
	if tl.Section != nil && tl.Section.Is(postmortem.TimelineSection) {
		return tl.Section.Span
	}
	return tl.Entries[0].Stamp.Span
}
