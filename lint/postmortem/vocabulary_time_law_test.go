package postmortem

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// timePieces are what times, dates and zones are written with.
func timePieces(v *Vocabulary) []string {
	var words []string
	for word, sets := range v.sets.All() {
		if sets&(1<<setWeekday|1<<setApproximate|1<<setConnector|1<<setUnit|1<<setTitleWhen|1<<setTitleWhenFirst|1<<setTitleWhenSure) != 0 {
			words = append(words, word)
		}
	}
	words = slices.AppendSeq(words, maps.Keys(maps.Collect(v.months.All())))
	words = slices.AppendSeq(words, maps.Keys(maps.Collect(v.zones.All())))
	words = append(words, v.allTimes...)
	words = append(words, v.timeNotes...)
	return append(spelled(words), "4", "18th", "1st", "2026", "26", "03", "14:02", "14h02", "9:05 pm", "T14:02:11", "Z", "+01:00", "Europe/Oslo", "YYYY-MM-DD", "HH:MM", "2026-03-04", "04.03.2026",
		"4/3", "~", "[", "]", "(", ")", "-", "/", ":", ".", "d. ", "2026-03-??", "?", "•", "🕑", "kl. ", "Août", "März", "às", "à")
}

func timeText(t *rapid.T, pieces []string) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 5).Draw(t, "pieces"), rapid.SampledFrom([]string{"", " ", ", "}).Draw(t, "between"))
}

// What the quick looks at times turn away holds none.
func TestTimeLookLaws(t *testing.T) {
	v := DefaultVocabulary()
	pieces := timePieces(v)
	rapid.Check(t, func(t *rapid.T) {
		text := timeText(t, pieces)
		if word := firstWord(text); len(word) < len(text) && isDigit(text[len(word)]) && word != "T" {
			return // am14:02
		}
		p := stampScan{cursor: cursor{s: text}, v: v, dotted: true}
		p.lead()
		if hasDate := p.takeDate(); (hasDate || p.takeClock(false)) && !v.mayBeStamp(text) {
			t.Errorf("the time of %q is turned away", text)
		}
		if isDigit(text[0]) {
			for name, read := range map[string]func(c *cursor) bool{
				"ISO":       func(c *cursor) bool { _, ok := c.isoDate(); return ok },
				"numeric":   func(c *cursor) bool { _, ok := c.numericDate(); return ok },
				"short":     func(c *cursor) bool { _, ok := c.shortDate(); return ok },
				"day month": func(c *cursor) bool { _, ok := c.dayMonth(v); return ok },
			} {
				if read(&cursor{s: text}) && !(&cursor{s: text}).mayBeginDate() {
					t.Errorf("the %s date of %q is turned away", name, text)
				}
			}
		}
		if title := plain("Timeline " + text); v.trimWhen(title) != v.withoutWhen(title) {
			t.Errorf("%q: %q is left, want %q", title, v.trimWhen(title), v.withoutWhen(title))
		}
		c := cursor{s: text}
		word := c.word()
		if len(word) > 2 && v.Month(word) > 0 && !v.mayNameTime(text) {
			t.Errorf("the month of %q is turned away", text)
		}
		if word != "" {
			if zone, _ := scanZone(text, v); zone.Name != "" && !v.mayNameZone(word, c.peek(len(word))) {
				t.Errorf("the zone of %q is turned away", text)
			}
		}
	})
}
