package prose

import "strings"

// A Phrase is a noun phrase: tokens[Start:End], with the noun at Head. It is absent
// where Start equals End.
type Phrase struct {
	Start, End, Head int
	Kind             Kind
}

// IsAbsent reports whether there is no phrase.
func (p Phrase) IsAbsent() bool { return p.Start >= p.End }

// A Kind says whom or what a phrase speaks of.
type Kind uint8

// The kinds of phrase.
const (
	// Thing is all that is none of the others.
	Thing Kind = iota
	// SystemKind is software, hardware or a process.
	SystemKind
	// UsersKind are people outside: users, customers, attackers.
	UsersKind
	// They is they or them, which nothing resolves.
	They
	// Who asks for a person.
	Who
	// MaybeTeam may be a team or a thing: the platform, security.
	MaybeTeam
	// MaybeName is a capitalised word that no list has.
	MaybeName
	// Person is a role, or I, we, you, he, she, somebody.
	Person
	// TeamKind is a group of people.
	TeamKind
	// NameKind is a name or handle.
	NameKind
	// NobodyKind denies that anybody does something.
	NobodyKind
)

// IsPeople reports whether the phrase speaks of people who work on the system, for
// certain.
func (k Kind) IsPeople() bool { return k >= Person }

// isNominal reports whether a token can stand within a noun phrase.
func isNominal(t *Token) bool {
	switch t.Tag {
	case TagNoun, TagName, TagAdjective, TagNumber, TagCode, TagQuote, TagLink, TagHandle, TagGenitive:
		return true
	}
	return false
}

// PhraseBefore returns the noun phrase that ends before tokens[end].
func (s *Sentence) PhraseBefore(end int) Phrase {
	i := end - 1
	if i >= 0 && s.Tokens[i].Tag == TagClose {
		for i >= 0 && s.Tokens[i].Tag != TagOpen {
			i--
		}
		i--
	}
	if i < 0 {
		return Phrase{}
	}
	end = i + 1
	if s.Tokens[i].Tag == TagPronoun {
		if i > 0 && (s.Tokens[i-1].Lemma == "no" || s.Tokens[i-1].Tag == TagNegation && s.Tokens[i].Lemma == "one") {
			i--
		}
		return s.phrase(i, end)
	}
	for i >= 0 && s.belongs(i, end) {
		i--
	}
	if i+1 == end && !(i >= 0 && isDeterminer(&s.Tokens[i])) {
		return Phrase{}
	}
	for i >= 0 && isDeterminer(&s.Tokens[i]) {
		i--
		if i >= 0 && s.Tokens[i].Tag == TagGenitive { // "the team's own": goes on
			for i >= 0 && s.belongs(i, end) {
				i--
			}
		}
	}
	return s.phrase(i+1, end)
}

// belongs reports whether tokens[i] belongs to the phrase that ends before end.
func (s *Sentence) belongs(i, end int) bool {
	t := &s.Tokens[i]
	if t.Tag == TagAdverb || t.Tag == TagNegation {
		return i+1 < end && (s.Tokens[i+1].Tag == TagAdjective || t.Lemma == "first" && isNominal(&s.Tokens[i+1])) && i > 0 && (isDeterminer(&s.Tokens[i-1]) || s.Tokens[i-1].Tag == TagPreposition)
	}
	return isNominal(t)
}

func isDeterminer(t *Token) bool { return t.Tag == TagDeterminer || t.Tag == TagPossessive }

// PhraseAfter returns the noun phrase that begins at tokens[i], adverbs skipped.
func (s *Sentence) PhraseAfter(i int) Phrase {
	for i < len(s.Tokens) && s.Tokens[i].Tag == TagAdverb {
		i++
	}
	start := i
	for i < len(s.Tokens) && isDeterminer(&s.Tokens[i]) {
		i++
	}
	if i < len(s.Tokens) && s.Tokens[i].Tag == TagPronoun {
		return s.phrase(start, i+1)
	}
	for i < len(s.Tokens) {
		t := &s.Tokens[i]
		switch {
		case isNominal(t):
		case t.Tag == TagAdverb && i+1 < len(s.Tokens) && (s.Tokens[i+1].Tag == TagAdjective || t.Lemma == "first" && i > start && isNominal(&s.Tokens[i+1])):
		case isDeterminer(t) && s.Tokens[i-1].Tag == TagGenitive:
		default:
			return s.phraseIf(start, i)
		}
		i++
	}
	return s.phraseIf(start, i)
}

