package postmortem

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A phrase is a run of words that tells what kind of moment an event is, in the
// form of the data file: _ stands for up to maxGap words, {a,b c} for either run.
type phrase struct {
	tail  string // what follows the first word, under which it is filed
	next  string // the word that the tail begins with; empty where it may be another
	class RowClass
}

// classOrder is the order in which classes are tried: the first that has a
// phrase in the event wins.
var classOrder = [...]RowClass{Began, Detected, Acknowledged, Investigation, Identified, Mitigated, Restored, Stable, Scheduled}

// eventWordsRead is how many words of an event tell its kind. What comes later is
// how it came about, or what was seen next.
const eventWordsRead = 12

// Class returns what kind of moment a timeline's event is, empty where it is not
// said. A phrase that is negated, only planned or only attempted ("not resolved",
// "trying to roll back") does not count, and of two that begin with the same word
// only the longer does ("incident declared over" declares none).
func (v *Vocabulary) Class(event string) RowClass {
	const longest = 400 // bytes
	if len(event) > longest {
		event = event[:longest]
	}
	if !v.mayHaveClass(event) {
		return ""
	}
	var room [longest / 5]string
	words := appendEventWords(room[:0], event)
	best := len(classOrder)
	for i, w := range words[:min(len(words), eventWordsRead)] {
		if !v.eventStarts.may(w) {
			continue
		}
		rank, length := len(classOrder), -1
		for _, p := range v.phrases.Get(w) {
			if p.next != "" && (i+1 == len(words) || words[i+1] != p.next) {
				continue
			}
			n, ok := matchEvent(p.tail, words[i+1:])
			if r := classRank(p.class); ok && (n > length || n == length && r < rank) {
				rank, length = r, n
			}
		}
		if rank < best && !v.negated(words[:i]) {
			best = rank
		}
	}
	if best == len(classOrder) {
		return ""
	}
	return classOrder[best]
}

// mayHaveClass reports whether one of the first words of an event may begin a phrase: a
// look that spares most events from being cut into words. False is certain.
func (v *Vocabulary) mayHaveClass(event string) bool {
	for range eventWordsRead {
		start := 0
		for start < len(event) && !wordBytes[event[start]] {
			start++
		}
		event = event[start:]
		end := 0
		for end < len(event) && wordBytes[event[end]] {
			end++
		}
		if end == 0 {
			return false
		}
		word := event[:end]
		var lower [shortWord]byte
		switch letters := lowerLetters(&lower, word); {
		case end < len(event) && event[end] == '\'', letters == 0 && !isDigits(word):
			return true // what goes on, and what is no plain word
		case letters == 0:
			if v.phrases.Has(word) {
				return true
			}
		case v.eventStarts.may(word) && v.phrases.AtBytes(lower[:letters]) != nil:
			return true
		default:
			if _, negated := negatedStem(string(lower[:letters])); negated {
				return true
			}
		}
		event = event[end:]
	}
	return false
}

func classRank(c RowClass) int {
	for i, x := range classOrder {
		if x == c {
			return i
		}
	}
	return len(classOrder)
}

// matchEvent reports whether words begin with what tail describes, and how many
// of them it takes.
func matchEvent(tail string, words []string) (n int, ok bool) {
	if tail == "" {
		return 0, true
	}
	if tail[0] == '{' {
		choices, rest, _ := strings.Cut(tail[1:], "}")
		for more := true; more; {
			var choice string
			choice, choices, more = strings.Cut(choices, ",")
			if taken, ok := matchRun(choice, words); ok {
				if n, ok := matchEvent(strings.TrimPrefix(rest, " "), words[taken:]); ok {
					return taken + n, true
				}
			}
		}
		return 0, false
	}
	word, rest, _ := strings.Cut(tail, " ")
	if word == gap {
		for skipped := 0; skipped <= maxGap && skipped <= len(words); skipped++ {
			if n, ok := matchEvent(rest, words[skipped:]); ok {
				return skipped + n, true
			}
		}
		return 0, false
	}
	if len(words) == 0 || words[0] != word {
		return 0, false
	}
	n, ok = matchEvent(rest, words[1:])
	return n + 1, ok
}

// matchRun reports whether words begin with the words of run, and how many they are.
func matchRun(run string, words []string) (n int, ok bool) {
	for more := true; more; n++ {
		var word string
		word, run, more = strings.Cut(run, " ")
		if n >= len(words) || words[n] != word {
			return 0, false
		}
	}
	return n, true
}

