package postmortem

import (
	"fmt"
	"slices"
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

// A header of nothing but labels with one row below it holds fields.
func TestFieldRow(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"labels": {"|Severity|Date|Duration|Lead|\n|---|---|---|---|\n|High|2026-04-02|38m||\n",
			[]string{"severity=High", "date=2026-04-02", "duration=38m", "incident-commander="}},
		"a byline": {"|Author|Date|Status|\n|---|---|---|\n|Nora|2026-07-16|Final|\n",
			[]string{"authors=Nora", "created=2026-07-16", "status=Final"}},
		"a short row":    {"|Severity|Date|Status|\n|---|---|---|\n|High|\n", []string{"severity=High", "date=", "status="}},
		"two rows":       {"|Author|Date|Status|\n|---|---|---|\n|Nora|2026-07-16|Final|\n|Bo|2026-07-17|Final|\n", nil},
		"another column": {"|Author|Date|Version|Change|\n|---|---|---|---|\n|Nora|2026-07-16|1|first|\n", nil},
		"an action item": {"## Action items\n\n|Owner|Date|Status|\n|---|---|---|\n|Nora|2026-07-16|Open|\n", nil},
		"pairs below a header": {"|Item|Value|Item|Value|\n|---|---|---|---|\n|Incident no.|INC0048821|Problem no.|PRB0009914|\n|Start|2026-10-05 04:10|End|2026-10-05 08:25|\n",
			[]string{"id=INC0048821", "=PRB0009914", "start=2026-10-05 04:10", "end=2026-10-05 08:25"}},
		"numbered labels": {"|Data field|Content|\n|---|---|\n|2.2 Date and time of detection|2026-09-15 05:42 UTC|\n|3.1 Date and time of occurrence|2026-09-15 05:30 UTC|\n|4.4 Costs|none|\n",
			[]string{"=Content", "detected=2026-09-15 05:42 UTC", "date=2026-09-15 05:30 UTC", "=none"}},
		"questions": {"|Question|Answer|\n|---|---|\n|When did it start?|2026-08-19 07:30 UTC|\n|When was it resolved?|2026-08-19 08:20 UTC|\n",
			[]string{"=Answer", "start=2026-08-19 07:30 UTC", "end=2026-08-19 08:20 UTC"}},
		"a timeline's row": {"|Time|Event|Status|\n|---|---|---|\n|10:00|it fails|open|\n", nil},
	} {
		doc := Parse(source.New("a.md", []byte("# Outage\n\n"+test.text)), DefaultVocabulary())
		var got []string
		for _, f := range doc.Fields {
			got = append(got, fmt.Sprintf("%s=%s", f.Key, f.Value.Text))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}
