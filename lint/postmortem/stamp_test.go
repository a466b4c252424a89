package postmortem

import (
	"fmt"
	"strings"
	"testing"
)

// show prints a stamp as date, clock, end, zone and flags, with the text behind it.
func show(s Stamp, rest string) string {
	var parts []string
	switch {
	case s.Date.Full():
		parts = append(parts, s.Date.String())
	case s.Date.Month > 0:
		parts = append(parts, fmt.Sprintf("%02d-%02d", s.Date.Month, s.Date.Day))
	}
	if s.HasClock {
		parts = append(parts, fmt.Sprintf("%02d:%02d", s.Clock.Hour, s.Clock.Minute))
	}
	if s.HasEnd {
		parts = append(parts, fmt.Sprintf("to %02d:%02d", s.End.Hour, s.End.Minute))
	}
	if s.Zone.Name != "" {
		parts = append(parts, s.Zone.Name)
	}
	for _, f := range []struct {
		on   bool
		name string
	}{{s.Approximate, "about"}, {s.State == Placeholder, "placeholder"}, {s.State == Unparsable, "unparsable"}, {s.State == Filled && s.Problem != "", "problem"}} {
		if f.on {
			parts = append(parts, f.name)
		}
	}
	return strings.Join(parts, " ") + " |" + rest
}

func TestScanStamp(t *testing.T) {
	v := DefaultVocabulary()
	for _, test := range []struct{ in, want string }{
		// Dates and times as the documents of many teams have them.
		{"2021-06-22 08:21 Alert fires", "2021-06-22 08:21 | Alert fires"},
		{"2021-06-22 - 08:21: x", "2021-06-22 08:21 |: x"},
		{"2021-06-22T08:21:05.123Z x", "2021-06-22 08:21 Z | x"},
		{"2021/06/22 08:21", "2021-06-22 08:21 |"},
		{"22.06.2021 08:21", "2021-06-22 08:21 |"},
		{"06/22/2021 - x", "2021-06-22 | - x"},
		{"02-26-2024 - x", "2024-02-26 | - x"},
		{"Jan 14, 10:18 AM", "01-14 10:18 |"},
		{"February 5th, 2019 9:00", "2019-02-05 09:00 |"},
		{"18th April 2021, x", "2021-04-18 |, x"},
		{"March 6 2017 22:59 ", "2017-03-06 22:59 | "},
		{"March 12 19:57", "03-12 19:57 |"},
		{"5. mars 2020 kl. 10:00 x", "2020-03-05 10:00 | x"},
		{"Den 5. mars kl. 10:00 x", "03-05 10:00 | x"},
		{"Am 5. März 2020 um 10:00 Uhr: x", "2020-03-05 10:00 |: x"},
		{"9 h 10 x", " |"},
		{"A las 14:02 UTC se x", "14:02 UTC | se x"},
		{"El 4 de marzo a las 14:02 x", "03-04 14:02 | x"},
		{"On March 12 around 19:57 x", "03-12 19:57 about | x"},
		{"15 May", "05-15 |"},
		{"July 23 4:10 AM", "07-23 04:10 |"},
		{"Wednesday, 2023-01-25 at 09:15 UTC, we", "2023-01-25 09:15 UTC |, we"},
		{"09:15 UTC on 5 March 2026: x", "2026-03-05 09:15 UTC |: x"},
		{"4 de marzo de 2026 10:00", "2026-03-04 10:00 |"},
		{"[03-26 17:40] x", "03-26 17:40 | x"},
		{"26.03. 17:40 x", "03-26 17:40 | x"},
		{"14.01.20 - 10:00", "2020-01-14 10:00 |"},
		{"{{ 06:10 }}", "06:10 |"},
		{"03-26 of 99", " |"},
		// Clocks.
		{"14:02 x", "14:02 | x"},
		{"[18:27] x", "18:27 | x"},
		{"~14:02 x", "14:02 about | x"},
		{"ca. 14:02 x", "14:02 about | x"},
		{"7:30am x", "07:30 | x"},
		{"7am x", "07:00 | x"},
		{"10:45a", "10:45 |"},
		{"12:29p", "12:29 |"},
		{"12:05 a.m. x", "00:05 | x"},
		{"kl. 12:30 x", "12:30 | x"},
		{"1506 UTC x", "15:06 UTC | x"},
		{"1506 restarts", " |"},
		{"14:02:31 x", "14:02 | x"},
		{"12:26-12:?? x", "12:26 |-12:?? x"},
		{"12:26-12:40 x", "12:26 to 12:40 | x"},
		{"18:47:19 - 18:58:10", "18:47 to 18:58 |"},
		{"14:02–16:17 UTC x", "14:02 to 16:17 UTC | x"},
		{"14:02 UTC - 16:17 UTC x", "14:02 to 16:17 UTC | x"},
		{"14:02 - 3 pods fail", "14:02 | - 3 pods fail"},
		{"2020-10-06 09:00 - 11:00 x", "2020-10-06 09:00 to 11:00 | x"},
		// Zones.
		{"14:02 CEST x", "14:02 CEST | x"},
		{"14:02+02:00 x", "14:02 +02:00 | x"},
		{"14:02 PST (UTC-8) x", "14:02 PST | x"},
		{"12:48 (6:48 PDT) x", "12:48 | x"},
		{"12:48 (UTC) x", "12:48 UTC | x"},
		{"16:58 UTC+2 x", "16:58 UTC+2 | x"},
		{"14:02 Pacific Time x", "14:02 Pacific Time | x"},
		{"14:02 THE x", "14:02 | THE x"},
		// What is not filled in or not well formed.
		{"HH:MM | x", "placeholder | | x"},
		{"12:?? x", "placeholder | x"},
		{"2022-02-?? ??:?? x", "placeholder | x"},
		{"YYYY-MM-DD", "placeholder |"},
		{"2019-12-03 --:-- x", "2019-12-03 placeholder | x"},
		{"2021-09-10 HH:mm x", "2021-09-10 placeholder | x"},
		{"25:10 x", "unparsable | x"},
		{"2026-02-30 10:00", "10:00 unparsable |"},
		{"13:55 PM PST x", "13:55 PST problem | x"},
		{"2021-01-01 15.26 x", "2021-01-01 15:26 problem | x"},
		{"14h05 x", "14:05 problem | x"},
		{"11/03/202 - x", "11-03 problem | - x"},
		// Neither.
		{"1.2.3 is out", " |"},
		{"10 nodes fail", " |"},
		{"3:1 ratio", " |"},
		{"May fail again", " |"},
		{"99% of requests", " |"},
		{"between ~4pm and ~5:15pm it failed", " |"},
		{"v14:02", " |"},
		{"", " |"},
	} {
		s, n := scanStamp(test.in, v, false)
		rest := ""
		if n > 0 {
			rest = test.in[n:]
		}
		if got := show(s, rest); got != test.want {
			t.Errorf("%q: got %q, want %q", test.in, got, test.want)
		}
	}
}

