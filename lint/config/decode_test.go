package config

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// invalid are configurations with what is wrong with them, each as LINE:COLUMN
// "the text there": what; what to do. Those marked shape are wrong by their
// structure, which the JSON Schema knows of too.
var invalid = []struct {
	text  string
	shape bool
	want  string
}{
	{"profil: minimal", true, `1:1 "profil": unknown key "profil"; did you mean profile?`},
	{"assertions: {}", true, `1:13 "{}": assertions is a map, not a list; write a list: [...]`},
	{"assertions: [{id: acme/x, message: m}]", true, `1:14 "{id": an item of assertions lacks the key "require"; add ` + "`require:`"},
	{"assertions: [{id: X, message: m, require: {id: x}}]", true, `1:19 "X": id: "X" is no address of a rule; write group/name in lower case, as acme/three-actions`},
	{"assertions: [{id: actions/x, message: m, require: {id: x}}]", true, `1:19 "actions/x": id: "actions/x" is in the group actions, which is pmlint's own; use a group of your team's`},
	{"assertions: [{id: a/x, message: m, require: {id: x}}, {id: a/x, message: m, require: {id: x}}]", false, `1:60 "a/x": two assertions have the id "a/x"; give each an id of its own`},
	{"assertions: [{id: a/x, message: \"m\\n\\nn\", require: {id: x}}]", false, `1:34 "m\\n\\nn": message: a text of several lines; write one line`},
	{"assertions: [{id: a/x, message: m, requires: {id: x}, require: {id: x}}]", true, `1:36 "requires": unknown key "requires"; did you mean require?`},
	{"assertions: [{id: a/x, message: m, require: {}}]", true, `1:45 "{}": require is an empty map; give it a key, or remove it`},
	{"assertions: [{id: a/x, message: m, require: {severty: x}}]", true, `1:46 "severty": unknown fact or condition "severty"; did you mean severity?`},
	{"assertions: [{id: a/x, message: m, require: {actions.count: three}}]", true, `1:61 "three": actions.count is the text "three", not a whole number; write digits, without quotes`},
	{"assertions: [{id: a/x, message: m, require: {actions.count: -1}}]", true, `1:61 "-1": actions.count is -1, less than nothing; write 0 or more`},
	{"assertions: [{id: a/x, message: m, require: {actions.count: {minimum: 1}}}]", true, `1:62 "minimum": unknown test "minimum"; use equals, min, max, over or under`},
	{"assertions: [{id: a/x, message: m, require: {actions.count: {present: true}}}]", true, `1:62 "present": unknown test "present"; use equals, min, max, over or under`},
	{"assertions: [{id: a/x, message: m, require: {severity: {matches: 'a('}}}]", false, "1:67 \"a(\": matches: error parsing regexp: missing closing ): `a(`; write a regular expression as RE2 has them"},
	{"assertions: [{id: a/x, message: m, require: {severity: {matches: 'x{900}'}}}]", false, "1:67 \"x{900}\": matches: the pattern takes 902 steps, more than 500; write a regular expression as RE2 has them"},
	{"assertions: [{id: a/x, message: m, require: {duration: {max: soon}}}]", false, `1:62 "soon": max: "soon" is no duration; write a number and a unit, as 15 minutes`},
	{"assertions: [{id: a/x, message: m, require: {duration: {max: 15}}}]", true, `1:62 "15": max is the number 15, not a text; put it in quotes if it is meant`},
	{"assertions: [{id: a/x, message: m, require: {duration: {max: {fact: date}}}}]", true, `1:69 "date": unknown fact to compare with "date"; use duration, time-to-detect, time-to-respond, time-to-investigate, time-to-mitigate or time-to-resolve`},
	{"assertions: [{id: a/x, message: m, require: {date: {before: soon}}}]", true, `1:61 "soon": before: "soon" is no date; write YYYY-MM-DD`},
	{"assertions: [{id: a/x, message: m, require: {date: 2026-01-01}}]", true, `1:52 "2026-01-01": date is the text "2026-01-01", not a map; write keys with values below it`},
	{"assertions: [{id: a/x, message: m, require: {section: {kind: impct}}}]", true, `1:62 "impct": unknown kind of section "impct"; did you mean impact?`},
	{"assertions: [{id: a/x, message: m, require: {section: {words: 3}}}]", true, `1:55 "{words: 3}": section lacks a key; add title or kind`},
	{"assertions: [{id: a/x, message: m, require: {section: {kind: impact, title: Impact}}}]", true, `1:70 "title": title and kind contradict each other; remove one of them`},
	{"assertions: [{id: a/x, message: m, require: {any-of: [{not: {sevrity: x}}]}}]", true, `1:62 "sevrity": unknown fact or condition "sevrity"; did you mean severity?`},
	{"assertions: [{id: a/x, message: m, require: {any-of: []}}]", true, `1:54 "[]": any-of is an empty list; give it an item, or remove it`},
	{"assertions: [{id: a/x, message: m, require: {actions: {with: {who: x}}}}]", true, `1:63 "who": unknown part "who"; use text, owner, due, ticket, horizon or done`},
	{"assertions: [{id: a/x, message: m, require: {actions: {count: 1}}}]", true, `1:55 "{count: 1}": actions lacks the key "with"; add ` + "`with:`"},
	{"assertions: [{id: a/x, message: m, require: {elapsed: {from: start, to: end}}}]", true, `1:55 "{from: start, to: end}": elapsed has 2 of the 3 keys that it needs; use from, to, min, max, over or under`},
	{"assertions: [{id: a/x, message: m, require: {elapsed: {from: timeline.begam, to: end, max: 1 h}}}]", true, `1:62 "timeline.begam": unknown time "timeline.begam"; did you mean timeline.began?`},
	{"assertions: [{id: a/x, message: m, require: {severity: {x: [}}}]", false, `1:61 "}": did not find expected node content while parsing a flow node; mend the YAML`},
	{"assertions: [{id: acme/x, message: m, require: {id: x}}]\nrules: {acme/y: error}", false, `2:9 "acme/y": unknown rule "acme/y"; did you mean acme/x?`},
	{"profile: minimla", true, `1:10 "minimla": unknown profile "minimla"; did you mean minimal?`},
	{"profile: 12", true, `1:10 "12": profile is the number 12, not a text; put it in quotes if it is meant`},
	{"profile: true", true, `1:10 "true": profile is true, not a text; put it in quotes if it is meant`},
	{"profile: [minimal]", true, `1:10 "[minimal]": profile is a list, not a text; write a single text`},
	{"profile:", true, `1:9 "": profile is empty; give it a value, or remove it`},
	{"profile: minimal\ntemplate: t.md", true, `2:1 "template": profile and template contradict each other; remove one of them`},
	{"template: t.md\nprofile: minimal", true, `2:1 "profile": profile and template contradict each other; remove one of them`},
	{"profile: minimal\nprofile: auto", false, `2:1 "profile": the key "profile" is there twice; keep one of them`},
	{"- profile", true, `1:1 "- profile": the configuration is a list, not a map; write keys with values below it`},
	{"text", true, `1:1 "text": the configuration is the text "text", not a map; write keys with values below it`},
	{"rules: {actions/ownr: error}", true, `1:9 "actions/ownr": unknown rule "actions/ownr"; did you mean actions/owner?`},
	{"rules: {zzz: error}", false, "1:9 \"zzz\": unknown rule \"zzz\"; `pmlint rules` lists them"},
	{"rules: {actions/due: loud}", true, `1:22 "loud": unknown severity "loud"; use off, info, warning or error`},
	{"rules: {actions/due: warn}", true, `1:22 "warn": unknown severity "warn"; did you mean warning?`},
	{"rules: {actions/due: false}", true, `1:22 "false": actions/due is false, not a severity; write off`},
	{"rules: {actions/due: 1}", true, `1:22 "1": actions/due is the number 1, not a severity; use off, info, warning or error`},
	{"rules: {actions/due: }", true, `1:22 "": actions/due is empty; give it a value, or remove it`},
	{"rules: [actions/due]", true, `1:8 "[actions/due]": rules is a list, not a map; write keys with values below it`},
	{"rules: {actions/due: {strict: true}}", true, `1:23 "strict": unknown option "strict"; use severity or since`},
	{"rules: {actions: {strict: true}}", true, `1:19 "strict": unknown option "strict"; a group takes severity and since; set options on its rules`},
	{"rules: {actions/owner: {strct: true}}", true, `1:25 "strct": unknown option "strct"; did you mean strict?`},
	{"rules: {actions/owner: {strict: \"true\"}}", true, `1:34 "true": strict is the text "true", not true or false; write true or false, without quotes`},
	{"rules: {actions/owner: {max: many}}", true, `1:30 "many": max is the text "many", not a whole number; write digits, without quotes`},
	{"rules: {actions/owner: {max: 1.5}}", true, `1:30 "1.5": max is the number 1.5, not a whole number; write digits, without quotes`},
	{"rules: {actions/owner: {teams: core}}", true, `1:32 "core": teams is the text "core", not a list; put it in brackets: [...]`},
	{"rules: {actions/owner: {since: 2026-02-30}}", false, `1:32 "2026-02-30": since: "2026-02-30" is no date; write YYYY-MM-DD`},
	{"rules: {actions/owner: {since: 1.2.2026}}", true, `1:32 "1.2.2026": since: "1.2.2026" is no date; write YYYY-MM-DD`},
	{"files: docs", true, `1:8 "docs": files is the text "docs", not a list; put it in brackets: [...]`},
	{"files: []", true, `1:8 "[]": files is an empty list; give it an item, or remove it`},
	{"files: ['a[']", false, `1:10 "a[": an item of files: malformed glob "a["; close brackets and braces, and write a backslash before those that are meant`},
	{"exclude: [/docs]", false, `1:11 "/docs": an item of exclude: the glob "/docs" begins with a slash; write it relative to the configuration's folder`},
	{"exclude: ['']", true, `1:12 "": an item of exclude is an empty text; give it a value, or remove it`},
	{"fail-on: off", true, `1:10 "off": unknown severity "off"; use info, warning, error or never`},
	{"min-severity: never", true, `1:15 "never": unknown severity "never"; use info, warning or error`},
	{"words: {owner-key: [x]}", true, `1:9 "owner-key": unknown key "owner-key"; did you mean owner-keys?`},
	{"words: {owner-keys: [1]}", true, `1:22 "1": an item of owner-keys is the number 1, not a text; put it in quotes if it is meant`},
	{"words: {sections: {rootcause: [x]}}", true, `1:20 "rootcause": unknown key "rootcause"; did you mean root-cause?`},
	{"words: {done: [fine, ' ', good]}", false, `1:23 " ": " " is no word; write a word or phrase as it stands in documents`},
	{"words: {sections: {impact: ['_ x _']}}", false, `1:30 "_ x _": pattern "_ x _" neither begins nor ends with a word; write a word or phrase as it stands in documents`},
	{"overrides: [{rules: {}}]", true, `1:13 "{rules: {}}": an item of overrides lacks the key "files"; add ` + "`files:`"},
	{"overrides: {files: [a]}", true, `1:12 "{files: [a]}": overrides is a map, not a list; write a list: [...]`},
	{"overrides: [{files: [a], fail-on: info}]", true, `1:26 "fail-on": unknown key "fail-on"; use files, profile, template or rules`},
	{"extends: https://x/y", false, `1:10 "https://x/y": extends: "https://x/y" is an address, and only local files are read; copy the file, and write its path`},
	{"extends: /etc/x.yml", false, `1:10 "/etc/x.yml": extends: "/etc/x.yml" is an absolute path; write it relative to this file`},
	{"extends: none.yml", false, `1:10 "none.yml": none.yml: no such file; check the path, which is relative to this file`},
	{"extends: .pmlint.yml", false, `1:10 ".pmlint.yml": .pmlint.yml extends itself; end the chain somewhere`},
	{"template: none.md", false, `1:11 "none.md": cannot read the template none.md (no such file or folder); check the path, which is relative to this file`},
	{"template: empty.md", false, `1:11 "empty.md": template empty.md: no section found: headings, bold lines and bold labels below the title were looked for; mend the template, or name another`},
	{"template: word.md", false, `1:11 "word.md": template word.md:1: unknown annotation "optinal"; did you mean optional?`},
	{"é: 1", true, `1:1 "é": unknown key "é"; use extends, profile, template, files, exclude, rules, words, overrides, assertions, fail-on, min-severity or baseline`},
	{"a: [", false, `1:5 "": did not find expected node content while parsing a flow node; mend the YAML`},
	{"x: &a 1", false, `1:4 "&": anchors are not supported; if "&a" is meant as text, put the value in quotes; mend the YAML`},
	{"profile: minimal\x00", false, `1:17 "\x00": a NUL byte, so this is no text; write YAML in UTF-8`},
	{"profile: \"\xff\"", false, `1:11 "\xff": byte 0xFF is not UTF-8; mend the YAML`},
}

