package postmortem

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clauseWords cuts a text into folded words, contractions written out (we've: we
// have), with clauseEnd between clauses.
func clauseWords(text string) []string {
	words := make([]string, 0, len(text)/5+2)
	s := fold(text)
	start := -1
	flush := func(end int) {
		if start >= 0 {
			for end > start && (s[end-1] == '\'' || s[end-1] == '-') {
				end--
			}
			words = appendClauseWord(words, s[start:end])
			start = -1
		}
	}
	for i, r := range s {
		switch {
		case 'a' <= r && r <= 'z': // most
			if start < 0 {
				start = i
			}
		case r == ' ':
			flush(i)
		case unicode.IsLetter(r) || unicode.IsDigit(r) || (r == '\'' || r == '-') && start >= 0:
			if start < 0 {
				start = i
			}
		case (r == '.' || r == ',' || r == '/') && start >= 0 && inWord(s[i+1:]):
			if r == '/' {
				flush(i)
			}
		default:
			flush(i)
			switch r {
			case '.', ',', ';', ':', '!', '?', '\n', '-', '\u2013', '\u2014':
				words = append(words, clauseEnd)
			}
		}
	}
	flush(len(s))
	return words
}

// inWord reports whether a word goes on behind a full stop, comma or slash: v2.1.
func inWord(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func appendClauseWord(words []string, word string) []string {
	if strings.IndexByte(word, '\'') < 0 && strings.IndexByte(word, '-') < 0 && !strings.HasSuffix(word, "dnt") {
		if word == "" {
			return words
		}
		return append(words, word)
	}
	if full, ok := contraction(word); ok {
		return append(words, strings.Fields(full)...)
	}
	word = strings.Map(func(r rune) rune {
		if r == '\'' || r == '-' {
			return -1
		}
		return r
	}, word)
	if word == "" {
		return words
	}
	return append(words, word)
}

// longestPhrase is the most words that a phrase of a set has.
const longestPhrase = 4

// phraseAt returns the number of words of the longest phrase of the set that
// begins at words[i], or 0.
func (v *Vocabulary) phraseAt(set wordSet, words []string, i int) int {
	best := 0
	if i >= len(words) || v.phraseStarts.Get(words[i])&(1<<set) == 0 {
		return 0
	}
	key := ""
	for n := 1; n <= longestPhrase && i+n <= len(words); n++ {
		if n > 1 {
			key += " "
		}
		key += words[i+n-1]
		if v.has(set, key) {
			best = n
		}
	}
	return best
}

// skipAdverbs returns the place of the first word from i on that is none.
func (v *Vocabulary) skipAdverbs(words []string, i int) int {
	for i < len(words) && v.has(setAdverb, words[i]) {
		i++
	}
	return i
}

// clauseEndFrom returns the place of the end of the clause that words[i] is in.
func clauseEndFrom(words []string, i int) int {
	for i < len(words) && words[i] != clauseEnd {
		i++
	}
	return i
}
