package postmortem

import "strings"

// longestTold is how much of an action item's text is read for its tense, in bytes.
const longestTold = 600

// tellsDone reports whether an action item's text tells, in the past tense, what was
// done, and nothing that is left to do: "We tweaked the limit", "Reverted to v2",
// "The alert has been fixed". Where the same words can be a thing to be had
// ("Improved alerting", "Added capacity") it does not, nor where the item is done or
// has a date.
func (d *Document) tellsDone(a *Action) bool {
	if a.Text.State != Filled || a.Done || a.Due.State != Absent {
		return false
	}
	if d.Words.mustInstruct(a.Text.Text) || !d.Words.mayTell(a.Text.Text) {
		return false
	}
	if _, dated := d.WrittenDate(a.Text.Text); dated {
		return false
	}
	text := a.Text.Text[:min(len(a.Text.Text), longestTold)]
	raw := d.File.Slice(a.Text.Span)
	if d.Words.tells(text, followsCode(raw)) {
		return true
	}
	// "Request limits: Implemented a limit in Envoy"
	label, rest, ok := strings.Cut(text, ": ")
	_, rawRest, _ := strings.Cut(raw, ":")
	return ok && words(label) <= 5 && d.Words.tells(rest, followsCode(rawRest))
}

// mustInstruct reports whether a text begins with a verb as action items do, and with
// nothing that could be told: a cheap look at most items.
func (v *Vocabulary) mustInstruct(text string) bool {
	var lower [shortWord]byte
	n := lowerLetters(&lower, firstWord(text))
	sets := v.sets.GetBytes(lower[:n])
	return n > 0 && sets&(1<<setVerb) != 0 && sets&(1<<setPast|1<<setObject) == 0 &&
		v.phraseStarts.GetBytes(lower[:n]) == 0 && !strings.Contains(text, ": ")
}

// mayTell reports whether tells may hold for a text, or for what follows its label: one
// of the two begins as what tells, or the text has a passive. False is certain.
func (v *Vocabulary) mayTell(text string) bool {
	if v.mayBeginTold(text) || v.passives.mayBeIn(text) {
		return true
	}
	_, rest, ok := strings.Cut(text, ": ")
	return ok && v.mayBeginTold(rest)
}

// mayBeginTold reports whether the first word of a text may be a verb in the past
// tense, or somebody who tells. False is certain.
func (v *Vocabulary) mayBeginTold(text string) bool {
	start := 0
	for start < len(text) && !isWordByte(text[start]) {
		start++
	}
	end := start
	for end < len(text) && isWordByte(text[end]) {
		end++
	}
	if end+1 < len(text) && strings.IndexByte("'-.,/", text[end]) >= 0 && isWordByte(text[end+1]) {
		return true // the word goes on
	}
	var lower [shortWord]byte
	n := lowerLetters(&lower, text[start:end])
	if n == 0 || strings.HasSuffix(text[start:end], "dnt") {
		return start < end // accents, digits, contractions
	}
	return v.sets.GetBytes(lower[:n])&(1<<setPast) != 0 || v.phraseStarts.GetBytes(lower[:n])&(1<<setTeller) != 0
}

// followsCode reports whether the second word of a text is code.
func followsCode(raw string) bool {
	_, rest, ok := strings.Cut(strings.TrimLeft(raw, "*_~ \t"), " ")
	return ok && strings.HasPrefix(strings.TrimLeft(rest, "*_~ \t"), "`")
}

// tells judges a text; code says that its second word is code.
func (v *Vocabulary) tells(text string, code bool) bool {
	words := clauseWords(text)
	for len(words) > 0 && words[0] == clauseEnd {
		words = words[1:]
	}
	if len(words) < 2 || v.leavesOpen(words) {
		return false
	}
	return v.toldBy(words) || v.beginsPast(words, code) || v.toldOf(words)
}

// leavesOpen reports whether words say that something is still to be done, that it
// was only written down ("Created a ticket to"), or a clause after the first begins
// as an instruction.
func (v *Vocabulary) leavesOpen(words []string) bool {
	for i, w := range words {
		if v.has(setStill, w) || i > 1 && words[i-1] == clauseEnd && v.has(setVerb, w) || v.has(setRecorded, w) && v.isRecord(words[i+1:]) {
			return true
		}
	}
	return false
}

// isRecord reports whether one of the next words is what work is written down as.
func (v *Vocabulary) isRecord(next []string) bool {
	const near = 3
	for _, w := range next[:min(len(next), near)] {
		if v.has(setRecord, w) {
			return true
		}
	}
	return false
}

// toldBy reads "We have added", "The team then raised", "Wir haben ... erhöht".
func (v *Vocabulary) toldBy(words []string) bool {
	i := v.phraseAt(setTeller, words, 0)
	if i == 0 {
		return false
	}
	i = v.skipAdverbs(words, i)
	if i >= len(words) {
		return false
	}
	if v.hasAny(1<<setPast|1<<setParticiple, words[i]) {
		return true
	}
	// German puts the participle at the end.
	last := clauseEndFrom(words, i) - 1
	return last > i && v.has(setParticiple, words[last])
}

// beginsPast reads a verb in the past tense with what only a verb has behind it:
// "Added an alert", "Reverted to v2", "Fixed `retry`", "Updated the runbook".
func (v *Vocabulary) beginsPast(words []string, code bool) bool {
	if !v.has(setPast, words[0]) || words[1] == clauseEnd {
		return false
	}
	i := v.skipAdverbs(words, 1)
	if i < len(words) && (v.has(setObject, words[i]) || isDigits(words[i])) {
		return true
	}
	if v.has(setPastAdjective, words[0]) {
		return false
	}
	if code || v.has(setParticle, words[1]) {
		return true
	}
	for n := 2; n <= 4 && n < len(words) && words[n] != clauseEnd; n++ {
		if v.has(setParticle, words[n]) {
			return true // "Updated runbook with the new steps"
		}
	}
	return false
}

// longestSubject is the most words of a subject that are looked at.
const longestSubject = 12

// toldOf reads "The alert has been fixed" and "The release was rolled back".
func (v *Vocabulary) toldOf(words []string) bool {
	if v.has(setVerb, words[0]) && !v.has(setObject, words[0]) {
		return false
	}
	for i := 1; i < len(words) && i <= longestSubject; i++ {
		if words[i] == clauseEnd || v.has(setSubordinate, words[i-1]) || v.has(setNegation, words[i]) {
			return false
		}
		if n := v.phraseAt(setPassive, words, i); n > 0 {
			at := v.skipAdverbs(words, i+n)
			return at < len(words) && v.has(setPast, words[at])
		}
		if n := v.phraseAt(setPassivePast, words, i); n > 0 {
			at := v.skipAdverbs(words, i+n)
			return v.phraseAt(setMended, words, at) > 0
		}
	}
	return false
}
