package lint

import (
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

func TestSeverityOfAFinding(t *testing.T) {
	form, loose := &profile.Profile{Form: true}, &profile.Profile{}
	tests := []struct {
		name     string
		rule     Rule // ID actions/x unless set
		own      Severity
		settings Settings
		want     Severity // 0: not reported
		idle     bool     // the rule must not run
	}{
		{name: "default", rule: Rule{Severity: Error}, settings: Settings{Profile: form}, want: Error},
		{name: "loose", rule: Rule{Severity: Error, Loose: Info}, settings: Settings{Profile: loose}, want: Info},
		{name: "loose may be graver", rule: Rule{Severity: Info, Loose: Error}, settings: Settings{Profile: loose}, want: Error},
		{name: "no profile is loose", rule: Rule{Severity: Error, Loose: Warning}, want: Warning},
		{name: "no loose default", rule: Rule{Severity: Error}, settings: Settings{Profile: loose}, want: Error},
		{name: "loose under a form", rule: Rule{Severity: Error, Loose: Off}, settings: Settings{Profile: form}, want: Error},
		{name: "off by default", rule: Rule{Severity: Error, Loose: Off}, idle: true},
		{name: "configured", rule: Rule{Severity: Off}, settings: with(Error), want: Error},
		{name: "configured off", rule: Rule{Severity: Error}, settings: with(Off), idle: true},
		{name: "own below", rule: Rule{Severity: Error}, own: Info, want: Info},
		{name: "own above", rule: Rule{Severity: Info}, own: Error, want: Info},
		{name: "own below configured", rule: Rule{Severity: Info}, own: Warning, settings: with(Error), want: Warning},
		{name: "own off", rule: Rule{Severity: Error}, own: Off},
		{name: "inferred", rule: Rule{Severity: Error}, settings: Settings{Profile: form, Inferred: true}, want: Warning},
		{name: "inferred and lower", rule: Rule{Severity: Info}, settings: Settings{Profile: form, Inferred: true}, want: Info},
		{name: "inferred, configured", rule: Rule{Severity: Info},
			settings: Settings{Inferred: true, Severities: map[string]Severity{"actions/x": Error}}, want: Error},
		{name: "inferred, sections", rule: Rule{ID: "sections/x", Severity: Error}, settings: Settings{Inferred: true}, want: Warning},
		{name: "inferred, metadata", rule: Rule{ID: "metadata/x", Severity: Error}, settings: Settings{Inferred: true}, want: Warning},
		{name: "inferred, review", rule: Rule{ID: "review/x", Severity: Error}, settings: Settings{Inferred: true}, want: Warning},
		{name: "inferred, timeline", rule: Rule{ID: "timeline/x", Severity: Error}, settings: Settings{Inferred: true}, want: Error},
		{name: "inferred, about form", rule: Rule{ID: "timeline/x", Severity: Error, Loose: Off}, settings: Settings{Profile: form, Inferred: true}, want: Warning},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			rule, ran := test.rule, false
			if rule.ID == "" {
				rule.ID = "actions/x"
			}
			rule.New = func() Checker {
				return checkFunc(func(p *Pass) {
					ran = true
					if p.Profile != test.settings.Profile {
						t.Error("the pass has another profile")
					}
					p.Report(Diagnostic{Rule: "forged", Path: "forged", Severity: test.own, Span: source.Span{End: 1}})
				})
			}
			e := testEngine(&rule)
			e.Settings = func(*postmortem.Document) *Settings { return &test.settings }
			r := lintText(t, e, "text")
			if ran == test.idle {
				t.Errorf("the rule ran: %v", ran)
			}
			if test.want == 0 {
				if len(r.Diagnostics) != 0 {
					t.Errorf("findings: %+v", r.Diagnostics)
				}
				return
			}
			if len(r.Diagnostics) != 1 {
				t.Fatalf("findings: %+v", r.Diagnostics)
			}
			if d := r.Diagnostics[0]; d.Severity != test.want || d.Rule != rule.ID || d.Path != "doc.md" {
				t.Errorf("got %v %s %s, want %v", d.Severity, d.Rule, d.Path, test.want)
			}
		})
	}
}

func with(s Severity) Settings {
	return Settings{Severities: map[string]Severity{"actions/x": s}}
}
