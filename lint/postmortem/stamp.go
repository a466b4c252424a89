package postmortem

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint/source"
)

// A stampScan is the state of reading one stamp.
type stampScan struct {
	cursor
	v *Vocabulary
	// dotted accepts 14.02 as a time: only where a time is expected.
	dotted bool
	stamp  Stamp
}

// scanStamp reads the time, date or both that begin s, with the marks around
// them ([14:02], ~14:02, kl. 14:02) and the zone behind. It returns the number
// of bytes taken, 0 where s begins with neither. Spans count from base. With
// dotted, 14.02 counts as a time.
func scanStamp(s string, v *Vocabulary, dotted bool) (Stamp, int) {
	if !v.mayBeStamp(s) {
		return Stamp{}, 0
	}
	p := stampScan{cursor: cursor{s: s}, v: v, dotted: dotted}
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
			p.takeZone()
			if p.stamp.Zone.Name != "" {
				end = p.i
			}
		} else {
			p.i = end
		}
	}
	p.stamp.Text = strings.TrimSpace(s[start:end])
	p.stamp.Span = source.Span{Start: start, End: start + len(p.stamp.Text)}
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
	switch strings.ToLower(word) {
	case "ca", "circa", "approx", "approximately", "around", "about":
		p.stamp.Approximate = true
	case "kl", "at", "on", "um", "am", "den", "the", "el", "le", "à", "às", "d":
	default:
		switch {
		case p.v.IsApproximate(word):
			p.stamp.Approximate = true
		case !p.v.IsWeekday(word) && !p.v.IsConnector(word):
			return false
		}
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
	if p.any("~", "≈", "ca. ") {
		p.stamp.Approximate = true
	} else if p.any("at ", "um ", "kl. ", "kl ", "à ", "às ", "a las ", "around ", "about ") {
		p.spaces()
	}
	if !isDigit(p.peek(0)) && strings.IndexByte("?-HhXx", p.peek(0)) < 0 {
		p.i = at
	}
}

// trimBack gives back separators that turned out to be followed by no time.
func (p *stampScan) trimBack(start int) {
	for p.i > start && strings.IndexByte(" \t,-|/:", p.s[p.i-1]) >= 0 {
		p.i--
	}
}

// takeClock reads a time of day. After a date, 14.02 and tokens are times too.
func (p *stampScan) takeClock(afterDate bool) bool {
	at := p.i
	if p.clockToken() {
		if p.stamp.State == Filled {
			p.stamp.State = Placeholder
		}
		p.fault(NotFilledIn, "the time is not filled in")
		return true
	}
	clock, form, ok := p.clock(afterDate || p.dotted)
	if !ok {
		p.i = at
		return false
	}
	p.stamp.HasClock = true
	p.stamp.Clock = clock
	p.stamp.TwelveHour = form == twelveHour
	p.judgeClock(p.s[at:p.i], clock, form)
	return true
}

// clockToken steps over a time that is not filled in: HH:MM, ??:??, 12:??, --:--.
func (p *stampScan) clockToken() bool {
	s := p.rest()
	if len(s) < 5 || s[2] != ':' {
		return false
	}
	tokens := 0
	for _, i := range []int{0, 1, 3, 4} {
		switch {
		case isDigit(s[i]):
		case strings.IndexByte("?-HhMmXx_", s[i]) >= 0:
			tokens++
		default:
			return false
		}
	}
	if tokens < 2 {
		return false
	}
	p.i += 5
	return true
}

// A clockForm says how a clock is written.
type clockForm uint8

const (
	colonForm clockForm = iota
	twelveHour
	compactForm // 1506
	dottedForm  // 15.06
	letterForm  // 15h06
)

// clock reads a time of day in any form. The hour comes back in 24-hour form.
func (p *stampScan) clock(dotted bool) (Clock, clockForm, bool) {
	h, digits, ok := p.number(1, 4)
	if !ok {
		return Clock{}, 0, false
	}
	c := Clock{Hour: h}
	form := colonForm
	switch next := p.peek(0); {
	case digits == 4:
		if !p.compactEnd() {
			return c, 0, false
		}
		c.Hour, c.Minute = h/100, h%100
		return c, compactForm, c.Hour < 24 && c.Minute < 60
	case digits > 2:
		return c, 0, false
	case (next == ':' || next == '.' && dotted || next == 'h' || next == 'H') && isDigit(p.peek(1)) && isDigit(p.peek(2)):
		p.i++
		form = map[byte]clockForm{'.': dottedForm, 'h': letterForm, 'H': letterForm}[next]
		c.Minute, _, ok = p.number(2, 2)
		if !ok || form == dottedForm && (digits < 2 || p.peek(0) == '.' && isDigit(p.peek(1))) {
			return c, 0, false
		}
		p.seconds(&c)
	default:
		if !p.meridiemAhead() && !p.accept(" Uhr") {
			return c, 0, false
		}
	}
	p.accept(" Uhr")
	if pm, ok := p.meridiem(); ok {
		form = twelveHour
		switch {
		case pm && c.Hour < 12:
			c.Hour += 12
		case !pm && c.Hour == 12:
			c.Hour = 0
		}
	}
	return c, form, p.atWordEnd() || p.peek(0) == 'Z'
}

