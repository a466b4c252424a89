package prose

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/markdown"
)

// A Token is a word, or what stands for one.
type Token struct {
	// Start and End are byte offsets in the Plain of the block.
	Start, End int
	// Text is as written, Lemma the base form in small letters.
	Text, Lemma string
	Tag         Tag
	// Parts are what the word could be, before its neighbours settled Tag.
	Parts   Parts
	Classes Set

	word int32 // one more than its place in the lexicon
}

// A Tag is what a token is in its sentence.
type Tag uint8

// The tags.
const (
	TagNone Tag = iota
	TagDeterminer
	TagPossessive // my, our, their
	TagAdjective
	TagNoun
	TagName
	TagPronoun
	TagVerb
	TagAux // be, have, do and modal verbs
	TagNegation
	TagAdverb
	TagPreposition
	TagSubordinator
	TagRelative
	TagConjunction
	TagTo
	TagNumber
	TagCode
	TagQuote
	TagHandle
	TagLink
	TagGenitive // 's
	TagComma
	TagOpen  // an opening parenthesis
	TagClose // a closing one
	TagStop  // any other punctuation
)

// Is reports whether the token's word is in a class.
func (t *Token) Is(c Class) bool { return t.Classes.Has(c) }

// IsAny reports whether the token's word is in one of the classes.
func (t *Token) IsAny(s Set) bool { return t.Classes.Any(s) }

// IsCapital reports whether the token begins with a capital letter.
func (t *Token) IsCapital() bool {
	r, _ := utf8.DecodeRuneInString(t.Text)
	return unicode.IsUpper(r)
}

// tokenizer cuts one sentence of a block's text.
type tokenizer struct {
	lex  *Lexicon
	text *markdown.Text
	// opaque are the ranges whose words are not the author's or not words, in order.
	opaque []opaque
	out    []Token
}

// An opaque range stands as one token in the sentence.
type opaque struct {
	start, end int
	tag        Tag
}

// cut returns the tokens of Plain[from:to].
func (z *tokenizer) cut(from, to int) []Token {
	s := z.text.Plain
	next := sort.Search(len(z.opaque), func(k int) bool { return z.opaque[k].end > from })
	for i := from; i < to; {
		for next < len(z.opaque) && z.opaque[next].end <= i {
			next++
		}
		if next < len(z.opaque) && z.opaque[next].start <= i {
			o := z.opaque[next]
			end := min(o.end, to)
			if o.tag != TagNone {
				z.out = append(z.out, Token{Start: i, End: end, Text: s[i:end], Tag: o.tag})
			}
			i = max(end, i+1)
			continue
		}
		limit := to
		if next < len(z.opaque) {
			limit = min(to, z.opaque[next].start)
		}
		i = z.token(i, max(limit, i+1))
	}
	return z.out
}

// token adds the token that begins at i, if any, and returns where the next one may.
func (z *tokenizer) token(i, limit int) int {
	s := z.text.Plain
	c := s[i]
	switch {
	case isWordByte(c):
		end := wordEnd(s, i, limit)
		z.word(i, end)
		return end
	case c == '@' && i+1 < limit && isWordByte(s[i+1]):
		return z.handle(i, limit)
	case c == '#' && i+1 < limit && isWordByte(s[i+1]):
		end := wordEnd(s, i+1, limit)
		z.add(i, end, TagNumber)
		return end
	case c == '\'' && len(z.out) > 0 && z.out[len(z.out)-1].End == i:
		z.add(i, i+1, TagGenitive) // engineers'
		return i + 1
	case c == ',':
		z.add(i, i+1, TagComma)
		return i + 1
	case c == '(' || c == '[':
		z.add(i, i+1, TagOpen)
		return i + 1
	case c == ')' || c == ']':
		z.add(i, i+1, TagClose)
		return i + 1
	case c == '.' && i+1 < limit && s[i+1] != '.':
		return i + 1 // of an abbreviation, since sentences end at their limit
	case strings.IndexByte(":;|!?/.", c) >= 0, c == '-' && !(i > 0 && isWordByte(s[i-1])):
		z.add(i, i+1, TagStop)
		return i + 1
	}
	if c < utf8.RuneSelf {
		return i + 1
	}
	r, n := utf8.DecodeRuneInString(s[i:limit])
	if r == '\u2013' || r == '\u2014' || r == '\u2026' {
		z.add(i, i+n, TagStop)
	}
	return i + n
}

