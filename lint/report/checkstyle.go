package report

import (
	"encoding/xml"
	"io"

	"github.com/pmlint/pmlint/lint"
)

// checkstyleWriter prints the XML of Checkstyle: a file element for each document with
// findings.
type checkstyleWriter struct{ stream }

func newCheckstyle(w io.Writer, opts Options) Writer {
	return &checkstyleWriter{newStream(w, opts, xmlHead+`<checkstyle version="4.3">`+"\n")}
}

type (
	checkstyleFile struct {
		XMLName xml.Name          `xml:"file"`
		Name    string            `xml:"name,attr"`
		Errors  []checkstyleError `xml:"error"`
	}
	checkstyleError struct {
		Line     int    `xml:"line,attr"`
		Column   int    `xml:"column,attr"`
		Severity string `xml:"severity,attr"`
		Message  string `xml:"message,attr"`
		Source   string `xml:"source,attr"`
	}
)

func (w *checkstyleWriter) Result(r *lint.Result) error {
	w.begin()
	w.enter(r)
	file := checkstyleFile{Name: w.door.Text(r.Input.Path)}
	err := w.each(r, func(d *lint.Diagnostic, loc *locator) error {
		at := loc.place(d.Span.Start)
		file.Errors = append(file.Errors, checkstyleError{at.line, at.column, d.Severity.String(), w.door.Text(sentence(d)), "pmlint." + w.door.Text(d.Rule)})
		return nil
	})
	if err == nil && len(file.Errors) > 0 {
		var out []byte
		if out, err = marshalXML(file); err == nil {
			_, err = w.out.Write(out)
		}
	}
	if err != nil {
		return err
	}
	return w.out.Flush()
}

func (w *checkstyleWriter) Close(Summary) error {
	w.begin()
	w.out.WriteString("</checkstyle>\n")
	return w.out.Flush()
}
