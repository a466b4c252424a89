package postmortem

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint/source"
)

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
	p.stamp.clockAt = source.Span{Start: at, End: p.i}
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
	case (next == ':' || next == '.' && (dotted || p.dottedMeridiem()) || next == 'h' || next == 'H') && isDigit(p.peek(1)) && isDigit(p.peek(2)):
		p.i++
		form = separatedBy(next)
		c.Minute, _, ok = p.number(2, 2)
		if !ok || form == dottedForm && (digits < 2 && !p.meridiemAhead() || p.peek(0) == '.' && isDigit(p.peek(1))) {
			return c, 0, false
		}
		p.seconds(&c)
	case dotted && p.spacedMinute(&c):
		form = letterForm
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

// dottedMeridiem reports whether a full stop, minutes and AM or PM follow an hour, as in
// 9.05am, which is a time wherever it stands.
func (p *stampScan) dottedMeridiem() bool {
	at := p.i
	defer func() { p.i = at }()
	if !isDigit(p.peek(1)) || !isDigit(p.peek(2)) {
		return false
	}
	p.i += len(".05")
	return p.meridiemAhead()
}

// spacedMinute reads the rest of 9 h 10, which is a time where one is expected, and else a
// length of time. It moves only if there is one.
func (p *stampScan) spacedMinute(c *Clock) bool {
	at := p.i
	p.spaces()
	if p.any("h", "H") && p.spaces() {
		if n, digits, ok := p.number(2, 2); ok && digits == 2 && n < 60 && !strings.HasPrefix(strings.TrimLeft(p.rest(), " "), "m") {
			c.Minute = n
			return true
		}
	}
	p.i = at
	return false
}

// separatedBy returns the form of a clock by what stands behind its hour.
func separatedBy(c byte) clockForm {
	switch c {
	case '.':
		return dottedForm
	case 'h', 'H':
		return letterForm
	}
	return colonForm
}

// compactEnd reports whether what follows makes four digits a time: a zone.
func (p *stampScan) compactEnd() bool {
	at := p.i
	defer func() { p.i = at }()
	if p.peek(0) == 'Z' || p.compact {
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
	from := p.i
	c, form, ok := p.clock(false)
	if !ok || c.Hour > 23 || c.Minute > 59 {
		p.i = at
		return
	}
	s := &p.stamp
	s.endAt = source.Span{Start: from, End: p.i}
	s.HasEnd, s.End, s.EndDate = true, c, end.Date
	if form == twelveHour {
		s.TwelveHour = true
	}
	if s.Zone.Name == "" {
		p.takeZone()
	} else {
		zone := s.Zone
		s.Zone = Zone{}
		p.takeZone()
		s.EndZone, s.Zone = s.Zone, zone
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