func (s *Sentence) phraseIf(start, end int) Phrase {
	if start >= end {
		return Phrase{}
	}
	return s.phrase(start, end)
}

// phrase makes the phrase tokens[start:end].
func (s *Sentence) phrase(start, end int) Phrase {
	p := Phrase{Start: start, End: end, Head: end - 1}
	for i := end - 1; i >= start; i-- {
		switch s.Tokens[i].Tag {
		case TagNoun, TagName, TagHandle, TagCode, TagPronoun, TagLink, TagQuote:
			p.Head = i
			// In "engineer Ana" and "Team Falcon" the first word says what it is.
			if i > start && s.Tokens[i].Tag == TagName && s.Tokens[i-1].IsAny(SetOf(Role, RoleAmbiguous, Team, Junior)) {
				p.Head = i - 1
			}
			p.Kind = s.kindOf(p, Phrase{})
			return p
		}
	}
	p.Kind = s.kindOf(p, Phrase{})
	return p
}

// kindOf tells whom or what a phrase speaks of. Inner is the phrase that a preposition
// joins to it: the team, in "members of the team".
func (s *Sentence) kindOf(p, inner Phrase) Kind {
	t := &s.Tokens[p.Head]
	switch t.Tag {
	case TagHandle:
		if strings.Contains(t.Text, "/") {
			return TeamKind
		}
		return NameKind
	case TagCode:
		return SystemKind
	case TagPronoun:
		return s.pronounKind(p, inner)
	case TagName:
		return s.nameKind(p)
	case TagNoun, TagAdjective, TagVerb:
		return s.nounKind(p, inner)
	case TagDeterminer:
		if !inner.IsAbsent() {
			return inner.Kind
		}
	}
	return Thing
}

func (s *Sentence) pronounKind(p, inner Phrase) Kind {
	t := &s.Tokens[p.Head]
	switch {
	case t.Is(Nobody), s.Tokens[p.Start].Lemma == "no", s.Tokens[p.Start].Tag == TagNegation:
		if !inner.IsAbsent() && !inner.Kind.IsPeople() && inner.Kind != MaybeTeam && inner.Start > 0 && s.Tokens[inner.Start-1].Lemma == "of" {
			return Thing
		}
		return NobodyKind
	case t.Lemma == "one" && !inner.IsAbsent():
		return inner.Kind
	case t.IsAny(SetOf(Subject, Indefinite, Personal)):
		return Person
	}
	switch t.Lemma {
	case "they", "them", "themselves":
		return s.Pronoun(p.Start)
	}
	return Thing
}

func (s *Sentence) nameKind(p Phrase) Kind {
	t := &s.Tokens[p.Head]
	if s.reader.isSystem(t.Text) || t.IsAny(SetOf(Product, System)) {
		return SystemKind
	}
	for i := p.Start; i < p.End; i++ {
		w := &s.Tokens[i]
		if w.Is(Title) || s.reader.inRoster(w.Text) || w.Is(GivenName) && !w.Is(WordName) && w.IsCapital() {
			return NameKind
		}
	}
	if isDeterminer(&s.Tokens[p.Start]) {
		return Thing
	}
	return MaybeName
}

func (s *Sentence) nounKind(p, inner Phrase) Kind {
	t := &s.Tokens[p.Head]
	if s.reader.isSystem(t.Text) {
		return SystemKind
	}
	if s.reader.inRoster(t.Text) && t.IsCapital() {
		return NameKind
	}
	none := s.Tokens[p.Start].Lemma == "no" || s.Tokens[p.Start].Lemma == "neither" || s.notOne(p.Start)
	people := s.peopleKind(p, inner)
	if none && people.IsPeople() {
		return NobodyKind
	}
	return people
}

