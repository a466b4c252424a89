package prose

import "strings"

// A Clause is a verb with its subject and object.
type Clause struct {
	Verb
	// Subject is who or what acts, or in a passive what is acted on. It is absent
	// where the clause has none of its own and borrows none.
	Subject Phrase
	// Object is the noun phrase directly behind the verb; absent where there is none.
	Object Phrase
	// Agent is the phrase behind by, in a passive.
	Agent Phrase
	// Until is where what belongs to the clause ends.
	Until int
	// Borrowed says that the subject is that of another clause.
	Borrowed bool
}

// clauses finds the verbs of the sentence and whose they are.
func (s *Sentence) clauses() {
	for i := 0; i < len(s.Tokens); i++ {
		v, subject, ok := s.verbAt(i)
		if !ok {
			continue
		}
		s.Clauses = append(s.Clauses, Clause{Verb: v, Subject: subject})
		i = v.End - 1
	}
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if !c.Inverted {
			c.Subject, c.Borrowed = s.subject(k)
		}
	}
	for k := range s.Clauses {
		s.ellipsis(k)
		c := &s.Clauses[k]
		c.Until = s.until(k)
		c.Object = s.PhraseAfter(c.End)
		if c.Object.End > c.Until {
			c.Object = Phrase{}
		}
		if c.Passive || c.Reduced {
			if p := s.agent(c); !p.IsAbsent() {
				c.Agent = p
			}
		}
	}
}

// ellipsis makes a passive of a participle that shares the auxiliary of the verb before
// it: "was seen but dismissed".
func (s *Sentence) ellipsis(k int) {
	c := &s.Clauses[k]
	if k == 0 || !c.Borrowed || c.Main != c.Start || c.Start == 0 || s.Tokens[c.Start].Parts&VerbParticiple == 0 {
		return
	}
	i := c.Start - 1
	for i > 0 && s.Tokens[i].Tag == TagAdverb {
		i--
	}
	b := &s.Clauses[k-1]
	if s.Tokens[i].Tag == TagConjunction && b.Passive && !b.Infinitive && s.PhraseAfter(c.End).IsAbsent() {
		c.Passive, c.Past, c.Modal, c.Perfect, c.Reduced = true, b.Past, b.Modal, b.Perfect, false
		c.Agent = b.Agent
	}
}

// until returns where clause k ends: at the subject of the next clause that has one of
// its own, or at strong punctuation.
func (s *Sentence) until(k int) int {
	end := len(s.Tokens)
	for _, next := range s.Clauses[k+1:] {
		if next.Finite() {
			end = next.Start
			if next.Start > 0 && s.Tokens[next.Start-1].Tag == TagRelative {
				end = next.Start - 1
				break
			}
			if !next.Borrowed && !next.Subject.IsAbsent() && next.Subject.Start >= s.Clauses[k].End && next.Subject.Start < end {
				end = next.Subject.Start
			}
			break
		}
	}
	for i := s.Clauses[k].End; i < end; i++ {
		if s.Tokens[i].Tag == TagStop {
			return i
		}
	}
	return end
}

// agent returns who did it, in a passive.
func (s *Sentence) agent(c *Clause) Phrase {
	var first Phrase
	for i := c.End; i+1 < c.Until; i++ {
		if s.Tokens[i].Lemma != "by" || s.Tokens[i+1].Tag == TagVerb {
			continue
		}
		p := s.Join(s.PhraseAfter(i + 1))
		if p.Kind.IsPeople() {
			return p // also behind "by hand"
		}
		if first.IsAbsent() {
			first = p
		}
	}
	return first
}

