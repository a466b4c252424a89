package actions

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed present.md
var presentDoc string

// Present reports action-item sections that hold text but no item, and items that
// are not written in the form of the template.
func Present() *lint.Rule {
	return &lint.Rule{ID: "actions/present", Doc: presentDoc, Severity: lint.Error, Loose: lint.Off,
		New: func() lint.Checker { return &present{Max: 12} }}
}

type present struct {
	// Max is the number of items from which a list is too long to be done.
	Max int `yaml:"max"`
}

func (r *present) Check(pass *lint.Pass) {
	r.missing(pass)
	if pass.Profile == nil {
		return
	}
	if pass.Profile.Action.Task {
		r.tasks(pass)
	}
	r.immediate(pass)
	if n := len(pass.Doc.Actions); n > r.Max {
		pass.Report(lint.Diagnostic{
			Span:     pass.Doc.Actions[0].Text.Span,
			Severity: lint.Info,
			Message:  fmt.Sprintf("there are %d action items, more than %d", n, r.Max),
			Help:     "keep those that will be done, and say in one line why the others will not",
		})
	}
}

// missing reports a section of action items that has text, but no item. An empty
// one is the business of sections/empty; one that says that there is nothing to
// do, or where the items are, has said enough.
func (r *present) missing(pass *lint.Pass) {
	if len(pass.Doc.Actions) > 0 {
		return
	}
	s := pass.Doc.Find(postmortem.ActionItems)
	if s == nil || pass.Doc.Content(s) != postmortem.Text || refers(s) || declines(s) {
		return
	}
	pass.Report(lint.Diagnostic{
		Span:    s.Span,
		Message: fmt.Sprintf("%q holds no action item", s.Title),
		Help:    "write one list item for each action: `- [ ] Alert on pool saturation - Owner: @handle`",
	})
}

// refers reports whether a section links elsewhere: the items may stand there.
func refers(s *postmortem.Section) bool {
	for _, b := range s.Blocks {
		found := false
		b.Walk(func(b *markdown.Block) bool {
			for _, m := range b.Text.Marks {
				found = found || m.Kind == markdown.Link || m.Kind == markdown.AutoLink
			}
			found = found || strings.Contains(b.Text.Plain, "://")
			return !found
		})
		if found {
			return true
		}
	}
	return strings.Contains(s.Inline.Plain, "://") || len(s.Inline.Marks) > 0
}

// declines reports whether a section's text begins by saying that there is none.
func declines(s *postmortem.Section) bool {
	text := s.Inline.Plain
	if text == "" && len(s.Blocks) > 0 {
		text = s.Blocks[0].Text.Plain
	}
	text = strings.ToLower(strings.TrimSpace(text))
	for _, begin := range []string{"no ", "none", "n/a", "nothing", "ingen", "keine", "aucun", "ningun", "nenhum", "not applicable"} {
		if strings.HasPrefix(text, begin) {
			return true
		}
	}
	return false
}

// tasks reports list items without a checkbox, as one finding a document.
func (r *present) tasks(pass *lint.Pass) {
	var plain []*postmortem.Action
	lists := 0
	for _, a := range pass.Doc.Actions {
		switch a.Form {
		case postmortem.ListAction:
			plain = append(plain, a)
			lists++
		case postmortem.TaskAction:
			lists++
		}
	}
	if len(plain) == 0 {
		return
	}
	var related []lint.Related
	for _, a := range plain[1:] {
		related = append(related, lint.Related{Span: a.Text.Span, Message: "also without a checkbox"})
	}
	message := fmt.Sprintf("%d of %d action items have no checkbox", len(plain), lists)
	switch {
	case lists == 1:
		message = "the action item has no checkbox"
	case len(plain) == 1:
		message = fmt.Sprintf("1 of %d action items has no checkbox", lists)
	}
	pass.Report(lint.Diagnostic{
		Span:     plain[0].Text.Span,
		Severity: lint.Warning,
		Message:  message,
		Help:     "begin each item with `- [ ]`, so that it can be ticked",
		Related:  related,
	})
}

// immediate reports a grave incident without an immediate action item.
func (r *present) immediate(pass *lint.Pass) {
	switch strings.ToUpper(pass.Doc.Severity.Text) {
	case "CRITICAL", "HIGH":
	default:
		return
	}
	var section *postmortem.Section
	for _, s := range pass.Doc.Sections {
		if s.Within(postmortem.ActionItems) && strings.HasPrefix(s.Name, "immediate") {
			section = s
		}
	}
	// A bare "None" is the business of sections/empty, and a reason is an answer.
	if section == nil || len(pass.Doc.Actions) == 0 || pass.Doc.Content(section) < postmortem.Text || declines(section) {
		return
	}
	for _, a := range pass.Doc.Actions {
		if a.Section == section {
			return
		}
	}
	pass.Report(lint.Diagnostic{
		Span:     section.Span,
		Severity: lint.Warning,
		Message:  fmt.Sprintf("a %s incident has no immediate action item", pass.Doc.Severity.Text),
		Help:     "name one action for this week, or say why none is needed",
	})
}
