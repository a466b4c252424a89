package consistency

import (
	"fmt"
	"maps"
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// A reading says between which moments a stated length of time lies.
type reading struct {
	// from and to are the classes of rows that may be the two ends.
	from, to []postmortem.RowClass
	// needs are the classes of which each must have a row, since the length may be
	// meant for it.
	needs []postmortem.RowClass
	// loose says that the length may lie between any other moments as well.
	loose bool
}

// readingOf returns the accepted readings of a length of time by its label. A duration is
// that of the whole incident, as the time to resolve is.
func readingOf(key postmortem.FieldKey, fromDetection bool) reading {
	s, ok := postmortem.StretchOf(key)
	whole := !ok || key == postmortem.FieldTimeToResolve
	if whole {
		s, _ = postmortem.StretchOf(postmortem.FieldTimeToResolve)
	}
	r := reading{from: make([]postmortem.RowClass, 0, len(s.Since)+3), to: s.To, needs: make([]postmortem.RowClass, 0, 2)}
	r.from = append(append(r.from, s.From), s.Since...)
	r.needs = append(r.needs, s.From)
	if len(s.To) == 1 {
		r.needs = append(r.needs, s.To[0])
	}
	if whole && fromDetection {
		r.from = append(r.from, postmortem.Detected, postmortem.Acknowledged)
	}
	return r
}

// A wrong is a stated length that no pair of moments yields, with the pair it was
// most likely meant for.
type wrong struct {
	*postmortem.StatedSpan
	postmortem.Pair
	// read says that the pair follows from what the rows are about.
	read bool
	also []*postmortem.StatedSpan
}

// fewest is the number of moments from which a document can be expected to hold the
// two ends of each length of time that it states.
const fewest = 3

// statedEnds returns the beginning and the end of the incident where the document states
// each once, in fields of its own; nil where it does not.
func statedEnds(pass *lint.Pass) (from, to *postmortem.Moment) {
	for _, m := range pass.Times().Moments {
		if m.Field == nil || m.Entry != nil || m.Field.Section.Within(postmortem.TimelineSection) {
			continue
		}
		switch {
		case m.Field.Key == postmortem.FieldStart && from == nil:
			from = m
		case m.Field.Key == postmortem.FieldEnd && to == nil:
			to = m
		case m.Field.Key == postmortem.FieldStart || m.Field.Key == postmortem.FieldEnd:
			return nil, nil
		}
	}
	if from == nil || to == nil || from.Field.Section != to.Field.Section || from.Field.Form != to.Field.Form {
		return nil, nil
	}
	return from, to
}

// judge returns the pair of moments that contradicts a stated length, or nil where
// the length is right, or may be.
func judge(pass *lint.Pass, s *postmortem.StatedSpan, r reading) *wrong {
	t := pass.Times()
	read := isRead(t, r)
	if !read && s.Key == postmortem.FieldDuration {
		from, _ := statedEnds(pass)
		read = from != nil && from.Field.Section == s.Field.Section && from.Field.Form == s.Field.Form
	}
	return judgeBetween(pass, s, t.Of(r.from...), t.Of(r.to...), read)
}

// judgeBetween is judge for a length that lies between a moment of from and one of to.
// If read is not set, it may lie between any others as well.
func judgeBetween(pass *lint.Pass, s *postmortem.StatedSpan, from, to []*postmortem.Moment, read bool) *wrong {
	t := pass.Times()
	if t.Unsure || s.Partial || s.From != nil || pass.Doc.SeveralIncidents {
		return nil
	}
	for _, a := range from {
		for _, b := range to {
			if t.Fits(s, a, b) {
				return nil
			}
		}
	}
	few := len(t.Moments) < fewest
	if !read && (few && !haveNamed(from, to) || t.HasPair(s)) {
		return nil
	}
	pairs := t.Pairs(from, to)
	first, last := t.Outer()
	if !read && len(first) > 0 { // there are none where all moments are approximate
		// What has no class may be what is meant, from the first moment to the last.
		pairs = append(pairs, t.Pairs(first[:1], last[len(last)-1:])...)
		pairs = append(pairs, t.Pairs(first[:1], to)...)
		pairs = append(pairs, t.Pairs(from, last[len(last)-1:])...)
	}
	if p, ok := t.Slip(s, pairs); ok {
		return &wrong{StatedSpan: s, Pair: p, read: read || few}
	}
	if t.MayBeOffice(s, pairs) {
		return nil
	}
	if !read && len(t.Pairs(from, to)) == 0 {
		pairs = t.Pairs(first, last)
		if p, ok := t.Slip(s, pairs); ok {
			return &wrong{StatedSpan: s, Pair: p}
		}
	}
	p, ok := t.Nearest(s, pairs)
	if !ok {
		return nil
	}
	return &wrong{StatedSpan: s, Pair: p, read: read || few}
}

// haveNamed reports whether both ends are stated beside their names, so that nothing is
// missing however few moments there are.
func haveNamed(from, to []*postmortem.Moment) bool {
	named := func(m *postmortem.Moment) bool { return m.Named }
	return slices.ContainsFunc(from, named) && slices.ContainsFunc(to, named)
}

// isRead reports whether the rows of a timeline say what they are about, so that a
// length can be held to a reading: each class that it needs has one.
func isRead(t *postmortem.Times, r reading) bool {
	if r.loose {
		return false
	}
	for _, class := range r.needs {
		if !slices.ContainsFunc(t.Moments, func(m *postmortem.Moment) bool { return m.Class == class && m.Entry != nil && !m.Named }) {
			return false
		}
	}
	return true
}

// misplaced returns the entries that do not stand in the order of their times, of which
// timeline/order says so: nobody knows what follows from them.
func misplaced(pass *lint.Pass) map[*postmortem.Entry]bool {
	out := map[*postmortem.Entry]bool{}
	for _, tl := range pass.Doc.Timelines {
		maps.Copy(out, tl.Misplaced())
	}
	return out
}

// report reports lengths that contradict the clocks, equal ones as one finding.
func report(pass *lint.Pass, found []*wrong) {
	if len(found) == 0 {
		return
	}
	loose := misplaced(pass)
	var kept []*wrong
next:
	for _, w := range found {
		if a, b := w.Pair.From.Entry, w.Pair.To.Entry; a != nil && loose[a] || b != nil && loose[b] {
			continue
		}
		for _, k := range kept {
			if k.Seconds == w.Seconds && k.Pair == w.Pair {
				k.also = append(k.also, w.StatedSpan)
				continue next
			}
		}
		kept = append(kept, w)
	}
	for _, w := range kept {
		d := lint.Diagnostic{
			Span:     w.Span,
			Severity: lint.Warning,
			Message:  w.message(pass),
			Help:     "correct the length of time, or the time that is wrong",
			Related:  both(w.Pair.From, w.Pair.To),
			Fixes:    recompute(pass, w),
		}
		for _, s := range w.also {
			d.Related = append(d.Related, lint.Related{Span: s.Span, Message: "stated here as well"})
		}
		pass.Report(d)
	}
}

// message shows the sum.
func (w *wrong) message(pass *lint.Pass) string {
	sum := apart(pass, w.StatedSpan, w.Pair)
	if w.read {
		return fmt.Sprintf("%s: stated %s, but %s", w.Field.Label, w.Print(w.Seconds), sum)
	}
	what := "rows"
	if w.Pair.From.Entry == nil {
		what = "times"
	}
	return fmt.Sprintf("%q: no two %s are %s apart; %s", w.Text, what, w.Print(w.Seconds), sum)
}
