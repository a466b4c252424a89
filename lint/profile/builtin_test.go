package profile

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// required lists the main headings that each built-in profile cannot do without.
var required = map[string][]string{
	IncidentReport: {"Executive Summary", "Incident Details", "Timeline", "Impact Analysis", "Root Cause Analysis", "Resolution & Recovery",
		"Action Items", "Lessons Learned", "Review & Approval", "Follow-up"},
	SRE: {"Summary", "Impact", "Root causes", "Resolution", "Detection", "Action items", "Lessons learned", "Timeline"},
	PagerDuty: {"Overview", "What happened", "Contributing factors", "Resolution", "Impact", "Timeline", "How did we do?",
		"Action items"},
	Atlassian: {"Incident summary", "Leadup", "Fault", "Impact", "Detection", "Response", "Recovery", "Timeline", "Root cause", "Lessons learned",
		"Corrective actions"},
	Minimal: {"Summary", "Timeline", "Root cause", "Action items"},
}

func TestBuiltins(t *testing.T) {
	if len(required) != len(Names()) {
		t.Errorf("there are %d profiles", len(Names()))
	}
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			p, ok := Builtin(name)
			if !ok || p.Name != name {
				t.Fatal("it is listed and not there")
			}
			if len(p.Hints) > 0 {
				t.Errorf("hints: %q", p.Hints)
			}
			var got []string
			for _, s := range p.Sections {
				if s.Required && s.Parent == nil && s.Heading && s.Severity != "info" {
					got = append(got, s.Title)
				}
			}
			if diff := cmp.Diff(required[name], got); diff != "" {
				t.Errorf("required (-want +got)\n%s", diff)
			}
			for _, kind := range []postmortem.Kind{postmortem.Summary, postmortem.TimelineSection, postmortem.RootCause, postmortem.ActionItems} {
				if !slices.ContainsFunc(p.Sections, func(s *Section) bool { return s.Required && s.Is(kind) }) {
					t.Errorf("it asks for no %s", kind)
				}
			}
			// The one that prescribes forms asks for them item by item.
			if strict := name == IncidentReport; p.Form != strict || (p.Action != ActionForm{}) != strict {
				t.Errorf("Form %v, Action %+v", p.Form, p.Action)
			}
			if name != IncidentReport && len(p.Prompts) < len(required[name]) {
				t.Errorf("%d prompts for %d sections", len(p.Prompts), len(required[name]))
			}
		})
	}
	if _, ok := Builtin("none"); ok {
		t.Error("there is a profile of any name")
	}
}

// TestAuto takes each built-in template for a document of its own profile, and
// nothing less than most of its headings.
func TestAuto(t *testing.T) {
	for _, name := range Names() {
		p, _ := Builtin(name)
		var doc strings.Builder
		doc.WriteString("# Post-mortem: the mail stood still\n")
		for _, s := range p.Sections {
			if s.Heading {
				doc.WriteString("\n" + strings.Repeat("#", s.Level) + " " + s.Title + "\n\nA text.\n")
			}
		}
		if got := Auto(parse(doc.String())); got.Name != name {
			t.Errorf("the headings of %s are taken for %s", name, got.Name)
		}
	}
	for _, text := range []string{
		"# Post-mortem\n\n## Summary\n\n## Timeline\n\n## Root cause\n\n## Action items\n",
		"# Post-mortem\n\n## Summary\n\n## Impact\n\n## Timeline\n\n## Root cause\n\n## Resolution\n\n## Lessons learned\n\n## Action items\n",
		"# Post-mortem\n\nNo heading at all.\n",
	} {
		if got := Auto(parse(text)); got.Name != Minimal {
			t.Errorf("taken for %s:\n%s", got.Name, text)
		}
	}
}

func parse(text string) *postmortem.Document {
	return postmortem.Parse(source.New("doc.md", []byte(text)), postmortem.DefaultVocabulary())
}

func TestForm(t *testing.T) {
	for text, want := range map[string]bool{
		"# P\n\n**Date**:\n\n## Summary\n":             false, // only named
		"# P\n\n**Date**: YYYY-MM-DD\n\n## Summary\n":  true,
		"# P\n\n## Impact\n\n- Users affected:\n":      true,
		"# P\n\n## Summary\n\n[Two sentences.]\n":      false,
		"---\nlayout:\ntitle:\n---\n\n## Summary\n":    false,
		"---\nseverity: SEVX\n---\n\n## Summary\n":     false,
		"---\nincident: INC-XXXX\n---\n\n## Summary\n": true,
	} {
		p, err := load("t.md", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if p.Form != want {
			t.Errorf("Form is %v of %q", p.Form, text)
		}
	}
}

func TestPlainTitle(t *testing.T) {
	for title, want := range map[string]string{
		"Summary":                 "Summary",
		"1. Summary":              "Summary",
		"2.1 Summary":             "Summary",
		"3) 📋 Summary":            "Summary",
		"🧠 Summary ✅":             "Summary",
		":fire: Summary":          "Summary",
		"A. Relevant logs":        "Relevant logs",
		"IV. Action items":        "Action items",
		"(2) Action items":        "Action items",
		"5 Whys":                  "5 Whys",
		"2024 in review":          "2024 in review",
		"A bad day":               "A bad day",
		"📋":                       "📋",
		"Rollback (if needed)":    "Rollback (if needed)",
		"1.":                      "1.",
		"What's next?":            "What's next?",
		"3 - What we do about it": "What we do about it",
	} {
		if got := (&Section{Title: title}).PlainTitle(); got != want {
			t.Errorf("PlainTitle of %q is %q, not %q", title, got, want)
		}
	}
}

// TestHostile reads templates that would take forever if each part were held
// against each other.
func TestHostile(t *testing.T) {
	const n = 3000
	for name, text := range map[string]string{
		"bold keys":   strings.Repeat("**Label:** [value]\n\n", n),
		"bold lines":  strings.Repeat("**Label**\n\n", n),
		"headings":    strings.Repeat("## Label:\n\n", n),
		"annotations": strings.Repeat("<!-- pmlint: optional -->\n", n) + "## Summary\n",
		"one line":    "## Summary " + strings.Repeat("<!-- pmlint: optional -->", n),
		"comments":    "## Summary\n\n" + strings.Repeat("x <!-- a -->\n\n", n),
		"options":     "## Summary\n\n" + strings.Repeat("- L: [a / b]\n", n),
		"tables":      "## Summary\n\n" + strings.Repeat("| A | B |\n|---|---|\n| c | |\n\n", n/4),
		"brackets":    "## Summary\n\n" + strings.Repeat("[", n*10) + "]",
		"labels":      "## Summary\n\n" + strings.Repeat("P1: a\n\nLabel\n\n", n),
	} {
		t.Run(name, func(t *testing.T) {
			if p, err := load("t.md", []byte(text)); err == nil {
				checkLaws(t, []byte(text), p)
			}
		})
	}
}
