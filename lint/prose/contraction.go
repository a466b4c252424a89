package prose

import "strings"

// genitive stands for a second part that is no word: the engineer's.
const genitive = "'s"

// contraction takes a contracted word apart. The first part is empty where it is
// none; the second begins at byte at of the word.
func contraction(word string) (first, second string, at int) {
	for at = 0; at < len(word) && word[at] != '\'' && word[at] != 0xE2; {
		at++
	}
	if at == len(word) {
		return contractedPlain(word)
	}
	tail := strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(word[at:], "'"), "\u2019"))
	head := word[:at]
	switch tail {
	case "t":
		if !strings.HasSuffix(strings.ToLower(head), "n") || at < 2 {
			return "", "", 0
		}
		return negated(word, at-1)
	case "ve":
		return head, "have", at
	case "re":
		return head, "are", at
	case "ll":
		return head, "will", at
	case "m":
		return head, "am", at
	case "d":
		return head, "would", at
	case "s":
		switch strings.ToLower(head) {
		case "it", "that", "he", "she", "there", "what", "who", "here", "where", "how", "this", "let", "why":
			return head, "is", at
		}
		return head, genitive, at
	}
	return "", "", 0
}

// negated takes "shouldn't" apart, whose n stands at byte at.
func negated(word string, at int) (string, string, int) {
	switch strings.ToLower(word[:at]) {
	case "ca":
		return "can", "not", at
	case "wo":
		return "will", "not", at
	case "sha":
		return "shall", "not", at
	case "ai":
		return "is", "not", at
	}
	return word[:at], "not", at
}

// contractedPlain takes contractions apart that are written without an apostrophe,
// and cannot.
func contractedPlain(word string) (string, string, int) {
	if len(word) < 4 || len(word) > 9 {
		return "", "", 0
	}
	if tail := word[len(word)-2:]; tail != "nt" && tail != "ve" && tail != "ot" && tail != "NT" {
		return "", "", 0
	}
	switch strings.ToLower(word) {
	case "shouldnt", "couldnt", "wouldnt", "didnt", "doesnt", "wasnt", "werent", "hasnt", "havent", "hadnt", "isnt", "arent", "mustnt":
		return word[:len(word)-2], "not", len(word) - 2
	case "dont":
		return word[:2], "not", 2
	case "cannot":
		return word[:3], "not", 3
	case "shouldve", "couldve", "wouldve", "mightve", "mustve":
		return word[:len(word)-2], "have", len(word) - 2
	}
	return "", "", 0
}
