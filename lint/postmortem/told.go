package postmortem

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// A ToldSpan is a length of time in running text. Its Field stands for the text: it is
// none of Document.Fields, and its label names the section.
type ToldSpan struct {
	StatedSpan
	// Lasted says that it is said to be how long something lasted; otherwise something was
	// so for that time: "was down for 40 minutes".
	Lasted bool
	// Doubtful says, of one with its two ends, that the words between them do not tell
	// for sure that it was all the time from one to the other.
	Doubtful bool
}

// told returns the lengths of time that the opening text gives as that of the incident,
// if there is a timeline to hold them against, and the one after which it was detected.
// "For 40 minutes" is one only where the opening has no other length.
func (d *Document) told() []ToldSpan {
	if len(d.Timelines) == 0 {
		return nil
	}
	r := toldReader{Document: d}
	for s, t := range d.openings(Impact) {
		if len(t.Plain) > longestOpening || !hasDigit(t.Plain) {
			continue
		}
		only := s.Within(Impact) && !s.Is(Summary)
		eachSentence(t.Plain, func(l line) {
			if !r.ranged(s, t, l) && !only {
				r.sentence(s, t, l)
			}
		})
	}
	if r.lengths > 1 {
		r.out = slices.DeleteFunc(r.out, func(s ToldSpan) bool { return !s.Lasted && s.From == nil })
	}
	r.out = r.out[:min(len(r.out), maxTold)]
	return append(r.out, d.toldDetection()...)
}

// toldDetection returns the length of time after which the incident was detected, if it is
// the only one that the sections on the detection have: "the alert came after 43 minutes".
func (d *Document) toldDetection() []ToldSpan {
	r := toldReader{Document: d, elapsed: true}
	for p := range d.Passages(Detection) {
		if len(p.Text.Plain) <= longestOpening && hasDigit(p.Text.Plain) {
			eachSentence(p.Text.Plain, func(l line) { r.sentence(p.Section, p.Text, l) })
		}
	}
	if r.lengths > 1 {
		return nil
	}
	return r.out
}

// A toldReader collects lengths of time from sentences.
type toldReader struct {
	*Document
	elapsed bool // lengths after which something happened are read, and no others
	lengths int  // how many there were, of whatever
	out     []ToldSpan
}

// wants reports whether a length is one of those that are read, by the words before and
// behind it.
func (r *toldReader) wants(before, behind string) (lasted, ok bool) {
	word := r.wordBefore(before)
	if r.elapsed {
		last, rest := lastWord(before)
		first, _ := lastWord(rest)
		next, rest, _ := strings.Cut(strings.TrimLeft(behind, " "), " ")
		for _, text := range [...]string{word, first + " " + last, next, next + " " + firstWord(rest)} {
			if r.Words.Term(text) == TermElapsed {
				return false, true
			}
		}
		return false, false
	}
	lasted = r.Words.has(setLasted, word)
	return lasted, lasted || r.Words.has(setThroughout, word)
}

// sentence reads one sentence of a text that stands in a section, or in none.
func (r *toldReader) sentence(in *Section, t *markdown.Text, l line) {
	for at := l.start; at < l.end && r.lengths < maxLengths; {
		d, start, end, ok := FindDuration(t.Plain[at:l.end])
		if !ok {
			return
		}
		start, end, at = at+start, at+end, at+end
		span := t.Span(start, end)
		if r.isOfField(span) {
			continue
		}
		r.lengths++
		lasted, ok := r.wants(t.Plain[l.start:start], t.Plain[end:l.end])
		if !ok {
			continue
		}
		f := &Field{Label: "the opening", Key: FieldDuration, Section: in}
		if r.elapsed {
			f.Key = FieldTimeToDetect
		}
		if in != nil && len(in.Kinds) > 0 {
			f.Label = in.Title
		}
		f.Value = Value{Text: t.Plain[start:end], Span: span, State: Filled}
		d.Approximate = d.Approximate || saysRough(firstWords(t.Plain[end:l.end]))
		r.out = append(r.out, ToldSpan{Lasted: lasted, StatedSpan: StatedSpan{Field: f, Key: f.Key,
			Span: span, Text: f.Value.Text, Duration: d, Partial: r.isPartial(t.Plain[l.start:l.end], d)}})
	}
}

