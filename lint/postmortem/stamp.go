package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/source"
)

// A stampScan is the state of reading one stamp.
type stampScan struct {
	cursor
	v *Vocabulary
	// dotted accepts 14.02 as a time: only where a time is expected.
	dotted bool
	// compact accepts 1402 as one without a zone behind it.
	compact bool
	stamp   Stamp
}

// scanStamp reads the time, date or both that begin s, with the marks around
// them ([14:02], ~14:02, kl. 14:02) and the zone behind. It returns the number
// of bytes taken, 0 where s begins with neither. Spans count from base. With
// dotted, 14.02 counts as a time.
func scanStamp(s string, v *Vocabulary, dotted bool) (Stamp, int) {
	if !v.mayBeStamp(s) {
		return Stamp{}, 0
	}
	return (&stampScan{cursor: cursor{s: s}, v: v, dotted: dotted}).scan()
}

// scanCompact is scanStamp where four digits are a time of day: 0658.
func scanCompact(s string, v *Vocabulary) (Stamp, int) {
	return (&stampScan{cursor: cursor{s: s}, v: v, dotted: true, compact: true}).scan()
}

func (p *stampScan) scan() (Stamp, int) {
	s := p.s
	p.stamp.State = Filled
	closing := p.lead()
	start := p.i
	hasDate := p.takeDate()
	if hasDate {
		p.betweenDateAndTime()
	}
	dateEnd := p.i
	if !p.takeClock(hasDate) {
		if !hasDate {
			return Stamp{}, 0
		}
		p.i = dateEnd
		p.trimBack(start)
		p.dateRange()
	} else {
		p.takeZone()
		p.clockRange()
		if !hasDate {
			p.trailingDate()
		}
	}
	end := p.i
	if closing != "" {
		p.spaces()
		if p.accept(closing) {
			inside := p.stamp.Zone
			p.stamp.Zone = Zone{}
			if p.takeZone(); p.stamp.Zone.Name != "" {
				end = p.i // [14:02] UTC
			} else {
				p.stamp.Zone = inside
			}
		} else {
			p.i = end
		}
	}
	p.stamp.Text = strings.TrimSpace(s[start:end])
	p.stamp.Span = source.Span{Start: start, End: start + len(p.stamp.Text)}
	p.stamp.relateClocks(start)
	return p.stamp, p.i
}

// fault notes what is wrong with the stamp; the first fault stands.
func (p *stampScan) fault(f Fault, problem string) {
	if p.stamp.Fault == NoFault {
		p.stamp.Fault, p.stamp.Problem = f, problem
	}
}

// lead steps over what may stand before a stamp and returns the bracket that
// has to close behind it.
func (p *stampScan) lead() (closing string) {
	p.spaces()
	switch p.peek(0) {
	case '[':
		p.i, closing = p.i+1, "]"
	case '(':
		p.i, closing = p.i+1, ")"
	case '{':
		if p.accept("{{") {
			closing = "}}"
		}
	}
	for p.leadWord() {
		p.spaces()
	}
	if closing == "}}" && p.any("between ", "from ") {
		p.spaces()
	}
	return closing
}

// leadWord steps over one mark or word that may stand before a time, and reports
// whether there was one.
func (p *stampScan) leadWord() bool {
	p.spaces()
	c := p.peek(0)
	switch {
	case isDigit(c) || c == '-' || c == '?':
		return false
	case c == '~' || p.accept("≈"):
		p.accept("~")
		p.stamp.Approximate = true
		return true
	case c == '@':
		p.i++
		return true
	}
	word := p.word()
	if word == "" || len(word) > 16 {
		return false
	}
	end := p.i + len(word)
	if p.v.Month(word) > 0 {
		return false
	}
	switch {
	case p.v.IsApproximate(word):
		p.stamp.Approximate = true
	case !p.v.leadsToTime(word):
		return false
	}
	p.i = end
	p.any(".", ",")
	return true
}

func (p *stampScan) takeDate() bool {
	w, ok := p.date(p.v)
	if !ok {
		return false
	}
	p.stamp.ambiguous, p.stamp.dayFirst = w.ambiguous, w.dayFirst
	switch {
	case w.token:
		p.stamp.State = Placeholder
		p.fault(NotFilledIn, "the date is not filled in")
	case w.problem != "":
		p.fault(Impossible, w.problem)
		if w.Valid() {
			p.stamp.Date = w.Date
		} else {
			p.stamp.State = Unparsable
		}
	default:
		p.stamp.Date = w.Date
	}
	return true
}

