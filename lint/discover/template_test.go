package discover

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

func parse(path, text string) *postmortem.Document {
	return postmortem.Parse(source.New(path, []byte(text)), postmortem.DefaultVocabulary())
}

func TestReadName(t *testing.T) {
	tests := []struct {
		name     string
		template bool
		claim    claim
	}{
		{"template.md", true, claimTemplate},
		{"TEMPLATE.md", true, claimTemplate},
		{"_template.md", true, claimTemplate},
		{"0000-template.md", true, claimTemplate},
		{"YYYY-MM-DD-template.md", true, claimTemplate},
		{"INC-nnn template.markdown", true, claimOther},
		{"postmortem-template.md", true, claimReport},
		{"post_mortem_template.md", true, claimReport},
		{"PostmortemTemplate.md", true, claimReport},
		{"template-rca.md", true, claimReport},
		{"incident-report-template.md", true, claimReport},
		{"incident_template.md", true, claimIncident},
		{"adr-template.md", true, claimOther},
		{"pull_request_template.md", true, claimOther},
		{"modèle-de-rapport-d'incident.md", true, claimReport},
		{"modele.md", true, claimTemplate},
		{"Vorfallvorlage.md", true, claimTemplate},
		{"vorlage-störung.md", true, claimIncident},
		{"plantilla.md", true, claimTemplate},
		{"mal.md", true, claimTemplate},
		{"postmortemmal.md", true, claimTemplate},
		{"hendelsesmal.md", true, claimTemplate},
		{"minimal.md", false, claimOther},
		{"normal-outage.md", false, claimIncident},
		{"2026-03-04-templating-outage.md", false, claimIncident},
		{"2026-03-05-template-rendering-outage.md", false, claimIncident},
		{"20260305-template-outage.md", false, claimIncident},
		{"2026-03_template.md", false, claimTemplate},
		{"2026.3.5 template.md", false, claimTemplate},
		{"05-03-2026-template.md", false, claimTemplate},
		{"INC-202603-template.md", false, claimOther},
		{"0000-00-00-template.md", true, claimTemplate},
		{"00000000-template.md", true, claimTemplate},
		{"YYYY-03-template.md", true, claimTemplate},
		{"postmortem-template-2026.md", true, claimReport},
		{"template-v2.md", true, claimOther},
		{"README.md", false, claimOther},
		{"2026-03-04.md", false, claimTemplate},
		{".md", false, claimTemplate},
		{"", false, claimTemplate},
	}
	for _, tt := range tests {
		if got := readName(tt.name, postmortem.DefaultVocabulary()); got.template != tt.template || got.claim != tt.claim {
			t.Errorf("%s: %+v", tt.name, got)
		}
	}
	for name, want := range map[string]bool{
		"templates": true, "template": true, "_templates": true, "Vorlagen": true, "postmortem-templates": true,
		"ISSUE_TEMPLATE": false, "email-templates": false, "docs": false, "maler": true, "decimal": false,
	} {
		if got := isTemplateFolder(name, postmortem.DefaultVocabulary()); got != want {
			t.Errorf("folder %s: %v", name, got)
		}
	}
}