// subject returns the subject of clause k, and whether it is another clause's.
func (s *Sentence) subject(k int) (Phrase, bool) {
	c := &s.Clauses[k]
	i := c.Start - 1
	if c.Infinitive {
		return s.governor(k), true
	}
	for i >= 0 && s.Tokens[i].Tag == TagAdverb {
		i--
	}
	if i < 0 {
		if c.Gerund {
			return s.gerundSubject(k), true
		}
		return Phrase{}, false
	}
	if c.Gerund {
		// "the folks not doing it": a gerund behind a noun speaks of that.
		if t := &s.Tokens[i]; i == c.Start-1 && (isNominal(t) || t.Tag == TagPronoun) {
			return s.PhraseBefore(i + 1), false
		}
		return s.gerundSubject(k), true
	}
	switch t := &s.Tokens[i]; t.Tag {
	case TagConjunction:
		return s.shared(k), true
	case TagRelative:
		return s.antecedent(i), false
	case TagComma:
		return s.acrossComma(k, i)
	case TagPronoun, TagClose:
		return s.climb(k, s.PhraseBefore(i+1)), false
	case TagVerb:
		// "the node that the team drained was": beyond the clause that speaks of it
		b := s.endingAt(k, i+1)
		if b != nil && b.Reduced && !b.Subject.IsAbsent() {
			return b.Subject, false
		}
		if b != nil && b.Finite() && !b.Subject.IsAbsent() && !b.Borrowed && !b.Inverted && b.Subject.Start > 0 {
			if t := &s.Tokens[b.Subject.Start-1]; t.Tag == TagRelative {
				return s.antecedent(b.Subject.Start - 1), false
			} else if isNominal(t) {
				return s.climb(k, s.PhraseBefore(b.Subject.Start)), false
			}
		}
	}
	if isNominal(&s.Tokens[i]) || isDeterminer(&s.Tokens[i]) {
		return s.climb(k, s.PhraseBefore(i+1)), false
	}
	return Phrase{}, false
}

// governor is the subject of the clause that an infinitive depends on.
func (s *Sentence) governor(k int) Phrase {
	if k == 0 {
		return Phrase{}
	}
	before := &s.Clauses[k-1]
	return before.Subject
}

// gerundSubject is the subject of the clause that a gerund goes with: the one before,
// or behind.
func (s *Sentence) gerundSubject(k int) Phrase {
	for j := k - 1; j >= 0; j-- {
		if s.Clauses[j].Finite() {
			return s.Clauses[j].Subject
		}
	}
	for j := k + 1; j < len(s.Clauses); j++ {
		if c := &s.Clauses[j]; c.Finite() {
			if c.Inverted {
				return c.Subject
			}
			p, _ := s.subject(j)
			return p
		}
	}
	return Phrase{}
}

// shared is the subject that a verb behind a conjunction or comma has in common with
// the verb before it.
func (s *Sentence) shared(k int) Phrase {
	for j := k - 1; j >= 0; j-- {
		if b := &s.Clauses[j]; b.Finite() && !b.Subject.IsAbsent() {
			return b.Subject
		}
	}
	return Phrase{}
}

// antecedent returns what the relative pronoun at i speaks of.
func (s *Sentence) antecedent(i int) Phrase {
	end := i
	if end > 0 && s.Tokens[end-1].Tag == TagComma {
		end--
	}
	if end > 0 && s.Tokens[end-1].Tag == TagPreposition {
		return Phrase{}
	}
	p := s.PhraseBefore(end)
	if p.IsAbsent() {
		if s.Tokens[i].Lemma == "who" {
			return Phrase{Start: i, End: i + 1, Head: i, Kind: Who}
		}
		return Phrase{}
	}
	// "the engineer on duty who": the people before the preposition are meant.
	if s.Tokens[i].Lemma == "who" && !p.Kind.IsPeople() && p.Start > 0 && s.Tokens[p.Start-1].Tag == TagPreposition {
		if q := s.PhraseBefore(p.Start - 1); !q.IsAbsent() && q.Kind.IsPeople() {
			return q
		}
	}
	if s.Tokens[i].Lemma == "who" && (p.Kind == Thing || p.Kind == SystemKind) {
		p.Kind = Person
	}
	return p
}

// acrossComma returns the subject of clause k whose verb stands behind the comma at i:
// that of an apposition or relative clause before it, or of the verb before.
func (s *Sentence) acrossComma(k, i int) (Phrase, bool) {
	const widest = 24 // tokens of what stands between two commas
	for j := i - 1; j > 0 && j > i-widest; j-- {
		if s.Tokens[j].Tag == TagStop {
			break
		}
		if s.Tokens[j].Tag != TagComma {
			continue
		}
		if s.Tokens[j+1].Tag == TagRelative {
			return s.climb(k, s.PhraseBefore(j)), false
		}
		if p := s.PhraseBefore(i); p.Start == j+1 && !p.IsAbsent() {
			q := s.PhraseBefore(j)
			if q.IsAbsent() {
				break
			}
			if p.Kind.IsPeople() && !q.Kind.IsPeople() {
				q.Kind = p.Kind
			}
			return q, false
		}
		if s.isRemark(j+1, i) {
			return s.climb(k, s.PhraseBefore(j)), false
		}
		break
	}
	return s.shared(k), true
}

