package sample

import (
	"fmt"
	"strings"
	"text/template"
)

// report tells the incident in the form that the built-in template incident-report asks
// for.
func (in *incident) report() string {
	var b strings.Builder
	t := template.Must(template.New("report").Funcs(template.FuncMap{
		"clock": in.clock, "day": in.day, "story": in.story, "minutes": func(n int) string { return plural(n, "minute") },
		"ticket": func(i int) int { return in.tickets + i }, "person": func(i int) string { return in.team[i] },
		"action": func(i int) string { return in.actions[i] }, "grouped": grouped, "money": money, "sub": func(a, b int) int { return a - b },
		"add": func(a, b int) int { return a + b }, "mul": func(a, b int) int { return a * b }, "id": func() string {
			return fmt.Sprintf("INC-%s-%04d", in.begin.Format("20060102"), in.number%10_000)
		},
		"lessons": func() []string { return in.learned(3) }, "items": func(n int) string {
			var items strings.Builder
			in.items(&items, n)
			return items.String()
		},
	}).Parse(reportForm))
	err := t.Execute(&b, map[string]any{"Service": in.service, "Part": in.part, "Cause": in.cause, "Vendor": in.vendor, "Length": in.length(), "Errors": in.errors,
		"Detected": in.detected, "Responded": in.responded, "Found": in.found, "Mended": in.mended, "Closed": in.closed, "Watched": in.watched,
		"Users": in.users, "Lost": in.lost, "Price": in.price, "Events": in.events()})
	if err != nil {
		panic(err) // the form and what it asks for stand in this package
	}
	return b.String()
}
