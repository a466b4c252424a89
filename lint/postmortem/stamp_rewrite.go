package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/source"
)

// relateClocks makes the places of the clocks count from the beginning of Text, which
// is at start of what was scanned.
func (s *Stamp) relateClocks(start int) {
	for _, at := range [...]*source.Span{&s.clockAt, &s.endAt} {
		at.Start, at.End = at.Start-start, at.End-start
		if at.Start < 0 || at.End > len(s.Text) {
			*at = source.Span{}
		}
	}
}

// InTwentyFourHours returns Text with its clocks written HH:MM, with seconds where it
// has any, and all else as it is. It is not ok where that would lose something, such as
// parts of a second or an AM that contradicts the hour, or where Text states no clock.
func (s *Stamp) InTwentyFourHours() (text string, ok bool) {
	if !s.HasClock || s.clockAt.IsEmpty() || s.HasEnd && s.endAt.IsEmpty() {
		return "", false
	}
	text = s.Text
	if s.HasEnd {
		if text, ok = s.writeClock(text, s.endAt, s.End); !ok {
			return "", false
		}
	}
	return s.writeClock(text, s.clockAt, s.Clock)
}

// writeClock writes a clock at a place of text, which is Text up to the place's end.
func (s *Stamp) writeClock(text string, at source.Span, c Clock) (string, bool) {
	written := s.Text[at.Start:at.End]
	digits := strings.TrimRight(written, "AaPpMm. \t\u00a0\u202f")
	joints := ":"
	if s.Fault == OtherForm {
		joints = ":.hH"
	}
	if digits == "" || strings.Trim(digits, "0123456789"+joints) != "" || c.Second == 0 && strings.Count(digits, ":") > 1 {
		return "", false
	}
	if c.Hour > 12 && strings.ContainsAny(written[len(digits):], "aA") {
		return "", false // 23:00 AM
	}
	return text[:at.Start] + c.String() + text[at.End:], true
}

// ExactTwelve reports whether the stamp is a time on a twelve-hour clock that can only
// be read in one way: noon and midnight are as often written 12 AM as 12 PM, and a
// range may mean its AM or PM for one end alone.
func (s *Stamp) ExactTwelve() bool {
	return s.State == Filled && s.Fault == NoFault && s.HasClock && s.TwelveHour && !s.Approximate && !s.HasEnd && s.Clock.Hour%12 != 0
}
