package blameless

import "github.com/pmlint/pmlint/lint/prose"

// A view is one sentence as the frames see it.
type view struct {
	*prose.Sentence
	at        place
	off       string
	rolesOnly bool
	frame     *frame
	found     []finding
	matches   []match
	searched  bool // for idioms, which are then in matches
	// ofBlame says that the sentence speaks about blame, once it is weighed.
	weighed, ofBlame bool
}

// look tries the frames that may fit the sentence.
func (v *view) look(s *sieve, may fit) {
	for n := range may.plain.All() {
		v.frame = s.plain[n]
		v.frame.find(v)
	}
	if may.idioms == 0 || len(v.idioms()) == 0 {
		return
	}
	for _, f := range s.idioms {
		v.frame = f
		f.find(v)
	}
}

// hit reports that tokens[from:to] fill the frame. The message quotes them, and goes on
// with what they do.
func (v *view) hit(c confidence, from, to int, do, help string) {
	if from >= to || to > len(v.Tokens) || v.excluded() {
		return
	}
	text := v.Text(from, to)
	v.found = append(v.found, finding{frame: v.frame, confidence: c, span: v.Span(from, to), text: text,
		message: quoted(short(text)) + " " + do, help: help})
}

// gravest returns the finding to report of a sentence: the surest, then the gravest,
// then the first.
func (v *view) gravest() *finding {
	var best *finding
	for i := range v.found {
		f := &v.found[i]
		if best == nil || f.confidence > best.confidence ||
			f.confidence == best.confidence && gravity(f.frame.rule) > gravity(best.frame.rule) {
			best = f
		}
	}
	return best
}
