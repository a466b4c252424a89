package postmortem

// longestHint is the longest phrase of a hint, in words.
const longestHint = 3

// MayTell reports whether an event has words by which it may tell when an incident
// was detected or was over, however vague: "works again" is no restoration that a
// duration could be reckoned to, but nobody who reads it misses one. It is false for
// any other class.
func (v *Vocabulary) MayTell(class RowClass, event string) bool {
	words := cueWords(event)
	for i, first := range words {
		if v.hintStarts.may(first) && beginsWith(words[i:], longestHint, &v.hints, class) {
			return true
		}
	}
	return false
}

// Plans reports whether an event has a word by which a moment in it is one to come:
// "Failover scheduled".
func (v *Vocabulary) Plans(event string) bool {
	for _, w := range clauseWords(event) {
		if v.has(setPlanned, w) {
			return true
		}
	}
	return false
}
