package sample

import (
	"fmt"
	"strings"
)

// head is the title and the summary.
func (in *incident) head(kind string) string {
	return fmt.Sprintf("# %s post-mortem: %s failed %d %% of its requests\n\n%s\n\n", kind, in.service, in.errors, in.story(3))
}

// tables tells the incident in tables.
func (in *incident) tables() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Post-mortem: %s failed %d %% of its requests\n\n| Field | Value |\n|-------|-------|\n", in.service, in.errors)
	for _, row := range [][2]string{{"Date", in.day(0)}, {"Severity", in.one([]string{"SEV1", "SEV2", "SEV3"})}, {"Status", "Closed"},
		{"Duration", fmt.Sprintf("%s - %s UTC (%s)", in.clock(0), in.clock(in.closed), in.length())}, {"Owner", in.team[0]},
		{"Time to detect", plural(in.detected, "minute")}, {"Affected users", grouped(in.users)}} {
		fmt.Fprintf(&b, "| %s | %s |\n", row[0], row[1])
	}
	fmt.Fprintf(&b, "\n## Summary\n\n%s\n\n## Impact\n\n%s\n\n- Affected users: %s\n- Abandoned orders: %s\n\n", in.story(3), in.story(4), grouped(in.users), grouped(in.lost))
	b.WriteString("## Timeline\n\n| Time (UTC) | Event | Who |\n|------------|-------|-----|\n")
	for _, e := range in.events() {
		fmt.Fprintf(&b, "| %s | %s: %s | %s |\n", in.clock(e.After), e.What, e.Remark, e.Who)
	}
	fmt.Fprintf(&b, "\n## Root cause\n\n%s. %s\n\n%s\n\n## Contributing factors\n\n", in.cause, in.story(5), in.story(6))
	for range 4 {
		fmt.Fprintf(&b, "- %s\n", in.story(2))
	}
	fmt.Fprintf(&b, "\n## Resolution\n\n%s\n\n## What went well\n\n", in.story(5))
	in.items(&b, 3)
	b.WriteString("\n## What went wrong\n\n")
	in.items(&b, 4)
	fmt.Fprintf(&b, "\n## Lessons learned\n\n- %s\n\n%s\n\n", strings.Join(in.learned(3), "\n- "), in.story(5))
	b.WriteString("## Action items\n\n| Action | Owner | Due | Ticket | Status |\n|--------|-------|-----|--------|--------|\n")
	for i, a := range in.actions {
		fmt.Fprintf(&b, "| %s | %s | %s | OPS-%d | Open |\n", a, in.team[i], in.day(7+5*i), in.tickets+i)
	}
	in.appendix(&b, "## Appendix\n\n", 5000)
	return b.String()
}

// lists tells the incident in lists.
func (in *incident) lists() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s failed for %s, %s\n\n%s\n\n", in.service, in.length(), in.begin.Format("2 January 2006"), in.story(4))
	fmt.Fprintf(&b, "## Impact\n\n- %s of %s requests (%d %%) failed.\n- The lost orders were worth about %s × %s = %s.\n- No data was lost.\n\n",
		grouped(in.lost*in.errors), grouped(in.lost*100), in.errors, grouped(in.lost), money(in.price), money(in.lost*in.price))
	b.WriteString("## Timeline\n\nAll times are in UTC.\n\n")
	for _, e := range in.events() {
		fmt.Fprintf(&b, "- %s %s: %s.\n", in.clock(e.After), e.What, e.Remark)
	}
	fmt.Fprintf(&b, "\n## Figures\n\n- Time to detection: %s\n- Time to recovery: %s\n\n", plural(in.detected, "minute"), plural(in.closed, "minute"))
	fmt.Fprintf(&b, "## Root cause\n\n%s. %s\n\n%s\n\n## Contributing factors\n\n", in.cause, in.story(6), in.story(6))
	for range 5 {
		fmt.Fprintf(&b, "- %s\n", in.story(2))
	}
	b.WriteString("\n## What went well\n\n")
	in.items(&b, 4)
	b.WriteString("\n## What went wrong\n\n")
	in.items(&b, 4)
	b.WriteString("\n## Action items\n\n")
	for i, a := range in.actions {
		fmt.Fprintf(&b, "- %s (owner: %s, due %s, #%d).\n", a, in.team[i], in.day(7+5*i), in.tickets+i)
	}
	in.appendix(&b, "\n## Appendix\n\n", 5000)
	return b.String()
}

// items writes a list of sentences.
func (in *incident) items(b *strings.Builder, n int) {
	for range n {
		fmt.Fprintf(b, "- %s\n", in.sentence())
	}
}

// appendix fills a document up to some ten kilobytes, with logs, links and prose: the
// last bytes of it are as many as given.
func (in *incident) appendix(b *strings.Builder, heading string, logs int) {
	const size = 10_000
	b.WriteString(heading)
	fmt.Fprintf(b, "- [Dashboard](https://grafana.example.com/d/%08x/%s?from=1&to=2)\n- Thread: https://chat.example.com/archives/%s/p%d\n- Runbook: <https://wiki.example.com/runbooks/%s>\n\n",
		in.rnd.Uint32(), in.service, strings.ToUpper(in.service[:4]), in.begin.Unix(), in.service)
	for b.Len() < size-logs {
		fmt.Fprintf(b, "%s\n\n", in.story(5))
	}
	b.WriteString("```\n")
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(b, "%s:%02dZ %s %s request_id=%016x status=%d took=%dms %s\n", in.begin.Format("2006-01-02T15:04"), i%60, in.service,
			in.one([]string{"INFO", "WARN", "ERROR"}), in.rnd.Uint64(), 200+100*in.rnd.IntN(4), in.rnd.IntN(30_000), in.part)
	}
	b.WriteString("```\n")
}