// handle adds the handle that begins at i, and its genitive, and returns where it ends.
func (z *tokenizer) handle(i, limit int) int {
	s := z.text.Plain
	end := wordEnd(s, i+1, limit)
	for end+1 < limit && (s[end] == '/' || s[end] == '.' || s[end] == '-') && isWordByte(s[end+1]) {
		end = wordEnd(s, end+1, limit)
	}
	if cut, ok := strings.CutSuffix(s[i:end], "'s"); ok {
		z.add(i, i+len(cut), TagHandle)
		z.add(i+len(cut), end, TagGenitive)
		return end
	}
	z.add(i, end, TagHandle)
	return end
}

// isWordByte reports whether a word can begin with c: letters, of any alphabet, and
// digits. The bytes of typographic punctuation (U+2000 to U+2FFF) are left out.
func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= 0xC3 && c != 0xE2 && c < 0xF0
}

// wordEnd returns where the word that begins at i ends. Hyphens, dots, underscores
// and apostrophes belong to it where letters stand on both sides.
func wordEnd(s string, i, limit int) int {
	for i < limit {
		c := s[i]
		switch {
		case isWordByte(c) || 0x80 <= c && c < 0xC0:
			i++
		case c == '-' || c == '_' || c == '.' || c == '\'':
			if i+1 >= limit || !isWordByte(s[i+1]) {
				return i
			}
			i++
		case c == 0xE2 && strings.HasPrefix(s[i:limit], "\u2019"):
			if i+3 >= limit || !isWordByte(s[i+3]) {
				return i
			}
			i += 3
		default:
			return i
		}
	}
	return i
}

// add adds a token that is no word of the lexicon.
func (z *tokenizer) add(start, end int, tag Tag) {
	text := z.text.Plain[start:end]
	z.out = append(z.out, Token{Start: start, End: end, Text: text, Lemma: text, Tag: tag})
}

// word adds the words that stand between start and end: one, or the two of a
// contraction.
func (z *tokenizer) word(start, end int) {
	text := z.text.Plain[start:end]
	first, second, at := contraction(text)
	if first == "" {
		z.known(start, end, text)
		return
	}
	z.known(start, start+at, first)
	if second == genitive {
		z.add(start+at, end, TagGenitive)
		return
	}
	z.known(start+at, end, second)
}

// known adds a word, looked up by the form given.
func (z *tokenizer) known(start, end int, form string) {
	k := int32(-1)
	if form != "" {
		k = z.lex.place(hashOf(form))
	}
	if k < 0 {
		if at := strings.LastIndexByte(form, '-'); at > 0 && at+1 < len(form) && !strings.ContainsAny(form, "0123456789_.") {
			k = z.lex.place(hashOf(form[at+1:]))
		}
	}
	z.out = append(z.out, Token{Start: start, End: end, Text: z.text.Plain[start:end], word: k + 1})
	t := &z.out[len(z.out)-1]
	if k < 0 {
		t.Lemma, t.Parts = strings.ToLower(form), guess(form)
		return
	}
	w := &z.lex.entries[k]
	t.Lemma, t.Parts, t.Classes = w.lemma, w.parts, z.lex.sets[w.set]
}

// guess tells by its ending what an unknown word can be.
func guess(form string) Parts {
	if strings.ContainsAny(form, "0123456789_.") {
		return Noun
	}
	switch n := len(form); {
	case n > 4 && strings.HasSuffix(form, "ly"):
		return Adverb
	case n > 4 && strings.HasSuffix(form, "ed"):
		return VerbPast | VerbParticiple
	case n > 5 && strings.HasSuffix(form, "ing"):
		return VerbGerund | Noun
	case n > 5 && (strings.HasSuffix(form, "ous") || strings.HasSuffix(form, "ful") || strings.HasSuffix(form, "able") || strings.HasSuffix(form, "ible") || strings.HasSuffix(form, "ive") || strings.HasSuffix(form, "less")):
		return Adjective | Noun
	}
	return Noun
}