func TestIsTemplate(t *testing.T) {
	const adr = "# [short title]\n\n**Status**: proposed | accepted\n\n## Context\n\n## Decision\n\n## Consequences\n"
	const bug = "**Describe the bug**\nA clear description.\n\n**To reproduce**\n1. Go to '...'\n\n**Expected behavior**\n"
	const pull = "## Summary\n\n<!-- What does it do? -->\n\n## Impact\n\n## Testing\n\n- [ ] unit tests\n\n## Rollback plan\n"
	const fix = "### Summary\n\n### Steps to reproduce\n\n### Root cause\n\n### Resolution\n"
	const change = "# Change [id]\n\n## Summary\n## Impact\n## Timeline\n## Rollback plan\n## Approval\n"
	const runbook = "# Incident runbook: [alert]\n\n## Summary\n## Impact\n## Detection\n## Diagnosis\n## Mitigation\n## Escalation\n"
	const retro = "# Sprint [number]\n\n## What went well\n\n-\n\n## What went wrong\n\n-\n\n## Action items\n\n- [ ] [action]\n"
	const plain = "# [Title]\n\n## Summary\n\n## Timeline\n\n## Root cause\n\n## Action items\n"
	const sparse = "# Post-mortem: [title]\n\n## Impact\n\n## What we learned\n"
	// The fields below the headings read as a form that somebody has begun.
	const fields = "# Incident Postmortem Template\n\n## Summary\n- Incident ID:\n- Duration:\n\n## Impact\n- Systems:\n\n" +
		"## Timeline\n1. Detection\n2. Recovery\n\n## Root cause\n- Primary:\n"
	const clocks = "# [name]\n\n## Issue summary\n\nLorem ipsum dolor.\n\n## Timeline (UTC)\n\n- 12:45: first thing\n- 13:55: second thing\n\n## Resolution\n"
	const dated = "it is dated, as the account of one incident is"
	const filled = "# Post-mortem: login outage\n\n**Date**: 2026-02-11\n\n## Timeline\n- 09:10 UTC First failures\n" +
		"- 09:50 UTC Logins worked again\n\n## Root Cause\nThe certificate had expired.\n\n## Action Items\n- Alert on certificates\n"
	tests := []struct{ name, text, want string }{
		{"docs/template.md", plain, ""},
		{"docs/anything.md", plain, ""},
		{"docs/template.md", sparse, ""},
		{"docs/template.md", fields, ""},
		{"docs/templates/fields.md", fields, ""},
		{"docs/fields.md", fields, "it is no blank post-mortem"},
		{"docs/template.md", clocks, ""},
		{"docs/template.md", filled, "it is filled in"},
		{"docs/template.md", adr, "it is a template of something else"},
		{"docs/template.md", bug, "it is no blank post-mortem"},
		{"docs/template.md", pull, "it is a template of something else"},
		{"docs/template.md", fix, "it is a template of something else"},
		{"docs/template.md", change, "it is a template of something else"},
		{"postmortems/change-template.md", change, "it is a template of something else"},
		{"postmortems/template.md", change, ""},
		{"postmortems/templates/default-template.md", change, "it is a template of something else"},
		{"postmortems/templates/template.md", change, ""},
		{"docs/template.md", runbook, "it is a template of something else"},
		{"docs/template.md", retro, "it is a template of something else"},
		{"docs/template.md", "", "it is no blank post-mortem"},
		// A draft that was begun is one of its day, whatever its name says besides.
		{"docs/template.md", "# [Title]\n\n**Date**: 2026-03-05\n\n## Summary\n\n## Timeline\n\n## Root cause\n", dated},
		{"docs/template.md", "# [Title]\n\n**Date**: [01.07.2023]\n\n## Summary\n\n## Timeline\n\n## Root cause\n\n## Action items\n", ""},
		{"docs/2026-03-05-template-outage.md", plain, dated},
		{"docs/templates/2026-03-05.md", plain, dated},
		{"docs/0000-00-00-template.md", plain, ""},
	}
	for _, tt := range tests {
		ok, reason := IsTemplate(parse(tt.name, tt.text), tt.name)
		if reason != tt.want || ok != (tt.want == "") {
			t.Errorf("%s, %.25q: %v, %q; want %q", tt.name, tt.text, ok, reason, tt.want)
		}
	}
}

// TestIsTemplateOfFixtures: the blank forms among the texts of Judge's own test are
// templates by what they hold, and nothing else is.
func TestIsTemplateOfFixtures(t *testing.T) {
	for _, folder := range []string{"left", "taken"} {
		names, err := filepath.Glob("testdata/" + folder + "/*.md")
		if err != nil || len(names) == 0 {
			t.Fatal(names, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			want := strings.HasPrefix(filepath.Base(name), "template-")
			if ok, reason := IsTemplate(parse("x.md", string(data)), "x.md"); ok != want {
				t.Errorf("%s: %v, %q", name, ok, reason)
			}
		}
	}
}

func TestFollow(t *testing.T) {
	template := func(text string) *profile.Profile {
		p, err := profile.Load("t.md", []byte(text), postmortem.DefaultVocabulary())
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	form := template("# [Title]\n\n## Summary\n\n## Customer messages\n\n### Sent\n\n## Timeline\n\n## Root cause\n\n## Appendix (optional)\n")
	below := template("## Post-mortem\n\n### Summary\n\n### Timeline\n\n### Root cause\n")
	loose := template("# [Title]\n\n## Summary (optional)\n\n## Timeline (optional)\n")
	tests := []struct {
		name   string
		p      *profile.Profile
		text   string
		want   Following
		enough bool
	}{
		{"all", form, "# A\n## Summary\n## Customer messages\n## Timeline\n## Root cause\n", Following{4, 4, 0}, true},
		{"half", form, "# A\n## Summary\n## Timeline\n", Following{4, 2, 0}, true},
		{"one, and one of another name", form, "# A\n## Summary\n## Why it happened\n", Following{4, 1, 1}, false},
		{"one, and two of other names", form, "# A\n## Customer messages\n## What happened\n## Why it happened\n", Following{4, 1, 2}, true},
		{"all others", form, "# A\n## What happened\n## Tidslinje\n## Why it happened\n", Following{4, 0, 3}, false},
		{"other case", form, "# A\n## SUMMARY\n## customer messages:\n", Following{4, 2, 0}, true},
		{"nothing", form, "", Following{4, 0, 0}, false},
		{"below one heading", below, "## Post-mortem\n### Summary\n### Timeline\n", Following{3, 2, 0}, true},
		{"nothing required", loose, "## Timeline\n", Following{2, 1, 0}, true},
	}
	for _, tt := range tests {
		got := NewFollower(parse("a.md", tt.text)).Follow(tt.p)
		if got != tt.want || got.Enough() != tt.enough {
			t.Errorf("%s: %+v, enough: %v", tt.name, got, got.Enough())
		}
	}
	if (Following{}).Enough() || (Following{}).share() != 0 || (Following{4, 1, 2}).share() != 0.5 {
		t.Error("shares")
	}
}
