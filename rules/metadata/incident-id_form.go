package metadata

import "github.com/pmlint/pmlint/lint/postmortem"

// mismatch is what matchForm returns for an ID that is not of the form at all.
const mismatch = "mismatch"

// matchForm holds an ID against a template's form, such as INC-YYYYMMDD-XXXX. In
// a form YYYY, MM and DD stand for digits of a date, a run of N, n, # or 0 for as
// many digits, and a run of X for two to eight capitals and digits; all else stands
// for itself. It returns "" for a match, mismatch, or the digits of a date that
// does not exist.
func matchForm(id, form string) string {
	var day postmortem.Date
	var digits string
	i := 0
	for f := 0; f < len(form); {
		n := run(form, f)
		switch c := form[f]; {
		case c == 'Y' && n == 4, c == 'M' && n == 2, c == 'D' && n == 2:
			value, ok := number(id, i, n)
			if !ok {
				return mismatch
			}
			digits += id[i : i+n]
			switch c {
			case 'Y':
				day.Year = value
			case 'M':
				day.Month = value
			case 'D':
				day.Day = value
			}
			i += n
		case n >= 2 && (c == 'N' || c == 'n' || c == '#' || c == '0'):
			if _, ok := number(id, i, n); !ok {
				return mismatch
			}
			i += n
		case n >= 2 && c == 'X':
			k := alphanumerics(id[i:])
			if k < 2 || k > 8 {
				return mismatch
			}
			i += k
		default:
			if len(id)-i < n || id[i:i+n] != form[f:f+n] {
				return mismatch
			}
			i += n
		}
		f += n
	}
	if i != len(id) {
		return mismatch
	}
	if day.Month > 0 && !day.Valid() {
		return digits
	}
	return ""
}

// run returns the length of the run of equal bytes at s[i].
func run(s string, i int) int {
	n := 1
	for i+n < len(s) && s[i+n] == s[i] {
		n++
	}
	return n
}

func number(s string, i, n int) (int, bool) {
	if i+n > len(s) {
		return 0, false
	}
	value := 0
	for _, c := range []byte(s[i : i+n]) {
		if c < '0' || c > '9' {
			return 0, false
		}
		value = value*10 + int(c-'0')
	}
	return value, true
}

// alphanumerics returns how many capitals and digits begin s.
func alphanumerics(s string) int {
	n := 0
	for n < len(s) && (s[n] >= '0' && s[n] <= '9' || s[n] >= 'A' && s[n] <= 'Z') {
		n++
	}
	return n
}

// impossibleDay returns the eight digits in an ID that look like a date of this
// century but are none, or "".
func impossibleDay(id string) string {
	for i := 0; i+8 <= len(id); i++ {
		value, ok := number(id, i, 8)
		if !ok || i > 0 && id[i-1] >= '0' && id[i-1] <= '9' || i+8 < len(id) && id[i+8] >= '0' && id[i+8] <= '9' {
			continue
		}
		day := postmortem.Date{Year: value / 10000, Month: value / 100 % 100, Day: value % 100}
		if day.Year >= 2000 && day.Year < 2100 && !day.Valid() {
			return id[i : i+8]
		}
	}
	return ""
}
