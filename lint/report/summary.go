package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
)

// writeSummary prints totals, and what the reader can do next. It is silent when
// nothing was shown, so that a hook that passes prints nothing.
func (w *textWriter) writeSummary(sum Summary) {
	shown := sum.Findings.from(w.opts.minSeverity())
	if shown > 0 && w.opts.Stats {
		w.writeStats(sum.Rules)
	}
	if w.opts.Quiet {
		return
	}
	if shown == 0 && !w.opts.Verbose {
		if sum.ToFill > 0 {
			fmt.Fprintln(w.out, w.drafts(sum))
		}
		return
	}
	if shown > 0 {
		fmt.Fprintln(w.out)
	}
	fmt.Fprintln(w.out, w.totals(sum))
	if sum.ToFill > 0 {
		fmt.Fprintln(w.out, w.drafts(sum))
	}
	for _, line := range w.hints(sum) {
		fmt.Fprintln(w.out, line)
	}
}

// totals returns the line that says how much was found where.
func (w *textWriter) totals(sum Summary) string {
	floor := w.opts.minSeverity()
	var b strings.Builder
	b.WriteString(findings(sum.Findings, floor))
	if found := sum.Worst.from(floor); found > 0 && sum.Documents > 1 {
		fmt.Fprintf(&b, " in %d of %s", found, lint.Counted(sum.Documents, "post-mortem"))
	} else {
		fmt.Fprintf(&b, " in %s", lint.Counted(sum.Documents, "post-mortem"))
	}
	if sum.Suppressed > 0 {
		fmt.Fprintf(&b, ", %d suppressed", sum.Suppressed)
	}
	if sum.Known > 0 {
		fmt.Fprintf(&b, ", %d known before", sum.Known)
	}
	if sum.Failed > 0 {
		fmt.Fprintf(&b, "; %s failed", lint.Counted(sum.Failed, "file"))
	}
	return b.String()
}

// drafts says what drafts still have to fill in, which is no fault of theirs.
func (w *textWriter) drafts(sum Summary) string {
	line := fmt.Sprintf("%s: %s still to fill in", lint.Counted(sum.Drafts, "draft"), lint.Counted(sum.ToFill, "place"))
	if w.opts.minSeverity() > lint.Info {
		line += "; --min-severity info lists them"
	}
	return line
}

// findings says how many findings there are from floor on: "3 errors" or, where
// severities differ, "12 findings (3 errors, 9 warnings)".
func findings(c Counts, floor lint.Severity) string {
	var parts []string
	for _, p := range []struct {
		severity lint.Severity
		n        int
	}{{lint.Error, c.Errors}, {lint.Warning, c.Warnings}, {lint.Info, c.Infos}} {
		if p.severity >= floor && p.n > 0 {
			parts = append(parts, lint.Counted(p.n, p.severity.String()))
		}
	}
	switch len(parts) {
	case 0:
		return "no findings"
	case 1:
		return parts[0]
	}
	return lint.Counted(c.from(floor), "finding") + " (" + strings.Join(parts, ", ") + ")"
}

// hints returns lines about what the reader can do next.
func (w *textWriter) hints(sum Summary) []string {
	var lines []string
	floor := w.opts.minSeverity()
	if w.opts.CanFix {
		if fix := fixHint(sum.SafeFixes.from(lint.Info), sum.SuggestedFixes.from(lint.Info)); fix != "" {
			lines = append(lines, fix)
		}
	}
	if hidden := sum.Findings.from(lint.Info) - sum.Findings.from(floor); hidden > 0 {
		lowest := lint.Warning
		if sum.Findings.Infos > 0 {
			lowest = lint.Info
		}
		lines = append(lines, fmt.Sprintf("%d more at --min-severity %s", hidden, lowest))
	}
	if rule := gravest(sum.Rules); rule != "" && sum.Worst.from(floor) > 0 {
		lines = append(lines, fmt.Sprintf("run 'pmlint rules %s' to read why", rule))
	}
	if line := w.profiles(sum.Profiles); line != "" {
		lines = append(lines, line)
	}
	return lines
}

func fixHint(safe, suggested int) string {
	switch {
	case safe > 0 && suggested > 0:
		return fmt.Sprintf("%d can be mended with --fix, %d more with --fix-suggested", safe, suggested)
	case safe > 0:
		return fmt.Sprintf("%d can be mended with --fix", safe)
	case suggested > 0:
		return fmt.Sprintf("%d can be mended with --fix-suggested", suggested)
	}
	return ""
}

// gravest returns the rule with the most findings of the gravest severity. A
// rule whose ID does not look like one is passed over, because the line is made
// to be copied into a shell.
func gravest(rules []RuleTotal) string {
	var best RuleTotal
	for _, r := range rules {
		if isRuleID(r.Rule) && (best.Rule == "" || byGravity(r, best) < 0) {
			best = r
		}
	}
	return best.Rule
}

func byGravity(a, b RuleTotal) int {
	return cmp.Or(
		cmp.Compare(b.Findings.Errors, a.Findings.Errors),
		cmp.Compare(b.Findings.Warnings, a.Findings.Warnings),
		cmp.Compare(b.Findings.Infos, a.Findings.Infos),
		cmp.Compare(a.Rule, b.Rule))
}

func isRuleID(id string) bool {
	for i := range len(id) {
		c := id[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
		if !letter && (i == 0 || c != '/' && c != '-' && c != '_' && c != '.') {
			return false
		}
	}
	return id != ""
}

// maxProfiles is how many profiles the summary names.
const maxProfiles = 4

// profiles names the profiles and templates that were chosen by looks, for their
// findings are advice and not what the team has asked for.
func (w *textWriter) profiles(totals []ProfileTotal) string {
	var names, parts []string
	documents := 0
	for _, p := range totals {
		if p.Inferred > 0 {
			name := w.door.Text(p.Name)
			names = append(names, name)
			parts = append(parts, fmt.Sprintf("%s (%d)", name, p.Inferred))
			documents += p.Inferred
		}
	}
	switch len(parts) {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf("profile: %s, inferred for %s; pin it with 'pmlint init'", names[0], lint.Counted(documents, "document"))
	}
	if more := len(parts) - maxProfiles; more > 0 {
		parts = append(parts[:maxProfiles], fmt.Sprintf("%d more", more))
	}
	return fmt.Sprintf("profiles: %s, inferred; pin one with 'pmlint init'", strings.Join(parts, ", "))
}

// writeStats prints a table of the rules with shown findings.
func (w *textWriter) writeStats(rules []RuleTotal) {
	floor := w.opts.minSeverity()
	rules = slices.Clone(rules)
	slices.SortStableFunc(rules, func(a, b RuleTotal) int {
		return cmp.Compare(b.Findings.from(floor), a.Findings.from(floor))
	})
	fmt.Fprintf(w.out, "\n%8s  %9s  %s\n", "findings", "documents", "rule")
	for _, r := range rules {
		if n := r.Findings.from(floor); n > 0 {
			fmt.Fprintf(w.out, "%8d  %9d  %s\n", n, r.Documents.from(floor), w.door.Text(r.Rule))
		}
	}
}
