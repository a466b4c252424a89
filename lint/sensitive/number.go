package sensitive

import (
	"slices"
	"strings"
)

// longestNumber is how many bytes a number takes at most, with its separators.
const longestNumber = 42

// number settles the run of digits that begins at i and returns where the search
// goes on, which is behind i.
func (s *scan) number(i int) int {
	end := i + 1
	for end < len(s.text) && isDigit(s.text[end]) {
		end++
	}
	if i > 0 && (isDigit(s.text[i-1]) || s.text[i-1] == '_') {
		return end
	}
	if i >= 2 && isUpper(s.text[i-1]) && isUpper(s.text[i-2]) && end-i >= 2 && startsWord(s.text, i-2) {
		return s.add(s.iban(i-2), end)
	}
	// Nearly every number of a post-mortem ends here: it is short, and what follows
	// is not the separator of a longer one.
	if !startsWord(s.text, i) || i > 0 && numberMarks[s.text[i-1]] {
		return end
	}
	switch n := end - i; {
	case n == 3 && end < len(s.text) && (s.text[end] == '.' || s.text[end] == '-'):
		if next := s.add(s.cpf(i), end); next > end {
			return next
		}
		return s.add(s.ssn(i), end)
	case n == 2 && end < len(s.text) && s.text[end] == '.':
		return s.add(s.cnpj(i), end)
	case n == 4 && end < len(s.text) && (s.text[end] == ' ' || s.text[end] == '-'), n == 15, n == 16:
		return s.add(s.card(i), end)
	}
	return end
}

// numberMarks stand before what is a part of something else than a number of its own.
var numberMarks = [256]bool{'.': true, '-': true, '/': true, '#': true, '+': true}

// add notes a match, if there is one, and returns where the search goes on.
func (s *scan) add(m Match, otherwise int) int {
	if m.End == 0 || m.Start < s.done {
		return otherwise
	}
	m.Class = Number
	s.found = append(s.found, m)
	s.done = m.End
	return m.End
}

// shape reads digits and separators as form writes them (d for a digit) at i, and
// returns the digits. What follows must not go on with the number.
func (s *scan) shape(i int, form string) (digits string, end int, ok bool) {
	if len(s.text)-i < len(form) {
		return "", 0, false
	}
	var b [longestNumber]byte
	n := 0
	for k := range len(form) {
		c := s.text[i+k]
		if form[k] != 'd' {
			if c != form[k] {
				return "", 0, false
			}
			continue
		}
		if !isDigit(c) {
			return "", 0, false
		}
		b[n] = c
		n++
	}
	end = i + len(form)
	if !s.endsNumber(end) {
		return "", 0, false
	}
	return string(b[:n]), end, true
}

// endsNumber reports whether a number that ends before end does not go on there.
func (s *scan) endsNumber(end int) bool {
	if end == len(s.text) {
		return true
	}
	c := s.text[end]
	if isAlnum(c) || c == '_' {
		return false
	}
	joins := strings.IndexByte("-./ ", c) >= 0
	return !joins || end+1 == len(s.text) || !isDigit(s.text[end+1])
}

// card returns the payment card's number at i: one of the ranges that are given out,
// with its check digit.
func (s *scan) card(i int) Match {
	for _, form := range [...]string{"dddddddddddddddd", "dddd dddd dddd dddd", "dddd-dddd-dddd-dddd",
		"ddddddddddddddd", "dddd dddddd ddddd", "dddd-dddddd-ddddd"} {
		digits, end, ok := s.shape(i, form)
		if ok && isIssued(digits) && luhn(digits) && !isSampleCard(digits) && !s.isIdentifier(i) {
			return Match{Kind: Card, Start: i, End: end}
		}
	}
	return Match{}
}

// isIdentifier reports whether the digits at i are the value of a name like request_id,
// "traceId" or order-id: one of fifty numbers of that length looks like a card's.
func (s *scan) isIdentifier(i int) bool {
	before := strings.TrimRight(s.text[max(0, i-longestName):i], `"' `)
	name, ok := strings.CutSuffix(before, "=")
	if !ok {
		if name, ok = strings.CutSuffix(before, ":"); !ok {
			return false
		}
	}
	name = nameBefore(strings.TrimRight(name, `"'`))
	if name != "id" && !slices.ContainsFunc(idSuffixes[:], func(suffix string) bool { return strings.HasSuffix(name, suffix) }) {
		return false
	}
	name = strings.ToLower(name)
	return !strings.Contains(name, "card") && !strings.Contains(name, "pay") && !strings.Contains(name, "pan")
}

