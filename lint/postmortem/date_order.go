package postmortem

import "strings"

// A dateOrder says which of two numbers in a date such as 04/07/2026 is the day.
type dateOrder int8

const (
	unknownOrder dateOrder = iota
	dayFirst
	monthFirst
)

// readDateOrder settles the order of all numeric dates of a document by those
// that allow only one.
func (d *Document) readDateOrder() {
	text := d.File.Text
	votes := 0
	for i := 0; ; i++ {
		next := strings.IndexByte(text[i:], '/')
		if next < 0 {
			break
		}
		i += next
		if i == 0 || !isDigit(text[i-1]) {
			continue
		}
		start := i - 1
		for start > 0 && isDigit(text[start-1]) && i-start < 3 {
			start--
		}
		if start > 0 && (isDigit(text[start-1]) || text[start-1] == '/') {
			continue
		}
		c := cursor{s: text, i: start}
		if w, ok := c.numericDate(); ok && !w.ambiguous && w.Valid() {
			if w.dayFirst {
				votes++
			} else {
				votes--
			}
		}
	}
	switch {
	case votes > 0:
		d.order = dayFirst
	case votes < 0:
		d.order = monthFirst
	}
}

// settle returns a written date in the document's order; where the document does
// not tell its order, the reading that lies nearer to near.
func (d *Document) settle(w written, near Date) Date {
	day := w.withYear(near)
	if !w.ambiguous || !day.Full() {
		return day
	}
	swapped := Date{day.Year, day.Day, day.Month}
	switch d.order {
	case dayFirst:
		if !w.dayFirst {
			return swapped
		}
	case monthFirst:
		if w.dayFirst {
			return swapped
		}
	default:
		if near.Full() {
			return nearer(day, near)
		}
	}
	return day
}
