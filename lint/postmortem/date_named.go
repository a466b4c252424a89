package postmortem

// dayMonth reads 4 March 2026, 18th April 2021, 5. mars, 21 November, 09/Dec/25.
func (c *cursor) dayMonth(v *Vocabulary) (written, bool) {
	day, _, ok := c.number(1, 2)
	if !ok {
		return written{}, false
	}
	if sep := c.peek(0); sep == '/' || sep == '-' {
		at := c.i
		if w, ok := c.namedBetween(v, day, sep); ok {
			return w, true
		}
		c.i = at
	}
	if !c.any("st", "nd", "rd", "th", "er") {
		c.accept(".")
	}
	if !c.spaces() && c.peek(0) != '-' {
		return written{}, false
	}
	c.accept("-")
	if c.any("of ", "de ") {
		c.spaces()
	}
	month := c.month(v)
	if month == 0 {
		return written{}, false
	}
	w := written{Date: Date{Month: month, Day: day}}
	w.Year = c.year()
	return w, true
}

// namedBetween reads the rest of a date whose month is a word between two slashes or
// hyphens, behind its day: /Dec/25, -Dec-2025.
func (c *cursor) namedBetween(v *Vocabulary, day int, sep byte) (written, bool) {
	c.i++
	month := c.month(v)
	if month == 0 || c.peek(0) != sep {
		return written{}, false
	}
	c.i++
	year, digits, ok := c.number(2, 4)
	if !ok || digits == 3 || !c.atWordEnd() {
		return written{}, false
	}
	if digits == 2 {
		year += 2000
	}
	return written{Date: Date{Year: year, Month: month, Day: day}}, true
}

// monthDay reads March 4, 2026; February 5th, 2019; Jan 14; January 14-19, 2026.
func (c *cursor) monthDay(v *Vocabulary) (written, bool) {
	month := c.month(v)
	if month == 0 || !c.spaces() {
		return written{}, false
	}
	c.accept("the ")
	day, _, ok := c.number(1, 2)
	if !ok || c.peek(0) == ':' {
		return written{}, false
	}
	c.any("st", "nd", "rd", "th")
	if !c.atWordEnd() {
		return written{}, false
	}
	at := c.i
	if c.any("-", "–", " - ", " – ", " to ", " and ", " & ") {
		if last, _, ok := c.number(1, 2); !ok || last <= day || last > 31 || c.peek(0) == ':' {
			c.i = at
		} else {
			c.any("st", "nd", "rd", "th")
		}
	}
	w := written{Date: Date{Month: month, Day: day}}
	w.Year = c.year()
	return w, true
}
