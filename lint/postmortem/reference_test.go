package postmortem

import (
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

func TestReferredTo(t *testing.T) {
	for _, test := range []struct{ body, want string }{
		{"See [thread](https://x.example/1).", "https://x.example/1"},
		{"<https://x.example/1>", "https://x.example/1"},
		{"Thread: https://x.example/1, call: https://x.example/2", "https://x.example/1 https://x.example/2"},
		{"> [thread](https://x.example/1)", "https://x.example/1"},
		{"- [a](a.md)\n- [b](b.md)", "a.md b.md"},
		{"<!-- later -->\n\n[thread](https://x.example/1)", "https://x.example/1"},
		{"[thread](https://x.example/1)\n\n**Milestones**:\n- **Time to Detect**: 4 minutes", "https://x.example/1"},
		{"", ""},
		{"See the thread.", ""},
		{"[below](#impact)", ""},
		{"![graph](g.png) [thread](https://x.example/1)", ""},
		{"It was over soon: [thread](https://x.example/1)", ""},
		{"At 9 [it](https://x.example/1)", ""},
		{"```\nlog\n```\n\n[thread](https://x.example/1)", ""},
		{"| a |\n|---|\n| [thread](https://x.example/1) |", ""},
		{"<div>x</div>\n\n[thread](https://x.example/1)", ""},
		{"### Day two\n\nIt failed.\n\n### Day three\n\n[thread](https://x.example/1)", ""},
		{strings.Repeat("word ", 17) + "[thread](https://x.example/1)", ""},
	} {
		d := Parse(source.New("in.md", []byte("# T\n\n## Timeline\n\n"+test.body+"\n")), DefaultVocabulary())
		var got []string
		for _, v := range d.ReferredTo(d.Find(TimelineSection)) {
			got = append(got, v.Text)
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%q: got %q, want %q", test.body, s, test.want)
		}
	}
}

func TestSaysNone(t *testing.T) {
	for body, want := range map[string]bool{
		"N/A - nobody kept a log":     true,
		"None: it was over at once":   true,
		"Keine, es war gleich vorbei": true,
		"**Why**: N/A":                false,
		"No alert fired":              false,
		"- none":                      false,
		"":                            false,
	} {
		d := Parse(source.New("in.md", []byte("# T\n\n## Timeline\n\n"+body+"\n")), DefaultVocabulary())
		if got := d.SaysNone(d.Find(TimelineSection)); got != want {
			t.Errorf("%q: got %v, want %v", body, got, want)
		}
	}
}
