package profile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// An annotation is what a template's comment says of a line:
// <!-- pmlint: optional severity=warning kind=root-cause,resolution -->
type annotation struct {
	optional, ignore, repeat     bool
	prompt, example, keep, field bool
	severity, format             string
	kinds                        []postmortem.Kind
	oneOf                        []string
}

// annotationWords are those that stand alone, annotationKeys those that a value
// follows.
var (
	annotationWords = [...]string{"optional", "ignore", "repeat", "prompt", "example", "keep", "field"}
	annotationKeys  = [...]string{"severity", "kind", "one-of", "format"}
)

// formats lists what format= can ask of a field's value.
func formats() []string {
	return []string{"date", "time", "date-time", "duration", "id", "person", "number", "money", "url"}
}

func severities() []string { return []string{"info", "warning", "error"} }

// kinds lists what kind= can say of a section.
func kinds() []postmortem.Kind {
	return []postmortem.Kind{postmortem.Summary, postmortem.Impact, postmortem.TimelineSection, postmortem.Detection,
		postmortem.Response, postmortem.RootCause, postmortem.ContributingFactors, postmortem.Resolution,
		postmortem.ActionItems, postmortem.Prevention, postmortem.LessonsLearned, postmortem.WentWell,
		postmortem.WentWrong, postmortem.GotLucky, postmortem.Review, postmortem.FollowUp, postmortem.Appendix}
}

func kindNames() []string {
	var names []string
	for _, k := range kinds() {
		names = append(names, string(k))
	}
	return names
}

// An AnnotationError is a word in a template's annotation that is not known.
type AnnotationError struct {
	// Path and Line are where it stands.
	Path string
	Line int
	// What is the part that Word should be: "annotation", "severity" ...
	What, Word string
	// Known are the words that can stand there; none where any value could, and
	// only an empty one is wrong.
	Known []string
}

// Error lists the words that are known.
func (e *AnnotationError) Error() string {
	if len(e.Known) == 0 {
		return fmt.Sprintf("%s: write %s", e.Problem(), e.What)
	}
	return fmt.Sprintf("%s: use one of %s", e.Problem(), strings.Join(e.Known, ", "))
}

// Problem is the error without what to do about it.
func (e *AnnotationError) Problem() string {
	if len(e.Known) == 0 {
		return fmt.Sprintf("template %s:%d: annotation %q has no values", e.Path, e.Line, e.Word)
	}
	return fmt.Sprintf("template %s:%d: unknown %s %q", e.Path, e.Line, e.What, e.Word)
}

// annotate reads the template's comments. One at the end of a line applies to
// that line, one on a line of its own to the next line that holds anything else.
func (r *reader) annotate() error {
	r.notes = map[int]annotation{}
	file := r.doc.File
	comments := r.doc.Tree.Comments
	// Each line of its own leads to the next; from the end on, none is looked at
	// more often than once.
	target := map[int]int{}
	for i := len(comments) - 1; i >= 0; i-- {
		span := comments[i].Span
		line := file.Line(span.Start)
		if _, ok := annotationBody(file.Slice(comments[i].Body)); ok && r.isAlone(span) {
			next := r.nextLine(file.Line(span.End) + 1)
			if further, ok := target[next]; ok {
				next = further
			}
			target[line] = next
		}
	}
	for _, c := range comments {
		body, ok := annotationBody(file.Slice(c.Body))
		if !ok {
			continue
		}
		at := file.Line(c.Span.Start)
		line := at
		if next, ok := target[at]; ok {
			line = next
		}
		if err := r.parseAnnotation(body, at, line); err != nil {
			return err
		}
	}
	return nil
}

// isAlone reports whether nothing but comments stands on the lines of one.
func (r *reader) isAlone(span source.Span) bool {
	file := r.doc.File
	return strings.TrimSpace(file.Text[file.LineSpan(file.Line(span.Start)).Start:span.Start]) == "" && r.restIsBlank(span)
}

// annotationBody returns what follows "pmlint:" in a comment.
func annotationBody(comment string) (string, bool) {
	return strings.CutPrefix(strings.TrimSpace(comment), "pmlint:")
}

// restIsBlank reports whether nothing but comments follows span on its last line.
func (r *reader) restIsBlank(span source.Span) bool {
	file := r.doc.File
	rest := file.Text[span.End:max(span.End, file.LineSpan(file.Line(span.End)).End)]
	for {
		rest = strings.TrimSpace(rest)
		if !strings.HasPrefix(rest, "<!--") {
			return rest == ""
		}
		_, after, ok := strings.Cut(rest, "-->")
		if !ok {
			return true
		}
		rest = after
	}
}

// nextLine returns the first line from the given one on that is not blank.
func (r *reader) nextLine(line int) int {
	file := r.doc.File
	for line <= file.Lines() && strings.TrimSpace(file.Slice(file.LineSpan(line))) == "" {
		line++
	}
	return line
}

// parseAnnotation adds the words of a comment to what is known of a line.
func (r *reader) parseAnnotation(body string, at, line int) error {
	a := r.notes[line]
	for _, word := range annotationFields(body) {
		key, value, hasValue := strings.Cut(word, "=")
		unknown := func(what, word string, known []string) error {
			return &AnnotationError{Path: r.profile.Name, Line: at, What: what, Word: word, Known: known}
		}
		if hasValue {
			if !slices.Contains(annotationKeys[:], key) {
				return unknown("annotation", key, slices.Concat(annotationWords[:], annotationKeys[:]))
			}
			if what, bad, known := a.set(key, value); what != "" {
				return unknown(what, bad, known)
			}
			continue
		}
		switch key {
		case "optional":
			a.optional = true
		case "ignore":
			a.ignore = true
		case "repeat":
			a.repeat = true
		case "prompt":
			a.prompt = true
		case "example":
			a.example = true
		case "keep":
			a.keep = true
		case "field":
			a.field = true
		case "severity", "kind", "one-of", "format":
			return unknown(key+"=VALUE", key, nil)
		default:
			return unknown("annotation", key, slices.Concat(annotationWords[:], annotationKeys[:]))
		}
	}
	r.notes[line] = a
	return nil
}

// set takes in key=value. Where the value is wrong, it returns what it should
// have been, the wrong word, and the words there are.
func (a *annotation) set(key, value string) (what, word string, known []string) {
	if key == "one-of" {
		if a.oneOf = annotationValues(value); len(a.oneOf) < 2 {
			return "one-of=A,B", key, nil
		}
		return "", "", nil
	}
	for _, v := range annotationValues(value) {
		switch key {
		case "severity":
			a.severity, what, known = v, "severity", severities()
		case "format":
			a.format, what, known = v, "format", formats()
		case "kind":
			a.kinds, what, known = append(a.kinds, postmortem.Kind(v)), "kind", kindNames()
		}
		if !slices.Contains(known, v) {
			return what, v, known
		}
	}
	if what == "" {
		return key + "=VALUE", key, nil
	}
	return "", "", nil
}

// annotationFields splits an annotation at white space outside quotes.
func annotationFields(s string) []string {
	quoted := false
	return strings.FieldsFunc(s, func(c rune) bool {
		if c == '"' {
			quoted = !quoted
		}
		return !quoted && (c == ' ' || c == '\t' || c == '\n')
	})
}

// annotationValues splits at commas and drops quotes: one-of="in progress",closed.
func annotationValues(s string) []string {
	var out []string
	for v := range strings.SplitSeq(strings.ReplaceAll(s, `"`, ""), ",") {
		if v = strings.TrimSpace(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}
