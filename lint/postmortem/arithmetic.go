package postmortem

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// An Equation is arithmetic that a document writes out: "1,240 × $37.50 = $46,500".
type Equation struct {
	// Span is where it stands, and Text what is written there.
	Span source.Span
	Text string
	// Value is what the left side comes to, Result what is written behind the sign.
	Value  float64
	Result Money
	// Slack is how far Value may be from Result because the numbers are rounded.
	Slack float64
	// Rough says that a number of the left side is marked as rough, or as a bound: about,
	// more than, up to. What it comes to is not known then.
	Rough bool
	// Factors are the two numbers that are multiplied, where there is nothing else and
	// neither is rough.
	Factors []float64
	// Field is the one whose value it begins; nil for one in running text.
	Field *Field
}

// Holds reports whether both sides are the same, as far as their digits tell, or may be.
func (e Equation) Holds() bool { return e.Rough || math.Abs(e.Value-e.Result.Amount) <= e.Slack }

// maxOperands bounds what one equation may hold.
const maxOperands = 8

// An operand is one number of an equation, with the sign before it.
type operand struct {
	op    byte // '*', '/', '+' or '-'; '+' for the first
	value float64
	half  float64 // of what one in the last written digit counts
	rough bool
}

// ParseEquation reads a text that is one equation as a whole: numbers with +, -, ×,
// x, *, ÷ and / between them, each with its currency, share or what it counts, then
// an equals sign and one number. It is not ok where the numbers count in different
// units of time, where there are parentheses, or for anything else.
func ParseEquation(s string) (Equation, bool) {
	c := &cursor{s: strings.TrimSpace(s)}
	var operands []operand
	units := measures{}
	op := byte('+')
	for {
		x, ok := c.operand(&units)
		if !ok || len(operands) == maxOperands {
			return Equation{}, false
		}
		x.op = op
		operands = append(operands, x)
		if op = c.operator(); op == 0 {
			break
		}
	}
	c.spaces()
	about := c.any("≈", "~=", "≃")
	if len(operands) < 2 || !about && !c.accept("=") {
		return Equation{}, false
	}
	c.spaces()
	result, ok := ParseMoney(c.rest())
	if !ok || result.None || result.Unknown || strings.ContainsAny(result.Note, "=×*+") || !units.leadTo(result) {
		return Equation{}, false
	}
	e := Equation{Text: withoutNote(c.s, result.Note), Value: evaluate(operands), Result: result, Slack: result.Precision / 2}
	if math.IsNaN(e.Value) || math.IsInf(e.Value, 0) {
		return Equation{}, false
	}
	e.Rough = slices.ContainsFunc(operands, func(x operand) bool { return x.rough })
	if len(operands) == 2 && operands[1].op == '*' && !e.Rough {
		e.Factors = []float64{operands[0].value, operands[1].value}
	}
	for i, x := range operands {
		operands[i].value += x.half
		if changed := evaluate(operands) - e.Value; !math.IsNaN(changed) {
			e.Slack += math.Abs(changed)
		}
		operands[i].value = x.value
	}
	share := exactShare
	if about || result.Approximate {
		share = roughShare
	}
	e.Slack = max(e.Slack, share*math.Abs(e.Value), share*math.Abs(result.Amount))
	return e, true
}

// withoutNote cuts the remark behind a value off a text that ends with it.
func withoutNote(text, note string) string {
	return strings.TrimRight(strings.TrimSuffix(strings.TrimRight(text, " ."), strings.TrimRight(note, " .")), " .")
}

// How far two statements of one amount may be apart, as a share of it: written
// plainly, and marked as rough.
const (
	exactShare = 0.01
	roughShare = 0.1
)

// measures are what the operands of an equation count.
type measures struct {
	time  int      // the unit of time, in seconds; 0 for none
	words []string // in lower case
	money bool
}

