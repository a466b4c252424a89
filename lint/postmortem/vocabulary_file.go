package postmortem

import "strings"

// minTemplateTail is how many letters a word for a template has at least that may
// end another: Vorfallvorlage, but not minimal.
const minTemplateTail = 6

// IsTemplateWord reports whether a word in the name of a file or folder says that
// it is, or holds, a template. The shorter ones end another word only where that
// begins as an account of an incident does: postmortemmal.
func (v *Vocabulary) IsTemplateWord(word string) bool {
	if len(word) > maxLabel {
		return false
	}
	key := wordKey(word)
	for i := range key {
		if !v.has(setTemplateFile, key[i:]) {
			continue
		}
		if i == 0 || len(key)-i >= minTemplateTail || v.isAccount(key[:i]) {
			return true
		}
	}
	return false
}

// isAccount reports whether a word names an incident or the account of one, also
// where it is bound to the next: hendelses-.
func (v *Vocabulary) isAccount(word string) bool {
	found := false
	for _, w := range [...]string{word, strings.TrimSuffix(word, "s")} {
		v.Cues(w, func(cue Cue, phrase string) {
			found = found || phrase == w && (cue == CueReport || cue == CueIncident)
		})
	}
	return found
}
