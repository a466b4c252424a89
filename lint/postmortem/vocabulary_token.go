package postmortem

import "strings"

// isTokens reports whether s consists of tokens such as YYYY-MM-DD with nothing
// beside them but numbers, units, zones and connecting words.
func (v *Vocabulary) isTokens(s string) bool {
	found, unit := false, false
	single := false // a lone X, N and the like, which needs a unit to be a token
	for word := range strings.FieldsSeq(s) {
		w := strings.Trim(word, "(),;~\"")
		if w == "" || strings.Trim(w, "-|") == "" && w != "--:--" {
			continue
		}
		switch {
		case isToken(w) || strings.HasPrefix(w, "@") && v.isSampleHandles(w):
			found = true
			continue
		case isVariable(w):
			single = true
			continue
		}
		key := wordKey(w)
		switch zone := v.zones.Has(key); {
		case v.has(setUnit, key):
			unit = true
		case zone && w == strings.ToUpper(w), isDateOrTime(w), isDigits(w), v.IsConnector(w), v.has(setJoin, key), w == "to", w == "total", w == "Total":
		default:
			return false
		}
	}
	return found || single && unit
}

// IsToken reports whether a word is a token that stands for a value: YYYY-MM-DD,
// HH:MM, XX:XX, 12:??, INC-XXXX, #NNN, X%, $XXX.
func IsToken(word string) bool { return isToken(strings.Trim(word, "(),;~\"")) }

func isToken(w string) bool {
	if len(w) < 2 || len(w) > 40 {
		return false
	}
	if w == "--:--" || w == "--:--:--" {
		return true
	}
	if money := strings.TrimLeft(w, "$€£"); money != w {
		return strings.Trim(money, "XxN.,#") == "" && money != "" && (isVariable(money) || len(money) > 1)
	}
	if percent, ok := strings.CutSuffix(w, "%"); ok {
		return percent != "" && strings.Trim(percent, "XxYZN.#") == "" && strings.ContainsAny(percent, "XxYZN#")
	}
	if rest, ok := strings.CutPrefix(w, "#"); ok {
		return strings.Trim(rest, "X") == "" && rest != "" || len(rest) > 1 && strings.Trim(rest, "xN#?") == ""
	}
	return isGroups(w)
}

// isVariable reports whether w is a single letter that stands for a number.
func isVariable(w string) bool {
	return len(w) == 1 && strings.IndexByte("WXYZN", w[0]) >= 0
}

// tokenLetters are the small letters that tokens consist of.
const tokenLetters = "yajtdmhsx"

// isGroups reports whether w is groups of repeated letters of a date or number,
// with or without separators: YYYY-MM-DD, hh:mm, JJ/MM/AAAA, INC-YYYYMMDD-XXXX,
// 2024-XX-XX.
func isGroups(w string) bool {
	for i := range len(w) {
		if c := w[i]; c >= 'a' && c <= 'z' && strings.IndexByte(tokenLetters, c) < 0 {
			return false // as most words are turned away
		}
	}
	if at := strings.Index(fold(w), "dth"); at >= 0 { // YYYY-MM-DDTHH:MMZ
		w = strings.TrimSuffix(w[:at+1]+"-"+w[at+2:], "Z")
	}
	groups := strings.FieldsFunc(w, func(r rune) bool { return strings.ContainsRune("-/.:", r) })
	tokens, fills := 0, 0
	for i, g := range groups {
		switch {
		case isFill(g):
			tokens++
			fills++
		case isCalendar(g):
			tokens++
		case isDigits(g):
		case i == 0 && len(groups) > 1 && w[len(g)] == '-' && g == strings.ToUpper(g) && strings.Trim(g, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "":
			// The prefix of an identifier: INC-, SEV-.
		default:
			return false
		}
	}
	return tokens > 1 || fills > 0 || tokens == 1 && (len(w) >= 8 || len(groups) > 1)
}

// isFill reports whether g is X, ?, or # repeated.
func isFill(g string) bool {
	if len(g) < 2 {
		return false
	}
	return strings.Trim(g, "X") == "" || strings.Trim(g, "x") == "" || strings.Trim(g, "?") == "" ||
		strings.Trim(g, "#") == "" || len(g) > 2 && strings.Trim(g, "N") == ""
}

// isCalendar reports whether g is runs of the letters for year, month, day, hour,
// minute and second in one of the six languages, each at least two long.
func isCalendar(g string) bool {
	s := fold(g)
	if g != s && g != strings.ToUpper(g) {
		return false
	}
	for i := 0; i < len(s); {
		run := i
		for run < len(s) && s[run] == s[i] {
			run++
		}
		if run-i < 2 || !strings.ContainsRune("yajtdmhs", rune(s[i])) {
			return false
		}
		i = run
	}
	return s != ""
}
