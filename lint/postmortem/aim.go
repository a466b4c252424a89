package postmortem

import (
	"strings"
	"unicode"
)

// An Aim is how an action item begins and whether its text settles when it is done.
type Aim struct {
	// Turn is TurnWish or TurnLook where the item begins with such a phrase, else empty,
	// and Phrase that phrase as written.
	Turn   Turn
	Phrase string
	// Settled says that it has something to measure the result by: a number, code, a
	// name of code or a file, a quotation, or words such as "so that" and "until".
	Settled bool
}

// Aim reads how an action item begins.
func (d *Document) Aim(a *Action) Aim {
	if a.Text.State != Filled {
		return Aim{}
	}
	text := a.Text.Text[:min(len(a.Text.Text), longestTurn)]
	turn, n, rest := d.Words.aimAt(text)
	if turn == "" {
		return Aim{}
	}
	settled := strings.ContainsAny(d.File.Slice(a.Text.Span), "0123456789%`\"“«<>=")
	for _, word := range strings.Fields(text) {
		settled = settled || isNameOfCode(word)
	}
	for i := range rest {
		settled = settled || d.Words.turnAt(TurnAim, rest, i) > 0
	}
	fields := strings.Fields(text)
	phrase := strings.Trim(strings.Join(fields[:min(n, len(fields))], " "), ".,:;!?")
	return Aim{Turn: turn, Phrase: phrase, Settled: settled}
}

// aimAt returns the number of words of the wish or look that begins a text, and the
// words behind.
func (v *Vocabulary) aimAt(text string) (turn Turn, n int, rest []string) {
	if first := firstLetters(text); first != "" && !v.turnWord(TurnWish, first) && !v.turnWord(TurnLook, first) {
		return "", 0, nil
	}
	words := clauseWords(text)
	for len(words) > 0 && words[0] == clauseEnd {
		words = words[1:]
	}
	if len(words) == 0 {
		return "", 0, nil
	}
	for _, turn := range [...]Turn{TurnWish, TurnLook} {
		if n := v.turnAt(turn, words, 0); n > 0 {
			return turn, n, words[n:]
		}
	}
	return "", 0, nil
}

// isNameOfCode reports whether a word has the form of an identifier, a flag, a path or
// the name of a file or a feature: pool_size, --retries, /healthz, limit.conf,
// snapshot-on-shutdown.
func isNameOfCode(word string) bool {
	word = strings.Trim(word, ".,;:!?()[]*")
	if len(word) < 3 {
		return false
	}
	if strings.ContainsAny(word[1:], "_.@") || word[0] == '/' || word[0] == '-' || strings.Contains(word, "::") || strings.Count(word, "-") > 1 {
		return true
	}
	for i, r := range word { // minIdle, but not PostgreSQL
		if i > 0 && unicode.IsUpper(r) && unicode.IsLower(rune(word[0])) {
			return true
		}
	}
	return false
}
