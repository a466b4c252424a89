package prose

// tag settles what each token is, from left to right: its neighbours on the left are
// settled, those on the right are looked at as they may be.
func tag(tokens []Token) {
	for i := range tokens {
		t := &tokens[i]
		if t.Tag == TagNone {
			t.Tag = tagOf(tokens, i)
		}
	}
}

func tagOf(tokens []Token, i int) Tag {
	t := &tokens[i]
	if isDigits(t.Text) {
		return TagNumber
	}
	if i > 0 && isExtreme(t.Lemma) && tokens[i-1].Lemma == "at" && tokens[i-1].Tag == TagAdverb {
		return TagAdverb
	}
	if t.Is(Have) { // is listed as a plain verb as well
		return TagAux
	}
	if t.Parts&Function != 0 {
		if tag, ok := functionTag(tokens, i); ok {
			return tag
		}
	}
	if t.Parts&Name != 0 && t.IsCapital() {
		return TagName
	}
	if t.Parts&Adverb != 0 && i > 0 && isAdverbHere(tokens, i) {
		return TagAdverb
	}
	verb, nominal := t.Parts&anyVerb != 0, t.Parts&(Noun|Adjective) != 0
	switch {
	case verb && isVerbHere(tokens, i, nominal):
		return TagVerb
	case verb && t.Parts&(VerbPast|VerbParticiple) != 0 && t.Parts&Noun == 0:
		return TagAdjective
	case t.Parts&Adjective != 0 && (t.Parts&Noun == 0 || nounFollows(tokens, i+1)):
		return TagAdjective
	case t.Parts&Adverb != 0 && (t.Parts&Noun == 0 || !nounFollows(tokens, i-1)):
		return TagAdverb
	case t.Parts&Noun != 0:
		if isProperLooking(tokens, i) {
			return TagName
		}
		return TagNoun
	case verb:
		return TagNoun // a gerund or base form in a noun's place
	case t.Parts&Name != 0:
		return TagName
	}
	return TagNoun
}

// isAdverbHere reports whether a word that can be an adverb, and stands behind another, is
// one by the word before, whatever else it can be.
func isAdverbHere(tokens []Token, i int) bool {
	t, before := &tokens[i], &tokens[i-1]
	if t.Parts&anyVerb != 0 && before.Tag == TagVerb {
		return true // "went back"
	}
	if t.Parts&Adjective == 0 {
		return false
	}
	switch before.Tag {
	case TagAux:
		return before.IsAny(SetOf(Have, Do, Modal)) // "had just followed"
	case TagPronoun:
		return actsNext(tokens, i+1) // "he just assumed"
	}
	return false
}

// functionTag is the tag of a function word; ok is false where it is used as another.
func functionTag(tokens []Token, i int) (Tag, bool) {
	t := &tokens[i]
	switch {
	case t.Is(Be), t.Is(Do):
		return TagAux, true
	case t.Is(Modal):
		if i > 0 && isModalName(tokens, i) {
			return TagName, true
		}
		return TagAux, true
	case t.Is(Negation):
		return TagNegation, true
	case t.Is(To):
		if i+1 < len(tokens) && (tokens[i+1].Parts&(VerbBase|Adverb|Function) == 0 && !tokens[i+1].Is(Be) || startsPhrase(tokens, i+1)) {
			return TagPreposition, true
		}
		return TagTo, true
	case t.Is(Relative):
		return relativeTag(tokens, i), true
	case t.Is(Nobody):
		return TagPronoun, true
	case t.Lemma == "no" && i+1 < len(tokens) && tokens[i+1].Lemma == "longer":
		return TagAdverb, true
	case t.Lemma == "no" && i+1 < len(tokens) && tokens[i+1].Lemma == "one":
		return TagDeterminer, true
	case t.Lemma == "what" && actsNext(tokens, i+1):
		return TagPronoun, true // "what broke it"
	case t.Lemma == "one":
		return oneTag(tokens, i), true
	case t.Is(Indefinite), t.Is(Pronoun) && !t.Is(Possessive):
		return TagPronoun, true
	case t.Is(Possessive):
		if t.Lemma == "her" && !nounFollows(tokens, i+1) {
			return TagPronoun, true
		}
		return TagPossessive, true
	case t.Is(Determiner):
		return TagDeterminer, true
	}
	return linkTag(tokens, i)
}

// linkTag is functionTag for what links words and clauses.
func linkTag(tokens []Token, i int) (Tag, bool) {
	switch t := &tokens[i]; {
	case t.Is(Conjunction):
		return TagConjunction, true
	case t.Lemma == "once" && i > 0 && tokens[i-1].Lemma == "never":
		return TagAdverb, true
	case t.Is(Subordinator) && t.Is(Preposition):
		return TagPreposition, true
	case t.Is(Subordinator):
		return TagSubordinator, true
	case t.Lemma == "at" && i+1 < len(tokens) && isExtreme(tokens[i+1].Lemma):
		return TagAdverb, true
	case t.Is(Preposition):
		return TagPreposition, true
	}
	return TagNone, false
}

