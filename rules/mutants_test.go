package rules_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/rules"
)

// A mutant is a whole post-mortem of testdata/documents in which one thing is wrong.
type mutant struct {
	// document is complete-report.md unless it is set.
	document string
	// old stands once in the document and is replaced by new.
	old, new string
	// flagged is the text that the finding points to.
	flagged string
}

// mutants break one rule each.
var mutants = map[string]mutant{
	"metadata/required-fields": {old: "**Version**: 1.0  \n", flagged: "Post-Mortem Report: One checkout in three was turned down"},
	"metadata/incident-id":     {old: "INC-20260304-0007  ", new: "INC-2026-03-04-7  ", flagged: "INC-2026-03-04-7"},
	"metadata/date-format":     {old: "**Date**: 2026-03-04", new: "**Date**: 4 March 2026", flagged: "4 March 2026"},
	"metadata/severity":        {old: "**Severity**: HIGH", new: "**Severity**: URGENT", flagged: "URGENT"},
	"metadata/status":          {old: "**Version**: 1.0  \n**Status**: Approved", new: "**Version**: 1.0  \n**Status**: Archived", flagged: "Archived"},
	"metadata/roles":           {old: "**First Responder**: @ana", new: "**First Responder**: @ana, @raj", flagged: "@ana, @raj"},

	"sections/required": {old: "### Verification\n", new: "### How we looked\n", flagged: "Resolution & Recovery"},
	"sections/empty":    {old: "- The dashboards pointed to the database, which cost the investigation a quarter of an hour\n- Thirty-eight alerts of dependent services arrived within twenty minutes\n- The runbook has no telephone number of the provider\n", flagged: "What Didn't Work Well"},

	"placeholders/template-text":  {old: "**Customer Complaints**: 14", new: "**Customer Complaints**: [Number received]", flagged: "[Number received]"},
	"placeholders/option-list":    {old: "**Data Impact**: None", new: "**Data Impact**: [None / Delayed / Lost]", flagged: "[None / Delayed / Lost]"},
	"placeholders/prompt":         {old: "- The alert on the error rate fired", new: "List of things that went well.\n\n- The alert on the error rate fired", flagged: "List of things that went well."},
	"placeholders/template-notes": {old: "### Rollback\n", new: "### Rollback (if applicable)\n", flagged: " (if applicable)"},
	"placeholders/generic":        {old: "**Geography**: Global", new: "**Geography**: TBD", flagged: "TBD"},
	"placeholders/brackets-left":  {old: "**Rollback Time**: 6 minutes", new: "**Rollback Time**: [6 minutes]", flagged: "[6 minutes]"},

	"timeline/time-format": {old: "| 14:09 | Alert fired", new: "| 2:09 PM | Alert fired", flagged: "2:09 PM"},
	"timeline/zone":        {old: "> All times in UTC.\n\n", flagged: "Timeline"},
	"timeline/utc":         {old: "> All times in UTC.", new: "> All times in CET.", flagged: "CET"},
	"timeline/order":       {old: "| 14:45 | Provider called", new: "| 14:40 | Provider called", flagged: "14:40"},
	"timeline/table":       {old: "| 16:50 | Monitoring period ended | @ana |", new: "| 16:50 | Monitoring period ended | @user |", flagged: "@user"},
	"timeline/milestones":  {old: "| 14:09 | Alert fired | Prometheus |", new: "| 14:09 | First look | Prometheus |", flagged: "Timeline"},
	"timeline/zone-agrees": {old: "| 14:45 | Provider called", new: "| 14:45 (16:45 CET) | Provider called", flagged: "16:45 CET"},
	"timeline/elsewhere": {document: "complete-list.md", old: `All times are in UTC.

- 18:06 Incident began: the provider's answers take ten seconds and more.
- 18:15 A customer reports by chat that paying takes "forever".
- 18:21 The on-call engineer joins and starts looking at the checkout graphs.
- 18:33 The cause is identified: the time is spent in calls to the provider, in all regions alike.
- 18:36 The provider's support confirms a fault in one of its data centres.
- 18:52 Mitigation applied: card payments are routed to the provider's second data centre.
- 19:10 Service restored: payments take one second again.
- 19:40 Monitoring period ended without another slow payment.`, new: "See the [incident channel](https://chat.example.com/t/81).", flagged: "incident channel"},

	"actions/present":         {old: "- [ ] **Move payments", new: "- **Move payments", flagged: "Move payments behind a queue that holds back new requests"},
	"actions/owner":           {old: "provider that answers after 10 seconds** - Owner: @tom", new: "provider that answers after 10 seconds**", flagged: "Add a load test with a provider that answers after 10 seconds"},
	"actions/horizon":         {old: "- Due: 2026-03-31 - #415", new: "- Due: 2026-05-31 - #415", flagged: "2026-05-31"},
	"actions/tracking":        {old: "- Due: 2026-06-01 - #416", new: "- Due: 2026-06-01", flagged: "Move payments behind a queue that holds back new requests"},
	"actions/past-tense":      {old: "- [ ] **Move payments behind a queue that holds back new requests** - Owner: @raj - Due: 2026-06-01 - #416", new: "- [ ] **We moved payments behind a queue that holds back new requests**", flagged: "We moved payments behind a queue that holds back new requests"},
	"actions/outside-section": {document: "complete-list.md", old: "; finding somebody who had them took a quarter of an hour.\n\n## Action items\n\n- Alert when the 95th percentile of payment time exceeds 3 seconds for 5 minutes (owner: @raj, due 2025-11-28, #355).\n- Give the on-call role the right to change the payment route (owner: @lena, due 2025-11-25, #356).\n- Subscribe the incident channel to the provider's status feed (owner: @mia, due 2025-12-05, #357).", new: ". We will give the on-call role that right.\n\n## Action items\n\nNone, since the provider has mended its side.", flagged: "We will give the on-call role that right."},
	"actions/due":             {old: "- Due: 2026-04-02", new: "- Due: ASAP", flagged: "ASAP"},
}

// TestMutants wants of each mutant exactly the one finding, at the place of the defect.
func TestMutants(t *testing.T) {
	for _, r := range rules.All() {
		t.Run(r.ID, func(t *testing.T) {
			m, ok := mutants[r.ID]
			if !ok {
				t.Fatal("there is no mutant for the rule")
			}
			name := m.document
			if name == "" {
				name = "complete-report.md"
			}
			text, err := os.ReadFile(filepath.Join(documents, name))
			if err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(string(text), m.old); n != 1 {
				t.Fatalf("%q stands %d times in %s, want once", m.old, n, name)
			}
			res := lintSample(t, sample{name: name, text: strings.Replace(string(text), m.old, m.new, 1), profile: builtin(t, cleanDocuments[name])})
			if n := len(res.Diagnostics); n != 1 {
				for _, d := range res.Diagnostics {
					t.Log(expectation(res.File, d))
				}
				t.Fatalf("%d findings, want 1", n)
			}
			d := res.Diagnostics[0]
			if flagged := res.File.Slice(d.Span); d.Rule != r.ID || flagged != m.flagged {
				t.Errorf("%s at %q, want %s at %q", expectation(res.File, d), flagged, r.ID, m.flagged)
			}
		})
	}
}
