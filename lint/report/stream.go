package report

import (
	"bufio"
	"io"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/source"
)

// A stream is what the formats have in common that print findings as they come.
type stream struct {
	out  *bufio.Writer
	opts Options
	door Door
	// head is what stands before all findings; empty once it is printed.
	head string
}

func newStream(w io.Writer, opts Options, head string) stream {
	return stream{out: bufio.NewWriter(w), opts: opts, door: opts.door(), head: head}
}

// begin prints what stands before all findings, once. Errors of writing stay in the
// buffer, which returns them when it is flushed.
func (s *stream) begin() {
	s.out.WriteString(s.head)
	s.head = ""
}

// enter takes the door for what is told of a result.
func (s *stream) enter(r *lint.Result) { s.door = s.opts.door().For(r) }

// each hands the findings that are shown to show, with what finds their places.
func (s *stream) each(r *lint.Result, show func(*lint.Diagnostic, *locator) error) error {
	s.enter(r)
	loc := locatorOf(r)
	for i := range r.Diagnostics {
		if d := &r.Diagnostics[i]; s.opts.shows(d) {
			if err := show(d, loc); err != nil {
				return err
			}
		}
	}
	return nil
}

// sentence joins what is wrong and what to do, for formats with one text a finding.
func sentence(d *lint.Diagnostic) string {
	if d.Help == "" {
		return d.Message
	}
	return d.Message + "; " + d.Help
}

// firstLine cuts a span off at the end of the line that it begins on: most consumers
// show a finding over several lines as none, or as all of them.
func firstLine(file *source.File, span source.Span) source.Span {
	if file == nil || span.IsEmpty() {
		return span
	}
	span.End = max(span.Start, min(span.End, file.LineSpan(file.Line(span.Start)).End))
	return span
}
