package report

import (
	"io"

	"github.com/pmlint/pmlint/lint"
)

// A jsonList prints a report in JSON that is about one list of findings: what stands
// before the list, the findings as they come, one a line, and what stands behind it. A
// report of any length needs no memory.
type jsonList struct {
	stream
	some bool
}

func newJSONList(w io.Writer, opts Options, head string) jsonList {
	return jsonList{stream: newStream(w, opts, head)}
}

// add prints what item makes of the findings of a result; nil is left out.
func (l *jsonList) add(r *lint.Result, item func(*lint.Diagnostic, *locator) any) error {
	l.begin()
	err := l.each(r, func(d *lint.Diagnostic, loc *locator) error {
		value := item(d, loc)
		if value == nil {
			return nil
		}
		line, err := marshal(value)
		if err != nil {
			return err
		}
		if l.some {
			l.out.WriteByte(',')
		}
		l.some = true
		l.out.WriteString("\n" + line)
		return nil
	})
	if err != nil {
		return err
	}
	return l.out.Flush()
}

// end prints what stands behind the list. What it tells is of no one document.
func (l *jsonList) end(tail string) error {
	l.begin()
	if l.some {
		l.out.WriteByte('\n')
	}
	l.out.WriteString(tail)
	return l.out.Flush()
}
