package prose

import "strings"

// An inflected form is a stem and its ending, between which a letter may be doubled. The
// three are put together only to be hashed.
type inflected struct{ stem, double, ending string }

// verb files the forms of a verb, given as its base form and what is irregular:
// "forget forgot forgotten", "put put put".
func (l *loader) verb(text string, class Class) {
	base, rest, irregular := strings.Cut(text, " ")
	k := l.addBase(base, VerbBase, class)
	l.addForm(plural(base), base, k, VerbThird, class)
	past := regularPast(base)
	doubled := past.double != ""
	if irregular {
		first, last, _ := strings.Cut(rest, " ")
		if last == "" {
			last = first
		}
		doubled = len(first) == len(base)+3 && first[len(base)] == base[len(base)-1] && strings.HasSuffix(first, "ed")
		l.add(first, base, k, VerbPast, class)
		l.add(last, base, k, VerbParticiple, class)
	} else {
		l.addForm(past, base, k, VerbPast|VerbParticiple, class)
	}
	l.addForm(gerundOf(base, doubled), base, k, VerbGerund, class)
}

// noun files a noun, given as "engineer" or "person people", and returns its place.
func (l *loader) noun(text string, class Class) int32 {
	one, many, irregular := strings.Cut(text, " ")
	k := l.addBase(one, Noun, class)
	if irregular {
		l.add(many, one, k, Noun, class)
	} else {
		l.addForm(plural(one), one, k, Noun, class)
	}
	return k
}

// addForm files an inflected form of the base form at a place.
func (l *loader) addForm(f inflected, base string, k int32, part Parts, class Class) {
	l.add(f.stem+f.double+f.ending, base, k, part, class)
}

// plural adds the ending that nouns and verbs share.
func plural(w string) inflected {
	switch {
	case len(w) < 2:
		return inflected{w, "", "s"}
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "z"), strings.HasSuffix(w, "ch"),
		strings.HasSuffix(w, "sh"), strings.HasSuffix(w, "go"), strings.HasSuffix(w, "do"):
		return inflected{w, "", "es"}
	case w[len(w)-1] == 'y' && !isVowel(w[len(w)-2]):
		return inflected{w[:len(w)-1], "", "ies"}
	}
	return inflected{w, "", "s"}
}

func regularPast(base string) inflected {
	n := len(base)
	switch {
	case base[n-1] == 'e':
		return inflected{base, "", "d"}
	case base[n-1] == 'y' && n > 1 && !isVowel(base[n-2]):
		return inflected{base[:n-1], "", "ied"}
	case doubles(base):
		return inflected{base, base[n-1:], "ed"}
	}
	return inflected{base, "", "ed"}
}

// gerundOf returns the form in ing. Doubled says that the past doubles the last letter.
func gerundOf(base string, doubled bool) inflected {
	n := len(base)
	switch {
	case strings.HasSuffix(base, "ie"):
		return inflected{base[:n-2], "", "ying"}
	case base[n-1] == 'e' && !strings.HasSuffix(base, "ee") && base != "be":
		return inflected{base[:n-1], "", "ing"}
	case doubled, doubles(base), doublesIrregular(base):
		return inflected{base, base[n-1:], "ing"}
	}
	return inflected{base, "", "ing"}
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
