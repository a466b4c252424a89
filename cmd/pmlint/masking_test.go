package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/cli"
	"github.com/pmlint/pmlint/lint/report"
	"github.com/pmlint/pmlint/rules"
)

// A planted is a value that no output may hold. The values are put together here, so
// that none stands in the sources as a whole: code hosts refuse what looks like a key.
type planted struct {
	name string
	// text is what is written, with the words by which the value is known, if it
	// needs any.
	text, value string
}

const noise = "k7Rw2Zt9Qm4Xv8Lp3Hs6Yc1Nb5Jd0GfTaEuWoIi"

func plants() []planted {
	join := func(parts ...string) string { return strings.Join(parts, "") }
	known := func(name, value string) planted { return planted{name, value, value} }
	named := func(name, before, value string) planted { return planted{name, before + value, value} }
	return []planted{
		known("aws", join("AK", "IAQ7RW2ZT9XV4LP3HS")),
		known("github", join("gh", "p_", noise[:36])),
		known("gitlab", join("gl", "pat-", noise[:20])),
		known("slack", join("xo", "xb-2847-1938-", noise[:24])),
		known("google", join("AI", "za", noise[:35])),
		known("stripe", join("sk_", "live_", noise[:24])),
		known("jwt", join("eyJ", "hbGciOiJIUzI1NiJ9.", "eyJ", "zdWIiOiJqb2JzIn0xyz.", noise[:30])),
		known("card", "4539148803436467"),
		known("iban", "DE75512108001245126199"),
		known("cpf", "529.982.247-25"),
		named("bearer", "Bearer ", noise[:24]),
		named("password", "password=", "tR8vQz2mLw9K"),
		named("api-key", "api_key: ", "Zq7Wn4xPb3Lk"),
		named("userinfo", "https://jobs:", "hq7Wn4xP"), // the host follows
	}
}

// document has a value in every kind of place; %s is its text.
const document = `---
title: Checkout down %[1]s
reference: %[1]s
---
# Checkout down: %[1]s

**Incident ID**: %[1]s
**Date**: 2026-03-04
**Owner**: %[1]s
**Duration**: 14:02 - 16:17 (9 hours) %[1]s
**Status**: %[1]s

## Summary %[1]s

It was idiotic of @ana to print %[1]s to the log, which stood there for [TBD %[1]s]. [See](https://example.com/?q=%[1]s)
and ![graph](img/%[1]s.png), [here](#%[1]s), <https://example.com/%[1]s> and https://grafana.example.com/d/x/%[1]s.

> %[1]s

## Timeline

| Time | Event | Actor |
|------|-------|-------|
| 14:02 | Incident began with %[1]s | %[1]s |
| 13:01 %[1]s | Restored %[1]s | @ana |

- 15.99 %[1]s

| Detection | %[1]s |
|-----------|-------|
| %[1]s | TBD |

## Action items %[1]s

- [ ] Rotate %[1]s - Owner: TBD - Due: %[1]s
- [ ] We rotated %[1]s. - Owner: @ana, %[1]s - #12

## %[1]s

<!-- %[1]s --> <!-- pmlint-disable-line %[1]s: reason --> <!-- pmlint-disable-next-line actions/owner: %[1]s -->

~~~
2026-03-04T14:02:11Z WARN %[1]s
~~~

The value alone: %[2]s, ` + "`%[2]s`" + ` and "%[2]s" stood for 3 hours in the %[2]s.

**%[2]s**: %[2]s
`

