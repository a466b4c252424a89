package postmortem

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameWords are what a word or phrase tells of a value that ought to be a name, one bit each.
type nameWords uint16

const (
	nameParticle nameWords = 1 << iota // a small word within a name: von
	groupWord                          // of a group's name
	groupField                         // a field of work, which "and" joins to another
	roleWord                           // of a role
	sentenceWord                       // makes the text a sentence
	answerWord                         // alone answers another question than who
	nobodyNamed                        // says that nobody is named
	namePlace                          // holds the place of a name
	formWord                           // of the wording of a form
	formHandle                         // a template's handle
)

// isOfName reports whether a word or phrase, in small letters, tells one of these.
func (v *Vocabulary) isOfName(what nameWords, text string) bool {
	return v.nameWords.Get(text)&what != 0
}

// isOfNames is isOfName for a word in letters of either case.
func (v *Vocabulary) isOfNames(what nameWords, w string) bool {
	const longest = 20 // bytes
	return len(w) <= longest && v.isOfName(what, strings.ToLower(w))
}

// readName reports whether a text is the name of a person, role or group, and
// whether of a group. Where letters have no case every word can be a name.
func (v *Vocabulary) readName(text string) (team, ok bool) {
	words := strings.Fields(text)
	if len(words) == 0 || len(words) > 6 {
		return false, false
	}
	group, role, lower := false, false, 0
	for i, w := range words {
		if !isNameWord(w) || v.isOfName(sentenceWord, w) || len(words) == 1 && v.isOfNames(answerWord, w) {
			return false, false
		}
		particle := v.isOfName(nameParticle, w)
		// An "and" is left in a name only where it is of one group; see oneTeam.
		group = group || v.isGroupName(w) || i > 0 && (w == "&" || isAnd(w) && !particle)
		role = role || v.isRole(w)
		if first, _ := utf8.DecodeRuneInString(w); unicode.IsLower(first) && (!particle || i == len(words)-1) {
			lower++
		}
	}
	switch {
	case group:
		return true, true
	case len(words) == 1:
		return false, utf8.RuneCountInString(text) > 1 && !isFileName(text)
	case lower > 0:
		return false, role
	}
	return false, len(words) <= 5
}

// isNameWord reports whether w is written as a word of a name: letters, with
// digits behind them, and dots, apostrophes and hyphens among them.
func isNameWord(w string) bool {
	if isTicketKey(w) || len(w) <= 3 && strings.ContainsAny(w, "0123456789") {
		return false // PAY-310; Q3, P0
	}
	for i, r := range w {
		switch {
		case unicode.IsLetter(r), unicode.IsMark(r):
		case i > 0 && (unicode.IsDigit(r) || strings.ContainsRune(".'’-_", r)):
		case i == 0 && (r == '\'' || r == '’'): // 't Hooft
		case (r == '&' || r == '+') && len(w) == 1, r == '&' && i > 0 && i < len(w)-1:
		default:
			return false
		}
	}
	return true
}

// isFileName reports whether a word with dots is a file or host, not first.last.
func isFileName(w string) bool {
	dot := strings.LastIndexByte(w, '.')
	if dot < 0 {
		return false
	}
	switch strings.ToLower(w[dot+1:]) {
	case "com", "org", "net", "io", "dev", "app", "md", "txt", "yml", "yaml", "json", "go", "py", "js", "ts", "sh", "html", "sql", "tf":
		return true
	}
	return strings.Contains(w, "..")
}

// isGroupName reports whether a word, or one of the words that hyphens make one
// of, is of a group.
func (v *Vocabulary) isGroupName(w string) bool {
	if v.isGroupWord(w) {
		return true
	}
	for {
		at := strings.IndexAny(w, "-_/.")
		if at < 0 {
			return false
		}
		part, rest := w[:at], w[at+1:]
		if v.isGroupWord(part) || v.isGroupWord(rest) {
			return true
		}
		w = rest
	}
}

func (v *Vocabulary) isGroupWord(w string) bool { return v.isOfNames(groupWord, w) }

func (v *Vocabulary) isField(w string) bool { return v.isOfNames(groupField, w) }

func (v *Vocabulary) isRole(w string) bool { return v.isOfNames(roleWord, w) }

// isNobody reports whether a value says, by a word or a dash, that nobody is named.
func (v *Vocabulary) isNobody(text string) bool {
	if len(text) > 24 || strings.HasPrefix(text, "@") {
		return false
	}
	if strings.Trim(text, " -–—−/.") == "" {
		return strings.Trim(text, " .") != "" || strings.TrimSpace(text) == "" || text == "."
	}
	return v.isOfName(nobodyNamed, strings.ToLower(strings.Trim(text, " .()[]")))
}

// isNameless reports whether a value only holds the place of a name.
func (v *Vocabulary) isNameless(text string) bool {
	if len(text) > 40 {
		return false
	}
	text = strings.ToLower(strings.TrimSpace(text))
	if text != "" && strings.Trim(text, "?. …_xX*") == "" {
		return true
	}
	text = strings.Trim(text, " .:!?<>{}()[]")
	return v.isOfName(namePlace, text) || strings.HasPrefix(text, "tbd ") || strings.HasPrefix(text, "todo:") || strings.HasPrefix(text, "tbd:")
}

// isFormWord reports whether a bracketed value is the wording of a form: [Name],
// [Team leads].
func (v *Vocabulary) isFormWord(text string) bool {
	for _, w := range strings.Fields(strings.ToLower(text)) {
		if !v.isOfName(formWord, w) {
			return false
		}
	}
	return true
}

// isFormHandle reports whether a handle is that of a template: @user, @member1.
func (v *Vocabulary) isFormHandle(name string) bool {
	return v.isOfName(formHandle, strings.TrimRight(strings.ToLower(name), "0123456789"))
}
