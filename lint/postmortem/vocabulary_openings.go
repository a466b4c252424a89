package postmortem

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/table"
)

// openings say with which words the phrases of a set begin, and which go on with them.
// Most texts are turned away by it before they are cut into words.
type openings struct {
	// begins has, for the classes of two bytes, one bit for the class of each third byte
	// with which they may begin a phrase, see classOf.
	begins *[classes * classes]uint32
	next   table.Table[secondWords]
	firsts wordStarts // how the first words begin
	// contracted says that a phrase begins with what can be the second word of a
	// contraction: they've been.
	contracted bool
}

// secondWords are what may follow the first word of a phrase.
type secondWords struct {
	any   bool // anything: a phrase is one word, or its second has no letters
	words []string
}

// addPhrase files a phrase, given as wordKey makes it.
func (o *openings) addPhrase(key string) {
	first, rest, _ := strings.Cut(key, " ")
	second, _, _ := strings.Cut(rest, " ")
	o.add(first, second)
}

func (o *openings) add(first, second string) {
	if o.begins == nil {
		o.begins = new([classes * classes]uint32)
	}
	if first == "will" {
		o.add("wo", "") // won't
	}
	o.contracted = o.contracted || isContracted(first)
	o.begin(first)
	o.firsts.add(first)
	next := o.next.Make(first)
	if pair(second) < 0 {
		next.any = true
		return
	}
	if !slices.Contains(next.words, second) {
		next.words = append(next.words, second)
	}
}

// The classes of bytes: each letter has one, whatever its case, from 1 on; what stands
// between words has 0.
const (
	digitClass = 27 + iota
	highClass  // of a character that is not ASCII
	jointClass // which is left out of a word that goes on behind it: roll-out
	markClass  // the same for markup: **re**start
	classes    = 32
)

const (
	// looseBits are the classes of what may stand inside a word and be no letter of it.
	looseBits uint32 = 1<<highClass | 1<<jointClass | 1<<markClass
	// firmBits are those of letters and digits.
	firmBits uint32 = 1<<(digitClass+1) - 2
)

var classOf = func() (out [256]uint8) {
	for c := range out {
		switch b := byte(c); {
		case b >= utf8.RuneSelf:
			out[c] = highClass
		case isDigit(b):
			out[c] = digitClass
		case wordBytes[b]:
			out[c] = b | 0x20 - 'a' + 1
		}
	}
	out['\''], out['-'], out['*'], out['`'] = jointClass, jointClass, markClass, markClass
	return out
}()

// begin makes the table let a word pass that begins a phrase, however it is written.
func (o *openings) begin(word string) {
	all := ^uint32(0)
	for i := range classes { // an accent may fall off the first letter
		o.begins[highClass*classes+i] = all
	}
	first := int(classOf[word[0]]) * classes
	if first == 0 {
		return // no text is cut into such words
	}
	for _, loose := range [...]int{highClass, jointClass, markClass} {
		o.begins[first+loose] = all
	}
	if len(word) == 1 {
		for i := range classes {
			if firmBits>>i&1 == 0 {
				o.begins[first+i] = all
			}
		}
		return
	}
	next := looseBits
	if len(word) > 2 {
		next |= 1 << classOf[word[2]]
	} else {
		next |= ^firmBits | 1<<classOf['n'] // don't
	}
	o.begins[first+int(classOf[word[1]])] |= next
}

// mayBeIn reports whether a text may hold a phrase of the set. False is certain.
func (o *openings) mayBeIn(text string) bool {
	begins := o.begins
	if begins == nil {
		return false
	}
	if o.contracted && mayContract(text) {
		return true
	}
	// The class of the last byte, the bits of the next one's with which these two begin a
	// phrase, and a mask for the ones to come: no phrase begins inside a word.
	var last, row uint32
	free := ^uint32(0)
	for i := range len(text) {
		class := uint32(classOf[text[i]])
		if row>>(class%classes)&1 != 0 && o.mayBeginAt(text, i-2) {
			return true
		}
		row = begins[(last*classes+class)%(classes*classes)] & free
		free = freeBehind[last%classes]
		last = class
	}
	return row&1 != 0 && o.mayBeginAt(text, len(text)-2) ||
		begins[last*classes%(classes*classes)]&free&1 != 0 && o.mayBeginAt(text, len(text)-1)
}

// nextBegin returns the first place from a gap between words on at which a phrase may
// begin, by its first three bytes, or -1.
func (o *openings) nextBegin(text string, from int) int {
	begins := o.begins
	var last, row uint32
	free := ^uint32(0)
	for i := from; i < len(text); i++ {
		class := uint32(classOf[text[i]])
		if row>>(class%classes)&1 != 0 {
			return i - 2
		}
		row = begins[(last*classes+class)%(classes*classes)] & free
		free = freeBehind[last%classes]
		last = class
	}
	switch {
	case row&1 != 0:
		return len(text) - 2
	case from < len(text) && begins[last*classes%(classes*classes)]&free&1 != 0:
		return len(text) - 1
	}
	return -1
}

