package prose

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
)

// A Use is how a word that can be a verb is used, as far as the word before it tells.
type Use uint16

// The uses. They are told without a reading of the sentence, and only where a reading
// would come to no other end.
const (
	// AsNoun: it is no verb: "the break", "in slack".
	AsNoun Use = 1 << iota
	// AsInfinitive: "to break".
	AsInfinitive
	// AsPassive: "was broken".
	AsPassive
	// AsDenied: "not break".
	AsDenied
	// AsPossible: "may break".
	AsPossible
	// AsGerund: ", breaking".
	AsGerund
	// AsNone: it is a noun that is denied: "no fault".
	AsNone
	// InGerund and NoGerund: whatever it is, its form is a gerund or another.
	InGerund
	NoGerund
)

// use tells how the nth of all words is used: 0 where only a reading can tell.
func (g *Glance) use(n int) Use {
	k := g.scanner.known.place(g.all[n].hash)
	if k < 0 {
		return 0
	}
	parts := g.scanner.known.entries[k].parts
	if parts&VerbGerund != 0 {
		return g.useAt(n, parts) | InGerund
	}
	return g.useAt(n, parts) | NoGerund
}

// useAt tells how the nth of all words is used where it stands.
func (g *Glance) useAt(n int, parts Parts) Use {
	l, w := g.scanner.known, &g.all[n]
	if parts&Function != 0 {
		return 0
	}
	if at := int(w.start) - 2; at >= 0 && g.text[at]|0x20 == 'a' && g.text[at+1] == ' ' && g.mayBegin(at) && !g.endsMark(at+1) {
		return AsNoun // a is too short for a word
	}
	if n == 0 {
		return 0
	}
	p := &g.all[n-1]
	switch between := g.text[p.end:w.start]; {
	case !g.mayBegin(int(p.start)):
	case between == ", " && parts&VerbGerund != 0 && !g.endsMark(int(p.end)+1):
		return AsGerund
	case between == " " && !g.endsMark(int(p.end)):
		if first, _, _ := contraction(g.text[p.start:p.end]); first != "" {
			return 0
		}
		k := l.place(p.hash)
		if k >= 0 && l.entries[k].parts&Function != 0 {
			return g.useBehind(n-1, k, parts)
		}
		if parts&(Noun|Adjective) != 0 && parts&(VerbPast|VerbParticiple|VerbGerund) == 0 {
			return g.useBehindNoun(n, k, parts)
		}
	case between == "'t ", between == "\u2019t ":
		if first, second, _ := contraction(g.text[p.start : w.start-1]); second == "not" && !g.endsMark(int(w.start)-1) {
			return AsDenied | g.useOf(l.place(hashOf(first)), parts)
		}
	}
	return 0
}

// useBehind tells how a word is used by the function word before it, which is the nth of
// all and the kth of the lexicon. The order of the cases is that of functionTag.
func (g *Glance) useBehind(n int, k int32, parts Parts) Use {
	word, c := &g.scanner.known.entries[k], g.scanner.known.classesOf(k)
	gerund := parts&VerbGerund != 0
	switch {
	case c.Any(SetOf(Have, Do)), word.lemma == "at", isExtreme(word.lemma):
	case c.Has(Be):
		return unless(gerund, AsPassive)
	case c.Has(Modal):
		return unless(g.mayBeName(&g.all[n]), AsPossible) // May and Will are names too
	case c.Has(Negation):
		return AsDenied | g.useBeyond(n, parts)
	case c.Has(To):
		return unless(gerund, AsInfinitive)
	case c.Any(SetOf(Relative, Nobody, Indefinite)), c.Has(Pronoun) && !c.Has(Possessive), word.lemma == "her":
	case word.lemma == "no":
		return AsNoun | AsNone
	case c.Any(SetOf(Possessive, Determiner)):
		return AsNoun
	case c.Any(SetOf(Conjunction, Subordinator)):
	case c.Has(Preposition):
		return unless(gerund, AsNoun)
	}
	return 0
}

// useBeyond tells how a word behind the nth of all, a negation, is used by the word before
// that: "was not broken".
func (g *Glance) useBeyond(n int, parts Parts) Use {
	if n == 0 {
		return 0
	}
	w, p := &g.all[n], &g.all[n-1]
	if g.text[p.end:w.start] != " " || g.mayBeName(p) || !g.mayBegin(int(p.start)) || g.endsMark(int(p.end)) {
		return 0
	}
	return g.useOf(g.scanner.known.place(p.hash), parts)
}