// notOne reports whether the phrase that begins at i denies: not one engineer, not a single
// engineer.
func (s *Sentence) notOne(i int) bool {
	return i > 0 && s.Tokens[i-1].Lemma == "not" && (s.Tokens[i].Lemma == "one" || isArticle(&s.Tokens[i]) && i+1 < len(s.Tokens) && s.Tokens[i+1].Lemma == "single")
}

func (s *Sentence) peopleKind(p, inner Phrase) Kind {
	t := &s.Tokens[p.Head]
	var before *Token
	if p.Head > p.Start {
		before = &s.Tokens[p.Head-1]
	}
	switch {
	case t.Is(RoleAmbiguous):
		if before != nil && (before.Tag == TagCode || before.IsAny(SetOf(System, Product)) && !before.Is(RoleModifier)) {
			return SystemKind
		}
		return Person
	case t.Is(Role), t.Is(Junior):
		return Person
	case t.Is(RoleSoft):
		if before != nil && before.IsAny(SetOf(Team, TeamSoft, Role, RoleAmbiguous, RoleModifier)) || inner.Kind.IsPeople() && !inner.IsAbsent() {
			return Person
		}
		return Thing
	case t.Is(Team):
		return TeamKind
	case t.Is(TeamSoft):
		return s.softTeam(p)
	case t.Lemma == "people" && (s.Tokens[p.Start].Tag == TagPossessive || before != nil && before.Is(TeamSoft)):
		return TeamKind
	case t.Is(Users):
		return UsersKind
	case t.IsAny(SetOf(System, Product)):
		return SystemKind
	}
	return Thing
}

// softTeam tells "security did not answer" from "the security of the account".
func (s *Sentence) softTeam(p Phrase) Kind {
	if h := &s.Tokens[p.Head]; h.Lemma == "group" && p.Head > p.Start {
		// "the infra group", which "the security group" need not be
		if b := &s.Tokens[p.Head-1]; b.IsAny(SetOf(TeamSoft, RoleModifier)) && b.Lemma != "security" {
			return TeamKind
		}
	}
	for i := p.Start; i < p.End; i++ {
		if s.Tokens[i].Tag == TagPossessive {
			return TeamKind
		}
		if isDeterminer(&s.Tokens[i]) {
			return MaybeTeam
		}
	}
	if p.Head > p.Start && !s.Tokens[p.Head-1].IsAny(SetOf(TeamSoft, RoleModifier)) {
		return MaybeTeam
	}
	if head := &s.Tokens[p.Head]; head.Is(TeamThing) && !(head.IsCapital() && p.Head > 0) {
		return MaybeTeam
	}
	return TeamKind
}

// Pronoun returns whom the they, them or their at tokens[i] means: it is resolved by the nearest plural noun before tokens[i], in the
// sentence or as the subject of the one before.
func (s *Sentence) Pronoun(i int) Kind {
	for k := i - 1; k >= 0; k-- {
		t := &s.Tokens[k]
		if t.Tag != TagNoun && t.Tag != TagPronoun && t.Tag != TagName {
			continue
		}
		switch {
		case t.Is(Users) && (strings.HasSuffix(t.Text, "s") || t.Lemma == "people" || k > 0 && isArticle(&s.Tokens[k-1])):
			return UsersKind
		case t.IsAny(SetOf(Role, RoleAmbiguous, Junior, Team, TeamSoft)), t.Tag == TagPronoun && t.IsAny(SetOf(Subject, Indefinite, Nobody)):
			return Person
		case t.Tag == TagNoun && strings.HasSuffix(t.Text, "s") && !strings.HasSuffix(t.Text, "ss"):
			return SystemKind
		}
	}
	switch {
	case !s.before.known:
		return Person
	case s.before.kind.IsPeople():
		return Person
	}
	return They
}

// isArticle reports whether a token is a or an, behind which anybody is meant.
func isArticle(t *Token) bool { return t.Lemma == "a" || t.Lemma == "an" }