// ranged reads a sentence that states one length of time beside the two times between which
// it lies, and reports whether it is one.
func (r *toldReader) ranged(in *Section, t *markdown.Text, l line) bool {
	s := t.Plain[l.start:l.end]
	if strings.IndexByte(s, ':') < 0 {
		return false
	}
	length, start, end, ok := FindDuration(s)
	if !ok {
		return false
	}
	from, to, first, last, ok := r.findRange(s)
	if !ok || first < end && start < last {
		return false
	}
	if _, _, _, more := FindDuration(s[end:]); more {
		return false
	}
	gap := s[min(end, last):max(start, first)]
	sure, ok := r.leadsOver(gap)
	span := t.Span(l.start+start, l.start+end)
	if !ok || r.isOfField(span) {
		return false
	}
	if n := len(r.out); n > 0 && r.out[n-1].Span == span {
		return true // a bold key is a section within that of its heading
	}
	f := &Field{Label: "the opening", Key: FieldDuration, Section: in, Value: Value{Text: s[start:end], Span: span, State: Filled}}
	length.Approximate = length.Approximate || approximateBefore(s[:start]) || saysRough(firstWords(s[end:]))
	told := ToldSpan{StatedSpan: StatedSpan{Field: f, Key: f.Key, Span: span, Text: f.Value.Text, Duration: length,
		Partial: r.Words.IsPartialTime(s)}, Doubtful: !sure}
	told.From, told.To = r.rangeEnds(from, to)
	for _, m := range [...]*Moment{told.From, told.To} {
		m.Field, m.Span = f, t.Span(l.start+first, l.start+last)
	}
	r.lengths++
	r.out = append(r.out, told)
	return true
}

// leadsOver reports whether what stands between a length of time and two times says that
// the one is how long it was between the others, and whether that is sure: parentheses or
// "that is" say so, while something may also have been so "for 20 minutes between 14:02 and
// 16:17".
func (r *toldReader) leadsOver(gap string) (sure, ok bool) {
	const longest = 40
	if len(gap) > longest || strings.ContainsAny(gap, ".;)") {
		return false, false
	}
	sure = strings.ContainsAny(gap, "(=")
	words := strings.FieldsFunc(strings.ToLower(gap), func(r rune) bool { return strings.ContainsRune(" \n(,:=–—-", r) })
	for i := 0; i < len(words); i++ {
		n := 1
		for k := min(3, len(words)-i); k > 0; k-- {
			if r.Words.Term(strings.Join(words[i:i+k], " ")) == TermThatIs {
				sure, n = true, k
				break
			}
			if k == 1 && !r.Words.has(setThroughout, words[i]) && !r.Words.has(setLasted, words[i]) && !r.Words.IsApproximate(words[i]) && r.Words.Term(words[i]) != TermBetween {
				return false, false
			}
		}
		i += n - 1
	}
	return sure, true
}

// firstWords is what of a text may still speak of the length before it.
func firstWords(text string) string { return text[:min(len(text), len(" (approximately)"))] }

const (
	maxTold    = 8
	maxLengths = 100 // how many lengths are looked at
)

// isOfField reports whether a place is part of a field's value.
func (d *Document) isOfField(span source.Span) bool {
	for _, f := range d.Fields {
		if f.Value.Span.Contains(span) {
			return true
		}
	}
	return false
}

// wordBefore returns the last word of a text, without those that mark what follows as
// approximate, and before "for" the verb of "lasted for".
func (d *Document) wordBefore(text string) string {
	const most = 3
	for range most {
		word, rest := lastWord(text)
		if !d.Words.isRough(text) {
			if verb, _ := lastWord(rest); d.Words.has(setThroughout, word) && d.Words.has(setLasted, verb) {
				return verb
			}
			return word
		}
		text = rest
	}
	return ""
}

// isRough reports whether a text ends in what marks a time or length behind it as approximate.
func (v *Vocabulary) isRough(before string) bool {
	word, _ := lastWord(before)
	return v.IsApproximate(word) || approximateBefore(before)
}

// lastWord returns the last word of a text as it is looked up, and what stands before it.
func lastWord(text string) (word, rest string) {
	text = strings.TrimRight(text, " ~\n")
	at := len(text)
	for at > 0 && isWordByte(text[at-1]) {
		at--
	}
	return wordKey(text[at:]), text[:at]
}

// isPartial reports whether a sentence says that a length in it is not that from one
// moment to another, or states two moments itself, between which it lies.
func (d *Document) isPartial(sentence string, length Duration) bool {
	if d.Words.IsPartialTime(sentence) {
		return true
	}
	from, to, _, _, ok := d.findRange(sentence)
	if !ok {
		return false
	}
	a, b := d.rangeEnds(from, to)
	t := Times{Moments: []*Moment{a, b}}
	t.settle()
	return !t.Unsure && t.Fits(&StatedSpan{Duration: length}, a, b)
}
