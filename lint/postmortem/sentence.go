package postmortem

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// AppendSentenceRanges adds to out where the sentences of a text begin and end, in byte
// offsets.
func AppendSentenceRanges(out [][2]int, text string) [][2]int {
	eachSentence(text, func(l line) { out = append(out, [2]int{l.start, l.end}) })
	return out
}

// abbreviations end in a full stop that ends no sentence.
var abbreviations = [...]string{"e.g", "i.e", "etc", "approx", "ca", "vs", "cf", "no", "nr", "fig", "mr", "mrs", "dr", "st", "z.b", "bzw", "p.m", "a.m", "f.eks", "bl.a", "kl"}

// sentencesOf cuts a text at full stops, question and exclamation marks that
// white space and the beginning of a sentence follow.
func sentencesOf(s string) (out []line) {
	eachSentence(s, func(l line) { out = append(out, l) })
	return out
}

// eachSentence calls f for the sentences of a text, white space cut off.
func eachSentence(s string, f func(line)) {
	start := 0
	for i := 0; i < len(s); i++ {
		if s[i] != '.' && s[i] != '!' && s[i] != '?' {
			continue
		}
		end := i + 1
		for end < len(s) && strings.IndexByte(".!?\"')]", s[end]) >= 0 {
			end++
		}
		if end < len(s) && (!isBlank(s[end]) || !beginsSentence(s[end:]) || s[i] == '.' && isAbbreviation(s[start:i])) {
			i = end - 1
			continue
		}
		if l := trimLine(s, line{start, end}); l.start < l.end {
			f(l)
		}
		start, i = end, end-1
	}
	if l := trimLine(s, line{start, len(s)}); l.start < l.end {
		f(l)
	}
}

// beginsSentence reports whether the next word of s can begin a sentence.
func beginsSentence(s string) bool {
	s = strings.TrimLeft(s, " \t\n\"'([“‘«")
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || unicode.IsUpper(r) || unicode.IsDigit(r) || r == '@' || r == '#' || !unicode.IsLetter(r)
}

func isAbbreviation(before string) bool {
	at := strings.LastIndexAny(before, " \t\n(")
	word := strings.ToLower(before[at+1:])
	for _, a := range abbreviations {
		if word == a {
			return true
		}
	}
	r, n := utf8.DecodeRuneInString(word)
	return n == len(word) && unicode.IsLetter(r) // an initial
}
