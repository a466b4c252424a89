package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
)

// A Said is a sentence with the section that it stands in.
type Said struct {
	Value
	Section *Section
}

// CareAsked returns the sentences that ask people to take more care ("be more careful",
// "remind the team") where a document says what will be done: in action items,
// prevention and lessons, in source order. Items that are ticked are left out, and so
// is what is denied, quoted, or asked of something else than people, or stands beside a
// remedy that needs no care ("be careful, and add a check").
func (d *Document) CareAsked() []Said {
	return d.saidIn(func(s *Section) bool {
		return !s.Within(WentWell) && (s.Within(ActionItems) || s.Within(Prevention) || s.Within(LessonsLearned))
	}, TurnCare, d.Words.asksForCare)
}

// SoleCauses returns the sentences that name one cause as the only one, in the sections
// on causes and the summary. What is denied or quoted is none.
func (d *Document) SoleCauses() []Said {
	return d.saidIn(func(s *Section) bool {
		return s.Within(RootCause) || s.Within(ContributingFactors) || s.Within(Summary)
	}, TurnSole, d.Words.namesSole)
}

// saidIn returns the sentences, in the sections for which in holds, for which says
// holds; text is the whole that the sentence is a part of. Only what may hold a
// phrase of the turn is cut into sentences.
func (d *Document) saidIn(in func(*Section) bool, turn Turn, says func(sentence, text string) bool) []Said {
	var out []Said
	read := func(t *markdown.Text, s *Section) {
		if !d.Words.mayTurn(turn, t.Plain) {
			return
		}
		for _, l := range sentencesOf(t.Plain) {
			text := t.Plain[l.start:l.end]
			if d.Words.mayTurn(turn, text) && says(unquoted(text[:min(len(text), longestTurn)]), t.Plain) {
				out = append(out, Said{Value{Text: strings.ReplaceAll(text, "\n", " "), Span: t.Span(l.start, l.end), State: Filled}, s})
			}
		}
	}
	for _, s := range d.Sections {
		if !in(s) {
			continue
		}
		read(&s.Inline, s)
		for _, b := range s.Blocks {
			b.Walk(func(b *markdown.Block) bool {
				if b.Kind == markdown.Paragraph || b.Kind == markdown.TableCell {
					read(&b.Text, s)
				}
				return b.Kind != markdown.Quote && b.Task != markdown.DoneTask
			})
		}
	}
	return out
}

// AsksForCare reports whether a text, such as that of an action item, asks people to
// take more care.
func (v *Vocabulary) AsksForCare(text string) bool {
	text = text[:min(len(text), longestTurn)]
	return v.mayTurn(TurnCare, text) && v.asksForCare(unquoted(text), text)
}

// asksForCare reports whether a sentence of a text asks people to take more care.
func (v *Vocabulary) asksForCare(sentence, text string) bool {
	words := append(clauseWords(sentence), clauseEnd)
	start := 0
	for i, w := range words {
		if w == clauseEnd {
			start = i + 1
			continue
		}
		if n := v.turnAt(TurnCare, words, i); n > 0 && v.asksPeople(words[start:i]) {
			beside := v.controls(words[:start]) || v.controls(words[clauseEndFrom(words, i+n-1):]) || v.controlsBeside(sentence, text)
			return !beside
		}
	}
	return false
}

// controls reports whether words speak of what takes care in the place of people.
func (v *Vocabulary) controls(words []string) bool {
	for i := range words {
		if v.turnAt(TurnControl, words, i) > 0 {
			return true
		}
	}
	return false
}

// controlsBeside reports whether a text speaks of it in its other sentences.
func (v *Vocabulary) controlsBeside(sentence, text string) bool {
	before, after, ok := strings.Cut(text[:min(len(text), longestTurn)], sentence)
	return ok && (v.mayTurn(TurnControl, before) && v.controls(clauseWords(before)) || v.mayTurn(TurnControl, after) && v.controls(clauseWords(after)))
}

// asksPeople reports whether what stands in a clause before a request makes it one to
// people: nothing but modal words, or people as their subject.
func (v *Vocabulary) asksPeople(before []string) bool {
	if v.denies(before) {
		return false
	}
	last := len(before)
	for last > 0 && v.turnAt(TurnModal, before[last-1:last], 0) > 0 {
		last--
	}
	return last == 0 || v.turnAt(TurnPeople, before[last-1:last], 0) > 0
}

// denies reports whether one of the last words before a phrase denies it.
func (v *Vocabulary) denies(before []string) bool {
	const near = 4
	for i := max(0, len(before)-near); i < len(before); i++ {
		if v.turnAt(TurnDenial, before, i) > 0 {
			return true
		}
	}
	return false
}

// namesSole reports whether a sentence names one cause as the only one.
func (v *Vocabulary) namesSole(sentence, _ string) bool {
	words := clauseWords(sentence)
	for i := range words {
		if v.turnAt(TurnSole, words, i) > 0 && !v.doubts(words[:i]) {
			return true
		}
	}
	return false
}

// doubts reports whether one of the last words of the clause before a phrase says "no"
// or "unlikely".
func (v *Vocabulary) doubts(before []string) bool {
	const near = 8
	for i := len(before) - 1; i >= max(0, len(before)-near) && before[i] != clauseEnd; i-- {
		if v.has(setNegation, before[i]) || v.turnAt(TurnDenial, before, i) > 0 {
			return true
		}
	}
	return false
}
