package report

import (
	"crypto/sha256"
	"encoding/hex"
	"io"

	"github.com/pmlint/pmlint/lint"
)

// gitlabWriter prints the JSON of GitLab's code quality reports.
type gitlabWriter struct{ jsonList }

func newGitLab(w io.Writer, opts Options) Writer { return &gitlabWriter{newJSONList(w, opts, "[")} }

type (
	gitlabIssue struct {
		Description string         `json:"description"`
		CheckName   string         `json:"check_name"`
		Fingerprint string         `json:"fingerprint"`
		Severity    string         `json:"severity"`
		Location    gitlabLocation `json:"location"`
	}
	gitlabLocation struct {
		Path  string      `json:"path"`
		Lines gitlabLines `json:"lines"`
	}
	gitlabLines struct {
		Begin int `json:"begin"`
		End   int `json:"end"`
	}
)

var gitlabSeverities = map[lint.Severity]string{lint.Error: "major", lint.Warning: "minor", lint.Info: "info"}

func (w *gitlabWriter) Result(r *lint.Result) error {
	return w.add(r, func(d *lint.Diagnostic, loc *locator) any {
		start, end := loc.span(firstLine(r.File, d.Span))
		path := w.door.Masked(pathOf(r, d))
		return gitlabIssue{
			Description: w.door.Masked(sentence(d)), CheckName: w.door.Masked(d.Rule),
			Fingerprint: gitlabPrint(path, d), Severity: gitlabSeverities[d.Severity],
			Location: gitlabLocation{path, gitlabLines{start.line, end.line}},
		}
	})
}

func (w *gitlabWriter) Close(Summary) error { return w.end("]\n") }

// gitlabPrint is unique in a report: GitLab joins issues of one fingerprint, and a
// finding's own is unique in its document only.
func gitlabPrint(path string, d *lint.Diagnostic) string {
	sum := sha256.Sum256([]byte(path + "\x00" + d.Fingerprint))
	return hex.EncodeToString(sum[:16])
}
