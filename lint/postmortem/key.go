package postmortem

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/markdown"
)

// A line is one line of a text, as a range of its Plain.
type line struct{ start, end int }

// firstLine returns the first line of t that is not blank, and where the text's
// last one ends.
func firstLine(t *markdown.Text) (l line, end int, ok bool) {
	all := trimLine(t.Plain, line{0, len(t.Plain)})
	if all.start == all.end {
		return line{}, 0, false
	}
	l = all
	if i := strings.IndexByte(t.Plain[all.start:all.end], '\n'); i >= 0 {
		l = trimLine(t.Plain, line{all.start, all.start + i})
	}
	return l, all.end, true
}

// eachLine yields the lines of t that are not blank, without surrounding blanks.
func eachLine(t *markdown.Text) iter.Seq[line] {
	return func(yield func(line) bool) {
		for start := 0; start < len(t.Plain); {
			end := strings.IndexByte(t.Plain[start:], '\n')
			if end < 0 {
				end = len(t.Plain)
			} else {
				end += start
			}
			if l := trimLine(t.Plain, line{start, end}); l.start < l.end && !yield(l) {
				return
			}
			start = end + 1
		}
	}
}

// linesOf returns the lines of t without surrounding blanks; blank lines are left out.
func linesOf(t *markdown.Text) []line {
	if t.Plain == "" {
		return nil
	}
	return slices.AppendSeq(make([]line, 0, 1+strings.Count(t.Plain, "\n")), eachLine(t))
}

func trimLine(s string, l line) line {
	for l.start < l.end {
		if c := s[l.start]; c > ' ' && c < 0x80 {
			break
		}
		r, n := utf8.DecodeRuneInString(s[l.start:l.end])
		if !unicode.IsSpace(r) {
			break
		}
		l.start += n
	}
	for l.start < l.end {
		if c := s[l.end-1]; c > ' ' && c < 0x80 {
			break
		}
		r, n := utf8.DecodeLastRuneInString(s[l.start:l.end])
		if !unicode.IsSpace(r) {
			break
		}
		l.end -= n
	}
	return l
}

// A key is a label at the beginning of a line, with what follows it.
type key struct {
	label line
	// value runs from behind the separator to the line's end; empty where
	// nothing follows.
	value line
	bold  bool
	// whole says that the line is nothing but bold text without a colon.
	whole bool
	// dash says that a dash, not a colon, separates label and value; question that
	// the label is a question and the value its answer.
	dash, question bool
}

// keyAt reads the key that line l of t begins with.
func keyAt(t *markdown.Text, l line) (key, bool) {
	if m, ok := emphasisAt(t, l); ok {
		return emphasisedKey(t, l, m)
	}
	l.start += sectionNumber(t.Plain[l.start:l.end])
	colon := labelColon(t.Plain[l.start:l.end])
	if colon < 0 || t.In(markdown.CodeSpan, l.start) || t.In(markdown.Link, l.start+colon) {
		return key{}, false
	}
	k := key{
		label: trimLine(t.Plain, line{l.start, l.start + colon}),
		value: trimLine(t.Plain, line{l.start + colon + 1, l.end}),
	}
	return k, true
}

// sectionNumber returns the length of the number of a paragraph that begins s, with the
// blank behind it: "1.2.1 Incident reference: MIR/2026/017". Of two parts it could be a
// time or a version.
func sectionNumber(s string) int {
	dots, i := 0, 0
	for i < len(s) && (isDigit(s[i]) || s[i] == '.' && i > 0) {
		if s[i] == '.' {
			dots++
		}
		i++
	}
	if dots < 2 || i == len(s) || s[i] != ' ' || i > len("10.10.10.10") {
		return 0
	}
	return i + 1
}

// emphasisAt returns the bold or emphasised range that begins line l, bold
// before emphasis where both do.
func emphasisAt(t *markdown.Text, l line) (markdown.Mark, bool) {
	var found markdown.Mark
	ok := false
	for _, m := range t.Marks {
		if m.Start != l.start || m.End <= m.Start || m.Start > l.end {
			continue
		}
		if m.Kind == markdown.Strong || m.Kind == markdown.Emphasis && !ok {
			found, ok = m, true
		}
	}
	return found, ok
}

