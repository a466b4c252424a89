package lsp

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

const team = `# Post-mortem: TITLE

**Date**: YYYY-MM-DD
**Severity**: [SEV1 / SEV2 / SEV3]
**Status**: [Draft / Under Review / Approved]
**Lead**: [@user]
**Written on**: YYYY-MM-DD

## Summary

## What broke

## Timeline

## Money lost (optional)

## Action items
`

func TestCompletion(t *testing.T) {
	p, err := lint.LoadTemplate("team.md", []byte(team), postmortem.DefaultVocabulary())
	if err != nil {
		t.Fatal(err)
	}
	const head = "# Post-mortem: Search\n\n**Severity**: SEV1\n\n## Summary\n\nIt failed.\n\n"
	for _, test := range []struct {
		name, text string
		typed      bool // not asked for
		want       string
	}{
		{"sections behind those above", head + "#‸\n\n## Timeline\n\n- 14:02 A\n", true, `
What broke: "#" -> "## What broke" by "# What broke" (section of team.md)
Money lost (optional): "#" -> "## Money lost (optional)" by "# Money lost (optional)" (optional section of team.md)
Action items: "#" -> "## Action items" by "# Action items" (section of team.md)`},
		{"sections of which a part is written", head + "### Act‸\n", true, `
What broke: "### Act" -> "## What broke" by "### What broke" (section of team.md)
Timeline: "### Act" -> "## Timeline" by "### Timeline" (section of team.md)
Money lost (optional): "### Act" -> "## Money lost (optional)" by "### Money lost (optional)" (optional section of team.md)
Action items: "### Act" -> "## Action items" by "### Action items" (section of team.md)`},
		{"no section in code", head + "```\n#‸\n```\n", true, ""},
		{"people", head + "## Action items\n\n- [ ] Do this - Owner: @raj\n- [ ] Do that - Owner: @‸\n- [ ] Do all - Owner: @ana\n- [ ] Go - Owner: Bea Lind\n", true, `
@ana: "@" -> "@ana" by "@ana" (named in this document)
@raj: "@" -> "@raj" by "@raj" (named in this document)`},
		{"people, not the one being written", head + "## Action items\n\n- [ ] Do this - Owner: @raj\n- [ ] Do that - Owner: @ra‸\n", true, `
@raj: "@ra" -> "@raj" by "@raj" (named in this document)`},
		{"no people in an address", head + "## Action items\n\n- [ ] Do this - Owner: @raj\n\nmail@‸\n", true, ""},
		{"severities", "# A\n\n**Severity**: ‸\n", false, `
SEV1: "" -> "SEV1" by "SEV1" (Severity)
SEV2: "" -> "SEV2" by "SEV2" (Severity)
SEV3: "" -> "SEV3" by "SEV3" (Severity)`},
		{"statuses in place of another", "# A\n\n**Status**: Un‸known\n", false, `
Draft: "Unknown" -> "Draft" by "Un Draft" (Status)
Under Review: "Unknown" -> "Under Review" by "Under Review" (Status)
Approved: "Unknown" -> "Approved" by "Un Approved" (Status)`},
		{"statuses in a table", "# A\n\n| Field | Value |\n|---|---|\n| Severity | SEV1 |\n| Status | ‸ |\n", false, `
Draft: "" -> "Draft" by "Draft" (Status)
Under Review: "" -> "Under Review" by "Under Review" (Status)
Approved: "" -> "Approved" by "Approved" (Status)`},
		{"severities in front matter", "---\nseverity: S‸\n---\n\n# A\n", false, `
SEV1: "S" -> "SEV1" by "SEV1" (Severity)
SEV2: "S" -> "SEV2" by "SEV2" (Severity)
SEV3: "S" -> "SEV3" by "SEV3" (Severity)`},
		{"the day of a field", "# A\n\n**Date**: ‸\n", false, `2026-03-05: "" -> "2026-03-05" by "2026-03-05" (today)`},
		{"the day of the template's own field", "# A\n\n**Written on**: 20‸\n", false, `2026-03-05: "20" -> "2026-03-05" by "2026-03-05" (today)`},
		{"the day of an item", head + "## Action items\n\n- [ ] Do - Owner: @raj - Due: ‸\n", false, `2026-03-05: "" -> "2026-03-05" by "2026-03-05" (today)`},
		{"the day of an item in bold", head + "## Action items\n\n- [ ] Do (**due by:** 2026-‸)\n", false, `2026-03-05: "2026-" -> "2026-03-05" by "2026-03-05" (today)`},
		{"the day by its name", head + "We meet to‸\n", false, `2026-03-05: "to" -> "2026-03-05" by "to" (today)`},
		{"no day in the middle of nowhere", head + "We met the vendor‸\n", false, ""},
		{"labels that are missing", "# A\n\n**Severity**: SEV1\n‸\n\n## Summary\n", false, `
Date: "" -> "**Date**: " by "Date" (field of team.md)
Status: "" -> "**Status**: " by "Status" (field of team.md)
Lead: "" -> "**Lead**: " by "Lead" (field of team.md)
Written on: "" -> "**Written on**: " by "Written on" (field of team.md)`},
		{"labels in front matter", "---\nseverity: SEV1\n‸\n---\n\n# A\n", false, `
Date: "" -> "date: " by "Date" (field of team.md)
Status: "" -> "status: " by "Status" (field of team.md)
Lead: "" -> "lead: " by "Lead" (field of team.md)
Written on: "" -> "written-on: " by "Written on" (field of team.md)`},
		{"no labels below", head + "‸\n", false, ""},
		{"no labels unasked", "# A\n\n‸\n", true, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, at := cursor(t, test.text)
			v := viewBy(t, text, p)
			items := v.complete(at, !test.typed, theDay)
			for i, item := range items {
				if item.SortText != fmt.Sprintf("%04d", i) {
					t.Errorf("%s is sorted by %q", item.Label, item.SortText)
				}
			}
			check(t, lines(items, func(i completionItem) string {
				return fmt.Sprintf("%s: %q -> %q by %q (%s)", i.Label, quoted(v, i.TextEdit.Range), i.TextEdit.NewText, i.FilterText, i.Detail)
			}), test.want)
		})
	}
}

// At every place of every document there is an answer: no panic, edits that hold the
// place and stay on its line, as the protocol demands.
func TestCompletionEverywhere(t *testing.T) {
	p, err := lint.LoadTemplate("team.md", []byte(team), postmortem.DefaultVocabulary())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range documents(t) {
		v := viewBy(t, text[:min(len(text), 3000)], p)
		for at := 0; at <= len(v.file.Text); at += 7 {
			if at < len(v.file.Text) && !utf8.RuneStart(v.file.Text[at]) {
				continue
			}
			pos := v.pos.at(at)
			for _, item := range v.complete(v.pos.offset(pos), true, theDay) {
				r := item.TextEdit.Range
				if r.Start.Line != pos.Line || r.End.Line != pos.Line || r.Start.Character > pos.Character || r.End.Character < pos.Character {
					t.Fatalf("%s: %q at %v has the range %v", name, item.Label, pos, r)
				}
				if strings.ContainsAny(item.Label, "\n\x00") {
					t.Fatalf("%s: label %q", name, item.Label)
				}
			}
		}
	}
}
