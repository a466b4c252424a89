package sensitive

import "strings"

// An issuer is a service whose keys are known by their beginning.
type issuer struct {
	kind   string
	prefix string
	// trigger is the offset in prefix of the byte by which it is found.
	trigger int
	// least and most are how many characters follow; 0 sets no upper bound.
	least, most int
	// upper says that they are capital letters and digits only.
	upper bool
}

// issuers are the forms that services document for their keys.
var issuers = [...]issuer{
	{"an AWS access key ID", "AKIA", 2, 16, 16, true},
	{"an AWS access key ID", "ASIA", 2, 16, 16, true},
	{"a Google API key", "AIza", 1, 35, 35, false},
	{"a Google client secret", "GOCSPX-", 6, 20, 0, false},
	{"a GitHub token", "ghp_", 3, 30, 0, false},
	{"a GitHub token", "gho_", 3, 30, 0, false},
	{"a GitHub token", "ghu_", 3, 30, 0, false},
	{"a GitHub token", "ghs_", 3, 30, 0, false},
	{"a GitHub token", "ghr_", 3, 30, 0, false},
	{"a GitHub token", "github_pat_", 6, 30, 0, false},
	{"a GitLab token", "glpat-", 5, 20, 0, false},
	{"a GitLab token", "gldt-", 4, 20, 0, false},
	{"a GitLab token", "glrt-", 4, 20, 0, false},
	{"a Slack token", "xoxa-", 4, 10, 0, false},
	{"a Slack token", "xoxb-", 4, 10, 0, false},
	{"a Slack token", "xoxe-", 4, 10, 0, false},
	{"a Slack token", "xoxp-", 4, 10, 0, false},
	{"a Slack token", "xoxr-", 4, 10, 0, false},
	{"a Slack token", "xoxs-", 4, 10, 0, false},
	{"a Slack token", "xoxc-", 4, 10, 0, false},
	{"a Slack token", "xoxd-", 4, 10, 0, false},
	{"a Slack token", "xapp-", 4, 20, 0, false},
	{"a Stripe key", "sk_live_", 2, 16, 0, false},
	{"a Stripe key", "rk_live_", 2, 16, 0, false},
	{"a SendGrid key", "SG.", 1, 40, 0, false},
	{"an npm token", "npm_", 3, 36, 36, false},
	{"a PyPI token", "pypi-AgE", 4, 50, 0, false},
	{"a Hugging Face token", "hf_", 2, 30, 0, false},
	{"a DigitalOcean token", "dop_v1_", 3, 60, 64, false},
	{"a Shopify token", "shpat_", 5, 32, 32, false},
	{"an Anthropic key", "sk-ant-", 2, 20, 0, false},
	{"an OpenAI key", "sk-proj-", 2, 20, 0, false},
}

// issuersBehind are the issuers by the byte that stands before their mark: of hundreds of
// places hardly one has more than a few in common.
var issuersBehind = func() (out [256][]*issuer) {
	for k := range issuers {
		p := &issuers[k]
		out[p.prefix[p.trigger-1]] = append(out[p.prefix[p.trigger-1]], p)
	}
	return out
}()

// longestKeyOf is how long the rest of a service's key is at most.
const longestKeyOf = 400

// prefixed returns the key of a known issuer whose prefix has its mark at i.
func (s *scan) prefixed(i int) (Match, bool) {
	if s.text[i] == 'J' {
		return s.jwt(i - 2)
	}
	if i == 0 {
		return Match{}, false
	}
	for _, p := range issuersBehind[s.text[i-1]] {
		if p.prefix[p.trigger] == s.text[i] && hasAt(s.text, i-p.trigger, p.prefix) {
			if m, ok := s.issued(p, i-p.trigger); ok {
				return m, true
			}
		}
	}
	return Match{}, false
}

