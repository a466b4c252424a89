package report

import (
	"io"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/source"
)

// jsonVersion is the schema_version of the JSON format. A member may be added
// without raising it; one that is removed, or means something else, raises it.
const jsonVersion = "1"

// jsonWriter prints pmlint's own JSON.
type jsonWriter struct{ jsonList }

func newJSON(w io.Writer, opts Options) Writer {
	return &jsonWriter{newJSONList(w, opts, `{"schema_version": `+jsonVersion+`, "diagnostics": [`)}
}

// The members of the JSON format, in the order in which they are printed. Lines
// and columns count from 1, columns in code points; an end is exclusive.
type (
	jsonRange struct {
		Line      int `json:"line"`
		Column    int `json:"column"`
		EndLine   int `json:"end_line"`
		EndColumn int `json:"end_column"`
	}
	jsonDiagnostic struct {
		Path string `json:"path"`
		jsonRange
		Rule        string        `json:"rule"`
		Severity    string        `json:"severity"`
		Message     string        `json:"message"`
		Help        string        `json:"help"`
		URL         string        `json:"url"`
		Related     []jsonRelated `json:"related"`
		Fixes       []jsonFix     `json:"fixes"`
		Fingerprint string        `json:"fingerprint"`
	}
	jsonRelated struct {
		Path string `json:"path"`
		jsonRange
		Message string `json:"message"`
	}
	jsonFix struct {
		Message string     `json:"message"`
		Safe    bool       `json:"safe"`
		Edits   []jsonEdit `json:"edits"`
	}
	jsonEdit struct {
		jsonRange
		New string `json:"new"`
	}
	jsonSummary struct {
		Files      int           `json:"files"`
		Documents  int           `json:"documents"`
		Skipped    int           `json:"skipped"`
		Failed     int           `json:"failed"`
		Findings   jsonCounts    `json:"findings"`
		Shown      int           `json:"shown"`
		Suppressed int           `json:"suppressed"`
		Known      int           `json:"known"`
		Drafts     int           `json:"drafts"`
		ToFill     int           `json:"to_fill"`
		Profiles   []jsonProfile `json:"profiles"`
		Rules      []jsonRule    `json:"rules"`
	}
	jsonCounts struct {
		Errors   int `json:"error"`
		Warnings int `json:"warning"`
		Infos    int `json:"info"`
	}
	jsonProfile struct {
		Name      string `json:"name"`
		Documents int    `json:"documents"`
		Inferred  int    `json:"inferred"`
	}
	jsonRule struct {
		Rule      string     `json:"rule"`
		Findings  jsonCounts `json:"findings"`
		Documents int        `json:"documents"`
	}
)

func (w *jsonWriter) Result(r *lint.Result) error {
	return w.add(r, func(d *lint.Diagnostic, loc *locator) any { return w.diagnostic(r, d, loc) })
}

func (w *jsonWriter) Close(sum Summary) error {
	w.door = w.opts.door()
	line, err := marshal(w.summary(sum))
	if err != nil {
		return err
	}
	return w.end(`], "summary": ` + line + "}\n")
}

func (w *jsonWriter) diagnostic(r *lint.Result, d *lint.Diagnostic, loc *locator) jsonDiagnostic {
	path := w.door.Masked(pathOf(r, d))
	out := jsonDiagnostic{
		Path:        path,
		jsonRange:   rangeOf(loc, d.Span),
		Rule:        w.door.Masked(d.Rule),
		Severity:    d.Severity.String(),
		Message:     w.door.Masked(d.Message),
		Help:        w.door.Masked(d.Help),
		Related:     []jsonRelated{},
		Fixes:       []jsonFix{},
		Fingerprint: d.Fingerprint,
	}
	out.URL = w.opts.url(d.Rule)
	for _, rel := range d.Related {
		out.Related = append(out.Related,
			jsonRelated{w.door.Masked(relatedPath(r, d, rel)), rangeOf(loc.of(rel), rel.Span), w.door.Masked(rel.Message)})
	}
	for _, fix := range w.door.fixes(d) {
		out.Fixes = append(out.Fixes, w.fix(fix, loc))
	}
	return out
}

func (w *jsonWriter) fix(fix lint.Fix, loc *locator) jsonFix {
	out := jsonFix{Message: w.door.Masked(fix.Message), Safe: fix.Safe, Edits: []jsonEdit{}}
	for _, edit := range fix.Edits {
		out.Edits = append(out.Edits, jsonEdit{rangeOf(loc, edit.Span), edit.New})
	}
	return out
}

func (w *jsonWriter) summary(sum Summary) jsonSummary {
	out := jsonSummary{
		Files:      sum.Files,
		Documents:  sum.Documents,
		Skipped:    sum.Skipped,
		Failed:     sum.Failed,
		Findings:   jsonCounts(sum.Findings),
		Shown:      sum.Findings.from(w.opts.minSeverity()),
		Suppressed: sum.Suppressed,
		Known:      sum.Known,
		Drafts:     sum.Drafts,
		ToFill:     sum.ToFill,
		Profiles:   []jsonProfile{},
		Rules:      []jsonRule{},
	}
	for _, p := range sum.Profiles {
		out.Profiles = append(out.Profiles,
			jsonProfile{w.door.Masked(p.Name), p.Documents, p.Inferred})
	}
	for _, r := range sum.Rules {
		out.Rules = append(out.Rules,
			jsonRule{w.door.Masked(r.Rule), jsonCounts(r.Findings), r.Documents.from(lint.Info)})
	}
	return out
}

func rangeOf(loc *locator, span source.Span) jsonRange {
	start, end := loc.span(span)
	return jsonRange{start.line, start.column, end.line, end.column}
}

// pathOf returns the path that a finding is shown under.
func pathOf(r *lint.Result, d *lint.Diagnostic) string {
	if d.Path != "" {
		return d.Path
	}
	return r.Input.Path
}

// relatedPath returns the path that a related place of a finding is shown under.
func relatedPath(r *lint.Result, d *lint.Diagnostic, rel lint.Related) string {
	if rel.Path != "" {
		return rel.Path
	}
	return pathOf(r, d)
}
