package markdown

import (
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

// firstText returns the text of the first block of a document.
func firstText(markdown string) string {
	return Parse(source.New("a.md", []byte(markdown+"\n"))).Root.Children[0].Text.Plain
}

// An attribute list is no part of a heading's text.
func TestDropAttributes(t *testing.T) {
	for in, want := range map[string]string{
		"# Summary {#summary}":                       "Summary",
		"# Summary {#summary-(short)}":               "Summary",
		"# **Impact** {#impact}":                     "Impact",
		"# Impact {.unnumbered #impact}":             "Impact",
		"# Impact {: #impact }":                      "Impact",
		"# Impact {#impact lang=en}":                 "Impact",
		"# {#impact}":                                "",
		"# Impact {{ service }}":                     "Impact {{ service }}",
		"# Impact {service}":                         "Impact {service}",
		"# Impact {#}":                               "Impact {#}",
		"# Impact #impact}":                          "Impact #impact}",
		"Impact {#impact}\n===":                      "Impact",
		"The fragment is {#impact}":                  "The fragment is {#impact}",
		"# Braces {} and {lang=en}":                  "Braces {} and {lang=en}",
		"# Of {#one} and what follows":               "Of {#one} and what follows",
		"# " + strings.Repeat("{", 40) + "{#impact}": strings.Repeat("{", 40),
	} {
		if got := firstText(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// The backslashes that editors write before punctuation are left out, and the offsets
// lead to the bytes behind them.
func TestUnescaped(t *testing.T) {
	for in, want := range map[string]string{
		`2026\-03\-04`:                    "2026-03-04",
		`Owner\: incident\_lead`:          "Owner: incident_lead",
		`about \~5 \% of them\.`:          "about ~5 % of them.",
		`**2026\-03\-04** at \$5`:         "2026-03-04 at $5",
		"`a\\-b` and a\\-b":               "a\\-b and a-b",
		`\[Amount\] and \*one\* or \| or`: `\[Amount\] and \*one\* or \| or`,
		`C:\Temp\new`:                     `C:\Temp\new`,
		`a\\-b`:                           `a\\-b`,
		`at the end \`:                    `at the end \`,
	} {
		doc := Parse(source.New("a.md", []byte(in+"\n")))
		got := doc.Root.Children[0].Text
		if got.Plain != want {
			t.Errorf("%q: %q, want %q", in, got.Plain, want)
			continue
		}
		for i := range len(got.Plain) {
			if at := got.Offset(i); in[at] != got.Plain[i] {
				t.Errorf("%q: byte %d of the text is %q, and %q in the file", in, i, got.Plain[i], in[at])
			}
		}
	}
}

// A name in angle brackets behind an @ is a mention; a tag is none.
func TestMentionIsText(t *testing.T) {
	for in, want := range map[string]string{
		"Ask @<Ana Duarte> first":  "Ask @<Ana Duarte> first",
		"Ask <Ana Duarte> first":   "Ask  first",
		"Ask @<b>Ana</b> first":    "Ask @Ana first",
		`Ask @<A href="x">Ana</A>`: "Ask @Ana",
	} {
		if got := firstText(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
