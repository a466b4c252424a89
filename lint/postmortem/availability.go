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
	note := strings.TrimLeft(share.Note, "(,; "+dashes)
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

// PromisedAndReached reads two availabilities of one sentence, of which a word beside one
// says that it was promised: "99.9 % agreed, 96.3 % delivered". It is not ok where there
// are more or fewer, or where no word or more than one tells them apart.
func (v *Vocabulary) PromisedAndReached(text string) (promised, reached Count, ok bool) {
	const least, most = 50, 2 // percent, and how many
	var shares []Count
	target := -1
	start := 0 // of the part of the text that belongs to the next share
	for i := 0; i < len(text); i++ {
		if !isDigit(text[i]) || i > 0 && isWordByte(text[i-1]) {
			continue
		}
		c := cursor{s: text, i: i}
		n, ok := c.numeral()
		if !ok || !c.percent() {
			i += digitRun(text[i:])
			continue
		}
		n = n.asDecimal()
		end := c.i + ofShare(text[c.i:])
		if v.namesPromise(text[start:i]) || v.namesPromise(text[c.i:end]) {
			if target >= 0 {
				return Count{}, Count{}, false
			}
			target = len(shares)
		}
		shares = append(shares, Count{Value: n.value(), Precision: n.precision(), Percent: true, Approximate: approximateBefore(text[:i])})
		i, start = c.i-1, end
	}
	if len(shares) != most || target < 0 || min(shares[0].Value, shares[1].Value) < least || max(shares[0].Value, shares[1].Value) > 100 {
		return Count{}, Count{}, false
	}
	return shares[target], shares[1-target], true
}

// ofShare returns how much of the text behind a share speaks of it: up to a comma, or,
// before the next number, what stands in parentheses.
func ofShare(behind string) int {
	if at := strings.IndexByte(behind, ','); at >= 0 {
		behind = behind[:at]
	}
	digit := strings.IndexAny(behind, "0123456789")
	if digit < 0 {
		return len(behind)
	}
	return strings.IndexByte(behind[:digit], ')') + 1
}

// namesPromise reports whether one of the words beside a share says that it was promised.
func (v *Vocabulary) namesPromise(text string) bool {
	for _, w := range cueWords(text) {
		if t := v.Term(w); t == TermPromised || t == TermTarget {
			return true
		}
	}
	return false
}
