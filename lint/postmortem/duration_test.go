package postmortem

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// showDuration writes seconds/unit, then ~ if approximate, : if by the clock, and
// the note.
func showDuration(d Duration, ok bool) string {
	if !ok {
		return ""
	}
	out := fmt.Sprintf("%d/%d", d.Seconds, d.Unit)
	if d.Approximate {
		out += "~"
	}
	if d.Clock {
		out += ":"
	}
	if d.Note != "" {
		out += " " + d.Note
	}
	return out
}

func durationCases() []struct{ in, want string } {
	return []struct{ in, want string }{
		{"2 hours 15 minutes", "8100/60"},
		{"2h15m", "8100/60"}, {"2h 15m", "8100/60"}, {"2h15", "8100/60"}, {"2H 15M", "8100/60"}, {"2h15min", "8100/60"},
		{"35h 33m", "127980/60"}, {"673h 34m", "2424840/60"}, {"1d 5h 47m", "107220/60"}, {"0h 07m", "420/60"}, {"27m", "1620/60"},
		{"135 minutes", "8100/60"}, {"135 min", "8100/60"}, {"135 min.", "8100/60"}, {"1,240 minutes", "74400/60"},
		{"1 day 2 hours", "93600/3600"}, {"2.25 hours", "8100/36"}, {"2,5 Stunden", "9000/360"}, {"2 hours", "7200/3600"},
		{"1:23", "4980/60:"}, {"01:23", "4980/60:"}, {"35:36 h", "128160/60"}, {"1:23:45", "5025/1:"},
		{"19 hours 43 minutes.", "70980/60"}, {"1 hour and 48 minutes", "6480/60"}, {"1 hour, 48 minutes", "6480/60"}, {"1 hour & 5 min", "3900/60"},
		{"90s", "90/1"}, {"45 seconds", "45/1"}, {"2-hour", "7200/3600"}, {"(2 hours 15 minutes)", "8100/60"}, {" 3 weeks ", "1814400/604800"},
		{"2\u00a0hours", "7200/3600"}, {"0 minutes", "0/60"},
		{"7h (during support hours 10:00-17:00)", "25200/3600 (during support hours 10:00-17:00)"},
		{"2h. (total)", "7200/3600 (total)"}, {"7 minutes from start", "420/60 from start"}, {"2h of downtime", "7200/3600 of downtime"}, {"279 minutes [^3]", "16740/60 [^3]"}, {"5 min [x] y [z]", ""}, {"2 hours in total", "7200/3600 in total"},
		{"~2 hours", "7200/3600~"}, {"about 40 min", "2400/60~"}, {"approx. 2h", "7200/3600~"}, {"ca. 2 timer", "7200/3600~"}, {"≈ 2 h", "7200/3600~"},
		{"Over 3 days", "259200/86400~"}, {"almost 2 hours", "7200/3600~"}, {"more than 2 hours", "7200/3600~"}, {"just over 2 hours", "7200/3600~"},
		{"2+ hours", "7200/3600~"}, {"2 hours (approx.)", "7200/3600~ (approx.)"}, {"2 hours or so", "7200/3600~ or so"}, {"~1:30", "5400/60~:"},
		{"3 months", "7776000/2592000~"},
		{"an hour", "3600/3600"}, {"One hour", "3600/3600"}, {"half an hour", "1800/360"}, {"two hours", "7200/3600"}, {"1 hour and a half", "5400/1800"},
		{"2 Stunden 15 Minuten", "8100/60"}, {"2 Std. 15 Min.", "8100/60"}, {"3 Tage", "259200/86400"}, {"2 Stunden und 5 Minuten", "7500/60"},
		{"2 heures 15", ""}, {"1 h 40", "6000/60"}, {"1\u00a0h\u00a005", "3900/60"}, {"2 h 15 (hors support)", "8100/60 (hors support)"}, {"1 h 75", ""}, {"1 h 40 users", ""}, {"2 heures et 15 minutes", "8100/60"}, {"3 jours", "259200/86400"}, {"2 horas 15 minutos", "8100/60"}, {"2 horas y 5 minutos", "7500/60"},
		{"2 dias e 3 horas", "183600/3600"}, {"3 días", "259200/86400"}, {"2 timer og 5 minutter", "7500/60"}, {"1 time 20 minutter", "4800/60"}, {"2 døgn", "172800/86400"},
		{"", ""}, {"a few hours", ""}, {"2-3 h", ""}, {"2 - 3 hours", ""}, {"2–3 hours", ""}, {"2 to 3 hours", ""}, {"2 hours - 3 hours", ""}, {"N/A", ""},
		{"hours", ""}, {"15", ""}, {"X minutes", ""}, {"14:02 - 16:17", ""}, {"14:02 UTC", ""}, {"1:73", ""}, {"1:2", ""}, {"24:00:61", ""}, {"2M", ""}, {"2 minutes 3 hours", ""},
		{"2 hours 3 hours", ""}, {"5 m/s", ""}, {"5 users", ""}, {"2 hours (a) then (b) 3", ""}, {"1.2.3 hours", ""}, {"99999999999999999999 h", ""},
		{"999999999999999 weeks", ""}, {"2026-03-04", ""}, {"TBD", ""}, {"[X hours]", ""}, {"about", ""}, {"~", ""},
	}
}