// compactEnd reports whether what follows makes four digits a time: a zone.
func (p *stampScan) compactEnd() bool {
	at := p.i
	defer func() { p.i = at }()
	if p.peek(0) == 'Z' {
		return true
	}
	p.spaces()
	if p.any("hrs", "hours", "h ") {
		return true
	}
	_, n := scanZone(p.rest(), p.v)
	return n > 0
}

func (p *stampScan) seconds(c *Clock) {
	if p.peek(0) != ':' || !isDigit(p.peek(1)) || !isDigit(p.peek(2)) {
		return
	}
	p.i++
	c.Second, _, _ = p.number(2, 2)
	if (p.peek(0) == '.' || p.peek(0) == ',') && isDigit(p.peek(1)) {
		p.i++
		for isDigit(p.peek(0)) {
			p.i++
		}
	}
}

func (p *stampScan) meridiemAhead() bool {
	at := p.i
	_, ok := p.meridiem()
	p.i = at
	return ok
}

// meridiem reads AM or PM in any spelling: am, A.M., a, pm.
func (p *stampScan) meridiem() (pm, ok bool) {
	at := p.i
	p.spaces()
	spaced := p.i > at
	letter := p.peek(0) | 0x20
	if letter != 'a' && letter != 'p' {
		p.i = at
		return false, false
	}
	p.i++
	if !p.any(".m.", ". m.", ".m", "m") && spaced || !p.atWordEnd() {
		p.i = at
		return false, false
	}
	return letter == 'p', true
}

// judgeClock notes what is wrong with a clock as written.
func (p *stampScan) judgeClock(text string, c Clock, form clockForm) {
	s := &p.stamp
	text = strings.TrimSpace(text)
	hour := 0
	for i := 0; i < len(text) && isDigit(text[i]) && form != compactForm; i++ {
		hour = hour*10 + int(text[i]-'0')
	}
	switch {
	case c.Hour > 23 || c.Minute > 59 || c.Second > 60:
		s.State = Unparsable
		s.HasClock = false
		p.fault(Impossible, fmt.Sprintf("%q is not a time of day", text))
	case form == twelveHour && (hour > 12 || hour == 0):
		p.fault(MixedClock, fmt.Sprintf("%q mixes a 24-hour clock with AM or PM", text))
	case form == dottedForm || form == letterForm:
		p.fault(OtherForm, fmt.Sprintf("%q is not written as HH:MM", text))
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
	return z.Name[0] == '-' && (-z.Offset > c.Hour*60+c.Minute || -z.Offset%30 != 0)
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

// clockRange reads the second half of 14:02-14:10.
func (p *stampScan) clockRange() {
	at := p.i
	p.spaces()
	if !p.rangeMark() {
		p.i = at
		return
	}
	p.spaces()
	p.any("ca. ", "~")
	var end written
	if w, ok := p.date(p.v); ok {
		end = w
		p.betweenDateAndTime()
	}
	c, form, ok := p.clock(false)
	if !ok || c.Hour > 23 || c.Minute > 59 {
		p.i = at
		return
	}
	s := &p.stamp
	s.HasEnd, s.End, s.EndDate = true, c, end.Date
	if form == twelveHour {
		s.TwelveHour = true
	}
	if s.Zone.Name == "" {
		p.takeZone()
	} else {
		zone := s.Zone
		p.takeZone()
		s.Zone = zone
	}
}

// rangeMark steps over what joins the two ends of a range.
func (p *stampScan) rangeMark() bool {
	switch p.peek(0) {
	case '-', '~':
		p.i++
		return true
	case 't', 'u', 'b', 'T', 'U', 'B':
		return p.any("to ", "until ", "bis ", "til ")
	case 0xC3, 0xE2:
		return p.any("–", "—", "→", "à ")
	}
	return false
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
