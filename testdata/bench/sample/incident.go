package sample

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"time"
)

// An incident is what a post-mortem tells, the same facts in whatever form.
type incident struct {
	rnd     *rand.Rand
	number  int
	service string
	part    string // of the service
	cause   string
	team    []string
	vendor  string

	begin                                      time.Time
	detected, responded, found, mended, closed int // minutes from the beginning, in this order
	watched                                    int // minutes the service was watched after that

	users, lost, price int // price in cents
	errors             int // percent
	tickets            int // the first one's number
	actions            []string
}

// newIncident makes up the incident with the number.
func newIncident(seed uint64, number int) *incident {
	in := &incident{rnd: rand.New(rand.NewPCG(seed, uint64(number))), number: number}
	in.service, in.part, in.cause, in.vendor = in.one(services), in.one(parts), in.one(causes), in.one(vendors)
	in.team = in.some(people, 5)
	for range 5 {
		in.actions = append(in.actions, in.measure())
	}
	day := time.Date(2024, 1, 8, 0, 0, 0, 0, time.UTC).AddDate(0, 0, in.rnd.IntN(800))
	in.begin = day.Add(time.Duration(6*60+in.rnd.IntN(10*60)) * time.Minute)
	in.detected = 2 + in.rnd.IntN(14)
	in.responded = in.detected + 2 + in.rnd.IntN(6)
	in.found = in.responded + 8 + in.rnd.IntN(40)
	in.mended = in.found + 5 + in.rnd.IntN(30)
	in.closed = in.mended + 10 + in.rnd.IntN(60)
	in.watched = 30 + in.rnd.IntN(30)
	in.lost = 100 + in.rnd.IntN(2000)
	in.users = in.lost
	in.price = 500 + 100*in.rnd.IntN(60)
	in.errors = 5 + in.rnd.IntN(60)
	in.tickets = 100 + 10*number // a tracker gives each number once
	return in
}

// one draws from a list, some several without repetition.
func (in *incident) one(list []string) string { return list[in.rnd.IntN(len(list))] }

func (in *incident) some(list []string, n int) []string {
	var out []string
	for _, i := range in.rnd.Perm(len(list))[:n] {
		out = append(out, list[i])
	}
	return out
}

// clock is the time of day so many minutes after the beginning, day the date so many
// days after it.
func (in *incident) clock(after int) string {
	return in.begin.Add(time.Duration(after) * time.Minute).Format("15:04")
}

func (in *incident) day(after int) string { return in.begin.AddDate(0, 0, after).Format(time.DateOnly) }

// length is the whole duration in words.
func (in *incident) length() string {
	hours, minutes := in.closed/60, in.closed%60
	switch {
	case hours == 0:
		return fmt.Sprintf("%d minutes", minutes)
	case minutes == 0:
		return plural(hours, "hour")
	}
	return fmt.Sprintf("%s %s", plural(hours, "hour"), plural(minutes, "minute"))
}

func plural(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return fmt.Sprintf("%d %ss", n, unit)
}

// grouped writes a number with commas, money an amount of cents in dollars.
func grouped(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%s,%03d", grouped(n/1000), n%1000)
}

func money(cents int) string {
	if cents%100 == 0 {
		return "$" + grouped(cents/100)
	}
	return fmt.Sprintf("$%s.%02d", grouped(cents/100), cents%100)
}

// An event is a row of the timeline.
type event struct {
	After             int
	What, Who, Remark string
}

// events are the timeline, in order.
func (in *incident) events() []event {
	list := []event{
		{0, "Incident began", "System", in.fill("{service} answers {errors} % of all requests with an error")},
		{in.detected, "Alert fired", "Prometheus", "`HighErrorRate` above 5 % for two minutes"},
		{in.responded, "Investigation started", in.team[0], in.fill("First look at the graphs of the {part}")},
	}
	for at := in.responded + 2; at < in.found-2; at += 3 + in.rnd.IntN(6) {
		list = append(list, event{at, in.fill(in.one(looks)), in.one(in.team), in.fill(in.one(results))})
	}
	list = append(list, event{in.found, "Root cause identified", in.team[1], in.cause})
	for at := in.found + 2; at < in.mended-2; at += 4 + in.rnd.IntN(6) {
		list = append(list, event{at, in.fill(in.one(steps)), in.one(in.team), in.fill(in.one(results))})
	}
	return append(list,
		event{in.mended, "Mitigation applied", in.team[2], in.fill("The earlier version of {service} is in place")},
		event{in.closed, "Service restored", "System", "Error rate below 0.5 % for ten minutes"},
		event{in.closed + in.watched, "Monitoring period ended", in.team[0], "No further error"})
}
