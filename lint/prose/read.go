// Package prose reads sentences for who did what: words with their meaning, verbs with
// their subjects and objects. It has no statistics and no expressions: a lexicon of
// word classes, the endings of English, and the order of words.
package prose

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// A Reader reads the sentences of one document.
type Reader struct {
	// Lexicon is the words to read by.
	Lexicon *Lexicon
	// File is the document's file.
	File *source.File
	// Roster are names of people in small letters, Systems names of systems.
	Roster, Systems map[string]bool

	// The sentence in work, whose slices are used again for the next.
	work   Sentence
	tokens []Token
}

// A Sentence is one sentence, taken apart.
type Sentence struct {
	// Block is the text that the tokens' offsets refer to.
	Block   *markdown.Text
	Tokens  []Token
	Clauses []Clause
	// Question says that it ends with a question mark.
	Question bool

	reader *Reader
	before context
}

// A context is what the sentence before tells about this one.
type context struct {
	known bool
	kind  Kind
}

// longestSentence is how many bytes a sentence has at most. What is longer is no prose,
// and to look for subjects and verbs in it would cost more than it is long.
const longestSentence = 1200

// Sentences reads the sentences of a block's text that are wanted. F is given the
// place in ranges, and a Sentence that is good until it returns.
func (r *Reader) Sentences(text *markdown.Text, ranges [][2]int, wanted []bool, f func(i int, s *Sentence)) {
	var marks []opaque
	marked := false
	before := context{}
	unread := -1 // the sentence before, if it was not worth reading
	for i, at := range ranges {
		if at[1]-at[0] > longestSentence {
			continue
		}
		if !wanted[i] {
			unread = i
			continue
		}
		if !marked {
			marks, marked = opaqueIn(r.File, text), true
		}
		if unread >= 0 && unread == i-1 {
			before = context{known: true}
			if strings.Contains(text.Plain[at[0]:at[1]], "hey ") { // whom they means, it may say
				b := ranges[unread]
				before.kind = r.sentence(text, marks, b[0], b[1], context{}).mainKind()
			}
		}
		s := r.sentence(text, marks, at[0], at[1], before)
		f(i, s)
		before = context{known: true, kind: s.mainKind()}
	}
}

// sentence reads Plain[from:to].
func (r *Reader) sentence(text *markdown.Text, marks []opaque, from, to int, before context) *Sentence {
	s := &r.work
	*s = Sentence{Block: text, reader: r, before: before, Clauses: s.Clauses[:0]}
	z := tokenizer{lex: r.Lexicon, text: text, opaque: marks, out: r.tokens[:0]}
	s.Tokens = z.cut(from, to)
	r.tokens = s.Tokens
	s.Question = strings.HasSuffix(strings.TrimRight(text.Plain[from:to], " )*_\""), "?")
	tag(s.Tokens)
	s.clauses()
	return s
}

// mainKind is the kind of the first subject.
func (s *Sentence) mainKind() Kind {
	for _, c := range s.Clauses {
		if c.Finite() && !c.Subject.IsAbsent() {
			return c.Subject.Kind
		}
	}
	return Thing
}

func (r *Reader) inRoster(word string) bool {
	return len(r.Roster) > 0 && r.Roster[strings.ToLower(word)]
}

func (r *Reader) isSystem(word string) bool {
	return len(r.Systems) > 0 && r.Systems[strings.ToLower(word)]
}

// Span returns the range of the file that tokens[from:to] came from.
func (s *Sentence) Span(from, to int) source.Span {
	if from >= to {
		return source.Span{}
	}
	return s.Block.Span(s.Tokens[from].Start, s.Tokens[to-1].End)
}

// Text returns tokens[from:to] as written.
func (s *Sentence) Text(from, to int) string {
	if from >= to {
		return ""
	}
	return s.Block.Plain[s.Tokens[from].Start:s.Tokens[to-1].End]
}

// Idioms calls f for each idiom in the sentence, with the tokens it covers.
func (s *Sentence) Idioms(f func(name string, start, end int)) {
	l := s.reader.Lexicon
	for i := range s.Tokens {
		at := s.Tokens[i].word - 1
		if at < 0 {
			continue
		}
		for k := l.firstAt[l.entries[at].base]; k > 0; k = l.idioms[k-1].nextFirst {
			if end := s.matches(&l.idioms[k-1], i); end > 0 {
				f(l.idioms[k-1].Name, i, end)
			}
		}
	}
}

// matches returns where an idiom that begins at tokens[i] ends, or 0. Adverbs and
// determiners that it does not name may stand between its words.
func (s *Sentence) matches(idiom *Idiom, i int) int {
	words := idiom.words[1:]
	at := i + 1
	room := 0
	for _, w := range words {
		if w == gap {
			room = maxGap
			continue
		}
		found := false
		for skip := 0; at < len(s.Tokens); at++ {
			t := &s.Tokens[at]
			if t.Lemma == w || t.Lemma != "" && strings.EqualFold(t.Text, w) {
				found = true
				at++
				break
			}
			if t.Tag == TagStop || t.Tag == TagQuote {
				return 0
			}
			if (t.Tag == TagAdverb || t.Tag == TagComma || t.Tag == TagGenitive) && skip < maxSkips {
				skip++
				continue
			}
			if room == 0 {
				return 0
			}
			room--
		}
		if !found {
			return 0
		}
		room = 0
	}
	return at
}