// useOf tells how a word is used by the kth word of the lexicon, with a negation between.
func (g *Glance) useOf(k int32, parts Parts) Use {
	if k < 0 {
		return 0
	}
	switch c := g.scanner.known.classesOf(k); {
	case c.Any(SetOf(Have, Do)):
	case c.Has(Be):
		return unless(parts&VerbGerund != 0 || parts&VerbParticiple == 0, AsPassive)
	case c.Has(Modal):
		return AsPossible
	case c.Has(To):
		return AsInfinitive
	}
	return 0
}

// useBehindNoun tells whether the nth of all words, which can be a noun, is one behind a
// word that is no adverb and no function word: "root cause". That word is the kth of the
// lexicon, if any. It is none where people may do it to something: "engineers cause it".
func (g *Glance) useBehindNoun(n int, k int32, parts Parts) Use {
	l, p := g.scanner.known, &g.all[n-1]
	may := g.mayBeName(p) || parts&VerbThird != 0
	var before Parts
	if k < 0 {
		before = guess(g.text[p.start:p.end])
	} else {
		word := &l.entries[k]
		if before = word.parts; word.lemma == "help" || word.lemma == "let" || isExtreme(word.lemma) {
			return 0
		}
		may = may || l.classesOf(k).Any(personClasses)
	}
	return unless(before&(Adverb|Name) != 0 || may && g.mayActOn(n+1), AsNoun)
}

// mayActOn reports whether what follows a verb may begin with the nth of all words.
func (g *Glance) mayActOn(n int) bool {
	end := int(g.all[n-1].end)
	if end == len(g.text) || strings.IndexByte(",:;)", g.text[end]) >= 0 {
		return false
	}
	if n == len(g.all) || g.text[end] != ' ' || int(g.all[n].start) != end+1 || g.beginsMark(end+1) {
		return true
	}
	k := g.scanner.known.place(g.all[n].hash)
	return k < 0 || g.scanner.known.entries[k].parts&Function != 0 || g.scanner.known.classesOf(k).Has(Wrong)
}

// unless returns the use, if the condition does not hold.
func unless(condition bool, use Use) Use {
	if condition {
		return 0
	}
	return use
}

// mayBegin reports whether a token begins at a place of the text where a word does.
func (g *Glance) mayBegin(at int) bool {
	return at == 0 || g.text[at-1] == ' ' || g.text[at-1] == '\n'
}

// endsMark and beginsMark report whether what is not read word by word ends or begins at
// a place of the text.
func (g *Glance) endsMark(at int) bool {
	return slices.ContainsFunc(g.Marks, func(m markdown.Mark) bool { return m.End == at && isOpaque(m.Kind) })
}

func (g *Glance) beginsMark(at int) bool {
	return slices.ContainsFunc(g.Marks, func(m markdown.Mark) bool { return m.Start == at && isOpaque(m.Kind) })
}

func isOpaque(k markdown.MarkKind) bool {
	return k == markdown.CodeSpan || k == markdown.AutoLink || k == markdown.Strike || k == markdown.Image
}

// A usage is the needs and pairs that a word does not meet in some uses, of a pair the
// first word.
type usage struct {
	not          Use
	meets, pairs Bits
}

// usages gathers the needs and pairs that ask for a use.
func usages(needs []Use, reach []Reach) (out []usage) {
	of := func(not Use) *usage {
		for i := range out {
			if out[i].not == not {
				return &out[i]
			}
		}
		out = append(out, usage{not: not})
		return &out[len(out)-1]
	}
	for k, not := range needs {
		if not != 0 {
			u := of(not)
			u.meets = u.meets.With(k)
		}
	}
	for k, r := range reach {
		if r.Not != 0 {
			u := of(r.Not)
			u.pairs = u.pairs.With(k)
		}
	}
	return out
}

// meets returns which of the needs the nth of all words does meet where it stands.
func (g *Glance) meets(n int, needs Bits) Bits {
	s := g.scanner
	if !needs.Meets(s.used.meets) {
		return needs
	}
	use := g.use(n)
	for i := range s.usages {
		if u := &s.usages[i]; u.not&use != 0 {
			needs = needs.Without(u.meets)
		}
	}
	return needs
}
