package profile

import (
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

const lifecycleTemplate = `# Incident: [title]

**Status**: Draft / In Review / Final

## Summary

## Timeline

## Action items

---

**Owner**: [name]
**Version**: 1.0
**Status**: Draft / In Review / Final
`

const incidentTemplate = `# Incident: [title]

**Status**: Ongoing / Resolved / Closed

## Summary

## Timeline

## Action items
`

func TestStatus(t *testing.T) {
	for _, test := range []struct {
		template, header, footer string
		want                     postmortem.Status
	}{
		{lifecycleTemplate, "Draft", "Draft", postmortem.Draft},
		{lifecycleTemplate, "Draft (waiting for logs)", "", postmortem.Draft},
		{lifecycleTemplate, "Draft", "Draft / In Review / Final", postmortem.Draft},
		{lifecycleTemplate, "Entwurf", "", postmortem.Draft},
		{lifecycleTemplate, "Draft", "Final", postmortem.Approved},
		{lifecycleTemplate, "Final", "Draft", postmortem.Approved},
		{lifecycleTemplate, "In Review", "", postmortem.UnderReview},
		{lifecycleTemplate, "", "", postmortem.UnderReview},
		{lifecycleTemplate, "Draft / In Review / Final", "", postmortem.UnderReview},
		{lifecycleTemplate, "Draft / Final", "", postmortem.UnderReview},
		{lifecycleTemplate, "Nearly there", "", postmortem.UnderReview},
		{incidentTemplate, "Closed", "", ""},
		{incidentTemplate, "Draft", "", ""},
	} {
		p, err := Load("template.md", []byte(test.template), postmortem.DefaultVocabulary())
		if err != nil {
			t.Fatal(err)
		}
		text := "# Incident: a\n\n**Status**: " + test.header + "\n\n## Summary\n\nText.\n\n## Action items\n\n- Do it\n"
		if test.footer != "" {
			text += "\n---\n\n**Owner**: @ana\n**Version**: 1.0\n**Status**: " + test.footer + "\n"
		}
		doc := postmortem.Parse(source.New("a.md", []byte(text)), postmortem.DefaultVocabulary())
		if got := p.Status(doc); got != test.want {
			t.Errorf("header %q, footer %q: %q, want %q", test.header, test.footer, got, test.want)
		}
	}
}
