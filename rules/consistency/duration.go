package consistency

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed duration.md
var durationDoc string

// Duration reports durations that contradict the two times written beside them, or
// that no two moments of the document yield.
func Duration() *lint.Rule {
	return &lint.Rule{ID: "consistency/duration", Doc: durationDoc, Severity: lint.Error,
		New: func() lint.Checker { return &duration{} }}
}

type duration struct{}

func (r *duration) Check(pass *lint.Pass) {
	var found []*wrong
	for _, s := range pass.Times().Stated {
		switch {
		case s.From != nil:
			r.ends(pass, s)
		case s.Key == postmortem.FieldDuration && !exceeds(pass, s):
			if w := judge(pass, s, durationReading(s)); w != nil {
				found = append(found, w)
			}
		}
	}
	for i := range pass.Times().Told {
		if s := &pass.Times().Told[i]; s.From != nil {
			r.toldEnds(pass, s)
			continue
		}
		if w := toldLength(pass, &pass.Times().Told[i], postmortem.FieldDuration, postmortem.Restored); w != nil {
			found = append(found, w)
		}
	}
	report(pass, found)
}

// toldLength judges a length of time of a kind in running text, from the beginning to a
// row of the class end. Only what is said to have lasted so
// long must be the length of the incident; anything else is wrong where it differs from
// that by a slip of the keyboard, and no two moments are as far apart.
func toldLength(pass *lint.Pass, s *postmortem.ToldSpan, key postmortem.FieldKey, end postmortem.RowClass) *wrong {
	t := pass.Times()
	from, to := t.Of(postmortem.Began), t.Of(end)
	pairs := t.Pairs(from, to)
	if s.Key != key || len(pairs) == 0 || len(t.Moments) < fewest || t.HasPair(&s.StatedSpan) {
		return nil
	}
	for _, o := range t.Stated {
		if off := o.Seconds - s.Seconds; max(off, -off) <= max(o.Tolerance(), s.Tolerance()) {
			return nil // the field answers for it, or both are right
		}
	}
	if _, ok := t.Slip(&s.StatedSpan, pairs); !ok && !s.Lasted {
		return nil
	}
	return judgeBetween(pass, &s.StatedSpan, from, to, true)
}

// durationReading returns the accepted readings of a duration. That of an impact may
// be of any of its effects.
func durationReading(s *postmortem.StatedSpan) reading {
	r := readingOf(s.Key, true)
	r.loose = s.Field.Section.Within(postmortem.Impact)
	return r
}

// ends judges a length of time by the two times in the same value.
func (r *duration) ends(pass *lint.Pass, s *postmortem.StatedSpan) {
	seconds, ok := between(s)
	if !ok || s.Partial || !contradicts(s) {
		return
	}
	from, to := endsOf(s.From, s.To)
	if seconds < 0 {
		pass.Report(lint.Diagnostic{Span: s.Span,
			Message: fmt.Sprintf("stated %s, but %s to %s ends before it begins", s.Print(s.Seconds), from, to),
			Help:    "correct the two times",
			Related: both(s.From, s.To)})
		return
	}
	pass.Report(lint.Diagnostic{Span: s.Span,
		Message: fmt.Sprintf("stated %s, but %s to %s is %s", s.Print(s.Seconds), from, to, s.Print(seconds)),
		Help:    "correct the duration, or the time that is wrong",
		Related: both(s.From, s.To),
		Fixes:   rewrite(pass, s, seconds)})
}

// toldEnds judges a length of time in running text by the two times beside it.
func (r *duration) toldEnds(pass *lint.Pass, s *postmortem.ToldSpan) {
	seconds, ok := between(&s.StatedSpan)
	if !ok || s.Partial || seconds <= 0 || !contradicts(&s.StatedSpan) || s.Doubtful && !s.SlipOf(seconds) {
		return
	}
	from, to := endsOf(s.From, s.To)
	pass.Report(lint.Diagnostic{Span: s.Span, Severity: lint.Warning,
		Message: fmt.Sprintf("stated %s, but %s to %s is %s", s.Print(s.Seconds), from, to, s.Print(seconds)),
		Help:    "correct the duration, or the time that is wrong",
		Related: both(s.From, s.To)})
}

// contradicts reports whether a length is beyond doubt not that between the two times in
// the same value.
func contradicts(s *postmortem.StatedSpan) bool {
	seconds, ok := between(s)
	if !ok {
		return false
	}
	naive := seconds - (s.From.Zone.Offset-s.To.Zone.Offset)*60
	slack := s.From.Slack + s.To.Slack
	for _, d := range append([]postmortem.Duration{s.Duration}, s.Others...) {
		for _, is := range [...]int{seconds, naive} {
			off := max(d.Seconds-is, is-d.Seconds)
			if off <= d.Tolerance()+slack {
				return false
			}
		}
	}
	return true
}

// between returns the seconds between the two times in the same value. It is not ok
// where they cannot be compared.
func between(s *postmortem.StatedSpan) (seconds int, ok bool) {
	a, b := s.From, s.To
	if a.Zone.Name != b.Zone.Name && (!a.Zone.Known || !b.Zone.Known) || a.Day.Full() != b.Day.Full() {
		return 0, false
	}
	seconds = of(b) - of(a)
	if !a.Day.Full() && seconds < 0 {
		seconds += 24 * 60 * 60
	}
	return seconds + (a.Zone.Offset-b.Zone.Offset)*60, true
}

// of returns the seconds of a moment without regard to its zone.
func of(m *postmortem.Moment) int {
	seconds := m.Clock.Minutes()*60 + m.Clock.Second
	if m.Day.Full() {
		seconds += m.Day.Days() * 24 * 60 * 60
	}
	return seconds
}
