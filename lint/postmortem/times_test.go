package postmortem

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/pmlint/pmlint/lint/source"
)

func timesOf(text string) (*Document, *Times) {
	d := Parse(source.New("2026-03-04-x.md", []byte(text)), DefaultVocabulary())
	return d, d.Times(nil)
}

// TestStatedSpans reads a duration's value: its lengths in minutes, the text of the
// first, and the ends beside it.
func TestStatedSpans(t *testing.T) {
	for _, test := range []struct{ value, want string }{
		{"14:02 - 16:17 UTC (2 hours 15 minutes)", `135 "2 hours 15 minutes" 14:02 16:17`},
		{"14:02–16:17 (135 minutes)", `135 "135 minutes" 14:02 16:17`},
		{"14:02 to 16:17 = 2h15m", `135 "2h15m" 14:02 16:17`},
		{"14:02 - 16:17 (2:15)", `135 "2:15" 14:02 16:17`},
		{"14:02 - 16:17 UTC (~2 hours)", `~120 "2 hours" 14:02 16:17`},
		{"2 h 15 min (14:02 - 16:17)", `135 "2 h 15 min" 14:02 16:17`},
		{"2:15 (14:02 - 16:17)", `135 "2:15" 14:02 16:17`},
		{"2:02 PM - 4:17 PM (2h 15m)", `135 "2h 15m" 14:02 16:17`},
		{"22:30 UTC on March 4 to 05:39 UTC on March 5 (7 hours 9 minutes)", `429 "7 hours 9 minutes" 22:30 2026-03-05 05:39`},
		{"2026-03-04 23:10 - 2026-03-06 01:20 (1 day 2 hours 10 minutes)", `1570 "1 day 2 hours 10 minutes" 23:10 2026-03-06 01:20`},
		{"23:50 - 00:35 (45 min)", `45 "45 min" 23:50 2026-03-05 00:35`},
		{"14:02 - 16:17 (2 hours 15 minutes, 40 minutes of them in full)", `135 "2 hours 15 minutes" +40 14:02 16:17`},
		{"2 hours 15 minutes", `135 "2 hours 15 minutes"`},
		{"Total 135 minutes", `135 "135 minutes"`},
		{"about two hours", `~120 "about two hours"`},
		{"7h (during support hours)", `420 "7h" partial`},
		{"45 minutes (three outages combined)", `45 "45 minutes" partial`},
		{"< 5 minutes", `~5 "< 5 minutes" partial`},
		{"up to 40 min for each user", `~40 "40 min" partial`},
		{"mindestens 2 Stunden", `~120 "mindestens 2 Stunden" partial`},
		{"14:02 - 16:17", ``},
		{"2-3 h", ``},
		{"a few hours", ``},
		{"[Start Time] - [End Time] (X hours Y minutes)", ``},
	} {
		_, times := timesOf("# X\n\n**Date**: 2026-03-04  \n**Duration**: " + test.value + "\n")
		got := ""
		for _, s := range times.Stated {
			got = fmt.Sprintf("%d %q", s.Seconds/60, s.Text)
			if s.Approximate {
				got = "~" + got
			}
			for _, o := range s.Others {
				got += fmt.Sprintf(" +%d", o.Seconds/60)
			}
			if s.From != nil {
				got += " " + s.From.Clock.String()
				if s.To.Day != s.From.Day {
					got += " " + s.To.Day.String()
				}
				got += " " + s.To.Clock.String()
			}
			if s.Partial {
				got += " partial"
			}
		}
		if got != test.want {
			t.Errorf("%q is read as %s, want %s", test.value, got, test.want)
		}
	}
}

// TestMoments lists the moments of a document, with slack in minutes and * for named
// ones.
func TestMoments(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"## Timeline (UTC)\n\n- 09:02 x\n- ~09:30 y\n- 10:?? z", "09:02 09:30~10 10:30~30"},
		{"## Timeline (UTC)\n\n| Time | Event |\n|---|---|\n| 12:26-12:40 | x |\n| 13:00 | y |", "12:26 12:40 13:00"},
		{"## Timeline (UTC)\n\n| Time | Event |\n|---|---|\n| 23:50-00:10 | Incident began |", "23:50 began 2026-03-05 00:10 began"},
		{"## Timeline (UTC)\n\n- 09:02 x\n- ??:?? y", "09:02 unsure"},
		{"## Timeline (UTC)\n\n- 09:02 x\n- HH:MM y", "09:02"},
		{"## Timeline\n\n- 09:02 UTC x\n- 09:30 IST y", "09:02 09:30 unsure"},
		{"## Timeline\n\n- 09:02 UTC x\n- 10:30 CET y", "09:02 10:30"},
		{"**Key events**\n\n- First detected: 2026-03-04 09:02\n- Resolved 2026-03-05 10:00", "09:02 detected* 2026-03-05 10:00 restored*"},
	} {
		_, times := timesOf("# X\n\n**Date**: 2026-03-04  \n**Time to resolve**: 1 hour\n\n" + test.text + "\n")
		var got []string
		for _, m := range times.Moments {
			s := m.Clock.String()
			if m.Day.Full() && m.Day.String() != "2026-03-04" {
				s = m.Day.String() + " " + s
			}
			if m.Slack > 0 {
				s += fmt.Sprintf("~%d", m.Slack/60)
			}
			if m.Class != "" {
				s += " " + string(m.Class)
			}
			if m.Named {
				s += "*"
			}
			got = append(got, s)
		}
		if times.Unsure {
			got = append(got, "unsure")
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%q has %s, want %s", test.text, s, test.want)
		}
	}
}

