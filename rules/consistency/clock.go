package consistency

import "github.com/pmlint/pmlint/lint/postmortem"

// timed reports whether an entry has an exact time of day.
func timed(e *postmortem.Entry) bool {
	return e.Stamp.State == postmortem.Filled && e.Stamp.HasClock && !e.Stamp.Approximate
}

// minutesTo returns the minutes from one entry to another. It is stricter than
// [postmortem.Entry.MinutesTo], which a reader of a whole timeline needs: two zones leave
// the minutes in doubt, and an earlier time is not taken for one of the next day.
func minutesTo(a, b *postmortem.Entry) (int, bool) {
	if a.Zone.Name != b.Zone.Name || a.Day.Full() != b.Day.Full() {
		return 0, false
	}
	minutes := b.Stamp.Clock.Minutes() - a.Stamp.Clock.Minutes()
	if a.Day.Full() {
		minutes += (b.Day.Days() - a.Day.Days()) * 24 * 60
	}
	return minutes, true
}

// reach returns the first and the last entry of a timeline whose times can be compared
// and rise, and the minutes between them.
func reach(tl *postmortem.Timeline) (first, last *postmortem.Entry, minutes int, ok bool) {
	for _, e := range tl.Entries {
		if !e.Stamp.HasClock {
			continue
		}
		if !timed(e) {
			return nil, nil, 0, false
		}
		if last != nil {
			if step, ok := minutesTo(last, e); !ok || step < 0 {
				return nil, nil, 0, false
			}
		} else {
			first = e
		}
		last = e
	}
	if last == nil || first == last {
		return nil, nil, 0, false
	}
	minutes, ok = minutesTo(first, last)
	if last.Stamp.HasEnd {
		ok = false
	}
	return first, last, minutes, ok
}

// agrees reports whether a stated duration can be so many minutes: within the largest
// of a minute, 1 percent, half of the smallest unit printed, and 10 percent where it is
// approximate. What took some minutes has no use for the five that
// [postmortem.Duration.Tolerance] leaves an approximate length.
func agrees(d postmortem.Duration, minutes int) bool {
	slack := max(60, d.Seconds/100, d.Unit/2)
	if d.Approximate {
		slack = max(slack, d.Seconds/10)
	}
	return abs(d.Seconds-minutes*60) <= slack
}

func abs(x int) int { return max(x, -x) }
