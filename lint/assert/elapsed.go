package assert

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// ElapsedFact is how long it took from one time to another. It is not known where one
// of them has no time of day, where their zones may differ, and where the second is
// the earlier one, which other rules tell.
func ElapsedFact(from, to *Fact) *Fact {
	name := fmt.Sprintf("elapsed from %s to %s", from.Name, to.Name)
	return &Fact{name, Duration, func(v *view) value {
		a, b := from.read(v), to.read(v)
		out := value{state: postmortem.Unparsable, span: b.span}
		if a.state != postmortem.Filled || b.state != postmortem.Filled {
			return out
		}
		minutes, ok := b.at.since(a.at)
		if !ok || minutes < 0 {
			return out
		}
		out.state, out.low = postmortem.Filled, float64(minutes*60)
		out.high = out.low
		out.found = fmt.Sprintf("%s, %s: %s", from.found(a), to.found(b), lint.Counted(minutes, "minute"))
		return out
	}}
}

// since returns the minutes from b to a.
func (a instant) since(b instant) (minutes int, ok bool) {
	if !a.hasClock || !b.hasClock || a.zone != b.zone {
		return 0, false
	}
	return (a.day-b.day)*24*60 + a.minute - b.minute, true
}
