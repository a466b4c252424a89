package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/source"
)

// A level is a severity of a scale with numbers: SEV-2, P1, Sev 3.
type level struct {
	scale  string // "sev", "p", "s"
	number byte
}

// ToldSeverity returns the place where the title, or the opening text, gives the incident
// another severity than its field, on the same scale of numbers or of words. It is not ok
// where they agree, where several are named, or where the severity is said to have changed.
func (d *Document) ToldSeverity() (told Value, ok bool) {
	if d.Severity.State != Filled {
		return Value{}, false
	}
	if d.Words.SeverityScale(d.Severity.Text) == "words" {
		return d.toldWord()
	}
	own, n := levelAt(d.Severity.Text, 0)
	if n == 0 {
		return Value{}, false
	}
	title := d.levelsIn(nil, own.scale, d.Title.Text, func(start, end int) source.Span { return d.within(d.Title, start, end) })
	if len(title) == 1 && title[0].level != own {
		return title[0].Value, true
	}
	var out []toldLevel
	for text, at := range d.openingSentences() {
		found := d.levelsIn(nil, own.scale, text, at)
		if len(found) > 0 && (d.isOfField(found[0].Span) || d.Words.Tells(text, TermRegraded)) {
			continue
		}
		if out = append(out, found...); len(out) > 1 {
			return Value{}, false // one alone counts
		}
	}
	if len(out) != 1 || out[0].level == own || !out[0].closes {
		return Value{}, false
	}
	return out[0].Value, true
}

// toldWord is ToldSeverity for a severity that is a word: "The severity was Critical."
func (d *Document) toldWord() (told Value, ok bool) {
	found := 0
	for text, at := range d.openingSentences() {
		l := d.severityWord(text)
		if l.start == l.end || d.isOfField(at(l.start, l.end)) || d.Words.Tells(text, TermRegraded) {
			continue
		}
		if found++; found > 1 {
			return Value{}, false // one alone counts
		}
		told = Value{Text: text[l.start:l.end], Span: at(l.start, l.end), State: Filled}
	}
	own := fold(strings.TrimSpace(d.Severity.Text))
	return told, found == 1 && fold(told.Text) != own
}

// severityWord returns the word of a sentence that a label for the severity leads to, with
// a verb between them, and that ends its clause.
func (d *Document) severityWord(text string) line {
	var before [2]line // the label and the verb, with blanks between
	words := 0
	for i := 0; i < len(text); {
		if !isWordByte(text[i]) {
			if text[i] != ' ' {
				words = 0
			}
			i++
			continue
		}
		end := i
		for end < len(text) && isWordByte(text[end]) {
			end++
		}
		closes := end == len(text) || strings.IndexByte(".,;:!)", text[end]) >= 0
		if words >= len(before) && closes && beginsUpper(text[i:end]) && d.Words.SeverityScale(text[i:end]) == "words" &&
			d.Words.Label(text[before[0].start:before[0].end]) == FieldSeverity {
			return line{i, end}
		}
		before = [...]line{before[1], {i, end}}
		words++
		i = end
	}
	return line{}
}

// A toldLevel is a level in a text.
type toldLevel struct {
	level
	Value
	// closes says that its clause ends behind it, or that the word for an incident does:
	// what follows otherwise may be what else has that level.
	closes bool
}

// levelsIn adds the levels of a scale in a text.
func (d *Document) levelsIn(out []toldLevel, scale, text string, at func(start, end int) source.Span) []toldLevel {
	for i := 0; i < len(text); i++ {
		if text[i]|0x20 != scale[0] || i > 0 && (isWordByte(text[i-1]) || text[i-1] == '-' || text[i-1] == '/') {
			continue
		}
		l, n := levelAt(text, i)
		if n == 0 || l.scale != scale {
			continue
		}
		end := i + n
		rest := strings.TrimLeft(text[end:], " ")
		closes := rest == "" || strings.IndexByte(".,;:!)]", rest[0]) >= 0 || d.Words.has(setSubject, wordKey(firstWord(rest)))
		out = append(out, toldLevel{l, Value{Text: text[i:end], Span: at(i, end), State: Filled}, closes})
		i = end - 1
	}
	return out
}

// levelAt reads the level at byte i of a text, and the bytes that it takes. A lone letter
// is a capital with its digit directly behind.
func levelAt(text string, i int) (l level, n int) {
	word := firstWord(text[i:])
	word = strings.TrimRight(word, "-")
	end := i + len(word)
	switch scale := strings.ToLower(word); scale {
	case "sev", "severity":
		l.scale = "sev"
		if end < len(text) && (text[end] == ' ' || text[end] == '-') {
			end++
		}
	case "p", "s":
		if word == scale {
			return level{}, 0
		}
		l.scale = scale
	default:
		return level{}, 0
	}
	if end >= len(text) || text[end] < '0' || text[end] > '5' || end+1 < len(text) && (isWordByte(text[end+1]) || text[end+1] == '.' && end+2 < len(text) && isDigit(text[end+2])) {
		return level{}, 0
	}
	l.number = text[end]
	return l, end + 1 - i
}