var idSuffixes = [...]string{"_id", "-id", ".id", "Id", "ID"} // not "paid"

// isIssued reports whether card numbers begin as digits do: Visa, Mastercard, American
// Express, Discover and JCB.
func isIssued(digits string) bool {
	head := int(digits[0]-'0')*1000 + int(digits[1]-'0')*100 + int(digits[2]-'0')*10 + int(digits[3]-'0')
	if len(digits) == 15 {
		return head/100 == 34 || head/100 == 37
	}
	switch {
	case head/1000 == 4, head/100 >= 51 && head/100 <= 55, head >= 2221 && head <= 2720,
		head == 6011, head/100 == 65, head/10 >= 644 && head/10 <= 649, head >= 3528 && head <= 3589:
		return true
	}
	return false
}

// luhn reports whether the last digit is the check digit of the others.
func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

// isSampleCard reports whether a card number is one that payment services publish for
// tests, most of which have few different digits or many zeros.
func isSampleCard(digits string) bool {
	switch digits {
	case "4012888888881881", "378282246310005", "371449635398431", "378734493671000", "6011111111111117", "6011000990139424",
		"3530111333300000", "3566002020360505", "2223003122003222", "2223000048400011", "5200828282828210", "6011981111111113":
		return true
	}
	return isSample(digits) || strings.Count(digits, "0") > 8
}

// cpf returns the Brazilian taxpayer's number at i: 529.982.247-25.
func (s *scan) cpf(i int) Match {
	digits, end, ok := s.shape(i, "ddd.ddd.ddd-dd")
	if !ok || isSample(digits) || digits == "11144477735" ||
		modulo11(digits[:9], 10) != digits[9] || modulo11(digits[:10], 11) != digits[10] {
		return Match{}
	}
	return Match{Kind: CPF, Start: i, End: end}
}

// cnpj returns the Brazilian company's number at i: 11.222.333/0001-81.
func (s *scan) cnpj(i int) Match {
	digits, end, ok := s.shape(i, "dd.ddd.ddd/dddd-dd")
	if !ok || digits == "11222333000181" ||
		modulo11(digits[:12], 9) != digits[12] || modulo11(digits[:13], 9) != digits[13] {
		return Match{}
	}
	if strings.Count(digits, digits[:1]) == len(digits) {
		return Match{}
	}
	return Match{Kind: CNPJ, Start: i, End: end}
}

// modulo11 returns the check digit of digits, the last of which weighs 2 and those
// before it one more each, up to most and then from 2 again.
func modulo11(digits string, most int) byte {
	sum, weight := 0, 2
	for i := len(digits) - 1; i >= 0; i-- {
		sum += int(digits[i]-'0') * weight
		if weight++; weight > most {
			weight = 2
		}
	}
	if rest := sum % 11; rest >= 2 {
		return byte('0' + 11 - rest)
	}
	return '0'
}

// beforeSSN is how much of the text before a number is searched for its name.
const beforeSSN = 40

// ssn returns the social security number at i. It has no check digit, so that its
// name must stand before it on the line.
func (s *scan) ssn(i int) Match {
	digits, end, ok := s.shape(i, "ddd-dd-dddd")
	if !ok || digits[:3] == "000" || digits[:3] == "666" || digits[0] == '9' || digits[3:5] == "00" || digits[5:] == "0000" ||
		digits == "078051120" || digits == "219099999" || isSample(digits) {
		return Match{}
	}
	before := s.text[max(0, i-beforeSSN):i]
	before = strings.ToLower(before[strings.LastIndexByte(before, '\n')+1:])
	if !strings.Contains(before, "ssn") && !strings.Contains(before, "social security") {
		return Match{}
	}
	return Match{Kind: SSN, Start: i, End: end}
}