// leadTo reports whether the operands can give a result that is measured as this one
// is: "5 × 1 GiB = 5120 MiB" and "10 x 60 s = 10 min" change the unit on the way.
func (m *measures) leadTo(result Money) bool {
	c := cursor{s: strings.ToLower(result.Note)}
	word := c.word()
	same := false // unit of time
	words := strings.FieldsFunc(c.s, func(r rune) bool { return !unicode.IsLetter(r) })
	for _, w := range words[:min(2, len(words))] { // h, /month, per month
		if u := durationUnit(w); u != 0 && u != m.time {
			return false
		} else if u != 0 {
			same = true
		}
	}
	switch {
	case strings.HasPrefix(c.s, "%"):
		return false
	case result.Currency != "" && m.money:
		return m.time == 0 || same || saysOnlyRough(c.s)
	case word != "" && !saysOnlyRough(result.Note):
		return slices.Contains(m.words, word)
	case m.time > 0:
		return false
	}
	// Without money, short words are units: GiB, rps, km.
	const shortest = 4
	return !slices.ContainsFunc(m.words, func(w string) bool { return len(w) < shortest })
}

// operand reads one number of an equation and what it counts.
func (c *cursor) operand(units *measures) (operand, bool) {
	c.spaces()
	x := operand{rough: c.approximate()}
	money := c.currency() != ""
	c.spaces()
	n, ok := c.numeral()
	if !ok {
		return operand{}, false
	}
	factor := c.factor(money)
	if percent := c.percent(); percent || factor > 1 {
		if n = n.asDecimal(); percent {
			factor /= 100
		}
	}
	x.value, x.half = n.value()*factor, n.precision()*factor/2
	if factor == 1 && n.decimals == 0 {
		x.half = 0 // whole numbers are multiplied as they are written
	}
	at := c.i
	if c.spaces(); c.currency() != "" {
		money = true
	} else {
		c.i = at
	}
	units.money = units.money || money
	for range 6 {
		from := c.i
		c.spaces()
		if c.peek(0) == '/' && c.i+1 < len(c.s) && unicode.IsLetter(rune(c.s[c.i+1])) {
			c.i++
		}
		word := c.word()
		if word == "" || strings.EqualFold(word, "x") {
			c.i = from
			return x, true
		}
		c.i += len(word)
		word = strings.ToLower(word)
		units.words = append(units.words, word)
		if u := durationUnit(word); u > 0 {
			if units.time > 0 && units.time != u {
				return operand{}, false // 135 min × $20,000 per hour
			}
			units.time = u
		}
	}
	return operand{}, false
}

// operator steps over the sign between two operands and returns it in its plain form,
// or 0 where there is none.
func (c *cursor) operator() byte {
	c.spaces()
	switch {
	case c.any("×", "*", "·", "x"):
		return '*'
	case c.any("÷", "/"):
		return '/'
	case c.accept("+"):
		return '+'
	case c.any("- ", "− ", "– "):
		return '-'
	}
	return 0
}

// evaluate reckons what the operands come to, products before sums.
func evaluate(operands []operand) float64 {
	sum, term := 0.0, 0.0
	for _, x := range operands {
		switch x.op {
		case '*':
			term *= x.value
		case '/':
			term /= x.value
		case '-':
			sum, term = sum+term, -x.value
		default:
			sum, term = sum+term, x.value
		}
	}
	return sum + term
}

// Equations returns the products that the document writes out, in its fields and
// running text. They are found anew at each call.
func (d *Document) Equations() []Equation {
	var texts []*markdown.Text
	for _, b := range d.Tree.Texts {
		if b.Kind != markdown.Heading && mayEquate(b.Text.Plain) {
			texts = append(texts, &b.Text)
		}
	}
	if len(texts) == 0 || !mayMultiply(d.File.Text) {
		return nil
	}
	fields := make(map[int]*Field, len(d.Fields))
	for _, f := range d.Fields {
		fields[f.Value.Span.Start] = f
	}
	var out []Equation
	for _, t := range texts {
		out = append(out, d.Words.equationsIn(t, fields)...)
	}
	return out
}

// mayEquate is a cheap look for a product and an equals sign.
func mayEquate(s string) bool {
	return strings.IndexByte(s, '=') > 0 && (strings.IndexByte(s, 'x') >= 0 || strings.IndexByte(s, '*') >= 0 || strings.Contains(s, "×"))
}

