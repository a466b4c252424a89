// Package sample makes documents for tests and measurements: filled post-mortems of
// several forms, and documents that are meant to hurt. What it makes depends on its
// arguments alone.
package sample

import (
	"fmt"
	"strings"
)

// PostMortem returns the filled post-mortem with the number, some ten kilobytes long, and
// a path for it. Three forms take turns: the report that the built-in template asks for,
// tables, and lists.
func PostMortem(seed uint64, number int) (path, text string) {
	in := newIncident(seed, number)
	path = fmt.Sprintf("%s/%s-%s-%05d.md", in.begin.Format("2006"), in.day(0), in.service, number)
	switch number % 3 {
	case 0:
		return path, in.report()
	case 1:
		return path, in.tables()
	}
	return path, in.lists()
}

// Long returns one filled post-mortem of about size bytes, with as many events, sentences
// and action items as that takes.
func Long(seed uint64, size int) string {
	in := newIncident(seed, 2)
	var b strings.Builder
	b.WriteString(in.head("Long"))
	b.WriteString("## Timeline\n\nAll times are in UTC.\n\n")
	day := -1
	for i := 0; b.Len() < size/3; i++ {
		if i/400 != day {
			day = i / 400
			fmt.Fprintf(&b, "\n### %s\n\n", in.day(day))
		}
		at := i % 400 * 3
		fmt.Fprintf(&b, "- %02d:%02d %s %s: %s\n", at/60, at%60, in.one(in.team), in.fill(in.one(looks)), in.fill(in.one(results)))
	}
	b.WriteString("\n## Root cause\n\n")
	for b.Len() < 2*size/3 {
		b.WriteString(in.story(5) + "\n\n")
	}
	b.WriteString("## Action items\n\n")
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, "- [ ] %s (owner: %s, due %s, #%d)\n", in.measure(), in.one(in.team), in.day(10+i%60), in.tickets+i)
	}
	return b.String()
}