// emphasisedKey reads **Label:** value, **Label**: value, **Label: value** and **Line**.
func emphasisedKey(t *markdown.Text, l line, m markdown.Mark) (key, bool) {
	k := key{bold: m.Kind == markdown.Strong}
	end := min(m.End, l.end)
	inner := trimLine(t.Plain, line{m.Start, end})
	rest := trimLine(t.Plain, line{end, l.end})
	text := t.Plain[inner.start:inner.end]
	switch colon := labelColon(text); {
	case strings.HasSuffix(text, ":"):
		k.label = trimLine(t.Plain, line{inner.start, inner.end - 1})
		k.value = rest
	case strings.HasPrefix(t.Plain[rest.start:rest.end], ":"):
		k.label = inner
		k.value = trimLine(t.Plain, line{rest.start + 1, rest.end})
	case colon == 1 && text[0] == 'Q' && strings.HasSuffix(text, "?") && rest.start == rest.end && k.bold:
		k.label, k.value, k.whole = trimLine(t.Plain, line{inner.start + colon + 1, inner.end}), rest, true
	case colon >= 0:
		k.label = trimLine(t.Plain, line{inner.start, inner.start + colon})
		k.value = trimLine(t.Plain, line{inner.start + colon + 1, l.end})
	case strings.HasSuffix(text, "?") && k.bold && rest.start < rest.end:
		k.label, k.value, k.question = inner, rest, true
	case k.bold && isRemark(t.Plain[rest.start:rest.end]):
		k.label, k.value, k.whole = line{inner.start, rest.end}, line{rest.end, rest.end}, true
	case rest.start == rest.end:
		k.label, k.value, k.whole = inner, rest, true
		if !k.bold {
			return key{}, false
		}
	default:
		dash := dashPrefix(t.Plain[rest.start:rest.end])
		if dash == 0 {
			return key{}, false
		}
		k.label, k.dash = inner, true
		k.value = trimLine(t.Plain, line{rest.start + dash, rest.end})
	}
	return k, k.label.start < k.label.end && k.label.end-k.label.start <= maxKeyLength
}

// isRemark reports whether s is one parenthesis and nothing else.
func isRemark(s string) bool {
	return len(s) > 2 && s[0] == '(' && strings.IndexByte(s, ')') == len(s)-1
}

// maxKeyLength is the longest label, in bytes.
const maxKeyLength = 80

// dashPrefix returns the length of a dash that a space follows, else 0.
func dashPrefix(s string) int {
	for _, d := range [...]string{"- ", "– ", "— ", "-- "} {
		if strings.HasPrefix(s, d) {
			return len(d)
		}
	}
	return 0
}

// labelColon returns the place of the colon that ends a label at the beginning
// of s, or -1: at most six words that begin with a letter, then a colon before
// white space or the end.
func labelColon(s string) int {
	limit := min(len(s), 60)
	if strings.IndexByte(s[:limit], ':') < 0 {
		return -1
	}
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsLetter(first) {
		return -1
	}
	words := 1
	for i := 0; i < limit; i++ {
		switch s[i] {
		case ':':
			if i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\t' || s[i+1] == '\n' || strings.HasPrefix(s[i+1:], "\u00a0") {
				return i
			}
			return -1
		case ' ':
			if words++; words > 7 {
				return -1
			}
		case '(':
			end := strings.IndexByte(s[i:], ')')
			if end < 0 {
				return -1
			}
			i += end
		case '.', ';', '!', '?', '\n', '|':
			return -1
		case 0xC2: // "RCA-7 · Severity: P1"
			if i > 0 && s[i-1] == ' ' && strings.HasPrefix(s[i:], "·") {
				return -1
			}
		case 0xE2: // "Add a test — Owner: Ana"
			if i > 0 && s[i-1] == ' ' && strings.HasPrefix(s[i:], "— ") {
				return -1
			}
		}
	}
	return -1
}

func (k key) labelText(t *markdown.Text) string { return t.Plain[k.label.start:k.label.end] }

// words counts the words of s.
func words(s string) int {
	n := 0
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}

func (k key) valueText(t *markdown.Text) string { return t.Plain[k.value.start:k.value.end] }
