package safety

import (
	_ "embed"
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/sensitive"
)

//go:embed secrets.md
var secretsDoc string

// Secrets reports keys, tokens and passwords, wherever in the file they stand.
func Secrets() *lint.Rule {
	return &lint.Rule{ID: "safety/secrets", Doc: secretsDoc, Severity: lint.Error,
		New: func() lint.Checker { return &secrets{} }}
}

type secrets struct {
	// Allow are values that are known to open nothing.
	Allow []string `yaml:"allow"`
}

func (r *secrets) Check(pass *lint.Pass) {
	for _, m := range pass.Doc.Sensitive() {
		if m.Class != sensitive.Secret || slices.Contains(r.Allow, pass.Doc.File.Text[m.Start:m.End]) {
			continue
		}
		pass.Report(finding(pass, m, m.Kind+" stands in the text",
			"revoke it, since the history of the file keeps it, and write "+redacted+" in its place"))
	}
}
