package postmortem

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

func TestFollowers(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a table", "## Follow-up\n\n| Item | Status |\n|---|---|\n| Cap it (#1, OPS-2) | Done |\n|  |  |\n", `"Cap it (#1, OPS-2)" #1 OPS-2 of "Cap it (#1, OPS-2) | Done"`},
		{"a list below a heading", "## Follow-up\n\n### Progress\n\n- Cap it: done\n  - in March\n- See [the board](https://example.org)\n", `
"Cap it: done" of "Cap it: done"
"See the board" of "See [the board](https://example.org)"`},
		{"text", "## Follow-up\n\nWe cap it (#1).\n", ""},
		{"another section", "## Prevention\n\n- Cap it (#1)\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := documentOf(t, "# A\n\n## Action items\n\n- [ ] Do this\n\n"+test.text)
			var got []string
			for _, f := range d.Followers() {
				got = append(got, strings.Join(append([]string{fmt.Sprintf("%q", f.Title)}, f.Tickets...), " ")+fmt.Sprintf(" of %q", d.File.Slice(f.Span)))
			}
			if got, want := strings.Join(got, "\n"), strings.TrimSpace(test.want); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// Where a follow-up stands for the action items, its parts are these.
func TestFollowersAreNoActions(t *testing.T) {
	d := documentOf(t, "# A\n\n## Follow-up\n\n| Item | Owner | Status |\n|---|---|---|\n| Cap it | @ana | Open |\n")
	if len(d.Actions) != 1 || len(d.Followers()) != 0 {
		t.Errorf("%d actions, followers %v", len(d.Actions), d.Followers())
	}
}

func documentOf(t *testing.T, text string) *Document {
	t.Helper()
	return Parse(source.New("pm.md", []byte(text)), DefaultVocabulary())
}