func TestInvalid(t *testing.T) {
	for _, test := range invalid {
		l := loader(t, files{"/repo/.pmlint.yml": test.text, "/repo/t.md": "# T\n## Summary\n", "/repo/empty.md": "text\n",
			"/repo/word.md": "## Summary <!-- pmlint: optinal -->\n"})
		l.File("/repo/.pmlint.yml")
		place, rest, _ := strings.Cut(test.want, " ")
		there, err := strconv.QuotedPrefix(rest)
		if err != nil {
			t.Fatalf("%s: %v", test.want, err)
		}
		if diff := cmp.Diff(".pmlint.yml:"+place+strings.TrimPrefix(rest, there), problems(l)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.text, diff)
			continue
		}
		p := l.Problems()[0]
		lines := strings.Split(test.text, "\n")
		text, _ := strconv.Unquote(there)
		if at := string([]rune(lines[p.Line-1])[p.Column-1:]); !strings.HasPrefix(at, strings.ToValidUTF8(text, "\uFFFD")) {
			t.Errorf("%s: the place is that of %q, not of %q", test.text, at, text)
		}
	}
}

// TestProblemsTogether: all that is wrong with a file is told at once, in order.
func TestProblemsTogether(t *testing.T) {
	l := loader(t, files{"/repo/.pmlint.yml": "rules: {actions/x: error}\nwords: {done: [' ']}\ntemplate: t.md\nprofil: x\nextends: y"})
	l.File("/repo/.pmlint.yml")
	l.File("/repo/.pmlint.yml")
	var places []string
	for _, p := range l.Problems() {
		places = append(places, fmt.Sprintf("%d:%d", p.Line, p.Column))
	}
	if got := strings.Join(places, " "); got != "1:9 2:17 3:11 4:1 5:10" {
		t.Errorf("problems at %s:\n%s", got, problems(l))
	}
}