// isRemark reports whether tokens[from:to] are no more than adverbs and phrases with a
// preposition: ", despite the warning,".
func (s *Sentence) isRemark(from, to int) bool {
	if from >= to || s.Tokens[from].Tag != TagAdverb && s.Tokens[from].Tag != TagPreposition {
		return false
	}
	for i := from; i < to; i++ {
		switch s.Tokens[i].Tag {
		case TagAux, TagVerb, TagSubordinator, TagRelative, TagConjunction:
			return false
		}
	}
	return true
}

// climb goes from the noun phrase before the verb of clause k to the one that is its
// subject: "the engineer" in "the engineer on duty", or in "the engineer who pushed
// the change".
func (s *Sentence) climb(k int, p Phrase) Phrase {
	if !p.IsAbsent() && s.Tokens[p.Head].Is(Subject) {
		return p // he and she belong to nothing before
	}
	for range 8 {
		b := p.Start - 1
		if p.IsAbsent() || b < 0 {
			return p
		}
		switch t := &s.Tokens[b]; t.Tag {
		case TagPreposition:
			if t.Is(Subordinator) || t.Lemma == "like" || t.Lemma == "than" || b == 0 {
				return p
			}
			for b > 1 && s.Tokens[b-1].Tag == TagAdverb && (isNominal(&s.Tokens[b-2]) || s.Tokens[b-2].Tag == TagPronoun) {
				b-- // "everybody out of"
			}
			q := s.PhraseBefore(b)
			if q.IsAbsent() {
				c := s.endingAt(k, b)
				if c == nil || c.Finite() && !s.isRelative(c) {
					return p
				}
				p = s.beyond(c)
				continue
			}
			q.Kind = s.kindOf(q, p)
			p = q
		case TagVerb, TagAux:
			c := s.endingAt(k, b+1)
			if c == nil || c.Finite() && !s.isRelative(c) {
				return p
			}
			p = s.beyond(c)
		case TagConjunction:
			// "of read and write operations": one phrase behind the preposition.
			q := s.PhraseBefore(b)
			if q.IsAbsent() || q.Start == 0 || s.Tokens[q.Start-1].Tag != TagPreposition || s.Tokens[q.Start-1].Is(Subordinator) {
				return p
			}
			p = Phrase{Start: q.Start, End: p.End, Head: p.Head, Kind: p.Kind}
		default:
			return p
		}
	}
	return p
}

// Join returns p with its kind told by the phrase that a preposition joins to it.
func (s *Sentence) Join(p Phrase) Phrase {
	if p.IsAbsent() || p.End+1 >= len(s.Tokens) || s.Tokens[p.End].Tag != TagPreposition {
		return p
	}
	if inner := s.PhraseAfter(p.End + 1); !inner.IsAbsent() {
		p.Kind = s.kindOf(p, inner)
	}
	return p
}

// endingAt returns the clause before k whose verb group ends at tokens[end].
func (s *Sentence) endingAt(k, end int) *Clause {
	for j := k - 1; j >= 0; j-- {
		if s.Clauses[j].End == end {
			return &s.Clauses[j]
		}
	}
	return nil
}

func (s *Sentence) isRelative(c *Clause) bool {
	return c.Start > 0 && s.Tokens[c.Start-1].Tag == TagRelative
}

// beyond returns the noun phrase that a clause without a subject of its own belongs to.
func (s *Sentence) beyond(c *Clause) Phrase {
	if s.isRelative(c) || c.Reduced {
		return c.Subject
	}
	start := c.Start
	for start > 0 && (s.Tokens[start-1].Tag == TagTo || s.Tokens[start-1].Tag == TagPreposition || s.Tokens[start-1].Tag == TagAdverb) {
		start--
	}
	p := s.PhraseBefore(start)
	if p.IsAbsent() && start > 0 && s.Tokens[start-1].Tag == TagVerb {
		// "ten seconds spent reading": what the participle before speaks of.
		for k := range s.Clauses {
			if d := &s.Clauses[k]; d.End == start && !d.Borrowed && d.Main == d.Start {
				return d.Subject
			}
		}
	}
	return p
}

// lowerText returns the token's text in small letters.
func lowerText(t *Token) string { return strings.ToLower(t.Text) }
