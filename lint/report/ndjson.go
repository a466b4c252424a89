package report

import (
	"io"

	"github.com/pmlint/pmlint/lint"
)

// ndjsonWriter prints one object of the JSON format's diagnostics a line, and nothing
// else, so that a line can be cut off, filtered or joined with others.
type ndjsonWriter struct{ jsonWriter }

func newNDJSON(w io.Writer, opts Options) Writer {
	return &ndjsonWriter{jsonWriter{newJSONList(w, opts, "")}}
}

func (w *ndjsonWriter) Result(r *lint.Result) error {
	err := w.each(r, func(d *lint.Diagnostic, loc *locator) error {
		line, err := marshal(w.diagnostic(r, d, loc))
		if err == nil {
			w.out.WriteString(line + "\n")
		}
		return err
	})
	if err != nil {
		return err
	}
	return w.out.Flush()
}

func (w *ndjsonWriter) Close(Summary) error { return w.out.Flush() }
