package postmortem

import "strings"

// An Availability is a share of time or requests with the target it is held against.
type Availability struct {
	// Share is what was reached.
	Share Count
	// Target is what was promised; HasTarget says that the value states it.
	Target    Count
	HasTarget bool
}

// ParseAvailability reads a value such as "99.2 % (SLA: 99.9 %)", or a share alone.
// What stands in parentheses counts as the target only behind a word that means one,
// so that a usual or an earlier figure does not.
func (v *Vocabulary) ParseAvailability(value string) (Availability, bool) {
	share, ok := ParseCount(value)
	if !ok || !share.Percent || share.All {
		return Availability{}, false
	}
	out := Availability{Share: share}
	note := strings.TrimLeft(share.Note, "(,;- –—")
	end := strings.IndexAny(note, ":0123456789")
	if end < 0 {
		return out, true
	}
	if v.Term(strings.TrimRight(note[:end], ":= ≥>~")) != TermTarget {
		return out, true
	}
	note, _, _ = strings.Cut(strings.TrimLeft(note[end:], ":= ≥>"), ")")
	if target, ok := ParseCount(note); ok && target.Percent {
		out.Target, out.HasTarget = target, true
	}
	return out, true
}