// TestHostile: what is meant to hurt ends at once, with few lines.
func TestHostile(t *testing.T) {
	for name, text := range map[string]string{
		"aliases":      "a: &a [x, x]\nb: [*a, *a]",
		"nesting":      "rules: " + strings.Repeat("[", 5000),
		"size":         "exclude: [" + strings.Repeat("x, ", 400_000) + "]",
		"keys":         strings.Repeat("x: 1\n", 4000),
		"unknown keys": manyKeys(4000),
		"values":       "exclude: [" + strings.Repeat("x,", 20_000) + "]",
		"long alias":   "files: [" + strings.Repeat("*a", 50_000) + "]",
		"long glob":    "files: ['" + strings.Repeat("*a", 50_000) + "']",
		"braces":       "files: ['" + strings.Repeat("{a,b}", 90) + "']",
		"bad words":    "words: {sections: {impact: [" + strings.Repeat("'_ _',", 4000) + "]}}",
		"long key":     strings.Repeat("k", 100_000) + ": 1",
		"NUL":          "profile: \x00",
		"UTF-16":       "\xff\xfep\x00r\x00",
	} {
		t.Run(name, func(t *testing.T) {
			l := loader(t, files{"/repo/.pmlint.yml": text})
			l.File("/repo/.pmlint.yml")
			got := l.Problems()
			if len(got) == 0 || len(got) > maxProblems+1 {
				t.Errorf("%d problems", len(got))
			}
			for _, p := range got {
				if len(p.Error()) > 500 {
					t.Errorf("a message of %d bytes", len(p.Error()))
				}
			}
		})
	}
}

func manyKeys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "k%d: 1\n", i)
	}
	return b.String()
}
