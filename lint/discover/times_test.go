package discover

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

func TestCountTimes(t *testing.T) {
	for text, want := range map[string][2]int{
		"at 14:02 and 9:05:33":                {2, 0},
		"14:02-14:20 (6:48 PDT)":              {2, 0},
		"à 14h02, kl. 9:30":                   {2, 0},
		"7:30am, 7 PM, 11 a.m.":               {3, 0},
		"until 1506 UTC":                      {1, 0},
		"1506 users":                          {0, 0},
		"2026-03-04, 04.03.2026 and 3/4/2026": {0, 3},
		"2026-03-04T14:02:00Z":                {1, 1},
		"2026-03-04 14:02":                    {1, 1},
		"March 4th, 4 March, 4. März":         {0, 3},
		"4 de marzo; 21. mai.":                {0, 2},
		"Sep 30 - Oct 2":                      {0, 2},
		"version 1.2.3, 25:10, 14:75, 3:1":    {0, 0},
		"10.0.0.1 and 2026":                   {0, 0},
		"**14:02** [14:03] ~14:04":            {3, 0},
		"x-14:02":                             {0, 0},
		"2026-13-45":                          {0, 0},
		"":                                    {0, 0},
	} {
		clocks, dates := countTimes(text, postmortem.DefaultVocabulary())
		if got := [2]int{clocks, dates}; got != want {
			t.Errorf("%q: %d clocks and %d dates, want %v", text, clocks, dates, want)
		}
	}
}

// TestCountTimesSeesWhatIsRead holds the glance against the reading: where the reader finds a
// time with a colon or a date with hyphens in a timeline, the glance counts one.
func TestCountTimesSeesWhatIsRead(t *testing.T) {
	words, read := postmortem.DefaultVocabulary(), 0
	for _, folder := range []string{"../postmortem/testdata/reading", "../../testdata/documents", "../../docs/examples"} {
		files, err := filepath.Glob(folder + "/*.md")
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", folder, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc := postmortem.Parse(source.New(file, text), words)
			for _, tl := range doc.Timelines {
				for _, e := range tl.Entries {
					written := doc.File.Slice(e.Stamp.Span)
					if e.Stamp.State != postmortem.Filled || !strings.ContainsAny(written, ":-") {
						continue
					}
					read++
					if clocks, dates := countTimes(written, words); clocks+dates == 0 {
						t.Errorf("%s: %q counts for nothing", file, written)
					}
				}
			}
		}
	}
	if read == 0 {
		t.Error("no time was read")
	}
}
