package postmortem

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fold lowers s and takes the accents off its letters.
func fold(s string) string {
	upper, ascii := false, true
	for i := range len(s) {
		c := s[i]
		upper = upper || 'A' <= c && c <= 'Z'
		if c >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		switch {
		case !upper:
			return s
		case len(s) > shortText:
			return strings.ToLower(s)
		}
		var lower [shortText]byte
		for i := range len(s) {
			lower[i] = lowerByte(s[i])
		}
		return string(lower[:len(s)])
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case 'A' <= r && r <= 'Z':
			b.WriteByte(byte(r) + 'a' - 'A')
		case r < utf8.RuneSelf:
			b.WriteByte(byte(r))
		default:
			var room [utf8.UTFMax]byte
			b.Write(appendFolded(room[:0], r))
		}
	}
	return b.String()
}

// shortText is the length up to which texts are put into another form on the stack.
const shortText = 64

func lowerByte(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// appendFolded appends a character that is not ASCII in lower case and without its
// accent, which may be nothing.
func appendFolded(b []byte, r rune) []byte {
	switch r = unicode.ToLower(r); r {
	case 'ß':
		return append(b, "ss"...)
	case 'æ':
		return append(b, "ae"...)
	case 'œ':
		return append(b, "oe"...)
	case '\u00b7': // the dot of auteur·rice
		return b
	case '\u2018', '\u2019', '\u02bc':
		return append(b, '\'')
	case '\u00a0', '\u202f':
		return append(b, ' ')
	case 'à', 'á', 'â', 'ã', 'ä', 'å':
		return append(b, 'a')
	case 'ç':
		return append(b, 'c')
	case 'è', 'é', 'ê', 'ë':
		return append(b, 'e')
	case 'ì', 'í', 'î', 'ï':
		return append(b, 'i')
	case 'ñ':
		return append(b, 'n')
	case 'ò', 'ó', 'ô', 'õ', 'ö', 'ø':
		return append(b, 'o')
	case 'ù', 'ú', 'û', 'ü':
		return append(b, 'u')
	case 'ý', 'ÿ':
		return append(b, 'y')
	}
	if unicode.Is(unicode.Mn, r) {
		return b
	}
	return utf8.AppendRune(b, r)
}

// wordKey is the form under which words are looked up: folded, with spaces for
// hyphens and underscores, English contractions written out, and without
// quotation marks and apostrophes.
func wordKey(s string) string {
	s = fold(s)
	if isKey(s) {
		return s
	}
	var room [shortText]byte
	key := room[:0]
	for s != "" {
		end := 0
		for end < len(s) && !isKeyGap(s[end]) {
			end++
		}
		if word := s[:end]; word != "" {
			key = appendWord(key, word)
		}
		s = s[min(end+1, len(s)):]
	}
	return string(key)
}

func isKeyGap(c byte) bool { return c == ' ' || c == '-' || c == '_' || c == '\t' || c == '\n' }

// appendWord adds a word to a key, without a space beside a slash.
func appendWord(key []byte, word string) []byte {
	if len(key) > 0 && key[len(key)-1] != '/' && word[0] != '/' {
		key = append(key, ' ')
	}
	if full, ok := contraction(word); ok {
		return append(key, full...)
	}
	for i := range len(word) {
		if word[i] != '\'' && word[i] != '"' {
			key = append(key, word[i])
		}
	}
	return key
}

// isKey reports whether wordKey would leave the folded s as it is.
func isKey(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z':
			if c == 'd' && strings.HasPrefix(s[i:], "dnt") {
				return false
			}
		case '0' <= c && c <= '9':
		case c == ' ' && i > 0 && i < len(s)-1 && s[i-1] != ' ':
		default:
			return false
		}
	}
	return true
}

// isContracted knows the second words of what contraction writes out.
func isContracted(word string) bool {
	switch word {
	case "is", "did", "us", "not", "are", "have", "will":
		return true
	}
	return false
}

// mayContract is a cheap look for a contraction in a text.
func mayContract(text string) bool {
	return strings.IndexByte(text, '\'') >= 0 || strings.Contains(text, "\u2019") || strings.Contains(text, "\u2018") ||
		strings.Contains(text, "\u02bc") || strings.Contains(text, "dnt") || strings.Contains(text, "DNT")
}

// contraction writes out didn't, we're, what's and the like.
func contraction(word string) (string, bool) {
	if !strings.Contains(word, "'") && !strings.HasSuffix(word, "dnt") {
		return "", false
	}
	switch word {
	case "didnt":
		return "did not", true
	case "couldnt":
		return "could not", true
	case "can't":
		return "can not", true
	case "won't":
		return "will not", true
	case "what's", "where's", "how's", "who's", "why's", "it's", "that's", "there's":
		return word[:len(word)-2] + " is", true
	case "how'd", "where'd", "why'd":
		return word[:len(word)-2] + " did", true
	case "let's":
		return "let us", true
	}
	for _, c := range [...][2]string{{"n't", " not"}, {"'re", " are"}, {"'ve", " have"}, {"'ll", " will"}} {
		if stem, ok := strings.CutSuffix(word, c[0]); ok && stem != "" {
			return stem + c[1], true
		}
	}
	return "", false
}
