package report

import (
	"io"

	"github.com/pmlint/pmlint/lint"
)

// ndjsonWriter prints one object of the JSON format's diagnostics a line, and nothing
// else, so that a line can be cut off, filtered or joined with others.
type ndjsonWriter struct{ json *jsonWriter }

func newNDJSON(w io.Writer, opts Options) Writer {
	return &ndjsonWriter{newJSON(w, opts).(*jsonWriter)}
}

func (w *ndjsonWriter) Result(r *lint.Result) error {
	w.json.door = w.json.opts.door().For(r)
	loc := locatorOf(r)
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		if !w.json.opts.shows(d) {
			continue
		}
		line, err := marshal(w.json.diagnostic(r, d, loc))
		if err != nil {
			return err
		}
		w.json.out.WriteString(line)
		w.json.out.WriteByte('\n')
	}
	return w.json.out.Flush()
}

func (w *ndjsonWriter) Close(Summary) error { return w.json.out.Flush() }
