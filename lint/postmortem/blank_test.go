package postmortem

import (
	"slices"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

// TestBlanks reads one text a case. Open blanks are wanted as they stand, others
// with a question mark before them.
func TestBlanks(t *testing.T) {
	for text, want := range map[string]string{
		"[Amount]":                                            "[Amount]",
		"Users Affected: [Number/Percentage]":                 "[Number/Percentage]",
		"- Revenue: $[Amount] (estimated)":                    "[Amount]",
		"1. **[Factor 1]**: [Description]":                    "[Factor 1]|[Description]",
		"| a | b |\n|---|---|\n| [x y] | 2 |":                 "[x y]",
		"The fix went out at TBD.":                            "TBD",
		"TBD":                                                 "TBD",
		"- TODO: ask Ana":                                     "TODO: ask Ana",
		"We left a TODO in the code.":                         "",
		"A tbd value":                                         "",
		"Affected: ??? users":                                 "???",
		"We saw ??? in the log of [name].":                    "???|[name]",
		"Why?? Nobody knows.":                                 "",
		"{{ hh:mm }} something":                               "{{ hh:mm }}",
		"# Post-mortem: <incident title>":                     "<incident title>",
		"<br>":                                                "",
		"a<br>b":                                              "",
		"see [0] and [redacted]":                              "",
		"[Value redacted] was sent":                           "",
		"an arr[index] and \\[Amount\\]":                      "",
		"the [platform] team":                                 "?[platform]",
		"[link](https://example.com) and [x]":                 "",
		"- [ ] done by [someone]":                             "[someone]",
		"- [x] done":                                          "",
		"> the [platform] team said [name]":                   "?[platform]|?[name]",
		"> [!NOTE]\n> Read this":                              "",
		"A note[^1]\n\n[^1]: [what] now":                      "?[what]",
		"see [[wiki page]] for more":                          "",
		"`[Amount]` in code":                                  "",
		"at [12:03] and [14:02 UTC]":                          "?[12:03]|?[14:02 UTC]",
		"```\n[Include actual commands used]\n[error] x\n```": "?[Include actual commands used]",
		"Severity: Draft / Final":                             "",
		"---\nseverity: TBD\n---\n# A\n":                      "TBD",
	} {
		doc := Parse(source.New("a.md", []byte(text)), DefaultVocabulary())
		var got []string
		for _, b := range doc.Blanks() {
			mark := ""
			if !b.Open {
				mark = "?"
			}
			got = append(got, mark+b.Text)
			if flagged := strings.Join(strings.Fields(doc.File.Slice(b.Span)), " "); flagged != b.Text {
				t.Errorf("%q: the blank %q stands for %q", text, b.Text, flagged)
			}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: %q, want %q", text, strings.Join(got, "|"), want)
		}
	}
}

func TestBlanksOfFields(t *testing.T) {
	doc := Parse(source.New("a.md", []byte("- **Escalation**: [Yes/No] - [Details if yes]\n- [Lesson 1]\n")), DefaultVocabulary())
	var labels []string
	for _, b := range doc.Blanks() {
		if b.Field == nil {
			labels = append(labels, "-")
		} else {
			labels = append(labels, b.Field.Label)
		}
	}
	if want := []string{"Escalation", "Escalation", "-"}; !slices.Equal(labels, want) {
		t.Errorf("fields %q, want %q", labels, want)
	}
}