// TestHasPair holds the search for a pair against trying all of them.
func TestHasPair(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		dated := r.IntN(2) == 0
		text := "# X\n\n**Time to resolve**: 1 hour\n\n## Timeline (UTC)\n\n"
		if dated {
			text = "# X\n\n**Date**: 2026-03-04\n**Time to resolve**: 1 hour\n\n## Timeline (UTC)\n\n"
		}
		for minutes, n := r.IntN(600), 2+r.IntN(6); n > 0; n-- {
			text += fmt.Sprintf("- %02d:%02d x\n", minutes/60%24, minutes%60)
			minutes = min(minutes+r.IntN(200), 1439)
		}
		_, times := timesOf(text)
		if times.Dated != dated {
			t.Fatalf("%q: dated is %v", text, times.Dated)
		}
		s := times.Stated[0]
		s.Seconds = r.IntN(1300) * 60
		want := s.Seconds <= s.Tolerance() || !dated && s.Seconds+s.Tolerance() >= daySeconds
		for _, a := range times.Moments {
			for _, b := range times.Moments {
				want = want || times.Fits(s, a, b)
			}
		}
		if got := times.HasPair(s); got != want {
			t.Fatalf("%q: %d minutes: HasPair is %v, want %v", text, s.Seconds/60, got, want)
		}
	}
}

func TestTolerance(t *testing.T) {
	for _, test := range []struct {
		stated string
		want   int // seconds
	}{
		{"2 hours 15 minutes", 81},
		{"45 minutes", 60},
		{"2 hours", 1800},
		{"2.5 hours", 180},
		{"about 2 hours", 1800},
		{"~20 minutes", 300},
		{"~135 minutes", 810},
		{"54 hours 10 minutes", 1950},
		{"2 days", 43200},
	} {
		d, ok := ParseDuration(test.stated)
		if got := d.Tolerance(); !ok || got != test.want {
			t.Errorf("%q may be %d seconds off, want %d", test.stated, got, test.want)
		}
	}
}

func TestPrint(t *testing.T) {
	for _, test := range []struct {
		stated  string
		seconds int
		want    string
	}{
		{"2 hours 5 minutes", 8100, "2 h 15 min"},
		{"125 minutes", 8100, "135 min"},
		{"35h 36m", 188580, "52 h 23 min"},
		{"1d 5h 47m", 188580, "2 d 4 h 23 min"},
		{"2 hours", 0, "0 min"},
		{"2 hours", 12629, "3 h 30 min"},
		{"30 seconds", 90, "1 min 30 s"},
		{"2:05", 8100, "2 h 15 min"},
	} {
		d, ok := ParseDuration(test.stated)
		if got := d.Print(test.seconds); !ok || got != test.want {
			t.Errorf("%d seconds in the style of %q are %q, want %q", test.seconds, test.stated, got, test.want)
		}
	}
}

// TestIn rewrites a length in its own style; what is written is what was meant.
func TestIn(t *testing.T) {
	for _, test := range []struct {
		stated  string
		minutes int
		want    string
	}{
		{"2 hours 5 minutes", 135, "2 hours 15 minutes"},
		{"2h5m", 135, "2h15m"},
		{"2h 05m", 187, "3h 07m"},
		{"125 min", 135, "135 min"},
		{"2 days 2 hours 10 minutes", 4450, "3 days 2 hours 10 minutes"},
		{"2 hours 5 minutes", 75, ""}, // 1 hours
		{"2 hours", 135, ""},
		{"2:05", 135, ""},
		{"two hours", 180, ""},
		{"2.5 hours", 120, ""},
	} {
		d, ok := ParseDuration(test.stated)
		if !ok {
			t.Errorf("%q is no duration", test.stated)
		}
		s := &StatedSpan{Text: test.stated, Duration: d}
		got, _ := s.In(test.minutes * 60)
		if !strings.EqualFold(got, test.want) {
			t.Errorf("%d minutes in the style of %q are %q, want %q", test.minutes, test.stated, got, test.want)
		}
		if again, ok := ParseDuration(got); got != "" && (!ok || again.Seconds != test.minutes*60) {
			t.Errorf("%q is read as %+v", got, again)
		}
	}
}