// negated reports whether one of the last words before a phrase, in the same
// clause, denies it.
func (v *Vocabulary) negated(before []string) bool {
	for i := len(before) - 1; i >= 0 && i >= len(before)-3; i-- {
		if before[i] == clauseEnd {
			return false
		}
		if v.has(setNegation, before[i]) {
			return true
		}
	}
	return false
}

// clauseEnd stands for a comma or full stop among an event's words.
const clauseEnd = ","

// appendEventWords splits an event into folded words, with clauseEnd between clauses,
// and appends them to words.
func appendEventWords(words []string, event string) []string {
	s := fold(event)
	start := -1
	for i := 0; i < len(s); {
		c, size := rune(s[i]), 1
		inside := firmBits>>classOf[s[i]]&1 != 0
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(s[i:])
			inside = unicode.IsLetter(c) || unicode.IsDigit(c)
		}
		switch {
		case inside:
			if start < 0 {
				start = i
			}
		case c == '\'' && start >= 0:
		default:
			if start >= 0 {
				words = appendEventWord(words, s[start:i])
				start = -1
			}
			if c == ',' || c == '.' || c == ';' || c == ':' || c == utf8.RuneError {
				words = append(words, clauseEnd)
			}
		}
		i += size
	}
	if start >= 0 {
		words = appendEventWord(words, s[start:])
	}
	return words
}

// appendEventWord appends a word without its apostrophes, and what is denied in it as two.
func appendEventWord(words []string, word string) []string {
	if strings.IndexByte(word, '\'') >= 0 {
		word = strings.ReplaceAll(word, "'", "")
	}
	if stem, ok := negatedStem(word); ok {
		return append(words, stem, "not")
	}
	return append(words, word)
}

// negatedStem returns what is denied in didnt, wasnt and the like, which are read as two
// words.
func negatedStem(word string) (stem string, ok bool) {
	if len(word) < len("isnt") || word[len(word)-2:] != "nt" {
		return "", false
	}
	stem = word[:len(word)-2]
	switch stem {
	case "did", "was", "were", "is", "are", "has", "have", "had", "could", "would", "does", "do":
		return stem, true
	}
	return "", false
}

// addPhrases files a phrase under each word that it may begin with.
func (v *Vocabulary) addPhrases(text string, class RowClass) error {
	return eachBeginning(text, func(first, tail string) {
		v.eventStarts.add(first)
		at := v.phrases.Make(first)
		*at = append(*at, phrase{tail: tail, next: nextWord(tail), class: class})
	})
}

// nextWord returns the word with which the tail of a phrase begins, if that is certain.
func nextWord(tail string) string {
	word, _, _ := strings.Cut(tail, " ")
	if word == gap || strings.HasPrefix(word, "{") {
		return ""
	}
	return word
}

// eachBeginning calls f for each word that a phrase may begin with, with what then
// follows it.
func eachBeginning(text string, f func(first, tail string)) error {
	if err := checkPhrase(text); err != nil {
		return err
	}
	head := strings.ReplaceAll(fold(text), "'", "")
	var choices, tail string
	if head[0] == '{' {
		choices, tail, _ = strings.Cut(head[1:], "}")
	} else {
		choices, tail, _ = strings.Cut(head, " ")
		tail = " " + tail
	}
	for more := true; more; {
		var choice string
		choice, choices, more = strings.Cut(choices, ",")
		first, rest, ok := strings.Cut(choice, " ")
		after := strings.TrimPrefix(tail, " ")
		if ok {
			after = strings.TrimSuffix(rest+" "+after, " ")
		}
		f(first, after)
	}
	return nil
}

// checkPhrase keeps phrases in the form that matchEvent reads.
func checkPhrase(text string) error {
	depth, gaps := 0, 0
	for i := range len(text) {
		switch text[i] {
		case '{':
			depth++
		case '}':
			depth--
		case '_':
			gaps++
		}
		if depth < 0 || depth > 1 {
			return fmt.Errorf("braces of %q do not match", text)
		}
	}
	switch {
	case depth != 0:
		return fmt.Errorf("braces of %q do not match", text)
	case text == "", strings.HasPrefix(text, gap), strings.HasSuffix(text, gap), text != strings.TrimSpace(text), strings.Contains(text, "  "):
		return fmt.Errorf("phrase %q neither begins nor ends with a word", text)
	case gaps > maxGaps:
		return fmt.Errorf("phrase %q has more than %d gaps", text, maxGaps)
	}
	return nil
}
