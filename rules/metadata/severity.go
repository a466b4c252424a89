package metadata

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed severity.md
var severityDoc string

// Severity reports a severity that is not filled in, not one of the template's, or
// several at once.
func Severity() *lint.Rule {
	return &lint.Rule{ID: "metadata/severity", Doc: severityDoc, Severity: lint.Error, Loose: lint.Warning,
		New: func() lint.Checker { return &severity{} }, Owns: ownsSeverity}
}

type severity struct{}

// severityOf returns the field with the severity of the incident, or nil.
func severityOf(doc *postmortem.Document) *postmortem.Field {
	if f := doc.Field(postmortem.FieldSeverity); f != nil && !f.Section.Within(postmortem.ActionItems) {
		return f
	}
	return nil
}

// ownsSeverity returns the value of that field.
func ownsSeverity(pass *lint.Pass) []source.Span {
	return postmortem.ValueSpans(severityOf(pass.Doc))
}

func (r *severity) Check(pass *lint.Pass) {
	f := severityOf(pass.Doc)
	if f == nil {
		return
	}
	options := pass.Profile.OptionsOf(postmortem.FieldSeverity)
	help := "write the one severity that the incident had"
	if len(options) > 0 {
		help = "write " + lint.OrList(options)
	}
	switch f.Value.State {
	case postmortem.Absent:
		if isEmpty(pass, f) && pass.Profile.Prescribes() && pass.Profile.Asks(postmortem.FieldSeverity) {
			pass.Report(lint.Diagnostic{Span: f.Place(), Message: "the severity is empty", Help: help, Unfilled: 1})
		}
	case postmortem.Placeholder:
		pass.Report(lint.Diagnostic{Span: f.Place(), Message: fmt.Sprintf("the severity is not filled in: %q", f.Value.Text), Help: help, Unfilled: 1})
	default:
		if len(options) > 0 {
			reportChoice(pass, "severity", f, options)
		} else if both := severalSeverities(pass.Doc.Words, f.Value.Text); both && !strings.Contains(f.Label, "/") {
			pass.Report(lint.Diagnostic{Span: f.Value.Span, Message: fmt.Sprintf("the severity %q names more than one", f.Value.Text), Help: help})
		}
	}
}

// reportChoice reports a value that is not exactly one of the options, under the
// name of what it says. It returns the option picked; "" where there is not one.
func reportChoice(pass *lint.Pass, what string, f *postmortem.Field, options []string) string {
	value := f.Value.Text
	c := profile.Choose(value, options)
	d := lint.Diagnostic{Span: f.Value.Span, Help: "write " + lint.OrList(options)}
	switch {
	case len(c.Picked) == 0:
		d.Message = fmt.Sprintf("the %s %q is not %s", what, value, lint.OrList(options))
	case c.IsList(options):
		d.Message = fmt.Sprintf("the %s is not filled in: %q is the list of the template", what, value)
		d.Unfilled = 1
	case len(c.Picked) > 1:
		d.Message = fmt.Sprintf("the %s %q names two: %s", what, value, strings.Join(c.Picked, ", "))
		d.Help = "keep one"
	default:
		reportSpelling(pass, what, f, c)
		return c.Picked[0]
	}
	pass.Report(d)
	return ""
}

// reportSpelling offers the template's own spelling where only capitals, spaces or
// hyphens differ, as the mildest finding: what is meant is clear.
func reportSpelling(pass *lint.Pass, what string, f *postmortem.Field, c profile.Choice) {
	option, _, _ := strings.Cut(c.Picked[0], " (")
	written := f.Value.Text[c.Start:c.End]
	if written == option || pass.Doc.File.Slice(f.Value.Span) != f.Value.Text {
		return
	}
	at := source.Span{Start: f.Value.Span.Start + c.Start, End: f.Value.Span.Start + c.End}
	pass.Report(lint.Diagnostic{
		Span:     at,
		Severity: lint.Info,
		Message:  fmt.Sprintf("the %s %q is %q in the template", what, written, option),
		Help:     fmt.Sprintf("write `%s`", option),
		Fixes:    []lint.Fix{{Message: "write " + option, Safe: true, Edits: []lint.Edit{{Span: at, New: option}}}},
	})
}

// severalSeverities reports whether a value names different severities of one
// scale: "Critical/High", "SEV1 or SEV2", but not "High/P1".
func severalSeverities(words *postmortem.Vocabulary, value string) bool {
	parts := strings.FieldsFunc(strings.ReplaceAll(strings.ToLower(value), " or ", "/"), func(r rune) bool { return r == '/' || r == '|' })
	if len(parts) < 2 {
		return false
	}
	scale := ""
	for i, p := range parts {
		p = strings.TrimSpace(p)
		s := words.SeverityScale(p)
		if s == "" || slices.Contains(parts[:i], p) || i > 0 && s != scale {
			return false
		}
		parts[i], scale = p, s
	}
	return true
}
