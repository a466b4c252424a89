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

// isVerbHere decides whether a word that can be a verb is one. Nominal says that it
// can be a noun or adjective too.
func isVerbHere(tokens []Token, i int, nominal bool) bool {
	t := &tokens[i]
	before := previous(tokens, i)
	if before == nil {
		return beginsWithVerb(tokens, i, nominal)
	}
	switch before.Tag {
	case TagTo:
		return t.Parts&VerbBase != 0 || !nominal
	case TagAux:
		return auxiliaryTakes(tokens, i, before, nominal)
	case TagNegation:
		return true
	case TagAdjective:
		return !nominal && t.Parts&VerbThird != 0
	case TagDeterminer, TagPossessive, TagGenitive, TagNumber:
		return false
	case TagPreposition:
		return t.Parts&VerbGerund != 0 && !(t.Parts&Noun != 0 && !startsPhrase(tokens, i+1) && nounFollows(tokens, i+1)) ||
			before.Is(Subordinator) && t.Parts&(VerbPast|VerbParticiple) != 0 && !nounFollows(tokens, i+1)
	case TagPronoun, TagRelative:
		return true
	case TagVerb:
		if t.Parts&VerbGerund != 0 {
			return true
		}
		return t.Parts&(VerbParticiple|VerbBase) != 0 && !nominal && !nounFollows(tokens, i+1) || before.Lemma == "help" || before.Lemma == "let"
	case TagConjunction, TagComma, TagStop, TagSubordinator, TagOpen, TagAdverb, TagClose:
		return afterBreak(tokens, i, nominal)
	case TagNoun, TagName, TagHandle, TagCode, TagQuote, TagLink:
		return afterNoun(tokens, i, before, nominal)
	}
	return !nominal
}

// beginsWithVerb decides about a word at the beginning: an imperative, a participle or a
// gerund, or a noun.
func beginsWithVerb(tokens []Token, i int, nominal bool) bool {
	t := &tokens[i]
	switch {
	case t.Parts&VerbGerund != 0:
		return true
	case t.Parts&VerbBase != 0 && i+1 < len(tokens) && (tokens[i+1].Lemma == "of" || tokens[i+1].Is(Right)):
		return false // "change of plan", "write access"
	case t.Parts&VerbBase != 0:
		return !nominal || nounFollows(tokens, i+1) && startsPhrase(tokens, i+1)
	case t.Parts&(VerbPast|VerbParticiple) != 0:
		return startsPhrase(tokens, i+1) || i+1 < len(tokens) && tokens[i+1].Parts&Function != 0
	}
	return !nominal
}

// auxiliaryTakes decides about a word behind be, have, do or a modal verb.
func auxiliaryTakes(tokens []Token, i int, before *Token, nominal bool) bool {
	t := &tokens[i]
	switch {
	case before.Is(Modal), before.Is(Do):
		return t.Parts&VerbBase != 0 || !nominal
	case before.Is(Have):
		// "should have read access" has a noun, "should have read it" a verb.
		if t.Parts&VerbBase != 0 && i+1 < len(tokens) && tokens[i+1].Is(Ability) {
			return false
		}
		return t.Parts&VerbParticiple != 0
	}
	if t.Parts&(VerbParticiple|VerbGerund) == 0 {
		return false
	}
	// "was broken and stale" is as good as a passive; "were open issues" is none.
	return !(nominal && nounFollows(tokens, i+1) && !startsPhrase(tokens, i+1))
}

// afterBreak decides about a word behind a conjunction or punctuation.
func afterBreak(tokens []Token, i int, nominal bool) bool {
	t := &tokens[i]
	switch {
	case t.Parts&VerbGerund != 0:
		return startsPhrase(tokens, i+1) || t.Parts&Noun == 0 || !nounFollows(tokens, i+1)
	case t.Parts&VerbPast != 0:
		return startsPhrase(tokens, i+1) || !nounFollows(tokens, i+1)
	case t.Parts&(VerbBase|VerbThird) != 0 && nominal:
		return startsPhrase(tokens, i+1)
	}
	return true
}

// afterNoun decides about a word behind a noun, name or handle.
func afterNoun(tokens []Token, i int, before *Token, nominal bool) bool {
	t := &tokens[i]
	switch {
	case t.Parts&(VerbPast|VerbParticiple) != 0 && t.Parts&VerbBase == 0:
		return true
	case t.Parts&VerbGerund != 0:
		return t.Parts&Noun == 0 || startsPhrase(tokens, i+1)
	case !nominal:
		return true
	case tokens[i-1].Tag == TagAdverb && t.Parts&VerbBase != 0 && startsPhrase(tokens, i+1):
		return true // "anyone on the call simply turn the job off"
	}
	if i+1 < len(tokens) && tokens[i+1].Is(To) && t.Parts&VerbThird != 0 {
		return true // "neglects to"
	}
	if (t.Lemma == "rest" || t.Lemma == "lie") && t.Parts&VerbThird != 0 && leadsTo(tokens, i+1, "with") {
		return true // "the responsibility for the outage rests squarely with"
	}
	person := before.Tag == TagName || before.Tag == TagCode || before.Tag == TagHandle || before.IsAny(personClasses)
	return person && (startsPhrase(tokens, i+1) || i+1 < len(tokens) && tokens[i+1].Lemma == "that" && t.Parts&VerbPast != 0)
}

// leadsTo reports whether a word stands at tokens[i], adverbs skipped.
func leadsTo(tokens []Token, i int, lemma string) bool {
	for i < len(tokens) && tokens[i].Parts == Adverb {
		i++
	}
	return i < len(tokens) && tokens[i].Lemma == lemma
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

// nounFollows reports whether tokens[i] can belong to a noun phrase as its noun or an
// adjective before it.
func nounFollows(tokens []Token, i int) bool {
	if i < 0 || i >= len(tokens) {
		return false
	}
	t := &tokens[i]
	switch t.Tag {
	case TagNone:
		return t.Parts&(Noun|Adjective|Name) != 0 && (t.Parts&Function == 0 || t.Is(Determiner) || t.Is(Possessive)) ||
			t.Is(Determiner) || t.Is(Possessive)
	case TagCode, TagHandle, TagQuote, TagLink, TagNumber, TagNoun, TagName, TagAdjective:
		return true
	}
	return false
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
