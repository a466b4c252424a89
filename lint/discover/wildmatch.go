package discover

import "strings"

// A glob is one compiled gitignore pattern. Matching is a simulation of all
// alternatives at once, so its cost is at most the pattern's length times the
// text's, where backtracking would be exponential in the number of stars.
type glob struct {
	// literal is the whole pattern where it holds no special character.
	literal string
	plain   bool
	// never marks a malformed pattern, which matches nothing.
	never  bool
	tokens []token
}

type tokenKind uint8

const (
	oneByte   tokenKind = iota // the byte b
	oneOf                      // a byte of set
	inName                     // any bytes but a slash (*)
	anything                   // any bytes (a trailing /**)
	maybeDirs                  // nothing, or what the following dirs token takes
	dirs                       // any bytes, the last one a slash
)

type token struct {
	kind tokenKind
	b    byte
	set  *byteSet
}

type byteSet [4]uint64

func (s *byteSet) add(b byte)      { s[b>>6] |= 1 << (b & 63) }
func (s *byteSet) drop(b byte)     { s[b>>6] &^= 1 << (b & 63) }
func (s *byteSet) has(b byte) bool { return s[b>>6]&(1<<(b&63)) != 0 }

const globSpecials = `*?[\`

// compileGlob reads a pattern as git's wildmatch does. With pathname set, no
// star, question mark or class matches a slash, and ** between slashes stands
// for any number of folders.
func compileGlob(pattern string, pathname bool) *glob {
	prefix := strings.IndexAny(pattern, globSpecials)
	if prefix < 0 {
		return &glob{literal: pattern, plain: true}
	}
	g := &glob{}
	for i := range prefix {
		g.tokens = append(g.tokens, token{kind: oneByte, b: pattern[i]})
	}
	// git compares the literal prefix by itself and reads the rest as a pattern
	// of its own, so a ** that directly follows the prefix counts as leading.
	rest := pattern[prefix:]
	for i := 0; i < len(rest); {
		switch rest[i] {
		case '*':
			i = g.stars(rest, i, pathname)
		case '?':
			g.tokens = append(g.tokens, token{kind: oneOf, set: everyByte(pathname)})
			i++
		case '[':
			set, next := compileClass(rest, i, pathname)
			if set == nil {
				return &glob{never: true}
			}
			g.tokens = append(g.tokens, token{kind: oneOf, set: set})
			i = next
		case '\\':
			if i+1 == len(rest) {
				return &glob{never: true}
			}
			g.tokens = append(g.tokens, token{kind: oneByte, b: rest[i+1]})
			i += 2
		default:
			g.tokens = append(g.tokens, token{kind: oneByte, b: rest[i]})
			i++
		}
	}
	return g
}

// stars adds the tokens for the run of stars at rest[i] and returns where the
// pattern goes on.
func (g *glob) stars(rest string, i int, pathname bool) int {
	end := i
	for end < len(rest) && rest[end] == '*' {
		end++
	}
	tail := rest[end:]
	atStart := i == 0 || rest[i-1] == '/'
	atEnd := tail == "" || tail[0] == '/' || strings.HasPrefix(tail, `\/`)
	switch {
	case !pathname:
		g.tokens = append(g.tokens, token{kind: anything})
	case end-i == 1 || !atStart || !atEnd:
		g.tokens = append(g.tokens, token{kind: inName})
	case tail != "" && tail[0] == '/':
		g.tokens = append(g.tokens, token{kind: maybeDirs}, token{kind: dirs})
		return end + 1
	default:
		g.tokens = append(g.tokens, token{kind: anything})
	}
	return end
}

func everyByte(pathname bool) *byteSet {
	set := &byteSet{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}
	if pathname {
		set.drop('/')
	}
	return set
}

// compileClass reads the bracket expression at p[at] and returns its bytes and
// the offset behind it; the set is nil where the expression is malformed.
func compileClass(p string, at int, pathname bool) (*byteSet, int) {
	set := &byteSet{}
	i := at + 1
	negated := i < len(p) && (p[i] == '!' || p[i] == '^')
	if negated {
		i++
	}
	// A range needs a byte before the hyphen; prev is 0 where there is none.
	var prev byte
	for first := true; ; first = false {
		if i >= len(p) {
			return nil, 0
		}
		c := p[i]
		if c == ']' && !first {
			break
		}
		switch {
		case c == '-' && prev != 0 && i+1 < len(p) && p[i+1] != ']':
			last, next := escaped(p, i+1)
			if next < 0 {
				return nil, 0
			}
			for b := int(prev); b <= int(last); b++ {
				set.add(byte(b))
			}
			prev, i = 0, next
		case c == '[' && i+1 < len(p) && p[i+1] == ':':
			next, named := addNamed(set, p, i)
			if next < 0 {
				return nil, 0
			}
			prev, i = 0, next
			if !named {
				prev = '['
			}
		default:
			var next int
			c, next = escaped(p, i)
			if next < 0 {
				return nil, 0
			}
			set.add(c)
			prev, i = c, next
		}
	}
	if negated {
		for k := range set {
			set[k] = ^set[k]
		}
	}
	if pathname {
		set.drop('/')
	}
	return set, i + 1
}

// addNamed adds the POSIX class, such as [:alpha:], that p[i:] may begin with, and
// returns the offset behind it. Without a colon before its end the bracket stands
// for itself and named is false; next is -1 where the class is unknown or open.
func addNamed(set *byteSet, p string, i int) (next int, named bool) {
	end := strings.IndexByte(p[i+2:], ']')
	if end < 0 {
		return -1, false
	}
	name, ok := strings.CutSuffix(p[i+2:i+2+end], ":")
	if !ok {
		set.add('[')
		return i + 1, false
	}
	in := namedClass(name)
	if in == nil {
		return -1, false
	}
	for b := range 128 {
		if in(byte(b)) {
			set.add(byte(b))
		}
	}
	return i + 2 + end + 1, true
}

// escaped returns the byte at p[i], or the one behind it where that is a
// backslash, and the offset behind it; the offset is -1 at the pattern's end.
func escaped(p string, i int) (byte, int) {
	if p[i] != '\\' {
		return p[i], i + 1
	}
	if i+1 >= len(p) {
		return 0, -1
	}
	return p[i+1], i + 2
}

// namedClass returns the test for a POSIX class such as alpha, or nil.
func namedClass(name string) func(byte) bool {
	lower := func(b byte) bool { return 'a' <= b && b <= 'z' }
	upper := func(b byte) bool { return 'A' <= b && b <= 'Z' }
	digit := func(b byte) bool { return '0' <= b && b <= '9' }
	graph := func(b byte) bool { return '!' <= b && b <= '~' }
	alnum := func(b byte) bool { return lower(b) || upper(b) || digit(b) }
	switch name {
	case "alnum":
		return alnum
	case "alpha":
		return func(b byte) bool { return lower(b) || upper(b) }
	case "blank":
		return func(b byte) bool { return b == ' ' || b == '\t' }
	case "cntrl":
		return func(b byte) bool { return b < ' ' || b == 0x7F }
	case "digit":
		return digit
	case "graph":
		return graph
	case "lower":
		return lower
	case "print":
		return func(b byte) bool { return ' ' <= b && b <= '~' }
	case "punct":
		return func(b byte) bool { return graph(b) && !alnum(b) }
	case "space":
		return func(b byte) bool { return b == ' ' || '\t' <= b && b <= '\r' }
	case "upper":
		return upper
	case "xdigit":
		return func(b byte) bool { return digit(b) || 'a' <= b && b <= 'f' || 'A' <= b && b <= 'F' }
	}
	return nil
}

// match reports whether the pattern covers the whole of text.
func (g *glob) match(text string) bool {
	switch {
	case g.never:
		return false
	case g.plain:
		return text == g.literal
	}
	// here[j] says that tokens[:j] can match what was read so far.
	var room [2][64]bool
	here, next := room[0][:], room[1][:]
	if n := len(g.tokens) + 1; n > len(here) {
		here, next = make([]bool, n), make([]bool, n)
	}
	here, next = here[:len(g.tokens)+1], next[:len(g.tokens)+1]
	here[0] = true
	g.skip(here)
	for i := range len(text) {
		if !g.step(here, next, text[i]) {
			return false
		}
		g.skip(next)
		here, next = next, here
		clear(next)
	}
	return here[len(g.tokens)]
}

// skip adds the states that are reached by tokens that match nothing.
func (g *glob) skip(states []bool) {
	for j, t := range g.tokens {
		if !states[j] {
			continue
		}
		switch t.kind {
		case inName, anything:
			states[j+1] = true
		case maybeDirs:
			states[j+1], states[j+2] = true, true
		}
	}
}

// step fills next with the states reached from here by the byte c, and reports
// whether there is one.
func (g *glob) step(here, next []bool, c byte) bool {
	alive := false
	for j, t := range g.tokens {
		if !here[j] {
			continue
		}
		switch t.kind {
		case oneByte:
			next[j+1] = next[j+1] || c == t.b
		case oneOf:
			next[j+1] = next[j+1] || t.set.has(c)
		case inName:
			next[j] = next[j] || c != '/'
		case anything:
			next[j] = true
		case dirs:
			next[j] = true
			next[j+1] = next[j+1] || c == '/'
		}
		alive = alive || next[j] || next[j+1]
	}
	return alive
}
