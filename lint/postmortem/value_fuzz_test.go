package postmortem

import (
	"strings"
	"testing"
	"time"
)

// checkValues runs every scanner of values over s and holds what is true of any.
func checkValues(t valueFailer, s string) {
	t.Helper()
	checkPersons(t, s)
	checkMatches(t, s, Tickets(s))
	checkMatches(t, s, URLs(s))
	if d, start, end, ok := FindDuration(s); ok {
		if start < 0 || end > len(s) || end <= start || d.Unit < 1 || d.Seconds < 0 {
			t.Errorf("FindDuration(%q) = %+v at [%d, %d)", s, d, start, end)
		} else if again, ok := ParseDuration(s[start:end]); !ok || again.Seconds != d.Seconds {
			t.Errorf("FindDuration(%q) finds %q, which ParseDuration reads as %+v, %v", s, s[start:end], again, ok)
		}
	}
	if d, ok := ParseDuration(s); ok && (d.Unit < 1 || d.Seconds < 0 || !strings.Contains(s, d.Note)) {
		t.Errorf("ParseDuration(%q) = %+v", s, d)
	}
	if m, ok := ParseMoney(s); ok && (m.Precision < 0 || m.Amount != m.Amount || !strings.Contains(s, m.Note)) {
		t.Errorf("ParseMoney(%q) = %+v", s, m)
	}
	if c, ok := ParseCount(s); ok && (c.Precision < 0 || c.Value < 0 || c.Value != c.Value || !strings.Contains(s, c.Note)) {
		t.Errorf("ParseCount(%q) = %+v", s, c)
	}
	if e, ok := ParseEquation(s); ok && (e.Slack < 0 || e.Value != e.Value || !strings.Contains(s, e.Text)) {
		t.Errorf("ParseEquation(%q) = %+v", s, e)
	}
	if a := DefaultVocabulary().ParseAnswer(s); a.Yes && a.No || !strings.Contains(s, a.Details) {
		t.Errorf("ParseAnswer(%q) = %+v", s, a)
	}
	if a, ok := DefaultVocabulary().ParseAvailability(s); ok && (!a.Share.Percent || a.HasTarget && !a.Target.Percent) {
		t.Errorf("ParseAvailability(%q) = %+v", s, a)
	}
}

func FuzzValues(f *testing.F) {
	for _, c := range durationCases() {
		f.Add(c.in)
	}
	for _, c := range moneyCases() {
		f.Add(c.in)
	}
	for _, c := range countCases() {
		f.Add(c.in)
	}
	for _, c := range personCases() {
		f.Add(c.in)
	}
	for _, c := range ticketCases() {
		f.Add(c.in)
	}
	for _, c := range equationCases() {
		f.Add(c.in)
	}
	for _, c := range answerCases() {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, s string) { checkValues(t, s) })
}

// hostileValues are long texts, each many times the same few bytes.
func hostileValues() []string {
	parts := []string{"[", "[]", "[a](b", "![a](", "](", "`", "``a`", "<!--", "<", "(", ")", "#", "#1", "a/b#1 ", "-#1", "A-1", "A-", "AB-1/", "é", "\\",
		"https://", "https://a", "https://a/issues/", "http://a(", "1", "1 ", "1,", "1,1", "1 234 ", "1-", "1 - ", "1h", "1 h ", "1 h 1 ", "2 to ", "~", "about ", "a ", "an ",
		"data and ", "Ana, ", "a/", "@a/", "e ", "& ", "[a] ", "<br>", ".", "...", "_", "* ", "? ", "@", "@a ", " ", "\n", "none ", "no ", "unknown - ", "1 x ", "1 × 1 = ", "=", "yes ", "no/", "1% ("}
	var all []string
	for _, part := range parts {
		all = append(all, strings.Repeat(part, 200_000/len(part)))
	}
	return all
}

func TestHostileValues(t *testing.T) {
	// Each takes some milliseconds; were one quadratic, it would take a minute.
	const enough = 5 * time.Second
	for _, s := range hostileValues() {
		began := time.Now()
		checkValues(t, s)
		if took := time.Since(began); took > enough {
			t.Errorf("%q... took %v", s[:20], took)
		}
	}
}

func BenchmarkValues(b *testing.B) {
	for name, run := range map[string]func(){
		"FindDuration":  func() { FindDuration("14:02 - 16:17 UTC on 2026-03-04 (about 2 hours 15 minutes)") },
		"ParseDuration": func() { ParseDuration("about 2 hours 15 minutes") },
		"ParseMoney":    func() { ParseMoney("~$46.5k (estimated)") },
		"ParseCount":    func() { ParseCount("~1,200 users (3.1 %)") },
		"Persons":       func() { DefaultVocabulary().Persons("Bea Lindqvist, @fkaya and the platform-mail team") },
		"NoTicket":      func() { Tickets("Alert when the oldest mail in the queue is older than 15 minutes") },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				run()
			}
		})
	}
}
