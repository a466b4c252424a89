// Package blameless holds the rules about language that blames people. They judge what
// lint/prose reads: each finding is a frame (who did what, in which words) that no guard
// excuses.
//
// The frames of a rule stand in the files RULE_subject.go, each beside the function that
// fills it. What they ask is in words.go (of words), clause.go (of clauses), people.go (who
// acts) and harm.go (what broke, and what mends it), what excuses in guard.go and its kin.
// sieve.go tells which frames a sentence may fill, reading.go reads those sentences.
package blameless

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// Rules returns the group's rules.
func Rules() []*lint.Rule { return rulesWithout("") }

// rulesWithout returns the rules with one frame or guard switched off, by its ID; for
// tests, which prove that each is needed.
func rulesWithout(off string) []*lint.Rule {
	var out []*lint.Rule
	for _, r := range [...]struct{ id, doc string }{
		{personBlame, personBlameDoc}, {humanError, humanErrorDoc}, {counterfactual, counterfactualDoc},
		{judgement, judgementDoc}, {hindsight, hindsightDoc}, {negligence, negligenceDoc},
		{namedActor, namedActorDoc}, {punishment, punishmentDoc},
	} {
		out = append(out, &lint.Rule{ID: r.id, Doc: r.doc, Severity: lint.Warning, Ready: func() { sieveOfNames() },
			New: func() lint.Checker { return &checker{MinConfidence: "B", People: namesAllowed, id: r.id, off: off} }})
	}
	return out
}

// checker reports the findings of one rule. All rules have the same options.
type checker struct {
	// Roster are names of people that the document does not introduce.
	Roster []string `yaml:"roster"`
	// Systems are words that name systems, whatever they look like.
	Systems []string `yaml:"systems"`
	// Allow are words or phrases that are accepted.
	Allow []string `yaml:"allow"`
	// MinConfidence is the least confidence that is reported: A, B or C.
	MinConfidence string `yaml:"min-confidence" words:"A B C"`
	// People says whether people may be named: names-allowed or roles-only.
	People string `yaml:"people" words:"names-allowed roles-only"`

	id, off string
}

// The values of the option people.
const (
	namesAllowed = "names-allowed"
	rolesOnly    = "roles-only"
)

func (r *checker) Check(pass *lint.Pass) {
	least := confidenceNamed(r.MinConfidence)
	for _, f := range readingOf(pass, r).findings {
		if f.frame.rule != r.id || f.confidence < least || r.allows(f.text) || isRemedy(pass, f) {
			continue
		}
		pass.Report(lint.Diagnostic{Span: f.span, Severity: severityOf(pass, f.confidence), Message: f.message, Help: f.help, Fixes: oneMark(pass, f.span)})
	}
}

// oneMark is the fix that leaves one mark of several exclamation and question marks;
// what words say it cannot mend.
func oneMark(pass *lint.Pass, span source.Span) []lint.Fix {
	marks := pass.Doc.File.Slice(span)
	if len(marks) < 2 || strings.Trim(marks, "!?") != "" {
		return nil
	}
	mark := "."
	if strings.Contains(marks, "?") {
		mark = "?"
	}
	return []lint.Fix{{Message: "write " + strconv.Quote(mark), Edits: []lint.Edit{{Span: span, New: mark}}}}
}

// severityOf is how grave a finding is. Under a profile without a form only what is
// almost always blame is a warning.
func severityOf(pass *lint.Pass, c confidence) lint.Severity {
	switch {
	case c == sure, c == likely && pass.Profile.Prescribes():
		return 0 // the rule's own
	}
	return lint.Info
}

// allows reports whether the flagged words hold a phrase that is accepted.
func (r *checker) allows(flagged string) bool {
	flagged = strings.ToLower(flagged)
	return slices.ContainsFunc(r.Allow, func(phrase string) bool {
		return phrase != "" && strings.Contains(flagged, strings.ToLower(phrase))
	})
}

// A confidence says how sure it is that a finding is blame.
type confidence uint8

// The confidences, in rising order: C, B and A of the option min-confidence.
const (
	possible confidence = iota + 1
	likely
	sure
)

// confidenceNamed reads an option, whose words the configuration has seen to.
func confidenceNamed(name string) confidence {
	switch name {
	case "A":
		return sure
	case "C":
		return possible
	}
	return likely
}

// isRemedy reports whether a finding admonishes people in what the document says will
// be done: that it is no remedy is the finding of actions/human-fix.
func isRemedy(pass *lint.Pass, f finding) bool {
	if f.frame.id != "careful" && f.frame.id != "next-time" {
		return false
	}
	return slices.ContainsFunc(pass.Doc.CareAsked(), func(s postmortem.Said) bool { return s.Span.Contains(f.span) })
}
