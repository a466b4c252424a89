package postmortem

import (
	"slices"

	"github.com/pmlint/pmlint/lint/markdown"
)

// ZoneElsewhere returns the zone with which one of the clocks is stated anywhere in the
// document's text or fields: "Start: 2026-05-05 09:00 UTC". Its Name is empty where none
// is. It looks through the whole document at each call.
func (d *Document) ZoneElsewhere(clocks []Clock) (zone Zone) {
	for _, f := range d.Fields {
		if f.Form == FrontMatterField {
			zone = d.zoneIn(f.Value.Text, clocks)
		}
		if zone.Name == "" && len(f.Value.Text) <= maxNote && d.holdsClock(f.Value.Text, clocks) {
			zone, _, _ = findZone(f.Value.Text, d.Words) // 22:45 – 00:10 (+1 day), local (CDT)
		}
		if zone.Name != "" {
			return zone
		}
	}
	d.Tree.Root.Walk(func(b *markdown.Block) bool {
		if zone.Name == "" {
			zone = d.zoneIn(b.Text.Plain, clocks)
		}
		return zone.Name == ""
	})
	return zone
}

// holdsClock reports whether a text states one of the clocks.
func (d *Document) holdsClock(text string, clocks []Clock) bool {
	for i := 0; i < len(text); i++ {
		if isDigit(text[i]) && (i == 0 || !isWordByte(text[i-1])) {
			if s, n := scanStamp(text[i:], d.Words, true); n > 0 && s.HasClock && s.State == Filled {
				if slices.Contains(clocks, s.Clock) {
					return true
				}
				i += n - 1
			}
		}
	}
	return false
}

// zoneIn returns the zone of the first of the clocks that a text states with one.
func (d *Document) zoneIn(text string, clocks []Clock) Zone {
	for i := 0; i < len(text); i++ {
		if !isDigit(text[i]) || i > 0 && isWordByte(text[i-1]) {
			continue
		}
		s, n := scanStamp(text[i:], d.Words, true)
		if n == 0 || !s.HasClock || s.State != Filled {
			continue
		}
		if s.Zone.Name != "" && (slices.Contains(clocks, s.Clock) || s.HasEnd && slices.Contains(clocks, s.End)) {
			return s.Zone
		}
		i += n - 1
	}
	return Zone{}
}