func TestParseDuration(t *testing.T) {
	for _, c := range durationCases() {
		if got := showDuration(ParseDuration(c.in)); got != c.want {
			t.Errorf("ParseDuration(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestFindDuration(t *testing.T) {
	for _, c := range []struct{ in, text, want string }{
		{"14:02 - 16:17 UTC (2 hours 15 minutes)", "2 hours 15 minutes", "8100/60"},
		{"2026-03-04 14:02 to 16:17 (about 2h 15m), see", "2h 15m", "8100/60~"},
		{"it took 1 hour and 48 minutes.", "1 hour and 48 minutes", "6480/60"},
		{"it took 1 hour and then stopped", "1 hour", "3600/3600"},
		{"after 5 min., 3 users", "5 min", "300/60"},
		{"for ~40 minutes", "40 minutes", "2400/60~"},
		{"a 2-hour outage", "2-hour", "7200/3600"},
		{"14:02 - 3 minutes later", "3 minutes", "180/60"},
		{"3 users for 2,5 Stunden", "2,5 Stunden", "9000/360"},
		{"2-3 h, then 5 h", "5 h", "18000/3600"},
		{"2 to 3 hours, then 5 h", "5 h", "18000/3600"},
		{"over 90 seconds", "90 seconds", "90/1~"},
		{"leftover 90 seconds", "90 seconds", "90/1"},
		{"10:30, v2.5h, $5m, 2M rows, 1 time, 5 m/s, #12 h, x-5 h, 1.2.3 h, a few hours", "", ""},
		{"an hour", "", ""}, {"", "", ""}, {"1:23", "", ""}, {"2h15", "", ""}, {"at 14h05, 5 h later", "5 h", "18000/3600"},
		{"2h-3h or 5 min to 10 min; 7 s", "7 s", "7/1"},
		{"5 min - 3 users", "5 min", "300/60"},
	} {
		d, start, end, ok := FindDuration(c.in)
		if got := showDuration(d, ok); got != c.want || c.in[start:end] != c.text {
			t.Errorf("FindDuration(%q) = %q %q, want %q %q", c.in, c.in[start:end], got, c.text, c.want)
		}
	}
}

// A duration that is printed in any of the compact forms is read back.
func TestParseDurationReadsPrinted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, m := rapid.IntRange(1, 999).Draw(t, "h"), rapid.IntRange(0, 59).Draw(t, "m")
		form := rapid.SampledFrom([]string{"%dh%dm", "%dh %02dm", "%d:%02d", "%d hours %d minutes", "%d hours, %d min", "%d Std. %d Min.", "~%d h %d m (note)"}).Draw(t, "form")
		s := fmt.Sprintf(form, h, m)
		d, ok := ParseDuration(s)
		if !ok || d.Seconds != h*3600+m*60 || d.Unit != 60 {
			t.Fatalf("ParseDuration(%q) = %+v, %v", s, d, ok)
		}
		if strings.Contains(form, ":") {
			return
		}
		if f, _, _, ok := FindDuration("took " + s); !ok || f.Seconds != d.Seconds {
			t.Fatalf("FindDuration(%q) = %+v, %v", s, f, ok)
		}
	})
}
