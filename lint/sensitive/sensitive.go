// Package sensitive finds what no report may show: keys and passwords, and numbers
// that belong to a person. It reads plain text, in one pass and without a grammar of
// the document around it, so that a fence, an address and a comment are all the same
// to it. Rules report what it finds, and whatever prints text masks it; both must see
// the same, which is why it stands below all of them.
package sensitive

// A Class says what a value gives away.
type Class uint8

// The classes of what is found.
const (
	// Secret is a value that opens something.
	Secret Class = iota
	// Number is a number of a person or a bank account.
	Number
	// Contact is an e-mail address or an address of the network; see [Contacts].
	Contact
)

// A Match is one value in a text.
type Match struct {
	// Kind names what was found, with its article: "an AWS access key ID".
	Kind  string
	Class Class
	// Start and End bound the value in the text, what names it left out.
	Start, End int
}

// The kinds of numbers and contacts.
const (
	Card       = "a card number"
	IBAN       = "an IBAN"
	CPF        = "a CPF"
	CNPJ       = "a CNPJ"
	SSN        = "a social security number"
	Email      = "an e-mail address"
	IPAddress  = "a public IP address"
	privateKey = "a private key"
)

// triggers are bytes at which a value may be told: a byte that is rare in prose and
// stands inside, before or at the beginning of it.
var triggers = [256]bool{
	'J': true, '_': true, '-': true, 'I': true, 'G': true, 'B': true, 'b': true, ':': true, '=': true, '|': true,
	'0': true, '1': true, '2': true, '3': true, '4': true, '5': true, '6': true, '7': true, '8': true, '9': true,
}

// Find returns the secrets and personal numbers in text, in order, none over another.
// Values that stand for others (REDACTED, xxxx, EXAMPLE, ${TOKEN}), and numbers that
// are published as examples, are left out. It takes time in proportion to the text.
func Find(text string) []Match {
	s := scan{text: text, keys: keys()}
	for i := 0; i < len(text); i++ {
		if !triggers[text[i]] {
			continue
		}
		if text[i] >= '0' && text[i] <= '9' {
			i = s.number(i) - 1
			continue
		}
		if isPlain(text, i) {
			continue
		}
		if m, ok := s.at(i); ok && m.Start >= s.done {
			s.found = append(s.found, m)
			s.done = m.End
			i = max(i, m.End-1)
		}
	}
	return s.found
}

// isPlain turns away, by the bytes beside it, most of the triggers that give nothing
// away: the hyphens of words, dates and tables, the colons of times, the letter b.
func isPlain(text string, i int) bool {
	var before, after byte
	if i > 0 {
		before = text[i-1]
	}
	if i+1 < len(text) {
		after = text[i+1]
	}
	switch text[i] {
	case '-':
		return after != '-' && marks[before]&hyphenMark == 0 || before == '-'
	case '_':
		return marks[before]&lineMark == 0
	case ':':
		return isDigit(before) && isDigit(after)
	case 'B', 'b':
		return after != 'e'
	case 'J':
		return before != 'y'
	case 'I', 'G':
		return before != 'A' && before != 'K' && before != 'S'
	}
	return false
}

// The marks of bytes that stand before the mark of an issuer's prefix.
const (
	hyphenMark = 1 << iota
	lineMark
)

// marks has the bytes that stand before a hyphen or an underscore by which a prefix is
// found.
var marks = func() (out [256]uint8) {
	for _, p := range issuers {
		switch p.prefix[p.trigger] {
		case '-':
			out[p.prefix[p.trigger-1]] |= hyphenMark
		case '_':
			out[p.prefix[p.trigger-1]] |= lineMark
		}
	}
	return out
}()

// A scan goes through one text.
type scan struct {
	text  string
	keys  *keySet
	found []Match
	done  int // the end of the last match
	// judged is the end of the last value behind a name, in which no other name is
	// looked for: that bounds what a chain of them can cost.
	judged int
	// refused is the end of the last text that began like a key and was none; no key
	// begins inside of it.
	refused int
}

// at returns the secret that the byte at i gives away.
func (s *scan) at(i int) (Match, bool) {
	switch s.text[i] {
	case ':':
		if hasAt(s.text, i, ":/") {
			return s.address(i)
		}
		if m, ok := s.botToken(i); ok {
			return m, true
		}
		return s.keyed(i)
	case '=', '|':
		return s.keyed(i)
	case '-':
		if hasAt(s.text, i, pemBegin) {
			return s.pem(i)
		}
		if hasAt(s.text, i, "--") {
			return s.option(i)
		}
	case 'B', 'b':
		return s.bearer(i)
	}
	return s.prefixed(i)
}

// hasAt reports whether part stands in text at i.
func hasAt(text string, i int, part string) bool {
	return i >= 0 && i <= len(text) && len(text)-i >= len(part) && text[i:i+len(part)] == part
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }

func isLower(c byte) bool { return c >= 'a' && c <= 'z' }

func isAlnum(c byte) bool { return isDigit(c) || isUpper(c) || isLower(c) }

// startsWord reports whether no word goes on across i from the left.
func startsWord(text string, i int) bool { return i == 0 || !isAlnum(text[i-1]) && text[i-1] != '_' }
