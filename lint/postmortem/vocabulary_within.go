package postmortem

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// phraseOpenings says with which words the phrases of a set begin, and with which
// letters they go on. It turns most texts away before they are cut into words.
type phraseOpenings struct {
	first uint32 // the first letters of the first words, see letterBit
	next  map[string]*secondWords
}

// secondWords are what may follow the first word of a phrase.
type secondWords struct {
	any    bool // anything: a phrase is one word, or its second is a letter
	starts wordStarts
}

const anyLetter = ^uint32(0)

// add files a phrase, given as wordKey makes it.
func (p *phraseOpenings) add(key string) {
	if p.next == nil {
		p.next = map[string]*secondWords{}
	}
	first, second, _ := strings.Cut(key, " ")
	p.first |= letterBit(first[0])
	if p.next[first] == nil {
		p.next[first] = &secondWords{}
	}
	next := p.next[first]
	next.any = next.any || pair(second) < 0
	next.starts.add(second)
}

// letterBit returns the bit of the letter that a word begins with: one each for ASCII
// letters, one for digits, and all for what is not ASCII.
func letterBit(c byte) uint32 {
	switch lower := c | 0x20; {
	case 'a' <= lower && lower <= 'z':
		return 1 << (lower - 'a')
	case c >= utf8.RuneSelf:
		return anyLetter
	}
	return 1 << 26
}

// mayBeIn reports whether a text may hold a phrase of the set. False is certain.
func (p *phraseOpenings) mayBeIn(text string) bool {
	for at := 0; at < len(text); {
		if !isWordByte(text[at]) {
			at++
			continue
		}
		start, whole := at, true
		for at < len(text) && (isWordByte(text[at]) || isJoint(text[at])) {
			r, n := rune(text[at]), 1
			if r >= utf8.RuneSelf {
				r, n = utf8.DecodeRuneInString(text[at:])
				whole = whole && (unicode.IsLetter(r) || r == '\u2019')
			}
			whole = whole && r != '*' && r != '`'
			at += n
		}
		// What may be several words need not begin as its first does.
		if (!whole || p.first&letterBit(text[start]) != 0) && p.mayBegin(text[start:at], text[at:]) {
			return true
		}
	}
	return false
}

// isJoint knows the bytes that may be left out of a word, so that it goes on behind them.
func isJoint(c byte) bool { return c == '\'' || c == '-' || c == '*' || c == '`' }

// mayBegin reports whether a word, which rest follows, may begin a phrase of the set.
func (p *phraseOpenings) mayBegin(word, rest string) bool {
	var lower [shortWord]byte
	n := lowerLetters(&lower, word)
	if n == 0 { // accents, joints and contractions
		begins := func(w string) bool { return p.next[w] != nil }
		return slices.ContainsFunc(clauseWords(word), begins) || slices.ContainsFunc(clauseWords(plain(word)), begins)
	}
	next := p.next[string(lower[:n])]
	if next == nil || next.any {
		return next != nil
	}
	for i := range len(rest) {
		switch c := rest[i]; {
		case c == '&': // which is read as a word
			return true
		case isWordByte(c):
			return next.starts.may(rest[i:])
		}
	}
	return false
}
