package postmortem

import "strings"

// A WrittenDate is a date together with the way it is written.
type WrittenDate struct {
	Date
	// Start and End are its range in the value, in bytes.
	Start, End int
	// State is Filled for a date, Placeholder for one of which a part is a token
	// (2026-03-??), Unparsable for a day that does not exist.
	State State
	// ISO says that it is written YYYY-MM-DD; Named that its month is a word.
	ISO, Named bool
	// Ambiguous says that month and day could be swapped, and that no other date
	// of the document tells which is which.
	Ambiguous bool
}

// Certain reports whether the date is a day of the calendar, written in full, that can be
// read in one way only.
func (w WrittenDate) Certain() bool { return w.State == Filled && w.Full() && !w.Ambiguous }

// Replacement returns the date as YYYY-MM-DD where it can be put in place of the one written
// in value: one full date begins the value, and nothing but a time follows.
func (w WrittenDate) Replacement(value string) (string, bool) {
	if !w.Full() || w.Start > 0 {
		return "", false
	}
	numbers := strings.FieldsFunc(value[:w.End], func(r rune) bool { return r < '0' || r > '9' })
	if w.Named && len(numbers) != 2 { // January 14-19, 2026
		return "", false
	}
	rest := strings.TrimLeft(value[w.End:], ", ")
	if rest != "" && (len(rest) < 5 || strings.Trim(rest, "0123456789: UTCZ") != "" || rest[2] != ':') {
		return "", false
	}
	return w.String(), true
}

// longestDated is how much of a value is searched for a date, in bytes.
const longestDated = 300

// WrittenDate returns the first date written in a value, and whether there is one.
func (d *Document) WrittenDate(value string) (WrittenDate, bool) {
	for i := range min(len(value), longestDated) {
		if i > 0 && isWordByte(value[i-1]) || !isWordByte(value[i]) || !isDigit(value[i]) && !d.Words.mayNameTime(value[i:]) {
			continue
		}
		c := cursor{s: value, i: i}
		w, ok := c.date(d.Words)
		if !ok {
			continue
		}
		out := WrittenDate{Date: w.Date, Start: i, End: c.i, State: Filled}
		text := value[i:c.i]
		switch {
		case w.token:
			out.State = Placeholder
		case w.problem != "":
			out.State = Unparsable
		}
		out.ISO = len(text) == len("2026-03-04") && text[4] == '-' && text[7] == '-'
		for _, r := range text {
			out.Named = out.Named || !isDigit(byte(min(r, 0x7f))) && r != '-' && r != '/' && r != '.' && r != '?' && r != ' '
		}
		slashed := !out.ISO && !out.Named && len(text) > 5 && (text[1] == '/' || text[2] == '/')
		out.Ambiguous = w.ambiguous && slashed && w.Day != w.Month && d.order == unknownOrder
		if w.ambiguous && out.State == Filled {
			out.Date = d.settle(w, Date{})
		}
		return out, true
	}
	return WrittenDate{}, false
}
