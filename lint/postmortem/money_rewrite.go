package postmortem

import (
	"math"
	"strings"
)

// RewriteMoney returns a text that states an amount with another one in its place,
// written as the old one is: "$46,500 (estimated)" with 45000 is "$45,000 (estimated)".
// It is not ok where the amount is not written out in digits, or the new one has more
// decimals than the old.
func RewriteMoney(text string, amount float64) (string, bool) {
	was, ok := ParseMoney(text)
	if !ok || was.None || was.Unknown || amount < 0 {
		return "", false
	}
	start := strings.IndexFunc(text, func(r rune) bool { return r >= '0' && r <= '9' })
	if start < 0 {
		return "", false
	}
	rest := text[start:]
	end := start + len(rest) - len(strings.TrimLeft(rest, "0123456789,."))
	end = start + len(strings.TrimRight(text[start:end], ",."))
	number := text[start:end]
	whole, fraction, _ := strings.Cut(number, ".")
	now := FormatNumber(amount, len(fraction))
	if len(whole) > 3 && !strings.Contains(whole, ",") {
		now = strings.ReplaceAll(now, ",", "")
	}
	out := text[:start] + now + text[end:]
	is, ok := ParseMoney(out)
	if !ok || out == text || is.Currency != was.Currency || math.Abs(is.Amount-amount) > 0.005 || math.Abs(is.Precision-was.Precision) > 1e-9 {
		return "", false
	}
	return out, true
}

// RewriteResult returns the text of an equation with the result that its left side comes
// to. It is not ok where RewriteMoney is not.
func (e Equation) RewriteResult() (string, bool) {
	at := strings.LastIndexAny(e.Text, "=≈≃") // the first byte of the sign
	if at < 0 {
		return "", false
	}
	sign := at + 1
	for sign < len(e.Text) && e.Text[sign]&0xC0 == 0x80 {
		sign++
	}
	result, ok := RewriteMoney(e.Text[sign:], e.Value)
	return e.Text[:sign] + result, ok
}
