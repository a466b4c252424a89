package profile

import (
	"strings"
	"unicode"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// speech knows the words by which templates speak to authors.
type speech struct{ *postmortem.Vocabulary }

// holds reports whether one of the phrases of a cue occurs in s, in small letters.
func (w speech) holds(cue postmortem.TemplateCue, s string) bool {
	return containsAny(s, w.TemplateWords(cue))
}

// begins reports whether the first word of s is one of a cue's.
func (w speech) begins(cue postmortem.TemplateCue, s string) bool {
	all := wordsOf(s)
	return len(all) > 0 && w.HasTemplateWord(cue, all[0])
}

// isOptional reports whether a text says that a section may be left out.
func (w speech) isOptional(text string) bool {
	text = strings.ToLower(text)
	return w.holds(postmortem.TemplateOptional, text) || w.HasTemplateWord(postmortem.TemplateOptionalWord, strings.Trim(text, " .:*_"))
}

// isTemplateGuide reports whether a title speaks of a template by that word.
func (w speech) isTemplateGuide(title string) bool {
	title = strings.ToLower(strings.TrimSpace(title))
	return w.holds(postmortem.TemplateItself, title) && w.holds(postmortem.TemplateGuide, title)
}

// isGuide reports whether a title is one of a section that explains the template.
func (w speech) isGuide(title string) bool {
	title = strings.ToLower(strings.TrimSpace(title))
	return w.holds(postmortem.TemplateGuide, title) || w.HasTemplateWord(postmortem.TemplateGuideTitle, postmortem.NormalizeTitle(title))
}

// isLabel reports whether a title of at most four words ends as labels do: "Report
// status", "Start date/time", "Incident lead".
func (w speech) isLabel(title string) bool {
	words := wordsOf(title)
	return len(words) > 0 && len(words) <= 4 && w.HasTemplateWord(postmortem.TemplateLabel, words[len(words)-1])
}

// isLayout reports whether a front-matter key says how a page is shown.
func (w speech) isLayout(key string) bool {
	return w.HasTemplateWord(postmortem.TemplateLayout, strings.ToLower(key))
}

func containsAny(s string, of []string) bool {
	for _, x := range of {
		if strings.Contains(s, x) {
			return true
		}
	}
	return false
}

// wordsOf returns the words of s in lower case.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}