// freeBehind has, for each class of bytes, nothing where words go on behind them, and else
// all bits.
var freeBehind = func() (out [classes]uint32) {
	for c := range out {
		if firmBits>>c&1 == 0 {
			out[c] = ^uint32(0)
		}
	}
	return out
}()

// longestLook is the longest word with accents that is looked at closely, in bytes.
const longestLook = 64

// mayBeginAt reports whether the word at text[i] may begin a phrase.
func (o *openings) mayBeginAt(text string, i int) bool {
	var lower [shortWord]byte
	n := 0
	for at := i; n < len(lower); at++ {
		var class uint8
		if at < len(text) {
			class = classOf[text[at]]
		}
		switch {
		case class == 0: // a word of nothing but letters and digits, as most are
			if next := o.next.AtBytes(lower[:n]); next != nil && next.mayGoOn(text[at:]) {
				return true
			}
			return n > 3 && string(lower[n-3:n]) == "dnt" && o.mayBeginOddAt(text, i)
		case firmBits>>class&1 == 0:
			return o.mayBeginOddAt(text, i)
		}
		lower[n] = text[at] | 0x20
		n++
	}
	return o.mayBeginOddAt(text, i)
}

// mayBeginOddAt is mayBeginAt for long words, and those with accents, markup or
// contractions.
func (o *openings) mayBeginOddAt(text string, i int) bool {
	if text[i] >= utf8.RuneSelf {
		if r, _ := utf8.DecodeRuneInString(text[i:]); !unicode.IsLetter(r) {
			return false
		}
	}
	word, rest := wordAt(text, i), text[i:]
	rest = rest[len(word):]
	var lower [shortWord]byte
	n, cut := joined(&lower, word)
	if n < 0 && len(word) > longestLook {
		return true // or a text without spaces would be read again from each of its letters
	}
	if n < 0 { // accents and markup
		if !o.firsts.may(fold(word)) {
			return false
		}
		if o.mayBeginAny(clauseWords(word)) {
			return true
		}
		bare := plain(word)
		return bare != word && o.mayBeginAny(clauseWords(bare))
	}
	if next := o.next.AtBytes(lower[:n]); next != nil && next.mayGoOn(rest) {
		return true
	}
	if strings.HasSuffix(string(lower[:n]), "dnt") {
		cut = n - 1
	}
	// What is left of we'll and didn't. Their second words begin no phrase, or mayBeIn
	// has seen to them.
	return cut > 0 && (o.next.AtBytes(lower[:cut]) != nil || lower[cut-1] == 'n' && o.next.AtBytes(lower[:cut-1]) != nil)
}

// wordAt returns the word at text[i], with what may be left out of it.
func wordAt(text string, i int) string {
	end := i
	for end < len(text) && classOf[text[end]] != 0 {
		end++
	}
	return text[i:end]
}

// joined puts a word in small letters and without joints into lower, and returns its
// length and where its first apostrophe was, or -1. The length is -1 where the word is
// too long, or has accents or markup.
func joined(lower *[shortWord]byte, word string) (n, cut int) {
	cut = -1
	for i := 0; i < len(word); i++ {
		switch c := word[i]; {
		case c == '\'' || strings.HasPrefix(word[i:], "\u2019"):
			if cut < 0 {
				cut = n
			}
			if c != '\'' {
				i += len("\u2019") - 1
			}
		case c == '-':
		case firmBits>>classOf[c]&1 == 0 || n == len(lower):
			return -1, -1
		default:
			lower[n] = c | 0x20
			n++
		}
	}
	return n, cut
}

// mayGoOn reports whether a phrase may go on with what follows its first word.
func (next *secondWords) mayGoOn(rest string) bool {
	if next.any {
		return true
	}
	for i := range len(rest) {
		switch c := rest[i]; {
		case c == '&' || c == '"': // which is read as a word, or leaves words out
			return true
		case isWordByte(c):
			return next.mayBe(wordAt(rest, i))
		}
	}
	return false
}

// mayBe reports whether a word may be the second of a phrase.
func (next *secondWords) mayBe(word string) bool {
	i := pair(word)
	if i < 0 {
		return true
	}
	if !slices.ContainsFunc(next.words, func(w string) bool { return pair(w) == i }) {
		return false
	}
	var lower [shortWord]byte
	n, cut := joined(&lower, word)
	if n < 0 || cut >= 0 || strings.HasSuffix(string(lower[:n]), "dnt") {
		return true // accents, markup and contractions
	}
	return slices.Contains(next.words, string(lower[:n]))
}

func (o *openings) mayBeginAny(words []string) bool {
	for _, w := range words {
		if o.next.At(w) != nil {
			return true
		}
	}
	return false
}
