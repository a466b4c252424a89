package postmortem

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

func TestDayClaims(t *testing.T) {
	const timeline = "\n## Timeline (UTC)\n\n- 2026-03-03 23:58 x\n- 2026-03-05 00:10 y\n"
	for _, test := range []struct{ name, text, want string }{
		{"x.md", "# X\n\n**Incident ID**: INC-20260304-0007\n**Date**: 4 March 2026\n", "ID 2026-03-04, date 2026-03-04"},
		{"x.md", "# X\n\n**Incident ID**: INC-20270229-0007\n", ""},
		{"x.md", "# X\n\n**Incident ID**: 20280229\n", "ID 2028-02-29"},
		{"x.md", "# X\n\n**Incident ID**: OPS-4711\n**Date**: 03/04/2026\n", ""},
		{"x.md", "# Outage of March 4th, 2026\n" + timeline, "title 2026-03-04, timeline 2026-03-03 to 2026-03-05"},
		{"docs/2026-03-04-outage.md", "# X\n", "file name 2026-03-04"},
		{"docs/2026_03_04.md", "# X\n", "file name 2026-03-04"},
		{"docs/outage-20260304.md", "# X\n", "file name 2026-03-04"},
		{"2026-03-04/outage.md", "# X\n", ""},
		{"docs/v1.2026.md", "# X\n", ""},
		{"2026-03-09-x.md", "---\ntitle: X\ndate: 2026-03-09\nauthor: ana\n---\n\n# X\n" + timeline, "timeline 2026-03-03 to 2026-03-05"},
		{"x.md", "# X\n\n**Duration**: 2026-03-04 23:10 - 2026-03-05 01:20 (2 h 10 min)\n", "duration 2026-03-04"},
		{"x.md", "# X\n\n## Timeline (UTC)\n\n- 09:02 x\n- 09:20 y\n", ""},
	} {
		d := Parse(source.New(test.name, []byte(test.text)), DefaultVocabulary())
		var got []string
		for _, c := range d.DayClaims() {
			s := fmt.Sprintf("%s %s", c.Source, c.Day)
			if c.Last != c.Day {
				s += " to " + c.Last.String()
			}
			got = append(got, s)
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%s: %q says %s, want %s", test.name, test.text, s, test.want)
		}
	}
}
