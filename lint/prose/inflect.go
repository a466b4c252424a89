package prose

import "strings"

// verb files the forms of a verb, given as its base form and what is irregular:
// "forget forgot forgotten", "put put put".
func (l *Lexicon) verb(text string, class Class) {
	forms := strings.Fields(text)
	base := forms[0]
	past := regularPast(base)
	participle := past
	if len(forms) > 1 {
		past, participle = forms[1], forms[len(forms)-1]
	}
	gerund := gerundOf(base, past)
	l.add(base, base, VerbBase, class)
	l.add(plural(base), base, VerbThird, class)
	l.add(past, base, VerbPast, class)
	l.add(participle, base, VerbParticiple, class)
	l.add(gerund, base, VerbGerund, class)
}

// noun files a noun, given as "engineer" or "person people".
func (l *Lexicon) noun(text string, class Class) {
	one, many, irregular := strings.Cut(text, " ")
	if !irregular {
		many = plural(one)
	}
	l.add(one, one, Noun, class)
	l.add(many, one, Noun, class)
}

// plural adds the ending that nouns and verbs share.
func plural(w string) string {
	switch {
	case len(w) < 2:
		return w + "s"
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "z"), strings.HasSuffix(w, "ch"),
		strings.HasSuffix(w, "sh"), strings.HasSuffix(w, "go"), strings.HasSuffix(w, "do"):
		return w + "es"
	case w[len(w)-1] == 'y' && !isVowel(w[len(w)-2]):
		return w[:len(w)-1] + "ies"
	}
	return w + "s"
}

func regularPast(base string) string {
	n := len(base)
	switch {
	case base[n-1] == 'e':
		return base + "d"
	case base[n-1] == 'y' && n > 1 && !isVowel(base[n-2]):
		return base[:n-1] + "ied"
	case doubles(base):
		return base + base[n-1:] + "ed"
	}
	return base + "ed"
}

func gerundOf(base, past string) string {
	n := len(base)
	switch {
	case strings.HasSuffix(base, "ie"):
		return base[:n-2] + "ying"
	case base[n-1] == 'e' && !strings.HasSuffix(base, "ee") && base != "be":
		return base[:n-1] + "ing"
	case len(past) == n+3 && past[n] == base[n-1] && strings.HasSuffix(past, "ed"), doubles(base), doublesIrregular(base):
		return base + base[n-1:] + "ing"
	}
	return base + "ing"
}

// doublesIrregular reports whether a verb whose past does not tell doubles its last
// letter all the same: forgetting.
func doublesIrregular(base string) bool {
	switch base {
	case "forget", "begin", "reset", "rerun", "forgo", "input", "overrun", "undercut":
		return base != "forgo"
	}
	return false
}

// doubles reports whether a verb of one syllable doubles its last letter: skipped.
func doubles(w string) bool {
	n := len(w)
	if n < 3 || isVowel(w[n-1]) || strings.IndexByte("wxyh", w[n-1]) >= 0 || !isVowel(w[n-2]) || isVowel(w[n-3]) && !(w[n-3] == 'u' && n > 3 && w[n-4] == 'q') {
		return false
	}
	groups := 0
	for i := range n {
		if isVowel(w[i]) && (i == 0 || !isVowel(w[i-1])) {
			groups++
		}
	}
	return groups == 1
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
