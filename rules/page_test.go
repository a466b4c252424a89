package rules_test

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/rules"
)

// pageParts are the parts of a rule's page behind its summary, in order. Before the options
// stands a part Fix where the rule has fixes.
var pageParts = []string{"Why", "Flagged", "Accepted", "Options", "Source"}

// A page is a rule's documentation, taken apart.
type page struct {
	summary string
	parts   map[string]string
}

// readPage takes a page apart. The parts' names are bold lines outside fences.
func readPage(doc string) (page, error) {
	p := page{parts: map[string]string{}}
	summary, rest, _ := strings.Cut(doc, "\n")
	p.summary = summary
	var names []string
	part, fence := "", ""
	for line := range strings.Lines(rest) {
		text := strings.TrimRight(line, "\n")
		if name, ok := boldLine(text); ok && fence == "" {
			if names = append(names, name); p.parts[name] != "" {
				return p, fmt.Errorf("part %s stands twice", name)
			}
			part = name
			continue
		}
		fence = fenceAfter(fence, text)
		if part == "" && strings.TrimSpace(text) != "" {
			return p, fmt.Errorf("%q stands between the summary and **Why**", text)
		}
		p.parts[part] += line
	}
	if fence != "" {
		return p, fmt.Errorf("a fence %s is not closed", fence)
	}
	want := pageParts
	if slices.Contains(names, "Fix") {
		want = slices.Insert(slices.Clone(pageParts), slices.Index(pageParts, "Options"), "Fix")
	}
	if !slices.Equal(names, want) {
		return p, fmt.Errorf("parts are %v, want %v", names, want)
	}
	for _, name := range want {
		if strings.TrimSpace(p.parts[name]) == "" {
			return p, fmt.Errorf("part %s is empty", name)
		}
	}
	return p, nil
}

func boldLine(line string) (string, bool) {
	name, ok := strings.CutPrefix(line, "**")
	if !ok {
		return "", false
	}
	return strings.CutSuffix(name, "**")
}

// fenceAfter returns the open fence behind a line, given the one before it.
func fenceAfter(open, line string) string {
	ticks := line[:len(line)-len(strings.TrimLeft(line, "`"))]
	switch {
	case open == "" && len(ticks) >= 3:
		return ticks
	case open != "" && len(ticks) >= len(open) && strings.Trim(line, "`") == "":
		return ""
	}
	return open
}

// An example is a fenced document of a page.
type example struct {
	// info is what follows the language: profile=incident-report as-of=2026-04-01, or
	// file=NAME for a document that is compared with the example behind it.
	info string
	text string
}

// examples returns the fences of a page's part. All must be Markdown.
func (p page) examples(part string) ([]example, error) {
	var out []example
	fence := ""
	for line := range strings.Lines(p.parts[part]) {
		before := fence
		fence = fenceAfter(fence, strings.TrimRight(line, "\n"))
		switch {
		case before == "" && fence != "":
			language, info, _ := strings.Cut(strings.TrimSpace(strings.Trim(line, "`")), " ")
			if language != "markdown" {
				return nil, fmt.Errorf("an example of %s is %q, not markdown", part, language)
			}
			out = append(out, example{info: info})
		case fence != "":
			out[len(out)-1].text += line
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("part %s has no example", part)
	}
	return out, nil
}

// exampleSamples returns the examples of a rule's page, with whether each must be
// flagged.
func exampleSamples(t testing.TB, r *lint.Rule) (samples []sample, flagged []bool) {
	t.Helper()
	p, err := readPage(r.Doc)
	if err != nil {
		t.Fatalf("%s: %v", r.ID, err)
	}
	for _, part := range []string{"Flagged", "Accepted"} {
		examples, err := p.examples(part)
		if err != nil {
			t.Fatalf("%s: %v", r.ID, err)
		}
		var others []otherFile
		for i, x := range examples {
			name, asOf, other := profile.Minimal, postmortem.Date{}, ""
			for word := range strings.FieldsSeq(x.info) {
				switch key, value, _ := strings.Cut(word, "="); key {
				case "profile":
					name = value
				case "as-of":
					asOf = day(t, value)
				case "file":
					other = value
				default:
					t.Fatalf("%s: an example's info string is %q; only profile=NAME, as-of=YYYY-MM-DD and file=NAME are known", r.ID, x.info)
				}
			}
			if other != "" {
				others = append(others, otherFile{other, x.text})
				continue
			}
			samples = append(samples, sample{
				name:    fmt.Sprintf("rules/%s.md#%s-%d", r.ID, part, i+1),
				text:    x.text,
				profile: builtin(t, name),
				asOf:    asOf,
				others:  others,
			})
			others = nil
			flagged = append(flagged, part == "Flagged")
		}
	}
	return samples, flagged
}

// TestExamples lints the examples of all pages.
func TestExamples(t *testing.T) {
	for _, r := range rules.All() {
		t.Run(r.ID, func(t *testing.T) {
			samples, flagged := exampleSamples(t, r)
			for i, s := range samples {
				found := expectations(lintTogether(t, 1, s), r.ID)
				if flagged[i] && len(found) == 0 {
					t.Errorf("%s is not flagged:\n%s", s.name, s.text)
				}
				if flagged[i] {
					continue
				}
				for _, line := range found {
					t.Errorf("%s is flagged: %s\n%s", s.name, line, s.text)
				}
			}
		})
	}
}

// optionItem is a line of a page's Options: - `name` (type, default): meaning
var optionItem = regexp.MustCompile("^- `([a-z][a-z-]*)` \\((boolean|number|text|list), ([^)]+)\\): \\S")

// checkOptions holds the page's list of options against the checker's fields.
func checkOptions(p page, c any) error {
	want := optionsOf(c)
	var got []string
	part := strings.TrimSpace(p.parts["Options"])
	if part == "None." {
		part = ""
	}
	for line := range strings.Lines(part) {
		if !strings.HasPrefix(line, "- ") {
			if strings.HasPrefix(line, "  ") {
				continue // a wrapped item
			}
			return fmt.Errorf("options: %q is no list item; write %q if there are no options", line, "None.")
		}
		m := optionItem.FindStringSubmatch(line)
		if m == nil {
			return fmt.Errorf("options: %q is not of the form - `name` (boolean, number, text or list, default): meaning", line)
		}
		got = append(got, fmt.Sprintf("%s (%s, %s)", m[1], m[2], m[3]))
	}
	if !slices.Equal(got, want) {
		return fmt.Errorf("the page lists the options %q, the checker has %q", got, want)
	}
	return nil
}

// optionsOf lists a checker's exported fields as pages do, without the meaning.
func optionsOf(c any) []string {
	var out []string
	v := reflect.ValueOf(c)
	for v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	if v.Kind() != reflect.Struct {
		return nil
	}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() {
			continue
		}
		name, ok := f.Tag.Lookup("yaml")
		if !ok {
			name = "field " + f.Name + " without a yaml tag"
		}
		kind, value := "unknown type "+f.Type.String(), ""
		switch f.Type.Kind() {
		case reflect.Bool:
			kind, value = "boolean", strconv.FormatBool(v.Field(i).Bool())
		case reflect.Int:
			kind, value = "number", strconv.FormatInt(v.Field(i).Int(), 10)
		case reflect.String:
			kind, value = "text", strconv.Quote(v.Field(i).String())
		case reflect.Slice:
			kind, value = "list", strings.Join(v.Field(i).Interface().([]string), " ")
			if value == "" {
				value = "empty"
			}
		}
		out = append(out, fmt.Sprintf("%s (%s, %s)", name, kind, value))
	}
	return out
}
