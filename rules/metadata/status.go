package metadata

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed status.md
var statusDoc string

// Status reports a document status that is none of the template's, or that the
// document states in two ways.
func Status() *lint.Rule {
	return &lint.Rule{ID: "metadata/status", Doc: statusDoc, Severity: lint.Error, Loose: lint.Warning,
		New: func() lint.Checker { return &status{} }, Owns: ownsStatus}
}

type status struct{}

// statusesOf returns the fields with the status of the document; none where the
// template does not list its values.
func statusesOf(pass *lint.Pass) []*postmortem.Field {
	if len(pass.Profile.OptionsOf(postmortem.FieldStatus)) == 0 {
		return nil // it is the state of the incident, or anything else
	}
	var out []*postmortem.Field
	for _, f := range pass.Doc.OwnFields() {
		if f.Key == postmortem.FieldStatus {
			out = append(out, f)
		}
	}
	return out
}

// ownsStatus returns the values of those fields.
func ownsStatus(pass *lint.Pass) []source.Span {
	return postmortem.ValueSpans(statusesOf(pass)...)
}

func (r *status) Check(pass *lint.Pass) {
	options := pass.Profile.OptionsOf(postmortem.FieldStatus)
	if len(options) == 0 {
		r.list(pass)
		return
	}
	var first *postmortem.Field
	firstPicked := ""
	for _, f := range statusesOf(pass) {
		picked := r.field(pass, f, options)
		switch {
		case picked == "":
		case first == nil:
			first, firstPicked = f, picked
		case picked != firstPicked:
			pass.Report(lint.Diagnostic{
				Span:    f.Value.Span,
				Message: fmt.Sprintf("the status is %q here and %q above", f.Value.Text, first.Value.Text),
				Help:    "keep the one that is true in both places",
				Related: []lint.Related{{Span: first.Value.Span, Message: "the other status"}},
			})
		}
	}
}

// list reports a status that names three statuses of a document or more, as templates do,
// where no template tells which there are.
func (r *status) list(pass *lint.Pass) {
	for _, f := range pass.Doc.OwnFields() {
		if f.Key != postmortem.FieldStatus || f.Value.State != postmortem.Filled {
			continue
		}
		parts := strings.FieldsFunc(f.Value.Text, func(r rune) bool { return r == '/' || r == '|' })
		var named []postmortem.Status
		for _, p := range parts {
			if s := pass.Doc.Words.Status(strings.TrimSpace(p)); s != "" && !slices.Contains(named, s) {
				named = append(named, s)
			}
		}
		const fewest = 3
		if len(named) == len(parts) && len(named) >= fewest {
			pass.Report(lint.Diagnostic{Span: f.Value.Span, Message: fmt.Sprintf("the status is not filled in: %q names all there are", f.Value.Text),
				Help: "keep the one that holds", Unfilled: 1})
		}
	}
}

// field judges one status and returns the option it picks, or "".
func (r *status) field(pass *lint.Pass, f *postmortem.Field, options []string) string {
	help := "write " + lint.OrList(options)
	switch f.Value.State {
	case postmortem.Absent:
		if pass.Profile.Form && isEmpty(pass, f) {
			pass.Report(lint.Diagnostic{Span: f.Place(), Message: "the status is empty", Help: help, Unfilled: 1})
		}
	case postmortem.Placeholder:
		pass.Report(lint.Diagnostic{Span: f.Place(), Message: fmt.Sprintf("the status is not filled in: %q", f.Value.Text), Help: help, Unfilled: 1})
	default:
		return reportChoice(pass, "status", f, options)
	}
	return ""
}
