package postmortem

import (
	"fmt"
	"strconv"
	"strings"
)

// Print writes a number of seconds in the units of d: "135 min" where d is in
// minutes alone, "2 h 15 min" otherwise.
func (d Duration) Print(seconds int) string {
	sign := ""
	if seconds < 0 {
		sign, seconds = "-", -seconds
	}
	if d.Unit > 1 && d.Seconds%60 == 0 {
		seconds = (seconds + 30) / 60 * 60
	}
	var parts []string
	rest := seconds
	for _, u := range [...]struct {
		seconds int
		name    string
	}{{daySeconds, "d"}, {3600, "h"}, {60, "min"}, {1, "s"}} {
		if u.seconds > max(d.Largest, 60) {
			continue
		}
		if n := rest / u.seconds; n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+u.name)
			rest -= n * u.seconds
		}
	}
	if len(parts) == 0 {
		return "0 min"
	}
	return sign + strings.Join(parts, " ")
}

// In returns a text that is written in the style of the stated length and means the
// given seconds: "(2 hours 5 minutes)" becomes "2 hours 15 minutes". It is not ok where
// the style cannot hold them.
func (s *StatedSpan) In(seconds int) (text string, ok bool) {
	units := []int{daySeconds, 3600, 60}
	var numbers []int
	rest := seconds
	for _, u := range units {
		if u <= s.Largest && u >= s.Unit {
			numbers = append(numbers, rest/u)
			rest %= u
		}
	}
	if rest != 0 || s.Clock || seconds <= 0 || s.Unit < 60 {
		return "", false
	}
	var b strings.Builder
	for i := 0; i < len(s.Text); {
		from := i
		for i < len(s.Text) && isDigit(s.Text[i]) {
			i++
		}
		if i == from {
			b.WriteByte(s.Text[i])
			i++
			continue
		}
		old, err := strconv.Atoi(s.Text[from:i])
		if err != nil || len(numbers) == 0 || (old == 1) != (numbers[0] == 1) {
			return "", false
		}
		fmt.Fprintf(&b, "%0*d", padOf(s.Text[from:i]), numbers[0])
		numbers = numbers[1:]
	}
	if len(numbers) > 0 {
		return "", false
	}
	return b.String(), true
}

// padOf is the width of a number that is written with leading zeros.
func padOf(digits string) int {
	if len(digits) > 1 && digits[0] == '0' {
		return len(digits)
	}
	return 1
}