// isModalName reports whether a modal verb at i, which is not the first word, is a name:
// May the month, Will the person.
func isModalName(tokens []Token, i int) bool {
	switch tokens[i].Text {
	case "May":
		return isMonth(tokens, i)
	case "Will":
		return i+1 < len(tokens) && tokens[i+1].Parts&anyVerb != 0
	}
	return false
}

// oneTag tells the one of "no one" and "one of them", a pronoun, from the noun of "one
// engineer" and "the one".
func oneTag(tokens []Token, i int) Tag {
	behind := TagNone
	if i > 0 {
		if tokens[i-1].Lemma == "no" {
			return TagPronoun
		}
		behind = tokens[i-1].Tag
	}
	if behind == TagDeterminer || behind == TagAdjective || nounFollows(tokens, i+1) {
		return TagNoun
	}
	return TagPronoun
}

// actsNext reports whether the verb of a clause stands at tokens[i], adverbs skipped, and
// can be nothing else.
func actsNext(tokens []Token, i int) bool {
	for i < len(tokens) && tokens[i].Parts == Adverb {
		i++
	}
	return i < len(tokens) && tokens[i].Parts&(VerbPast|VerbThird) != 0 && tokens[i].Parts&(Noun|Adjective|Function) == 0
}

// isExtreme reports whether a word makes an adverb of the at before it: at least.
func isExtreme(lemma string) bool { return lemma == "least" || lemma == "most" || lemma == "last" }

// isMonth reports whether the May at i is the month: behind a preposition or number, or
// before a number.
func isMonth(tokens []Token, i int) bool {
	before := &tokens[i-1]
	return before.Tag == TagPreposition || before.Tag == TagNumber || before.Tag == TagDeterminer ||
		i+1 < len(tokens) && isDigits(tokens[i+1].Text) || isOrdinal(before.Text)
}

// isOrdinal reports whether a word is a day: 3rd, 14th.
func isOrdinal(s string) bool { return len(s) > 2 && isDigits(s[:len(s)-2]) }

// relativeTag tells the that of "that change" from the one of "the change that".
func relativeTag(tokens []Token, i int) Tag {
	if tokens[i].Lemma != "that" && tokens[i].Lemma != "which" {
		return TagRelative
	}
	if i+1 < len(tokens) {
		next := &tokens[i+1]
		if i > 0 && tokens[i].Lemma == "that" && tokens[i-1].Lemma == "at" && next.Parts&Noun != 0 {
			return TagDeterminer // "at that point"
		}
		if next.Parts&(Noun|Adjective) != 0 && next.Parts&(Function|anyVerb) == 0 && (i == 0 || tokens[i-1].Tag != TagNoun) &&
			(i == 0 || tokens[i-1].Tag != TagVerb || next.Parts&Adjective == 0) {
			return TagDeterminer
		}
	}
	if i == 0 {
		return TagPronoun
	}
	return TagRelative
}

var personClasses = SetOf(Role, RoleSoft, RoleAmbiguous, Junior, Team, TeamSoft, GivenName)

// previous returns the settled token before i, adverbs skipped where something stands
// before them.
func previous(tokens []Token, i int) *Token {
	for k := i - 1; k >= 0; k-- {
		if tokens[k].Tag != TagAdverb {
			return &tokens[k]
		}
	}
	if i > 0 {
		return &tokens[i-1]
	}
	return nil
}

// startsPhrase reports whether a noun phrase, or what else can follow a verb and no
// noun, begins at tokens[i].
func startsPhrase(tokens []Token, i int) bool {
	if i >= len(tokens) {
		return false
	}
	t := &tokens[i]
	return t.Is(Determiner) || t.Is(Possessive) || t.Is(Pronoun) || t.Is(Indefinite) || t.Is(Nobody) ||
		t.Tag == TagCode || t.Tag == TagHandle || t.Tag == TagQuote ||
		t.Is(Wrong) || t.Is(Subordinator) && t.Lemma != "as" && !t.Is(Preposition)
}

// isProperLooking reports whether a noun that no list has is written as a name: with a
// capital letter, but not first in the sentence.
func isProperLooking(tokens []Token, i int) bool {
	t := &tokens[i]
	if !t.IsCapital() || t.Classes != (Set{}) || len(t.Text) < 3 {
		return false
	}
	if i == 0 || tokens[i-1].Tag == TagStop {
		return false
	}
	for k := 1; k < len(t.Text); k++ {
		c := t.Text[k]
		if 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '.' {
			return false // an abbreviation or a made-up name: ArgoCD
		}
	}
	return true
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