func TestIsOneSlip(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"399 min", "1399 min", true},
		{"35 h 36 min", "53 h 36 min", true},
		{"371 min", "361 min", true},
		{"4 h 9 min", "6 h 9 min", true},
		{"4 h 9 min", "4 h 19 min", true},
		{"4 h 9 min", "6 h 19 min", false},
		{"399 min", "993 min", false},
		{"5 h 3 min", "18 h 58 min", false},
	} {
		if got := isOneSlip(test.a, test.b); got != test.want || isOneSlip(test.b, test.a) != test.want {
			t.Errorf("%q and %q: %v, want %v", test.a, test.b, got, test.want)
		}
	}
}

func TestIsWeekend(t *testing.T) {
	for day := (Date{2025, 12, 1}); day.Year < 2029; day = day.AddDays(1) {
		weekday := time.Date(day.Year, time.Month(day.Month), day.Day, 0, 0, 0, 0, time.UTC).Weekday()
		if got, want := IsWeekend(day.Days()), weekday == time.Saturday || weekday == time.Sunday; got != want {
			t.Fatalf("%s: %v, want %v", day, got, want)
		}
	}
}

func TestOfficeMinutes(t *testing.T) {
	thursday, friday, monday := Date{2026, 3, 12}, Date{2026, 3, 13}, Date{2026, 3, 16}
	for _, test := range []struct {
		a, b     Moment
		weekends bool
		want     int
	}{
		{Moment{Day: thursday, Clock: Clock{Hour: 15}}, Moment{Day: friday, Clock: Clock{Hour: 11}}, false, 180},
		{Moment{Day: friday, Clock: Clock{Hour: 15}}, Moment{Day: monday, Clock: Clock{Hour: 11}}, false, 180},
		{Moment{Day: friday, Clock: Clock{Hour: 15}}, Moment{Day: monday, Clock: Clock{Hour: 11}}, true, 180 + 2*420},
		{Moment{Day: thursday, Clock: Clock{Hour: 22}}, Moment{Day: friday, Clock: Clock{Hour: 11}}, false, 60},
		{Moment{Day: friday, Clock: Clock{Hour: 3}}, Moment{Day: monday, Clock: Clock{Hour: 4}}, false, 420},
	} {
		if got := officeMinutes(&test.a, &test.b, 10*60, 17*60, test.weekends); got != test.want {
			t.Errorf("from %s %s to %s %s: %d minutes, want %d", test.a.Day, test.a.Clock, test.b.Day, test.b.Clock, got, test.want)
		}
	}
}

// TestTimesCost wants a document of many rows and lengths to be read, and searched, in
// time that grows with its size.
func TestTimesCost(t *testing.T) {
	var b strings.Builder
	b.WriteString("# X\n\n**Date**: 2026-03-04\n\n## Timeline (UTC)\n\n")
	for i := range 3000 {
		fmt.Fprintf(&b, "- 2026-03-%02d %02d:%02d x\n", 4+i/1440, i/60%24, i%60)
	}
	b.WriteString("\n## Stats\n\n")
	for range 60 {
		b.WriteString("- Time to resolve: 900 hours 7 minutes\n")
	}
	start := time.Now()
	_, times := timesOf(b.String())
	if len(times.Moments) != 3000 || len(times.Stated) != 60 {
		t.Fatalf("%d moments and %d lengths", len(times.Moments), len(times.Stated))
	}
	for _, s := range times.Stated {
		if times.HasPair(s) {
			t.Fatal("a pair is 900 hours apart")
		}
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("it took %s", took)
	}
}

// FuzzTimes reads any value as a duration's and as a time's, and holds what is true of
// all: places inside the file, and a length in its own style that is read back.
func FuzzTimes(f *testing.F) {
	for _, s := range []string{"14:02 - 16:17 UTC (2 hours 15 minutes)", "2:15 (14:02 – 16:17)", "22:30 UTC on March 4 to 05:39 UTC on March 5 (7h)",
		"~2 h", "99999999999 days", "2026-03-04 24:00 - 2026-02-30 ??:??", "14:02 PST (UTC-7) - 16:17 (2:15)", "1-2 h (3 h"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, times := timesOf("# X\n\n**Date**: 2026-03-04\n\n**Duration**: " + s + "\n\n## Timeline\n\n- 10:00 x\n- " + s + " y\n")
		d.DayClaims()
		for _, m := range times.Moments {
			if m.Span.Start < 0 || m.Span.End > len(d.File.Text) || m.Span.Start > m.Span.End {
				t.Errorf("%q: a moment at %v", s, m.Span)
			}
		}
		for _, x := range times.Stated {
			if x.Span.Start < 0 || x.Span.End > len(d.File.Text) || x.Span.Start > x.Span.End || x.Text == "" {
				t.Errorf("%q: a length %q at %v", s, x.Text, x.Span)
			}
			if !times.Unsure {
				times.HasPair(x)
				times.MayBeOffice(x, times.Pairs(times.Outer()))
			}
			if again, ok := x.In(8100); ok {
				if d, ok := ParseDuration(again); !ok || d.Seconds != 8100 {
					t.Errorf("%q: %q is read as %+v, %v", s, again, d, ok)
				}
			}
		}
	})
}
