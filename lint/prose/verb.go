package prose

import "strings"

// A Verb is a verb group: "should not have been rushed".
type Verb struct {
	// Start and End bound the group; Main is its last verb.
	Start, End, Main int
	// Modal is the modal verb, empty where there is none; "ought" stands for "ought to".
	Modal string
	// Perfect says that have comes before the main verb, Passive that be does and the
	// main verb is a participle, Progressive that it is a gerund behind be.
	Perfect, Passive, Progressive bool
	// Negated says that the group has a not or never; Never that it is the latter.
	Negated, Never bool
	// Past says that the group tells of the past.
	Past bool
	// Infinitive stands behind to, Gerund alone: "without testing". Reduced is a
	// participle alone, behind the noun it speaks of: "a mistake made by".
	Infinitive, Gerund, Reduced bool
	// Inverted says that the subject stands within the group: "had Priya read".
	Inverted bool
}

// Finite reports whether the group can be the verb of a clause.
func (v Verb) Finite() bool { return !v.Infinitive && !v.Gerund && !v.Reduced }

// verbAt returns the verb group that begins at tokens[i], and its subject where that
// stands within the group; ok is false where none begins.
func (s *Sentence) verbAt(i int) (v Verb, subject Phrase, ok bool) {
	tokens := s.Tokens
	switch tokens[i].Tag {
	case TagAux, TagVerb:
	case TagNegation:
		// "not checked", "never tested", "never even looked"; "not only" and the like begin
		// none.
		next := i + 1
		if t := &tokens[i]; t.Lemma == "never" || next < len(tokens) && tokens[next].Lemma == "even" {
			for next < len(tokens) && tokens[next].Tag == TagAdverb {
				next++
			}
		}
		if next >= len(tokens) || tokens[next].Tag != TagVerb && tokens[next].Tag != TagAux {
			return v, subject, false
		}
	default:
		return v, subject, false
	}
	v = Verb{Start: i, End: i + 1, Main: i}
	v.Infinitive = i > 0 && tokens[i-1].Tag == TagTo
	lastAux, found := -1, false
	for j := i; j < len(tokens) && !found; j++ {
		t := &tokens[j]
		switch t.Tag {
		case TagAux:
			s.auxiliary(&v, t, lastAux < 0)
			lastAux = j
			v.Main, v.End = j, j+1
		case TagNegation:
			v.Negated = true
			v.Never = v.Never || t.Lemma == "never"
			v.End = j + 1
		case TagAdverb:
		case TagTo:
			if v.Modal != "ought" {
				return s.settle(v, lastAux), subject, true
			}
		case TagVerb:
			v.Main, v.End, found = j, j+1, true
		default:
			p, next := s.inverted(v, i, j, lastAux)
			if next == 0 {
				return s.settle(v, lastAux), subject, true
			}
			subject, v.Inverted = p, true
			j = next - 1
		}
	}
	return s.settle(v, lastAux), subject, true
}

// auxiliary takes in an auxiliary verb; first says that it is the group's first.
func (s *Sentence) auxiliary(v *Verb, t *Token, first bool) {
	switch {
	case t.Is(Modal):
		v.Modal = t.Lemma
	case t.Is(Have):
		v.Perfect = true
		v.Past = v.Past || first && strings.HasPrefix(lowerText(t), "had")
	case first && (t.Text == "was" || t.Text == "were" || t.Lemma == "do" && lowerText(t) == "did"):
		v.Past = true
	}
}

