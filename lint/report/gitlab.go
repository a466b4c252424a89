package report

import (
	"crypto/sha256"
	"encoding/hex"
	"io"

	"github.com/pmlint/pmlint/lint"
)

// gitlabWriter prints the JSON of GitLab's code quality reports.
type gitlabWriter struct {
	stream
	begun bool
	some  bool
}

func newGitLab(w io.Writer, opts Options) Writer { return &gitlabWriter{stream: newStream(w, opts)} }

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
	w.begin()
	err := w.each(r, func(d *lint.Diagnostic, loc *locator) error {
		start, end := loc.span(firstLine(r.File, d.Span))
		path := w.door.Masked(pathOf(r, d))
		line, err := marshal(gitlabIssue{
			Description: w.door.Masked(sentence(d)), CheckName: w.door.Masked(d.Rule),
			Fingerprint: gitlabPrint(path, d), Severity: gitlabSeverities[d.Severity],
			Location: gitlabLocation{path, gitlabLines{start.line, end.line}},
		})
		if err != nil {
			return err
		}
		if w.some {
			w.out.WriteByte(',')
		}
		w.some = true
		w.out.WriteString("\n" + line)
		return nil
	})
	if err != nil {
		return err
	}
	return w.out.Flush()
}

func (w *gitlabWriter) begin() {
	if !w.begun {
		w.begun = true
		w.out.WriteByte('[')
	}
}

func (w *gitlabWriter) Close(Summary) error {
	w.begin()
	if w.some {
		w.out.WriteByte('\n')
	}
	w.out.WriteString("]\n")
	return w.out.Flush()
}

// gitlabPrint is unique in a report: GitLab joins issues of one fingerprint, and a
// finding's own is unique in its document only.
func gitlabPrint(path string, d *lint.Diagnostic) string {
	sum := sha256.Sum256([]byte(path + "\x00" + d.Fingerprint))
	return hex.EncodeToString(sum[:16])
}
