package prose

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
