package report

import (
	"encoding/xml"
	"fmt"
	"io"

	"github.com/pmlint/pmlint/lint"
)

// junitWriter prints JUnit's XML: a suite a document, a case a finding. Errors are
// failures; milder findings are cases that pass and say what was found, so that they do
// not turn a build red that pmlint itself does not. A document without findings is one
// case that passes.
type junitWriter struct{ stream }

func newJUnit(w io.Writer, opts Options) Writer {
	return &junitWriter{newStream(w, opts, xmlHead+`<testsuites name="pmlint">`+"\n")}
}

type (
	junitSuite struct {
		XMLName  xml.Name    `xml:"testsuite"`
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name      string        `xml:"name,attr"`
		ClassName string        `xml:"classname,attr"`
		File      string        `xml:"file,attr"`
		Line      int           `xml:"line,attr,omitempty"`
		Failure   *junitFailure `xml:"failure"`
		Error     *junitFailure `xml:"error"`
		Output    string        `xml:"system-out,omitempty"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
)

func (w *junitWriter) Result(r *lint.Result) error {
	w.begin()
	if r.Skipped {
		return nil
	}
	w.enter(r)
	path := w.door.Text(r.Input.Path)
	suite := junitSuite{Name: path}
	if r.Err != nil {
		suite.Errors = 1
		suite.Cases = []junitCase{{Name: "read", ClassName: path, File: path, Error: &junitFailure{Message: w.door.Text(r.Err.Error()), Type: "error"}}}
	}
	err := w.each(r, func(d *lint.Diagnostic, loc *locator) error {
		suite.add(w.testCase(d, loc, path))
		return nil
	})
	if err != nil {
		return err
	}
	if len(suite.Cases) == 0 {
		suite.Cases = []junitCase{{Name: "pmlint", ClassName: path, File: path}}
	}
	suite.Tests = len(suite.Cases)
	out, err := marshalXML(suite)
	if err != nil {
		return err
	}
	if _, err := w.out.Write(out); err != nil {
		return err
	}
	return w.out.Flush()
}

func (s *junitSuite) add(c junitCase) {
	if c.Failure != nil {
		s.Failures++
	}
	s.Cases = append(s.Cases, c)
}

// testCase names a finding by rule and place, which are unique in its document.
func (w *junitWriter) testCase(d *lint.Diagnostic, loc *locator, path string) junitCase {
	at := loc.place(d.Span.Start)
	rule, text := w.door.Text(d.Rule), w.door.Text(sentence(d))
	out := junitCase{Name: fmt.Sprintf("%s at %d:%d", rule, at.line, at.column), ClassName: path, File: path, Line: at.line}
	place := fmt.Sprintf("%s:%d:%d: %s %s: %s", path, at.line, at.column, d.Severity, rule, text)
	if d.Severity == lint.Error {
		out.Failure = &junitFailure{Message: w.door.Text(d.Message), Type: rule, Text: place}
	} else {
		out.Output = place
	}
	return out
}

func (w *junitWriter) Close(Summary) error {
	w.begin()
	w.out.WriteString("</testsuites>\n")
	return w.out.Flush()
}