// mayMultiply is a cheap look for a sign of multiplication between blanks.
func mayMultiply(text string) bool {
	return strings.Contains(text, "×") || strings.Contains(text, " x ") || strings.Contains(text, " * ") || strings.Contains(text, ` \* `)
}

// maxEquation is how much of a text is looked at before and behind an equals sign.
const maxEquation = 160

// equationsIn returns the products in one text; fields are by where their values begin.
func (v *Vocabulary) equationsIn(t *markdown.Text, fields map[int]*Field) []Equation {
	s := t.Plain
	var out []Equation
	last := 0 // where the last one ends
	for at := strings.IndexByte(s, '='); at >= 0; {
		start, end := equationAround(s, at, last)
		e, start, ok := v.equationFrom(s, start, at, end)
		if ok && strings.ContainsAny(s[start:at], "×x*") && !t.In(markdown.CodeSpan, at) {
			e.Text = withoutNote(s[start:end], e.Result.Note)
			e.Span = t.Span(start, start+len(e.Text))
			e.Field = fields[e.Span.Start]
			if approximateBefore(s[:start]) {
				e.Rough, e.Factors = true, nil
			}
			out = append(out, e)
			last = end
		}
		next := strings.IndexByte(s[at+1:], '=')
		if next < 0 {
			break
		}
		at += next + 1
	}
	return out
}

// equationFrom reads the equation of which a sign at byte at is part, from the first number
// of its clause, or else from one that a verb leads to: "at $42 a cart that is 1,150 × $42 =
// $48,300". Any other number that was left out would change what it comes to.
func (v *Vocabulary) equationFrom(s string, start, at, end int) (Equation, int, bool) {
	for first := start; start < at; start++ {
		if start > first {
			r, _ := utf8.DecodeRuneInString(s[start:])
			if s[start-1] != ' ' || !isDigit(s[start]) && !strings.ContainsRune("$€£¥₹", r) {
				continue
			}
			if word, _ := lastWord(s[first:start]); v.Term(word) != TermComesTo {
				continue
			}
		}
		if e, ok := ParseEquation(strings.ReplaceAll(s[start:end], `\*`, "*")); ok {
			return e, start, true
		}
	}
	return Equation{}, 0, false
}

// equationAround returns the range of the equation that the sign at at may belong to:
// from the first number of its clause to the clause's end.
func equationAround(s string, at, from int) (start, end int) {
	start = max(from, at-maxEquation)
	for i := at - 1; i >= start; i-- {
		if strings.IndexByte("\n;(=", s[i]) >= 0 || strings.IndexByte(".,:", s[i]) >= 0 && s[i+1] == ' ' {
			start = i + 1
			break
		}
	}
	for start < at && !isDigit(s[start]) && !strings.ContainsRune("$€£¥₹", rune(s[start])) {
		start++
	}
	for start > 0 && start > from && (s[start-1] >= 0x80 || 'A' <= s[start-1] && s[start-1] <= 'Z') {
		start-- // a currency's sign or code: €37, R$ 5
	}
	end = min(len(s), at+maxEquation)
	for i := at + 1; i < end; i++ {
		if strings.IndexByte("\n;)", s[i]) >= 0 || (s[i] == '.' || s[i] == ',') && (i+1 == len(s) || s[i+1] == ' ') {
			end = i
			break
		}
	}
	return start, at + 1 + len(strings.TrimRight(s[at+1:end], " \t"))
}

// FormatNumber prints a number with commas between its thousands and the given number
// of decimals, which are left out where all are 0.
func FormatNumber(x float64, decimals int) string {
	text := strconv.FormatFloat(math.Abs(x), 'f', decimals, 64)
	whole, fraction, _ := strings.Cut(text, ".")
	var b strings.Builder
	if x < 0 {
		b.WriteByte('-')
	}
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(whole[i])
	}
	if strings.Trim(fraction, "0") != "" {
		b.WriteString("." + fraction)
	}
	return b.String()
}
