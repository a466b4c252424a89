package rules_test

import (
	"testing"

	"github.com/pmlint/pmlint/lint/profile"
)

const documents = "../testdata/documents"

// cleanDocuments are whole post-mortems in which nothing is wrong, with the
// profile each is written by.
var cleanDocuments = map[string]string{
	"complete-report.md": profile.IncidentReport,
	"complete-list.md":   profile.Minimal,
	"complete-table.md":  profile.Minimal,
	"sre-book.md":        profile.SRE,
	"pagerduty.md":       profile.PagerDuty,
	"german.md":          profile.Minimal,
	"french.md":          profile.Minimal,
}

// TestDocuments lints whole post-mortems, down to the mildest findings.
func TestDocuments(t *testing.T) {
	for name, under := range cleanDocuments {
		t.Run(name, func(t *testing.T) {
			r := lintSample(t, document(t, name))
			for _, d := range r.Diagnostics {
				t.Error(expectation(r.File, d))
			}
			if auto := profile.Auto(r.Doc); auto.Name != under {
				t.Errorf("the document is taken for one of the profile %s, not %s", auto.Name, under)
			}
			if len(r.Doc.Timelines) == 0 || len(r.Doc.Actions) == 0 || !r.Doc.Day.Full() {
				t.Error("no timeline, action item or date was read, so that the rules have judged nothing")
			}
		})
	}
}