// issued returns the key that begins at start with the prefix of p.
func (s *scan) issued(p *issuer, start int) (Match, bool) {
	if start < s.refused {
		return Match{}, false
	}
	from := start + len(p.prefix)
	end := from
	for end < len(s.text) && end-from <= longestKeyOf && p.holds(s.text[end]) {
		end++
	}
	if end-from > longestKeyOf {
		s.refused = end
	}
	if n := end - from; n < p.least || n > longestKeyOf || p.most > 0 && n > p.most || !startsWord(s.text, start) {
		return Match{}, false
	}
	if isSample(s.text[from:end]) || publicID(s.text, start) {
		s.refused = end
		return Match{}, false
	}
	return Match{Kind: p.kind, Start: start, End: end}, true
}

func (p *issuer) holds(c byte) bool {
	if p.upper {
		return isUpper(c) || isDigit(c)
	}
	return isAlnum(c) || c == '_' || c == '-' || c == '.' && p.prefix == "SG."
}

// publicID reports whether the key ID at start is a part of a signed address: it
// says there who signed, and opens nothing.
func publicID(text string, start int) bool {
	return strings.HasSuffix(text[:start], "Credential=")
}

// leastPart is how long each of the three parts of a JWT is at least.
const leastPart = 10

// jwt returns the JSON Web Token that begins at start.
func (s *scan) jwt(start int) (Match, bool) {
	if !hasAt(s.text, start, "eyJ") || !startsWord(s.text, start) || start < s.refused {
		return Match{}, false
	}
	end, parts, from := start, 0, start
	for ; end <= len(s.text); end++ {
		if end < len(s.text) && (isAlnum(s.text[end]) || s.text[end] == '_' || s.text[end] == '-') {
			continue
		}
		if end-from < leastPart {
			break
		}
		if parts++; parts == 3 || end == len(s.text) || s.text[end] != '.' {
			break
		}
		from = end + 1
	}
	end = min(end, len(s.text))
	if parts < 3 || isSample(s.text[start:end]) {
		s.refused = end
		return Match{}, false
	}
	return Match{Kind: "a JSON Web Token", Start: start, End: end}, true
}

// botToken returns the token of a Telegram bot, 8 to 10 digits and, behind the colon
// at i, 35 characters that begin with AA.
func (s *scan) botToken(i int) (Match, bool) {
	if !hasAt(s.text, i, ":AA") || i == 0 || !isDigit(s.text[i-1]) {
		return Match{}, false
	}
	start, end := i, i+1
	for start > 0 && i-start < 11 && isDigit(s.text[start-1]) {
		start--
	}
	for end < len(s.text) && (isAlnum(s.text[end]) || s.text[end] == '_' || s.text[end] == '-') {
		end++
	}
	if n := i - start; n < 8 || n > 10 || end-i-1 != 35 || isSample(s.text[i+1:end]) {
		return Match{}, false
	}
	return Match{Kind: "a Telegram token", Start: start, End: end}, true
}

const (
	pemBegin = "-----BEGIN "
	pemEnd   = "-----END "
	// leastRun is how many characters of base64 a key has in one piece.
	leastRun = 40
)

// pem returns the private key whose armour begins at i, to the end of it.
func (s *scan) pem(i int) (Match, bool) {
	rest := s.text[i:]
	head := strings.Index(rest[:min(len(rest), 80)], "PRIVATE KEY")
	if head < 0 || strings.Contains(rest[:head], "\n") {
		return Match{}, false
	}
	// The next key ends the search, so that each stretch of text is searched once.
	if next := strings.Index(rest[head:], pemBegin); next >= 0 {
		rest = rest[:head+next]
	}
	end := len(rest)
	if at := strings.Index(rest[head:], pemEnd); at >= 0 {
		end = head + at + len(pemEnd)
		if last := strings.Index(rest[end:min(len(rest), end+80)], "-----"); last >= 0 {
			end += last + len("-----")
		}
	} else if blank := strings.Index(rest[head:], "\n\n"); blank >= 0 {
		end = head + blank
	}
	run := 0
	for k := head; k < end; k++ {
		if c := rest[k]; !isAlnum(c) && c != '+' && c != '/' {
			run = 0
		} else if run++; run == leastRun {
			return Match{Kind: privateKey, Start: i, End: i + end}, true
		}
	}
	return Match{}, false
}
