package postmortem

import "strings"

// closingBrackets returns for each [ of s the offset of the ] that closes it.
func closingBrackets(s string) map[int]int {
	closing := map[int]int{}
	var open []int
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			open = append(open, i)
		case ']':
			if n := len(open); n > 0 {
				closing[open[n-1]] = i
				open = open[:n-1]
			}
		}
	}
	return closing
}

// maxTarget bounds the address of a link, and with it what a parenthesis that is
// never closed can cost.
const maxTarget = 2000

// linkTarget reads the (address "title") of an inline link that begins at i, and
// returns the address and where the link ends.
func linkTarget(s string, i int) (target string, end int, ok bool) {
	if i >= len(s) || s[i] != '(' {
		return "", 0, false
	}
	s = s[:min(len(s), i+maxTarget)]
	for i++; i < len(s) && isBlank(s[i]); i++ {
	}
	start, depth := i, 0
	if i < len(s) && s[i] == '<' {
		n := strings.IndexAny(s[i:], ">\n")
		if n < 0 || s[i+n] != '>' {
			return "", 0, false
		}
		target, i = s[i+1:i+n], i+n+1
	} else {
		for i < len(s) && !isBlank(s[i]) && (s[i] != ')' || depth > 0) {
			switch s[i] {
			case '(':
				depth++
			case ')':
				depth--
			}
			i++
		}
		target = s[start:i]
	}
	for ; i < len(s) && isBlank(s[i]); i++ {
	}
	if i < len(s) && strings.IndexByte("\"'(", s[i]) >= 0 {
		quote := s[i]
		if quote == '(' {
			quote = ')'
		}
		n := strings.IndexByte(s[i+1:], quote)
		if n < 0 {
			return "", 0, false
		}
		for i += n + 2; i < len(s) && isBlank(s[i]); i++ {
		}
	}
	if i >= len(s) || s[i] != ')' {
		return "", 0, false
	}
	return target, i + 1, true
}
