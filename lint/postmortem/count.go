package postmortem

import "strings"

// A Count is a number of things, or a share of them, as a document states it.
type Count struct {
	// Value is the number; of a share, in percent.
	Value float64
	// Precision is what one in the last written digit counts: 100 for "1.2k".
	Precision float64
	// Percent says that Value is a share.
	Percent bool
	// Approximate says that it is marked so (~, about, over).
	Approximate bool
	// All and None say that it is all or none, in a word; Value is then 100
	// percent or 0. Unknown says that it is not known, for a reason in Note.
	All, None, Unknown bool
	// Note is what follows, as written: "(3.1 %)", "users".
	Note string
}

// ParseCount reads a value that begins with a count: "1,240", "1.2k", "12%",
// "3.1 %", "~3,000", "1,240 users (3.1 %)", "all", "none", "unknown - reason".
// Words for a vague number ("many", "some users") are no count, nor are ranges.
func ParseCount(s string) (Count, bool) {
	c := &cursor{s: trimValue(s)}
	switch said, note := saysNothing(c.s); said {
	case none:
		return Count{None: true, Precision: 1, Note: note}, true
	case unknown:
		return Count{Unknown: true, Note: note}, true
	}
	rough := c.approximate()
	if word := c.word(); isAll(word) {
		note, ok := valueNote(c.s[c.i+len(word):])
		return Count{All: true, Value: 100, Precision: 1, Percent: true, Approximate: rough, Note: note}, ok
	}
	n, ok := c.numeral()
	if !ok {
		if n.digits = numberWord(c.word()); n.digits == 0 || len(c.word()) < 3 {
			return Count{}, false // "a" and "an" begin other things
		}
		c.i += len(c.word())
	}
	plus := c.accept("+")
	factor := c.factor(false)
	percent := c.percent()
	if factor > 1 || percent {
		n = n.asDecimal()
	}
	plus = plus || c.accept("+")
	note, ok := valueNote(c.rest())
	if !ok {
		return Count{}, false
	}
	return Count{Value: n.value() * factor, Precision: n.precision() * factor, Percent: percent,
		Approximate: rough || plus || saysRough(note), Note: note}, true
}

// percent steps over a percent sign or word.
func (c *cursor) percent() bool {
	from := c.i
	c.spaces()
	if c.accept("%") {
		return true
	}
	if c.any("percent", "per cent", "prozent", "prosent", "pour cent", "por ciento", "por cento", "pct.", "pct") && c.atWordEnd() {
		return true
	}
	c.i = from
	return false
}

func isAll(word string) bool {
	switch strings.ToLower(word) {
	case "all", "everyone", "everybody", "alle", "tous", "toutes", "todos", "todas":
		return true
	}
	return false
}
