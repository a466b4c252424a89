package postmortem

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// A Figure is an amount of money, or a number of things with their name: "4,310
// customers", or 96 in a field "Tenants affected".
type Figure struct {
	// Digits are those of the whole number, without separators.
	Digits string
	// Nouns are the words that may name what is counted, folded.
	Nouns []string
	// People says that one of them is a word for users and customers.
	People bool
	// Currency is the code of an amount's currency, empty for a number of things.
	Currency string
	// Text is the figure as written, Span its place, and Section where it stands; nil
	// before the first section.
	Text    string
	Span    source.Span
	Section *Section
}

// Of reports whether two figures count the same: money of one currency, or things of
// one name.
func (f *Figure) Of(o *Figure) bool {
	if f.Currency != "" || o.Currency != "" {
		return f.Currency == o.Currency
	}
	return f.People && o.People || slices.ContainsFunc(f.Nouns, func(n string) bool { return slices.Contains(o.Nouns, n) })
}

// Swapped reports whether the digits of two figures are the same but for two neighbours
// that have changed places.
func (f *Figure) Swapped(o *Figure) bool {
	return len(f.Digits) == len(o.Digits) && isOneSlip(f.Digits, o.Digits) && sorted(f.Digits) == sorted(o.Digits)
}

func sorted(digits string) string {
	b := []byte(digits)
	slices.Sort(b)
	return string(b)
}

// Mistyped reports whether two figures differ by one digit that is wrong, missing or
// superfluous. Numbers of fewer than three digits that tell, and round ones, do not
// count: they may be two numbers.
func (f *Figure) Mistyped(o *Figure) bool {
	const fewest = 3
	return min(len(strings.TrimRight(f.Digits, "0")), len(strings.TrimRight(o.Digits, "0"))) >= fewest && isOneSlip(f.Digits, o.Digits)
}

// Figures returns the figures of the opening text, and those of the sections about the
// impact, with what fields state in both, and the totals of tables elsewhere. They are found
// anew at each call.
func (d *Document) Figures() (opening, impact []Figure) {
	for s, t := range d.openings() {
		if !s.Within(Impact) {
			opening = d.figuresIn(opening, s, t)
		}
	}
	if len(opening) == 0 {
		return nil, nil
	}
	for p := range d.Passages(Impact) {
		if !p.Section.Within(Summary) {
			impact = d.figuresIn(impact, p.Section, p.Text)
		}
	}
	for _, s := range d.Sections {
		if s.Is(Impact) && !s.Within(Summary) && s.Form == BoldKey {
			impact = d.labelled(impact, s, s.Title, s.Inline.Plain, s.Inline.Span(0, len(s.Inline.Plain)))
		}
	}
	for _, f := range d.Fields {
		if f.Value.State != Filled || f.Key != "" || f.Form == FrontMatterField {
			continue
		}
		switch {
		case f.Section.Within(Impact) && !f.Section.Within(Summary):
			impact = d.labelled(impact, f.Section, f.Label, f.Value.Text, f.Value.Span)
		case f.Section == nil || !f.Section.canonical() || f.Section.Within(Summary):
			opening = d.labelled(opening, f.Section, f.Label, f.Value.Text, f.Value.Span)
		}
	}
	for _, t := range d.Totals() {
		if t.Holds() && !t.Section.Within(Summary) { // a wrong one is reported as that
			impact = d.labelled(impact, t.Section, t.Header, t.Text, t.Span)
		}
	}
	return opening, impact
}

// labelled adds the figure that is a field's whole value.
func (d *Document) labelled(out []Figure, in *Section, label, value string, span source.Span) []Figure {
	if len(value) > maxKeyLength || !hasDigit(value) {
		return out
	}
	if m, ok := ParseMoney(value); ok && m.Currency != "" && m.Tells() && !m.None && !m.Unknown {
		f := Figure{Digits: digitsOf(m.Amount), Currency: m.Currency, Text: strings.TrimSpace(value), Span: span, Section: in}
		return f.addTo(out)
	}
	n, ok := ParseCount(value)
	if !ok || n.Percent || n.None || n.Unknown || n.Value != float64(int64(n.Value)) {
		return out
	}
	f := Figure{Digits: digitsOf(n.Value), Text: strings.TrimSpace(value), Span: span, Section: in}
	for word := range strings.FieldsSeq(label) {
		f.name(d.Words, word)
	}
	return f.addTo(out)
}

// name notes a word that may name what is counted.
func (f *Figure) name(v *Vocabulary, word string) {
	const shortest = 5
	people := v.Term(word) == TermByPeople
	if people || len(word) >= shortest {
		f.Nouns, f.People = append(f.Nouns, fold(word)), f.People || people
	}
}

// maxFiguresPart is how many figures of either part of a document are compared.
const maxFiguresPart = 60

// addTo adds a figure that counts something to a list.
func (f *Figure) addTo(out []Figure) []Figure {
	if len(out) == maxFiguresPart || len(f.Digits) < 2 || f.Currency == "" && len(f.Nouns) == 0 {
		return out
	}
	return append(out, *f)
}

func digitsOf(x float64) string { return strconv.FormatFloat(x, 'f', 0, 64) }

// figuresIn adds the figures of a running text.
func (d *Document) figuresIn(out []Figure, in *Section, t *markdown.Text) []Figure {
	s := t.Plain
	if len(s) > longestOpening || !hasDigit(s) {
		return out
	}
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			continue
		}
		c := cursor{s: s, i: i}
		code, start := currencyBefore(s, i)
		f := Figure{Section: in, Currency: code}
		if f.Currency == "" && continuesToken(s[:i]) {
			i += digitRun(s[i:])
			continue
		}
		n, ok := c.numeral()
		if !ok {
			i += digitRun(s[i:])
			continue
		}
		i = c.i - 1
		value := n.value() * c.factor(f.Currency != "")
		if c.percent() || value > 1e15 || f.Currency != "" && approximateBefore(s[:start]) {
			continue
		}
		end := c.i
		if c.spaces(); f.Currency == "" {
			if f.Currency = c.currency(); f.Currency != "" {
				end = c.i
			}
		}
		if word := c.word(); f.Currency == "" && c.i > end && n.decimals == 0 && durationUnit(word) == 0 && d.Words.Month(word) == 0 {
			f.name(d.Words, word)
			end = c.i + len(word)
		}
		f.Digits, f.Text, f.Span = digitsOf(value), s[start:end], t.Span(start, end)
		out = f.addTo(out)
	}
	return out
}

// currencyBefore returns the code of the sign that stands directly before the number at
// i, and where the sign begins.
func currencyBefore(s string, i int) (code string, start int) {
	const longest = len("US$")
	for start := max(0, i-longest); start < i; start++ {
		c := cursor{s: s[:i], i: start}
		if start > 0 && isWordByte(s[start-1]) && s[start-1] < 0x80 {
			continue
		}
		if code := c.currency(); code != "" && c.i == i {
			return code, start
		}
	}
	return "", i
}

// digitRun is the length of the number that begins s, with its marks.
func digitRun(s string) int {
	n := 0
	for n < len(s) && (isDigit(s[n]) || s[n] == '.' || s[n] == ',' || s[n] == ':') {
		n++
	}
	return n
}
