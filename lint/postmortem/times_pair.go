package postmortem

import "strings"

// ends is how many moments at either end of the time scale are tried as the beginning
// and the end of a length that no pair yields.
const ends = 12

// A Pair is two moments, the second of which is the later.
type Pair struct{ From, To *Moment }

// Pairs returns the pairs of a moment of from and a later one of to, without those
// that are only known roughly. Of long lists it tries the first few.
func (t *Times) Pairs(from, to []*Moment) []Pair {
	var out []Pair
	for _, a := range capped(from) {
		for _, b := range capped(to) {
			if a != b && a.Slack+b.Slack == 0 && t.Elapsed(a, b) > 0 {
				out = append(out, Pair{a, b})
			}
		}
	}
	return out
}

// Outer returns the moments at both ends of the time scale, among which those lie that
// a length of time is about when nothing tells them.
func (t *Times) Outer() (first, last []*Moment) {
	return t.sorted[:min(ends, len(t.sorted))], t.sorted[max(0, len(t.sorted)-ends):]
}

// Nearest returns the pair whose distance comes nearest to a stated length.
func (t *Times) Nearest(s *StatedSpan, pairs []Pair) (best Pair, ok bool) {
	least := 0
	for _, p := range pairs {
		off := t.Elapsed(p.From, p.To) - s.Seconds
		off = max(off, -off)
		if !ok || off < least {
			best, least, ok = p, off, true
		}
	}
	return best, ok
}

// Slip returns the pair from whose distance a stated length differs by a single slip of
// the keyboard; of several the one that is farthest apart.
func (t *Times) Slip(s *StatedSpan, pairs []Pair) (best Pair, ok bool) {
	stated := s.Print(s.Seconds)
	for _, p := range pairs {
		seconds := t.Elapsed(p.From, p.To)
		if isOneSlip(stated, s.Print(seconds)) && (!ok || seconds > t.Elapsed(best.From, best.To)) {
			best, ok = p, true
		}
	}
	return best, ok
}

// SlipOf reports whether a stated length differs from another by a single slip of the
// keyboard.
func (s *StatedSpan) SlipOf(seconds int) bool { return isOneSlip(s.Print(s.Seconds), s.Print(seconds)) }

func capped(of []*Moment) []*Moment { return of[:min(len(of), ends)] }

// isOneSlip reports whether two texts differ by one character that is wrong, missing
// or superfluous, or by two neighbours that have changed places.
func isOneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	j := 0
	for j < len(a)-i && a[len(a)-1-j] == b[len(b)-1-j] {
		j++
	}
	x, y := a[i:len(a)-j], b[i:len(b)-j]
	switch {
	case len(x) == 0:
		return len(y) == 1 || len(y) == 2 && strings.ContainsRune(y, ' ') // a digit, with its space
	case len(x) == 1:
		return len(y) == 1
	}
	return len(x) == 2 && len(y) == 2 && x[0] == y[1] && x[1] == y[0]
}

// MayBeOffice reports whether a stated length can be what lies between the moments of a
// pair when only the hours of a working day count: a night lies between them, and the
// length is not more and not less than the days of work give.
func (t *Times) MayBeOffice(s *StatedSpan, pairs []Pair) bool {
	if !t.Dated {
		return false
	}
	for _, p := range pairs {
		days := p.To.Day.Days() - p.From.Day.Days()
		if days < 1 || days > 60 || t.Elapsed(p.From, p.To) <= s.Seconds {
			continue
		}
		least, most := 0, 0
		for open := earliestOpen; open <= latestOpen; open++ {
			for closing := earliestClose; closing <= latestClose; closing++ {
				for _, weekends := range [...]bool{false, true} {
					minutes := officeMinutes(p.From, p.To, open*60, closing*60, weekends)
					if most == 0 || minutes < least {
						least = minutes
					}
					most = max(most, minutes)
				}
			}
		}
		if least <= s.Seconds/60 && s.Seconds/60 <= most {
			return true
		}
	}
	return false
}

// The hours between which work or support begins and ends.
const (
	earliestOpen, latestOpen   = 7, 10
	earliestClose, latestClose = 16, 20
)

// officeMinutes returns how many minutes from a to b lie within the hours of work.
func officeMinutes(a, b *Moment, open, closing int, weekends bool) int {
	total := 0
	for day := a.Day.Days(); day <= b.Day.Days(); day++ {
		if !weekends && IsWeekend(day) {
			continue
		}
		from, to := open, closing
		if day == a.Day.Days() {
			from = max(from, a.Clock.Minutes())
		}
		if day == b.Day.Days() {
			to = min(to, b.Clock.Minutes())
		}
		total += max(0, to-from)
	}
	return total
}

// IsWeekend reports whether a day, counted as by Date.Days, is a Saturday or Sunday.
func IsWeekend(days int) bool {
	const saturday = 3 // 0000-03-01 was a Wednesday
	n := days % 7
	return n == saturday || n == saturday+1
}
