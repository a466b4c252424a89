package postmortem

import "strings"

// Declines reports whether a text begins by saying that there is nothing: "None: the
// provider has removed the cause", "No further action is needed".
func (v *Vocabulary) Declines(s string) bool {
	const longest, most = 60, 3 // bytes looked at, words of what is listed
	words := strings.Fields(wordKey(s[:min(len(s), longest)]))
	for n := 1; n <= most && n <= len(words); n++ {
		if v.has(setDecline, strings.Trim(strings.Join(words[:n], " "), " .,:;!()_*")) {
			return true
		}
	}
	return false
}

// IsGrave reports whether a severity is among the upper ones by its name: "High",
// "Critical (P1)".
func (v *Vocabulary) IsGrave(severity string) bool {
	words := stateWords(severity)
	return len(words) > 0 && v.has(setGrave, words[0])
}
