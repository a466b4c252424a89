package config

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint"
)

// A Draft is a configuration to be written for a team that has none.
type Draft struct {
	// Pin is the profile, or the template by its path relative to the configuration;
	// Why says in a sentence why it is the one.
	Pin Pin
	Why string
	// Aside is a template that was found and is not pinned; empty for none.
	Aside string
	// Cover is how the documents are taken. Without globs they are taken by what
	// they hold, and what its Reason says is written beside an example.
	Cover Cover
	// Overrides are for the documents that do not have the form of the Pin; Unlisted
	// says why some that do not are not listed, and is empty where all are.
	Overrides []DraftOverride
	Unlisted  string
	// Rules are the IDs of rules that exist, for examples.
	Rules []string
	// Since is a day for an example, YYYY-MM-DD.
	Since string
}

// CheckTemplate says why a template with this path, relative to the configuration,
// cannot be named in one, or "".
func CheckTemplate(name string) string {
	if !utf8.ValidString(name) {
		return "its name is not UTF-8, so that a configuration cannot hold it"
	}
	wrong, _ := checkPath(name)
	return wrong
}

// A DraftOverride is what other documents are held against. Its globs take them and
// no others.
type DraftOverride struct {
	Pin   Pin
	Globs []Glob
}

// Text returns the configuration as YAML, with comments that say what it does and
// what more it could.
func (d *Draft) Text() string {
	var w draftWriter
	w.comment("What pmlint holds the post-mortems in this folder and below against. It was",
		"written by `pmlint init`; what stands in comments are examples.",
		"`pmlint config show` prints what holds, `pmlint config check` tells mistakes.")
	w.blank()
	w.comment(d.Why)
	w.pin(d.Pin)
	if d.Aside != "" {
		w.comment("To begin with the template that is there, put it in place of the profile:")
		w.example("template: " + Text(d.Aside))
	}
	w.blank()
	d.writeFiles(&w)
	w.blank()
	d.writeOverrides(&w)
	d.writeExamples(&w)
	return w.String()
}

func (d *Draft) writeFiles(w *draftWriter) {
	if len(d.Cover.Globs) == 0 {
		w.comment("The post-mortems are taken by what they hold, since no globs take just them:",
			d.Cover.Reason+".")
		w.example(`files: ["docs/postmortems/**/*.md"]`)
		return
	}
	w.comment("Only these files are taken, whatever they hold.")
	w.line("files:")
	w.globs(d.Cover.Globs)
	if len(d.Cover.Exclude) == 0 {
		return
	}
	w.line("exclude:")
	for _, glob := range d.Cover.Exclude {
		w.line("  - %s", Text(glob))
	}
}

func (d *Draft) writeOverrides(w *draftWriter) {
	if len(d.Overrides) > 0 {
		w.comment("These have another form, from before or from elsewhere.")
		w.line("overrides:")
	}
	for _, o := range d.Overrides {
		w.line("  - files:")
		w.indent = "    "
		w.globs(o.Globs)
		w.pin(o.Pin)
		w.indent = ""
	}
	if d.Unlisted != "" {
		w.comment("Other documents have another form, and are held against this one: " + d.Unlisted + ".")
		if len(d.Overrides) == 0 {
			w.example("overrides:", `  - files: ["docs/2019/**"]`, "    profile: minimal")
		}
	}
	if len(d.Overrides) > 0 || d.Unlisted != "" {
		w.blank()
	}
}

func (d *Draft) writeExamples(w *draftWriter) {
	if len(d.Rules) > 0 {
		w.comment("Each rule can be off, info, warning or error. With `since`, documents of an",
			"earlier day are exempt, so that a team can begin without mending its archive.")
		w.example("rules:", fmt.Sprintf("  %s: warning", Text(d.Rules[0])))
		for _, id := range d.Rules[1:] {
			w.example(fmt.Sprintf("  %s: {severity: error, since: %s}", Text(id), d.Since))
		}
		w.blank()
	}
	w.comment("The team's own words, beside those that pmlint knows.")
	w.example("words:", "  owner-keys: [DRI]", "  sections:", `    root-cause: ["What broke"]`)
	w.blank()
	w.comment("From which severity on findings fail a build: `never` only reports.")
	w.example("fail-on: error")
}

// A draftWriter puts a configuration together.
type draftWriter struct {
	strings.Builder
	indent string
}

func (w *draftWriter) line(format string, args ...any) {
	fmt.Fprintf(w, w.indent+format+"\n", args...)
}

func (w *draftWriter) blank() { w.line("") }

// comment writes prose; it begins with a capital, which no key does.
func (w *draftWriter) comment(lines ...string) {
	for _, l := range lines {
		w.line("# %s", oneLine(l))
	}
}

// example writes keys that are commented out.
func (w *draftWriter) example(lines ...string) {
	for _, l := range lines {
		w.line("# %s", l)
	}
}

func (w *draftWriter) pin(p Pin) {
	if p.Template != "" {
		w.line("template: %s", Text(p.Template))
		return
	}
	w.line("profile: %s", Text(p.Profile))
}

func (w *draftWriter) globs(globs []Glob) {
	for _, g := range globs {
		if g.Files == 1 && !strings.Contains(g.Pattern, "*") {
			w.line("  - %s", Text(g.Pattern))
			continue
		}
		w.line("  - %-34s # %s", Text(g.Pattern), lint.Counted(g.Files, "file"))
	}
}

// oneLine keeps what a path may hold from ending a comment.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '?'
		}
		return r
	}, s)
}

// plainText are texts that every reader of YAML takes for text without quotes.
var plainText = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*$`)
})

// Text writes a text for YAML, in quotes where some reader would take it for
// something else. Go's escapes are YAML's too.
func Text(s string) string {
	words := []string{"true", "false", "yes", "no", "on", "off", "null", "y", "n"}
	if plainText().MatchString(s) && !slices.Contains(words, strings.ToLower(s)) {
		return s
	}
	return strconv.Quote(s)
}