// TestMasking plants each value in each kind of place, runs all that prints, and looks
// for it in the output.
func TestMasking(t *testing.T) {
	for _, p := range plants() {
		t.Run(p.name, func(t *testing.T) {
			dir := t.TempDir()
			inDocument := p.text
			if p.name == "userinfo" {
				inDocument += "@db.example.com/jobs"
			}
			write(t, dir, "a.md", fmt.Sprintf(document, inDocument, p.value))
			write(t, dir, "template.md", fmt.Sprintf("# Report\n\n## Summary %[1]s\n\n[%[1]s]\n\n**Kind %[1]s**: [%[1]s / other]\n\n## Timeline\n\n| Time | Event %[1]s |\n|--|--|\n", inDocument))
			write(t, dir, "bad/.pmlint.yml", fmt.Sprintf("profile: %q\nrules: {%q: error}\n%q: 1\n", inDocument, inDocument, inDocument))
			write(t, dir, "bad/a.md", "# Report\n")
			write(t, dir, "words/.pmlint.yml", fmt.Sprintf("words: {owner-keys: [%q]}\nexclude: [%q]\n", inDocument, inDocument))
			write(t, dir, "words/a.md", "# Report\n")
			write(t, dir, "own/.pmlint.yml", fmt.Sprintf("assertions:\n  - {id: acme/own, message: %[1]q, help: %[1]q, require: {section: {title: %[1]q}}}\n", inDocument))
			write(t, dir, "own/a.md", "# Report\n")
			named := ""
			if !strings.ContainsAny(inDocument, "/: ") {
				named = "log " + inDocument + ".md"
				write(t, dir, named, "# Report\n\n## Summary\n\nTBD\n")
			}
			shown := 0
			for _, args := range runs(inDocument, named) {
				var out bytes.Buffer
				command := cli.New(strings.NewReader(fmt.Sprintf(document, inDocument, p.value)), &out, &out, rules.All())
				command.Dir = dir
				command.Main(args)
				if i := strings.Index(strings.ToLower(out.String()), strings.ToLower(p.value)); i >= 0 {
					from, to := max(0, i-80), min(out.Len(), i+80)
					t.Errorf("pmlint %s prints the value: ...%s...", strings.Join(args, " "), out.String()[from:to])
				}
				if strings.Contains(out.String(), p.value[:4]+"…") {
					shown++
				}
			}
			if shown < 4 {
				t.Errorf("the masked value is in the output of %d runs only, so that little was tried", shown)
			}
		})
	}
}

// runs are the command lines that are tried with a text that holds a value, and with a
// file that is called by it, if that can be.
func runs(text, named string) [][]string {
	var all [][]string
	for _, format := range report.Formats() {
		for _, profile := range []string{"minimal", "incident-report"} {
			all = append(all, []string{"--no-config", "--all", "--min-severity", "info", "--stats", "-v", "--profile", profile, "-f", format, "a.md"})
			all = append(all, []string{"--no-config", "--no-group", "--rule", "safety/secrets=off", "--rule", "safety/personal-data=off", "--min-severity", "info",
				"--profile", profile, "-f", format, "a.md"})
		}
		all = append(all, []string{"--no-config", "--template", "template.md", "--min-severity", "info", "-f", format, "a.md"})
		all = append(all, []string{"--no-config", "-f", format, "--min-severity", "info", "--stdin-filename", text + ".md", "-"})
		if named != "" {
			all = append(all, []string{"--no-config", "-f", format, "--min-severity", "info", "-v", named})
		}
	}
	for _, format := range report.ExtractFormats() {
		all = append(all, []string{"extract", "--no-config", "-f", format, "a.md"})
	}
	for _, format := range report.ActionFormats() {
		all = append(all, []string{"actions", "--no-config", "-f", format, "a.md"})
	}
	return append(all, [][]string{
		{"profile", "show", "template.md"}, {"profile", "show", "--format", "json", "template.md"}, {"profile", "show", text},
		{"config", "show", "words/a.md"}, {"config", "show", "--format", "json", "words/a.md"}, {"config", "check", "bad"},
		{"config", "show", "own/a.md"}, {"config", "show", "--format", "json", "own/a.md"}, {"own/a.md"}, {"-f", "json", "own/a.md"},
		{"rules", "--config", "own/.pmlint.yml"}, {"rules", "--config", "own/.pmlint.yml", "acme/own"}, {"bad/a.md"}, {"--list-files", "--all", "."}, {"-v", "--list-files", "."}, {"init", "--dry-run"},
		{"--profile", text}, {"--only", text}, {"--rule", text + "=error"}, {"--rule", "actions/owner=" + text}, {"--format", text},
		{"--format", "json=" + text + "/x/y", "a.md"}, {"--as-of", text}, {"--template", text}, {"--config", text}, {"--unknown=" + text}, {text + ".md"}, {"rules", text},
		{"--no-config", "--color", text},
	}...)
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
