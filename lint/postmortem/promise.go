package postmortem

import "strings"

// longestPromise is how much of one sentence is searched for a promise, in bytes.
const longestPromise = 1000

// Promises returns the sentences outside action items that promise one: "We will
// add an alert", "TODO: write a runbook". They are looked for where a document tells
// what it learned, what went wrong, how the incident was resolved and how it will be
// prevented, in source order. What somebody else is quoted to have said is none.
func (d *Document) Promises() []Value {
	var out []Value
	var last *Section
	may := false // of the last
	for _, b := range d.Tree.Texts {
		if section := d.SectionAt(b.Span); section != last {
			last, may = section, section != nil && section.mayPromise()
		}
		if !may || !d.Words.promising.mayBeIn(b.Text.Plain) {
			continue
		}
		for _, l := range sentencesOf(b.Text.Plain) {
			text := b.Text.Plain[l.start:l.end]
			if d.Words.promising.mayBeIn(text) && d.Words.promises(text) && !isQuoted(b) {
				out = append(out, Value{Text: strings.ReplaceAll(text, "\n", " "), Span: b.Text.Span(l.start, l.end), State: Filled})
			}
		}
	}
	return out
}

// mayPromise reports whether a section is of a kind in which promises are made, and
// is not one of action items. Prevention may be that besides.
func (s *Section) mayPromise() bool {
	if s.Within(Prevention) {
		return true
	}
	return !s.Within(ActionItems) && !s.Within(FollowUp) && (s.Within(LessonsLearned) || s.Within(WentWrong) || s.Within(Resolution))
}

// promises reports whether a sentence holds a promise: words for one with a verb by
// which action items begin, and no condition before it.
func (v *Vocabulary) promises(sentence string) bool {
	words := clauseWords(unquoted(sentence[:min(len(sentence), longestPromise)]))
	for i, w := range words {
		if v.has(setCondition, w) {
			return false
		}
		if n := v.phraseAt(setPromise, words, i); n > 0 {
			at := v.skipAdverbs(words, i+n)
			if at < len(words) && words[at] == clauseEnd { // TODO: add
				at++
			}
			if at < len(words) && v.isDeed(words[at]) {
				return true
			}
		}
		if n := v.phraseAt(setPromiseLate, words, i); n > 0 {
			if last := clauseEndFrom(words, i) - 1; last >= i+n && v.isDeed(words[last]) {
				return true
			}
		}
	}
	return false
}

// isDeed reports whether a word is a verb by which something changes.
func (v *Vocabulary) isDeed(word string) bool { return v.has(setVerb, word) && !v.has(setIdle, word) }

// unquoted returns a text without what stands between quotation marks.
func unquoted(s string) string {
	s = plain(s)
	var b strings.Builder
	for {
		open := strings.IndexByte(s, '"')
		if open < 0 {
			break
		}
		end := strings.IndexByte(s[open+1:], '"')
		if end < 0 {
			break
		}
		b.WriteString(s[:open])
		s = s[open+1+end+1:]
	}
	return b.String() + s
}
