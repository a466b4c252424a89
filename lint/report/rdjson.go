package report

import (
	"io"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/source"
)

// rdjsonWriter prints the Reviewdog Diagnostic Format, from which reviewdog makes
// comments on pull requests. Its columns count bytes of UTF-8 from 1; ends are
// exclusive.
type rdjsonWriter struct{ jsonList }

func newRDJSON(w io.Writer, opts Options) Writer {
	return &rdjsonWriter{newJSONList(w, opts, `{"source": {"name": "pmlint", "url": "`+homepage+`"}, "diagnostics": [`)}
}

type (
	rdDiagnostic struct {
		Message     string         `json:"message"`
		Location    rdLocation     `json:"location"`
		Severity    string         `json:"severity"`
		Code        rdCode         `json:"code"`
		Suggestions []rdSuggestion `json:"suggestions,omitempty"`
		Related     []rdRelated    `json:"relatedLocations,omitempty"`
	}
	rdLocation struct {
		Path  string  `json:"path"`
		Range rdRange `json:"range"`
	}
	rdRange struct {
		Start rdPosition `json:"start"`
		End   rdPosition `json:"end"`
	}
	rdPosition struct {
		Line   int `json:"line"`
		Column int `json:"column"`
	}
	rdCode struct {
		Value string `json:"value"`
		URL   string `json:"url,omitempty"`
	}
	rdSuggestion struct {
		Range rdRange `json:"range"`
		Text  string  `json:"text"`
	}
	rdRelated struct {
		Message  string     `json:"message"`
		Location rdLocation `json:"location"`
	}
)

var rdSeverities = map[lint.Severity]string{lint.Error: "ERROR", lint.Warning: "WARNING", lint.Info: "INFO"}

func (w *rdjsonWriter) Result(r *lint.Result) error {
	return w.add(r, func(d *lint.Diagnostic, loc *locator) any { return w.diagnostic(r, d, loc) })
}

func (w *rdjsonWriter) Close(Summary) error { return w.end("]}\n") }

func (w *rdjsonWriter) diagnostic(r *lint.Result, d *lint.Diagnostic, loc *locator) rdDiagnostic {
	path := w.door.Masked(pathOf(r, d))
	out := rdDiagnostic{
		Message:  w.door.Masked(sentence(d)),
		Location: rdLocation{path, bytesRange(loc, firstLine(r.File, d.Span))},
		Severity: rdSeverities[d.Severity],
		Code:     rdCode{w.door.Masked(d.Rule), w.opts.url(d.Rule)},
	}
	for _, rel := range d.Related {
		at := loc.of(rel)
		out.Related = append(out.Related, rdRelated{w.door.Masked(rel.Message),
			rdLocation{w.door.Masked(relatedPath(r, d, rel)), bytesRange(at, firstLine(at.file, rel.Span))}})
	}
	for _, fix := range w.door.fixes(d) {
		// A suggestion replaces one range; several alternatives may be given, but not
		// parts of one.
		if len(fix.Edits) == 1 {
			out.Suggestions = append(out.Suggestions, rdSuggestion{bytesRange(loc, fix.Edits[0].Span), fix.Edits[0].New})
		}
	}
	return out
}

// bytesRange returns where a span lies, in lines and bytes from 1.
func bytesRange(loc *locator, span source.Span) rdRange {
	start, end := loc.bytes(span.Start), loc.bytes(max(span.Start, span.End))
	return rdRange{rdPosition{start.line, start.column}, rdPosition{end.line, end.column}}
}
