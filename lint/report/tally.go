package report

import (
	"cmp"
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// A Summary is what a whole run came to.
type Summary struct {
	// Files counts the inputs, Documents those that were linted (a file that
	// turned out not to be text is among them, for that is its finding), Skipped
	// those that are no post-mortems, Failed those that could not be read or on
	// which a rule broke down (the latter are in Documents too).
	Files, Documents, Skipped, Failed int
	// Findings counts the findings, also those too slight to be shown.
	Findings Counts
	// Worst counts the documents with findings by their gravest one.
	Worst Counts
	// Suppressed counts the findings that comments suppress.
	Suppressed int
	// Known counts the findings that are not new, and left out.
	Known int
	// Drafts counts the documents that are drafts and have something left to fill
	// in, ToFill the places.
	Drafts, ToFill int
	// SafeFixes counts the findings that have a safe fix, SuggestedFixes those
	// that have only others.
	SafeFixes, SuggestedFixes Counts
	// Rules are the rules that found something, the most findings first.
	Rules []RuleTotal
	// Profiles are those the documents were judged by, the most used first.
	Profiles []ProfileTotal
}

// A RuleTotal is what one rule found in a run.
type RuleTotal struct {
	Rule     string
	Findings Counts
	// Documents counts the documents by the rule's gravest finding in each.
	Documents Counts
}

// A ProfileTotal says how many documents were judged by a profile, and for how
// many of them it was chosen by looks.
type ProfileTotal struct {
	Name                string
	Documents, Inferred int
}

// Counts are numbers of things by severity.
type Counts struct{ Errors, Warnings, Infos int }

// from returns how many are at least as grave as floor. For Off it is all of them.
func (c Counts) from(floor lint.Severity) int {
	n := 0
	if floor <= lint.Error {
		n += c.Errors
	}
	if floor <= lint.Warning {
		n += c.Warnings
	}
	if floor <= lint.Info {
		n += c.Infos
	}
	return n
}

func (c *Counts) add(s lint.Severity) {
	switch s {
	case lint.Error:
		c.Errors++
	case lint.Warning:
		c.Warnings++
	case lint.Info:
		c.Infos++
	}
}

// A Tally adds results up to a Summary. The zero Tally is ready for use; it
// keeps nothing of the results but numbers and names.
type Tally struct {
	sum      Summary
	rules    map[string]*RuleTotal
	profiles map[string]*ProfileTotal
}

// Add counts one result.
func (t *Tally) Add(r *lint.Result) {
	t.sum.Files++
	if r.Err != nil || len(r.Internal) > 0 {
		t.sum.Failed++
	}
	switch {
	case r.Skipped:
		t.sum.Skipped++
	case r.Err == nil:
		t.sum.Documents++
		t.addProfile(r.Settings)
	}
	t.sum.Suppressed += r.Suppressed
	t.sum.Known += r.Known
	if places := toFill(r); places > 0 {
		t.sum.Drafts++
		t.sum.ToFill += places
	}
	t.addFindings(r.Diagnostics)
}

// toFill counts the places that a draft still has to fill.
func toFill(r *lint.Result) int {
	if r.Status != postmortem.Draft {
		return 0
	}
	n := 0
	for i := range r.Diagnostics {
		n += r.Diagnostics[i].Unfilled
	}
	return n
}

func (t *Tally) addProfile(s *lint.Settings) {
	if s == nil || s.Profile == nil {
		return
	}
	if t.profiles == nil {
		t.profiles = map[string]*ProfileTotal{}
	}
	total := t.profiles[s.Profile.Name]
	if total == nil {
		total = &ProfileTotal{Name: s.Profile.Name}
		t.profiles[s.Profile.Name] = total
	}
	total.Documents++
	if s.Inferred {
		total.Inferred++
	}
}

func (t *Tally) addFindings(found []lint.Diagnostic) {
	if len(found) == 0 {
		return
	}
	if t.rules == nil {
		t.rules = map[string]*RuleTotal{}
	}
	var worst lint.Severity
	byRule := map[string]lint.Severity{}
	for i := range found {
		d := &found[i]
		worst = max(worst, d.Severity)
		byRule[d.Rule] = max(byRule[d.Rule], d.Severity)
		total := t.rules[d.Rule]
		if total == nil {
			total = &RuleTotal{Rule: d.Rule}
			t.rules[d.Rule] = total
		}
		total.Findings.add(d.Severity)
		t.sum.Findings.add(d.Severity)
		switch {
		case slices.ContainsFunc(d.Fixes, func(f lint.Fix) bool { return f.Safe }):
			t.sum.SafeFixes.add(d.Severity)
		case len(d.Fixes) > 0:
			t.sum.SuggestedFixes.add(d.Severity)
		}
	}
	t.sum.Worst.add(worst)
	for rule, severity := range byRule {
		t.rules[rule].Documents.add(severity)
	}
}

// Summary returns the sums so far.
func (t *Tally) Summary() Summary {
	sum := t.sum
	for _, total := range t.rules {
		sum.Rules = append(sum.Rules, *total)
	}
	slices.SortFunc(sum.Rules, func(a, b RuleTotal) int {
		return cmp.Or(
			cmp.Compare(b.Findings.from(lint.Info), a.Findings.from(lint.Info)),
			cmp.Compare(a.Rule, b.Rule))
	})
	for _, total := range t.profiles {
		sum.Profiles = append(sum.Profiles, *total)
	}
	slices.SortFunc(sum.Profiles, func(a, b ProfileTotal) int {
		return cmp.Or(cmp.Compare(b.Documents, a.Documents), cmp.Compare(a.Name, b.Name))
	})
	return sum
}