// betweenDateAndTime steps over what separates a date from the time behind it.
func (p *stampScan) betweenDateAndTime() {
	if p.peek(0) == 'T' && isDigit(p.peek(1)) {
		p.i++
		return
	}
	at := p.i
	p.spaces()
	if strings.HasPrefix(p.rest(), "--:--") {
		return
	}
	p.any(",", "-", "–", "—", "|", "/", ":", "@")
	p.spaces()
	sure := !p.stamp.Approximate
	for p.leadWord() {
		p.spaces()
	}
	if !isDigit(p.peek(0)) && strings.IndexByte("?-HhXx", p.peek(0)) < 0 {
		p.i = at
		p.stamp.Approximate = p.stamp.Approximate && !sure
	}
}

// trimBack gives back separators that turned out to be followed by no time.
func (p *stampScan) trimBack(start int) {
	for p.i > start && strings.IndexByte(" \t,-|/:", p.s[p.i-1]) >= 0 {
		p.i--
	}
}

// takeZone reads the zone behind a clock, and steps over a second clock in
// parentheses: 12:48 (6:48 PDT), PST (UTC-7).
func (p *stampScan) takeZone() {
	at := p.i
	p.spaces()
	if z, n := scanZone(p.rest(), p.v); n > 0 && !p.isRange(z) {
		p.stamp.Zone = z
		p.i += n
		at = p.i
		p.spaces()
	} else if p.peek(0) == '(' {
		p.i++
		if z, n := scanZone(p.rest(), p.v); n > 0 && p.i+n < len(p.s) && p.s[p.i+n] == ')' {
			p.stamp.Zone = z
			p.i += n + 1
			return
		}
		p.i = at
		p.spaces()
	}
	if !p.aside() {
		p.i = at
	}
}

// isRange reports whether what looks like a negative offset is the end of a
// range: 09:00-10:00. As an offset it would have to be no later than the clock.
func (p *stampScan) isRange(z Zone) bool {
	c := p.stamp.Clock
	return z.Name[0] == '-' && (-z.Offset > c.Minutes() || -z.Offset%30 != 0)
}

// aside steps over a parenthesis that repeats the time in another zone.
func (p *stampScan) aside() bool {
	if p.peek(0) != '(' {
		return false
	}
	end := strings.IndexByte(p.rest(), ')')
	if end < 0 || end > 24 {
		return false
	}
	inner := strings.TrimSpace(p.s[p.i+1 : p.i+end])
	_, zone := scanZone(inner, p.v)
	if zone != len(inner) {
		q := stampScan{cursor: cursor{s: inner}, v: p.v}
		if !q.takeClock(false) {
			return false
		}
		q.spaces()
		_, n := scanZone(q.rest(), p.v)
		if q.i+n != len(inner) {
			return false
		}
	}
	p.i += end + 1
	return true
}

// dateRange steps over the second half of 2021-01-01 - 2021-01-03.
func (p *stampScan) dateRange() {
	at := p.i
	p.spaces()
	if p.rangeMark() {
		p.spaces()
		if w, ok := p.date(p.v); ok {
			p.stamp.EndDate = w.Date
			return
		}
	}
	p.i = at
}

// trailingDate reads the date in 09:15 UTC on 5 March 2026.
func (p *stampScan) trailingDate() {
	at := p.i
	p.accept(",")
	p.spaces()
	if c := p.peek(0); c == 0 || c != '/' && c != '-' && c != 'o' && !p.v.mayBeStamp(p.rest()) {
		p.i = at
		return
	}
	p.any("on ", "am ", "den ", "le ", "el ", "of ", "/ ", "- ")
	p.lead()
	if p.i > at && p.takeDate() && p.atWordEnd() {
		return
	}
	p.i = at
}

// StampOf returns the time or date that begins a value. It is not ok where there is
// none, or where it is not filled in, cannot be, is approximate, or can be read as
// another day.
func (d *Document) StampOf(value string) (Stamp, bool) {
	if len(value) > longestDated {
		return Stamp{}, false
	}
	s, n := scanStamp(value, d.Words, false)
	ok := n > 0 && s.State == Filled && s.Fault != Impossible && !s.Approximate
	return s, ok && (!s.ambiguous || s.Date.Month == s.Date.Day || d.order != unknownOrder)
}