// TestExpectedStamp: where a time is expected, more is one.
func TestExpectedStamp(t *testing.T) {
	v := DefaultVocabulary()
	for in, want := range map[string]string{
		"14.02 x": "14:02 problem | x", "9 h 10 x": "09:10 problem | x", "9\u00a0h\u00a010": "09:10 problem |", "9 h": " |",
		"2 h 15 min x": " |", "2 h 15min x": " |", "9 h 75": " |",
	} {
		s, n := scanStamp(in, v, true)
		rest := ""
		if n > 0 {
			rest = in[n:]
		}
		if got := show(s, rest); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// TestStampInBrackets: a stamp covers what stands in its brackets, and with them only a
// zone behind.
func TestStampInBrackets(t *testing.T) {
	v := DefaultVocabulary()
	for in, want := range map[string]string{
		"[18:27] x":               "18:27 of ",
		"[19:00 UTC] x":           "19:00 UTC of UTC",
		"(19:00 UTC): x":          "19:00 UTC of UTC",
		"[2026-03-04 19:00 CET]":  "2026-03-04 19:00 CET of CET",
		"[18:27] UTC x":           "18:27] UTC of UTC",
		"[19:00 UTC] (21:00 CET)": "19:00 UTC of UTC",
		"[19:00 UTC x":            "19:00 UTC of UTC",
	} {
		s, _ := scanStamp(in, v, false)
		if got := s.Text + " of " + s.Zone.Name; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func FuzzScanStamp(f *testing.F) {
	for _, s := range []string{"2021-06-22 08:21 UTC", "Jan 14, 10:18 AM - 3 PM", "[~14:02+02:00] x", "14:02 (6:48 PDT)", "March 4-6, 2026"} {
		f.Add(s)
	}
	v := DefaultVocabulary()
	f.Fuzz(func(t *testing.T, in string) {
		for _, dotted := range []bool{false, true} {
			s, n := scanStamp(in, v, dotted)
			if n < 0 || n > len(in) || s.Span.Start < 0 || s.Span.End > n || s.Span.End < s.Span.Start {
				t.Fatalf("%q: took %d bytes, span %v", in, n, s.Span)
			}
			if n > 0 && in[s.Span.Start:s.Span.End] != s.Text {
				t.Fatalf("%q: text %q is not what span %v covers", in, s.Text, s.Span)
			}
			if s.HasClock && (s.Clock.Hour > 23 || s.Clock.Minute > 59) {
				t.Fatalf("%q: clock %+v", in, s.Clock)
			}
		}
	})
}
