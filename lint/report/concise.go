package report

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/pmlint/pmlint/lint"
)

// conciseWriter prints one line a finding, as compilers do:
//
//	docs/a.md:6:4: warning sections/empty: "Summary" is empty
type conciseWriter struct{ stream }

func newConcise(w io.Writer, opts Options) Writer { return &conciseWriter{newStream(w, opts)} }

func (w *conciseWriter) Result(r *lint.Result) error {
	err := w.each(r, func(d *lint.Diagnostic, loc *locator) error {
		at := loc.place(d.Span.Start)
		_, err := fmt.Fprintf(w.out, "%s:%d:%d: %s %s: %s\n", w.door.Text(pathOf(r, d)), at.line, at.column,
			d.Severity, w.door.Text(d.Rule), w.door.Text(d.Message))
		return err
	})
	if err != nil {
		return err
	}
	return w.out.Flush()
}

func (w *conciseWriter) Close(Summary) error { return w.out.Flush() }

// concisePattern is the form of a line, as an expression that GitHub, Visual Studio Code
// and Go understand alike; its groups are path, line, column, severity, rule and message.
const concisePattern = `^(.+):(\d+):(\d+): (error|warning|info) ([^:]+): (.*)$`

// ProblemMatcher returns the problem matcher of the concise format, a JSON file by which
// GitHub and editors make annotations of what a program prints.
func ProblemMatcher() ([]byte, error) {
	type pattern struct {
		Regexp   string `json:"regexp"`
		File     int    `json:"file"`
		Line     int    `json:"line"`
		Column   int    `json:"column"`
		Severity int    `json:"severity"`
		Code     int    `json:"code"`
		Message  int    `json:"message"`
	}
	type matcher struct {
		Owner   string    `json:"owner"`
		Pattern []pattern `json:"pattern"`
	}
	out, err := json.MarshalIndent(map[string][]matcher{
		"problemMatcher": {{"pmlint", []pattern{{concisePattern, 1, 2, 3, 4, 5, 6}}}},
	}, "", "  ")
	return append(out, '\n'), err
}
