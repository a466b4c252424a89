package actions

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
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
	if items := written(pass); len(items) > r.Max {
		pass.Report(lint.Diagnostic{
			Span:     textOf(items[0]),
			Severity: lint.Info,
			Message:  fmt.Sprintf("there are %d action items, more than %d", len(items), r.Max),
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
	if s == nil || pass.Content(s) != postmortem.Text || s.Refers() || declines(pass, s) {
		return
	}
	pass.Report(lint.Diagnostic{
		Span:     s.Span,
		Message:  fmt.Sprintf("%q holds no action item", s.Title),
		Help:     "write one list item for each action: `- [ ] Alert on pool saturation - Owner: @handle`",
		Unfilled: 1,
	})
}

// declines reports whether a section's text begins by saying that there is none.
func declines(pass *lint.Pass, s *postmortem.Section) bool {
	return pass.Doc.Words.Declines(s.Opening())
}

// tasks reports list items without a checkbox, as one finding a document.
func (r *present) tasks(pass *lint.Pass) {
	var plain []*postmortem.Action
	lists := 0
	for _, a := range itemsOf(pass) {
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
	message := fmt.Sprintf("%d of %d action items have no checkbox", len(plain), lists)
	switch {
	case lists == 1:
		message = "the action item has no checkbox"
	case len(plain) == 1:
		message = fmt.Sprintf("1 of %d action items has no checkbox", lists)
	}
	pass.Report(lint.Diagnostic{
		Span:     textOf(plain[0]),
		Severity: lint.Warning,
		Message:  message,
		Help:     "begin each item with `- [ ]`, so that it can be ticked",
		Related:  lint.Also(textsOf(plain), "also without a checkbox"),
		Fixes:    addCheckboxes(pass, plain),
	})
}

// immediate reports a grave incident without an immediate action item.
func (r *present) immediate(pass *lint.Pass) {
	grave := graveSeverity(pass)
	if grave == "" {
		return
	}
	section := immediateSection(pass)
	// A bare "None" is the business of sections/empty, and a reason is an answer.
	if section == nil || len(pass.Doc.Actions) == 0 || pass.Content(section) < postmortem.Text || declines(pass, section) {
		return
	}
	for _, a := range pass.Doc.Actions {
		for s := a.Section; s != nil; s = s.Parent {
			if s == section {
				return
			}
		}
	}
	pass.Report(lint.Diagnostic{
		Span:     section.Span,
		Severity: lint.Warning,
		Message:  fmt.Sprintf("a %s incident has no immediate action item", grave),
		Help:     "name one action for this week, or say why none is needed",
		Unfilled: 1,
	})
}

// graveSeverity returns the incident's severity, as the template writes it, if that is
// one of the two that the template lists first, or last where it begins with the
// mildest; of two the gravest alone. It returns "" for any other.
func graveSeverity(pass *lint.Pass) string {
	options := slices.Clone(pass.Profile.OptionsOf(postmortem.FieldSeverity))
	if len(options) < 2 {
		return ""
	}
	words := pass.Doc.Words
	if words.IsGrave(options[len(options)-1]) && !words.IsGrave(options[0]) {
		slices.Reverse(options)
	}
	picked := profile.Choose(pass.Doc.Severity.Text, options).Picked
	if len(picked) != 1 || !slices.Contains(options[:min(2, len(options)-1)], picked[0]) {
		return ""
	}
	return picked[0]
}

// immediateSection returns the section of the items for the first days, or nil.
func immediateSection(pass *lint.Pass) *postmortem.Section {
	for _, s := range pass.Doc.Sections {
		if s.Within(postmortem.ActionItems) && pass.Doc.Words.TimeFrame(s.Title) == postmortem.Immediate {
			return s
		}
	}
	return nil
}
