package report

import (
	"fmt"
	"io"

	"github.com/pmlint/pmlint/lint"
)

// conciseWriter prints one line a finding, as compilers do:
//
//	docs/a.md:6:4: warning sections/empty: "Summary" is empty
type conciseWriter struct{ stream }

func newConcise(w io.Writer, opts Options) Writer { return &conciseWriter{newStream(w, opts, "")} }

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
