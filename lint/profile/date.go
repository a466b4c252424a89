package profile

import (
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// A DateStyle is the way in which a template writes dates.
type DateStyle uint8

// The ways to write a date.
const (
	// AnyDate: the template shows no date.
	AnyDate DateStyle = iota
	// LocalDate: the template shows another form than YYYY-MM-DD. Any date will do,
	// and which number is the day is settled among those who use the template.
	LocalDate
	// ISODate: the template shows YYYY-MM-DD.
	ISODate
)

// dateStyle returns the style of the date, or of the token for one, that a sample
// holds, and whether the sample begins with it.
func dateStyle(doc *postmortem.Document, sample string) (style DateStyle, first bool) {
	words := strings.FieldsFunc(sample, func(r rune) bool { return strings.ContainsRune(" []()<>{}", r) })
	for i, word := range words {
		if !postmortem.IsToken(word) {
			continue
		}
		if parts := strings.Split(word, "-"); len(parts) == 3 && len(parts[0]) == 4 && len(parts[1]) == 2 {
			return ISODate, i == 0
		} else if strings.Count(word, "/") == 2 || strings.Count(word, ".") == 2 {
			return LocalDate, i == 0
		}
	}
	w, ok := doc.WrittenDate(sample)
	if !ok {
		return AnyDate, false
	}
	first = strings.Trim(sample[:w.Start], " [(<{") == ""
	if w.ISO {
		return ISODate, first
	}
	return LocalDate, first
}

// readDates says of each field, and of the whole template, how dates are written.
func (r *reader) readDates() {
	p := r.profile
	for _, f := range p.Fields {
		f.Dates, f.IsDate = dateStyle(r.doc, f.Sample)
		p.Dates = max(p.Dates, f.Dates)
	}
	for _, a := range r.doc.Actions {
		style, _ := dateStyle(r.doc, a.Due.Text)
		p.Dates = max(p.Dates, style)
	}
}

// DateStyle returns the way in which the template writes the date of a document's
// field.
func (p *Profile) DateStyle(f *postmortem.Field) DateStyle {
	if own := p.Field(f); own != nil && own.Dates != AnyDate {
		return own.Dates
	}
	return p.Dates
}
