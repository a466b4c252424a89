package profile

import (
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// An annotation is what a template's comment says of a line:
// <!-- pmlint: optional severity=warning kind=root-cause,resolution -->
type annotation struct {
	optional, ignore bool
	severity         string
	kinds            []postmortem.Kind
}

// annotate reads the template's comments. One at the end of a line applies to
// that line, one on a line of its own to the next line that is not blank.
func (r *reader) annotate() {
	r.notes = map[int]annotation{}
	file := r.doc.File
	for _, c := range r.doc.Tree.Comments {
		body, ok := strings.CutPrefix(strings.TrimSpace(file.Slice(c.Body)), "pmlint:")
		if !ok {
			continue
		}
		line := file.Line(c.Span.Start)
		if strings.TrimSpace(file.Text[file.LineSpan(line).Start:c.Span.Start]) == "" {
			line = file.Line(c.Span.End) + 1
			for line <= file.Lines() && strings.TrimSpace(file.Slice(file.LineSpan(line))) == "" {
				line++
			}
		}
		r.notes[line] = parseAnnotation(body)
	}
}

func parseAnnotation(body string) annotation {
	var a annotation
	for _, word := range strings.Fields(body) {
		key, value, _ := strings.Cut(word, "=")
		switch key {
		case "optional":
			a.optional = true
		case "ignore":
			a.ignore = true
		case "severity":
			a.severity = value
		case "kind":
			for _, k := range strings.Split(value, ",") {
				a.kinds = append(a.kinds, postmortem.Kind(k))
			}
		}
	}
	return a
}
