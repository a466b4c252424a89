package lint

import (
	"slices"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// A Shelf holds the results of a run that compares documents, in the order in which
// they come, until the last document is read. It keeps nothing of the documents, and
// little memory for each. The zero Shelf is ready for use.
type Shelf struct {
	findings findingStore
	held     []string
	// broken are the errors of the few results that have some, by number.
	broken map[int]*Result
	// settings and words are those that the documents share; the first are none.
	settings []*Settings
	words    []*postmortem.Vocabulary
}

// Put adds a result. Of its settings the shelf keeps the profile and whether it is
// inferred; Facts and Suppressions it does not keep.
func (s *Shelf) Put(r *Result) {
	if r.Err != nil || len(r.Internal) > 0 {
		if s.broken == nil {
			s.broken = map[int]*Result{}
		}
		s.broken[len(s.held)] = &Result{Err: r.Err, Internal: r.Internal}
	}
	var words *postmortem.Vocabulary
	if r.Doc != nil {
		words = r.Doc.Words
	}
	p := &s.findings.packer
	p.out = p.out[:0]
	p.bit(r.File != nil)
	p.bit(r.Doc != nil)
	p.bit(r.Doc != nil && r.Doc.IsHarmless())
	p.bit(r.Skipped)
	p.Int(s.numberOfSettings(r.Settings))
	p.Int(numberOf(&s.words, words))
	s.findings.word(string(r.Status))
	p.Int(r.Suppressed)
	p.Int(r.Known)
	for i := range r.Diagnostics {
		s.findings.put(r.Input.Path, &r.Diagnostics[i])
	}
	s.held = append(s.held, s.findings.arena.keep(p.out))
}

// numberOfSettings returns the number of settings, of which few differ.
func (s *Shelf) numberOfSettings(set *Settings) int {
	if set == nil {
		return numberOf(&s.settings, nil)
	}
	n := slices.IndexFunc(s.settings, func(o *Settings) bool {
		return o != nil && o.Profile == set.Profile && o.Inferred == set.Inferred
	})
	if n < 0 {
		n = numberOf(&s.settings, &Settings{Profile: set.Profile, Inferred: set.Inferred})
	}
	return n
}

// numberOf returns the place of value in the list, to which it adds it where it is new.
func numberOf[T comparable](list *[]T, value T) int {
	n := slices.Index(*list, value)
	if n < 0 {
		n = len(*list)
		*list = append(*list, value)
	}
	return n
}

// Take returns the i-th result, of the input in, and forgets it. File and Doc are empty
// where they were not nil.
func (s *Shelf) Take(i int, in Input) *Result {
	u := &Unpacker{s.held[i]}
	s.held[i] = ""
	r := &Result{Input: in}
	hasFile, hasDoc := u.bit(), u.bit()
	r.harmless = u.bit()
	r.Skipped = u.bit()
	r.Settings = s.settings[u.Int()]
	words := s.words[u.Int()]
	if hasFile {
		r.File = source.New(in.Path, nil)
	}
	if hasDoc {
		r.Doc = postmortem.TextOnly(r.File, words, true)
	}
	r.Status = postmortem.Status(s.findings.readWord(u))
	r.Suppressed, r.Known = u.Int(), u.Int()
	for u.rest != "" {
		r.Diagnostics = append(r.Diagnostics, s.findings.take(in.Path, u))
	}
	if broken := s.broken[i]; broken != nil {
		r.Err, r.Internal = broken.Err, broken.Internal
	}
	return r
}

// Attach gives a result from a shelf its text again, for excerpts and columns.
func (r *Result) Attach(file *source.File) {
	r.File = file
	if r.Doc != nil && file != nil {
		r.Doc = postmortem.TextOnly(file, r.Doc.Words, r.harmless)
	}
}

// Merge adds to the findings of a document what [Corpus.Judge] found in it.
func (r *Result) Merge(late *Result) {
	r.Diagnostics = inOrder(append(r.Diagnostics, late.Diagnostics...))
	r.Suppressed += late.Suppressed
}
