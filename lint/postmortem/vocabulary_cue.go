package postmortem

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Cue is what a word or phrase hints at about the text that it stands in.
type Cue string

// The cues.
const (
	// CueReport names a text as the account of an incident: postmortem, incident report.
	CueReport Cue = "report"
	// CueIncident names what such an account is about: outage, breach.
	CueIncident Cue = "incident"
	// CueGuide names a text of another kind: guide, runbook, template.
	CueGuide Cue = "guide"
	// CueAdvice is how a text speaks that tells its readers what to do: you should.
	CueAdvice Cue = "advice"
	// CuePrompt begins an instruction to the author of a template: describe.
	CuePrompt Cue = "prompt"
	// CueBlank stands for a text that is still to be written: title, lorem ipsum.
	CueBlank Cue = "blank"
	// CueExample names a part of a text that is only an example.
	CueExample Cue = "example"
	// CueGeneric is a word that titles of any such text bear: report, date.
	CueGeneric Cue = "generic"
	// CueTold is how a text speaks that tells what happened: was, noticed, restored.
	CueTold Cue = "told"
)

// A cuePhrase is filed under its first word.
type cuePhrase struct {
	words []string // those behind the first
	cue   Cue
	whole string
}

// Cues calls f for each cue in text, in order, with the phrase as it is listed in
// lower case without accents. Of phrases that begin with the same word the longest
// counts, and no word counts twice.
func (v *Vocabulary) Cues(text string, f func(cue Cue, phrase string)) {
	if !isASCII(text) {
		text = fold(text)
	}
	for i := v.cueStarts.nextBegin(text, 0); i >= 0; {
		word := cueWordAt(text, i)
		if i > 0 && text[i-1] >= utf8.RuneSelf && endsInLetter(text[:i]) {
			i = v.cueStarts.nextBegin(text, i+max(len(word), 1)) // within a word
			continue
		}
		next := i + max(len(word), 1)
		var found *cuePhrase
		phrases := v.cues.Get(fold(word))
		for k := range phrases {
			p := &phrases[k]
			if found != nil && len(p.words) <= len(found.words) {
				continue
			}
			if end := wordsEnd(text, i+len(word), p.words); end >= 0 {
				found, next = p, end
			}
		}
		if found != nil {
			f(found.cue, found.whole)
		}
		i = v.cueStarts.nextBegin(text, next)
	}
}

// wordsEnd returns where the words end if a text goes on with them at i, else -1.
func wordsEnd(text string, i int, words []string) int {
	for _, want := range words {
		word := ""
		for ; i < len(text) && word == ""; i++ {
			word = cueWordAt(text, i)
		}
		if len(word) != len(want) || !strings.EqualFold(word, want) {
			return -1
		}
		i += len(word) - 1
	}
	return i
}

// cueWordAt returns the word at text[i]; empty where none begins there.
func cueWordAt(text string, i int) string {
	end := i
	for end < len(text) {
		if firmBits>>classOf[text[end]]&1 != 0 {
			end++
			continue
		}
		if text[end] < utf8.RuneSelf {
			break
		}
		r, size := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(r) {
			break
		}
		end += size
	}
	return text[i:end]
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// cueWords cuts a text into words of letters and digits, folded. What stands
// before an apostrophe is a word too, as in l'incident.
func cueWords(text string) []string {
	return strings.FieldsFunc(fold(text), func(r rune) bool { return !unicode.IsLetter(r) && (r < '0' || r > '9') })
}
