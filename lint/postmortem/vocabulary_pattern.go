package postmortem

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint/table"
)

// A pattern is a section's name with gaps: "how was _ detected", in which _
// stands for one to three words, or "what happened ...", which other words
// may follow.
type pattern struct {
	text  string // a key but for the gaps, without the open end
	open  bool
	kinds []Kind
}

const (
	gap      = "_"
	openEnd  = " ..."
	maxGap   = 3  // words in one
	maxGaps  = 3  // in a pattern
	maxTitle = 16 // words of a title that a pattern is tried on
)

// patterns are filed by their first word, or by their last where the first is a
// gap.
type patterns struct{ table.Table[[]pattern] }

// parsePattern reads a name that has a gap or an open end; ok is false for one
// that has neither.
func parsePattern(name string, kinds []Kind) (p pattern, ok bool, err error) {
	text, open := strings.CutSuffix(name, openEnd)
	gaps := strings.Count(" "+text+" ", " _ ")
	if !open && gaps == 0 {
		return pattern{}, false, nil
	}
	if strings.Count(text, gap) != gaps || gaps > maxGaps {
		return pattern{}, false, fmt.Errorf("pattern %q has more than %d gaps, or one inside a word", name, maxGaps)
	}
	if !isKey(strings.ReplaceAll(text, gap, "g")) {
		parts := strings.Split(text, gap) // which wordKey would take for a hyphen
		for i, part := range parts {
			parts[i] = wordKey(part)
		}
		text = strings.TrimSpace(strings.Join(parts, " _ "))
	}
	begins, ends := strings.HasPrefix(text, gap), strings.HasSuffix(text, gap)
	if text == "" || begins && (ends || open) {
		return pattern{}, false, fmt.Errorf("pattern %q neither begins nor ends with a word", name)
	}
	return pattern{text, open, kinds}, true, nil
}

// at is the word under which a pattern is filed.
func (p pattern) at() string {
	if strings.HasPrefix(p.text, gap) {
		return p.text[strings.LastIndexByte(p.text, ' ')+1:]
	}
	first, _, _ := strings.Cut(p.text, " ")
	return first
}

// match returns the kinds of the first pattern that fits the whole of key.
func (ps *patterns) match(key string) ([]Kind, bool) {
	first, _, ok := strings.Cut(key, " ")
	if !ok {
		return nil, false
	}
	filed := [...][]pattern{ps.Get(first), ps.Get(key[strings.LastIndexByte(key, ' ')+1:])}
	if len(filed[0]) == 0 && len(filed[1]) == 0 || strings.Count(key, " ") >= maxTitle {
		return nil, false
	}
	for _, list := range filed {
		for _, p := range list {
			if p.fits(p.text, key) {
				return p.kinds, true
			}
		}
	}
	return nil, false
}

// fits reports whether the rest of the pattern's text fits the rest of a key.
func (p pattern) fits(text, key string) bool {
	for text != "" && key != "" {
		var want, word string
		want, text, _ = strings.Cut(text, " ")
		word, key, _ = strings.Cut(key, " ")
		if want != gap {
			if want != word {
				return false
			}
			continue
		}
		for n := 1; ; n++ {
			if p.fits(text, key) {
				return true
			}
			if n == maxGap || key == "" {
				return false
			}
			_, key, _ = strings.Cut(key, " ")
		}
	}
	return text == "" && (key == "" || p.open)
}
