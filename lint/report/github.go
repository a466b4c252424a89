package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/pmlint/pmlint/lint"
)

// githubWriter prints workflow commands, from which GitHub makes annotations. It shows
// ten of a kind a step, so that the gravest come first.
type githubWriter struct {
	stream
	// lines are by severity.
	lines map[lint.Severity][]string
}

func newGitHub(w io.Writer, opts Options) Writer {
	return &githubWriter{newStream(w, opts, ""), map[lint.Severity][]string{}}
}

var githubCommands = map[lint.Severity]string{lint.Error: "error", lint.Warning: "warning", lint.Info: "notice"}

func (w *githubWriter) Result(r *lint.Result) error {
	return w.each(r, func(d *lint.Diagnostic, loc *locator) error {
		span := firstLine(r.File, d.Span)
		start, end := loc.span(span)
		// GitHub's columns count from 1, the last one included.
		w.lines[d.Severity] = append(w.lines[d.Severity], fmt.Sprintf("::%s file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,title=%s::%s\n",
			githubCommands[d.Severity], githubProperty(w.door.Text(pathOf(r, d))), start.line, end.line, start.column,
			max(start.column, end.column-1), githubProperty(w.door.Text(d.Rule)), githubData(w.door.Text(sentence(d)))))
		return nil
	})
}

func (w *githubWriter) Close(Summary) error {
	for _, severity := range []lint.Severity{lint.Error, lint.Warning, lint.Info} {
		for _, line := range w.lines[severity] {
			w.out.WriteString(line)
		}
	}
	return w.out.Flush()
}

// githubData escapes the text of a command as the toolkit of actions does. Line feeds
// have been made visible before.
func githubData(s string) string { return strings.ReplaceAll(s, "%", "%25") }

// githubProperty escapes a property of a command in the same way.
func githubProperty(s string) string {
	return strings.NewReplacer("%", "%25", ":", "%3A", ",", "%2C").Replace(s)
}