// inverted returns the subject that stands at j within the group that begins at i with
// an auxiliary, and where the group goes on; 0 where there is none.
func (s *Sentence) inverted(v Verb, i, j, lastAux int) (Phrase, int) {
	if v.Inverted || lastAux != i || j > i+2 || !s.beginsClause(i) && !s.isHadThey(i, j) {
		return Phrase{}, 0
	}
	p := s.PhraseAfter(j)
	if p.IsAbsent() {
		return Phrase{}, 0
	}
	// Prepositions may follow: "had the engineer on duty looked".
	next := p.End
	for next+1 < len(s.Tokens) && s.Tokens[next].Tag == TagPreposition {
		inner := s.PhraseAfter(next + 1)
		if inner.IsAbsent() {
			break
		}
		next = inner.End
	}
	for k := next; k < len(s.Tokens); k++ {
		switch s.Tokens[k].Tag {
		case TagVerb:
			return p, next
		case TagAux, TagNegation:
			return p, next
		case TagAdverb:
			continue
		}
		return Phrase{}, 0
	}
	return Phrase{}, 0
}

// isHadThey reports whether a had with a pronoun behind it stands for an if, behind
// whatever: "it would have been over by ten had we believed the page".
func (s *Sentence) isHadThey(i, j int) bool {
	return j == i+1 && s.Tokens[i].Text == "had" && s.Tokens[j].Is(Subject) && (isNominal(&s.Tokens[i-1]) || s.Tokens[i-1].Tag == TagNumber || s.Tokens[i-1].Tag == TagVerb)
}

// beginsClause reports whether a clause can begin at tokens[i].
func (s *Sentence) beginsClause(i int) bool {
	if i == 0 {
		return true
	}
	switch s.Tokens[i-1].Tag {
	case TagStop, TagComma, TagConjunction, TagOpen, TagAdverb:
		return true
	case TagSubordinator, TagRelative:
		return s.Tokens[i-1].Lemma == "how" || s.Tokens[i-1].Lemma == "why"
	}
	return false
}

// settle fills in what follows from the main verb.
func (s *Sentence) settle(v Verb, lastAux int) Verb {
	main := &s.Tokens[v.Main]
	if main.Tag == TagVerb {
		aux := lastAux >= 0 && s.Tokens[lastAux].Is(Be)
		switch {
		case aux && main.Parts&VerbParticiple != 0 && main.Parts&VerbGerund == 0:
			v.Passive = true
		case aux && main.Parts&VerbGerund != 0:
			v.Progressive = true
		case lastAux < 0 && main.Parts&VerbGerund != 0:
			v.Gerund = true
		case lastAux < 0 && main.Parts&VerbPast != 0:
			v.Past = main.Parts&VerbBase == 0 || v.Start > 0
			v.Reduced = s.isReduced(v)
		case lastAux < 0 && main.Parts&VerbParticiple != 0 && main.Parts&VerbBase == 0:
			v.Reduced = true
		}
		// "got deleted"
		if main.Lemma == "get" && v.End < len(s.Tokens) {
			if next := &s.Tokens[v.End]; next.Parts&VerbParticiple != 0 && next.Parts&VerbBase == 0 && next.Tag != TagNoun && !nounFollows(s.Tokens, v.End+1) {
				next.Tag = TagVerb
				v.Main, v.End, v.Passive = v.End, v.End+1, true
			}
		}
	}
	v.Perfect = v.Perfect && !s.Tokens[v.Main].Is(Have) || v.Perfect && lastAux >= 0 && v.Main != lastAux
	return v
}

// isReduced reports whether a form that is past and participle in one stands for a
// passive: its agent follows, or it is followed by nothing that it could act on while
// another verb comes.
func (s *Sentence) isReduced(v Verb) bool {
	if s.Tokens[v.Main].Parts&VerbParticiple == 0 {
		return false
	}
	if l := s.Tokens[v.Main].Lemma; (l == "involve" || l == "concern") && v.End < len(s.Tokens) && s.Tokens[v.End].Tag == TagAux {
		return true // "the engineers concerned have"
	}
	for j := v.End; j < len(s.Tokens); j++ {
		switch s.Tokens[j].Tag {
		case TagAdverb:
			continue
		case TagPreposition:
			return s.Tokens[j].Lemma == "by" && j+1 < len(s.Tokens) && s.Tokens[j+1].Parts&VerbGerund == 0
		}
		return false
	}
	return false
}
