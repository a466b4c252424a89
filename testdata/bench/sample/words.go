package sample

import (
	"fmt"
	"strconv"
	"strings"
)

// fill puts an incident's own words into a text.
func (in *incident) fill(text string) string {
	return strings.NewReplacer("{service}", in.service, "{part}", in.part, "{vendor}", in.vendor,
		"{errors}", strconv.Itoa(in.errors), "{users}", grouped(in.users)).Replace(text)
}

// sentence says something about the incident that no other document says in these words.
func (in *incident) sentence() string {
	return in.fill(fmt.Sprintf("The %s of the {part} %s the %s %s%s the %s %s the %s %s.", in.one(things), in.one(actions), in.one(things),
		in.one(times), in.one(joints), in.one(things), in.one(actions), in.one(things), in.one(times)))
}

// story is a paragraph of n sentences.
func (in *incident) story(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(in.sentence())
	}
	return b.String()
}

// measure is an action item. Few of very many documents have the same one: how much is
// found in a document must not depend on how many there are.
func (in *incident) measure() string {
	return in.fill(fmt.Sprintf("%s the %s of the {part} that %s the %s %s of {service}", in.one(measures), in.one(things), in.one(actions), in.one(things), in.one(times)))
}

// learned are n lessons, each with an example.
func (in *incident) learned(n int) []string {
	out := in.some(lessons, n)
	for i := range out {
		out[i] += ". " + in.sentence()
	}
	return out
}

// The lists that post-mortems are made of. A text of one list goes with any of another.
var (
	services = []string{"checkout-api", "search-api", "mail-relay", "booking-api", "image-store", "login-gateway", "report-builder", "price-feed"}
	parts    = []string{"connection pool", "message queue", "page cache", "job scheduler", "load balancer", "session store", "rate limiter", "write path"}
	vendors  = []string{"Northpay", "Halden Cloud", "Mailvik", "Tessera DNS"}
	people   = []string{"@ana", "@raj", "@tom", "@mia", "@noor", "@lena", "@kofi", "@ingrid", "@jonas", "@aylin", "@bea", "@yusuf"}

	causes = []string{
		"A retry policy lets each attempt hold a connection of its own, so that a slow dependency uses up the pool",
		"A migration took a lock on the largest table, and every write waited behind it until its timeout",
		"The certificate of the internal gateway had expired, because its renewal runs in a cluster that was switched off",
		"A flag was read once at start, so that half of the instances kept the old format after the change",
		"The cache key left out the region, and prices of one region were served in another",
		"A batch job read the whole table into memory after its page size had been raised from 500 to 50,000",
	}
	measures = []string{"Remove", "Document", "Replace", "Measure", "Limit", "Pause", "Test", "Rename", "Alert on", "Show on the dashboard", "Exercise", "Bound the size of"}
	looks    = []string{
		"Logs of {service} compared with the day before", "Database checked for long transactions", "Last three deployments of {service} listed",
		"Traffic of the {part} drawn by region", "{vendor} asked about its own state", "Two instances restarted one by one",
		"Metrics of the {part} read from one instance", "Requests of one customer followed through all services",
	}
	steps = []string{
		"Number of instances raised from six to ten", "Traffic of one region sent elsewhere", "Jobs of the {part} paused",
		"Switch back to the earlier version begun", "Queue drained in small groups", "Cache of {service} emptied in one region",
	}
	results = []string{
		"No difference", "Half of the errors are gone", "The graphs agree with what customers say", "Nothing unusual in the {part}",
		"Errors come from all instances alike", "The dashboards show this ten minutes late", "One region is worse than the others",
		"{vendor} reports no fault", "Latency falls, errors stay",
	}
	// What sentences are made of: see sentence.
	things = []string{"queue", "index", "gateway", "replica", "deployment", "timeout", "retry", "certificate", "cache", "lock", "worker", "scheduler",
		"dashboard", "alert", "release", "request", "connection", "limit", "migration", "snapshot", "region", "cluster", "setting", "flag", "log",
		"health check", "load test", "runbook", "status page", "batch job", "payload", "session", "token", "page", "disk", "node", "router", "tenant"}
	actions = []string{"waited for", "held back", "used up", "outlived", "slowed down", "repeated", "replaced", "was built from", "was blocked by",
		"depended on", "filled", "compared", "read", "answered before", "was counted as", "started", "stayed behind", "ran into", "shared", "took over from"}
	times = []string{"in two regions", "for nine minutes", "after the change", "before the peak", "on every second node", "in the older format",
		"without any error", "at half the usual rate", "within a minute", "for each customer once", "in the same hour", "since the last release",
		"in the background", "with a limit of 500", "until it was paused", "in all instances alike", "although it had room", "as in the exercise"}
	joints = []string{", and", ", while", ", because", ", so that", ", although", "; after that"}

	lessons = []string{
		"**Retries multiply the load**: a dependency that is slow gets more requests than one that is fast",
		"**Pools are limits**: a limit that nobody can see is found by reaching it",
		"**Slow is not down**: health checks and tests covered only a dependency that refuses requests",
		"**Switching back is a skill**: what is exercised each month takes minutes",
		"**Two copies drift apart**: a setting that is kept twice is wrong once",
	}
)
