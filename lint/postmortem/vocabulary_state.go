package postmortem

import (
	"strings"
	"unicode/utf8"
)

// IsDone reports whether a whole value says that something is done: "Done",
// "[x]", "✅ Complete", "Merged in #12". A sentence that begins with such a word
// ("Fixed the probe by hand") says what was done, not that an item is.
func (v *Vocabulary) IsDone(s string) bool {
	if first := firstWord(s); first != "" {
		// A value that begins with a letter can be turned away by its first word.
		var lower [shortWord]byte
		if n := lowerLetters(&lower, first); n > 0 && v.sets.GetBytes(lower[:n])&(1<<setDone) == 0 {
			return false
		}
	}
	words := stateWords(s)
	if len(words) == 0 || !v.has(setDone, words[0]) {
		return false
	}
	linked := false
	for i, w := range words[1:] {
		switch {
		case i >= 8:
			return false
		case v.has(setDone, w), v.Month(w) != 0, strings.ContainsAny(w, "0123456789@#/"):
		case v.has(setDoneLink, w):
			linked = true
		case !linked:
			return false
		}
	}
	return true
}

// IsOpen reports whether a whole value says that something is still to be done:
// "Open", "⏳ In Progress", "[ ]".
func (v *Vocabulary) IsOpen(s string) bool {
	words := stateWords(s)
	if len(words) == 0 {
		return strings.TrimSpace(s) == "[ ]"
	}
	if v.has(setOpen, strings.Join(words, " ")) {
		return true
	}
	return !isWordStart(words[0]) && v.has(setOpen, words[0])
}

// stateWords splits a state into folded words without markup and punctuation.
// A sign such as ✅ is a word of its own.
func stateWords(s string) []string {
	const longest = 120
	if len(s) > longest {
		return nil
	}
	if isPlainState(s) {
		return strings.Fields(wordKey(s))
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/2)
	for _, r := range s {
		switch {
		case r == 0xFE0F || r == '*' || r == '_' || r == '~' || r == '`':
		case strings.ContainsRune("✅☑✔⏳⏸🚧❌✓", r):
			b.WriteByte(' ')
			b.WriteRune(r)
			b.WriteByte(' ')
		case strings.ContainsRune("()[]{}!.,;:", r) || r >= 0x2010 && r <= 0x2015:
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return strings.Fields(wordKey(b.String()))
}

// isPlainState reports whether a state has neither signs nor markup and punctuation.
func isPlainState(s string) bool {
	for i := range len(s) {
		switch c := s[i]; c {
		case '*', '_', '~', '`', '(', ')', '[', ']', '{', '}', '!', '.', ',', ';', ':':
			return false
		default:
			if c >= utf8.RuneSelf {
				return false
			}
		}
	}
	return true
}

// IsNone reports whether a whole value says that there is nothing: "None", "n/a",
// a dash.
func (v *Vocabulary) IsNone(s string) bool {
	if len(s) > maxLabel || s != "" && isDigit(s[0]) {
		return false
	}
	if first := firstWord(s); first != "" && len(first) < len(s) && isBlank(s[len(first)]) {
		var lower [shortWord]byte
		if n := lowerLetters(&lower, first); n > 0 && !v.nones.GetBytes(lower[:n]) {
			return false
		}
	}
	s = strings.Trim(plain(s), " .!_()[]\"")
	if s == "" {
		return false
	}
	return strings.Trim(s, "- ") == "" || v.has(setNone, wordKey(s))
}

// IsTeam reports whether a name is that of a group: it holds a word such as team
// or squad, consists of functions ("Platform engineering", "SRE"), or is the
// handle of an organisation's team (@acme/storage).
func (v *Vocabulary) IsTeam(name string) bool {
	if len(name) > maxLabel {
		return false
	}
	if strings.HasPrefix(name, "@") && strings.Contains(name, "/") {
		return true
	}
	words, functions := 0, 0
	for w := range strings.FieldsFuncSeq(wordKey(name), func(r rune) bool { return r == ' ' || r == '/' || r == '@' || r == ',' }) {
		words++
		if !v.mayBegin(1<<setTeam|1<<setFunction, w) {
			continue
		}
		if v.has(setTeam, w) {
			return true
		}
		if v.has(setFunction, w) {
			functions++
		}
	}
	return functions > 0 && functions == words
}

// IsTopic reports whether a word or short text in front of an action item names
// what it is about (Monitoring, Process, P1), not who is to do it.
func (v *Vocabulary) IsTopic(s string) bool {
	if len(s) > maxLabel {
		return false
	}
	key := wordKey(s)
	if v.has(setTopic, key) {
		return true
	}
	parts := strings.FieldsFunc(key, func(r rune) bool { return r == '/' || r == ',' || r == ' ' || r == '&' })
	for _, part := range parts {
		if !v.has(setTopic, part) {
			return false
		}
	}
	return len(parts) > 0
}

// IsVerb reports whether word is the base form of a verb by which action items
// begin: add, rotate, document.
func (v *Vocabulary) IsVerb(word string) bool {
	return len(word) < 32 && v.has(setVerb, wordKey(word))
}

// IsSeverity reports whether a whole value is a severity: SEV1, P2, S3, Critical,
// "High (P1)".
func (v *Vocabulary) IsSeverity(s string) bool {
	words := stateWords(s)
	for _, w := range words {
		if !v.has(setSeverity, w) && !isLevel(w) {
			return false
		}
	}
	return len(words) > 0
}

// SeverityScale returns what severities of one scale share: "sev" of SEV-1, "p" of P2,
// "words" of High; "" for a value that is not one severity.
func (v *Vocabulary) SeverityScale(s string) string {
	words := stateWords(s)
	if len(words) == 0 || len(words) > 2 || !v.IsSeverity(s) {
		return ""
	}
	joined := strings.Join(words, "")
	letters := strings.TrimRight(joined, "0123456789")
	switch {
	case len(words) == 2 && (hasDigit(words[0]) || !isDigits(words[1])):
		return ""
	case len(letters) == len(joined):
		return "words"
	case letters == "":
		return "numbers"
	}
	return letters
}

// isLevel knows sev1, sev, p2, s3 and a lone digit.
func isLevel(w string) bool {
	w = strings.TrimPrefix(strings.TrimPrefix(w, "sev"), "erity")
	if len(w) == 2 && (w[0] == 'p' || w[0] == 's') {
		w = w[1:]
	}
	return w == "" || len(w) == 1 && w[0] >= '0' && w[0] <= '5'
}
