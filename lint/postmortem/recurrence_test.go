package postmortem

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint/source"
)

func TestRecurrences(t *testing.T) {
	for text, want := range map[string]bool{
		"See previous postmortem.":                              true,
		"See the Previous Post-Mortem.":                         true,
		"It was covered in the previous post mortems.":          true,
		"The cause was the same as last time.":                  true,
		"PREVIOUS OUTAGE: the same":                             true,
		"Wie beim letzten Mal war die Platte voll.":             true,
		"Le précédent incident avait la même cause.":            true,
		"El último incidente tuvo la misma causa.":              true,
		"See [the previous postmortem](a.md).":                  false,
		"See the previous post-mortem: https://x.example/1":     false,
		"The previous incident (INC-20260304-0007) was longer.": false,
		"The previous outage, OPS-12, was longer.":              false,
		"The previous outage of 2026-03-04 was longer.":         false,
		"The previous version had a limit.":                     false,
		"Last time anybody looked was in May.":                  false,
		`Support wrote "same as last time".`:                    false,
		"> See the previous post-mortem.":                       false,
		"`previous outage`":                                     true,
		"impreviousoutage":                                      false,
		"":                                                      false,
	} {
		d := Parse(source.New("in.md", []byte("# T\n\n## Lessons learned\n\n"+text+"\n")), DefaultVocabulary())
		found := d.Recurrences()
		if (len(found) > 0) != want {
			t.Errorf("%q: %v, want %v", text, found, want)
		}
		for _, v := range found {
			if !strings.Contains(d.File.Slice(v.Span), v.Text) {
				t.Errorf("%q: the span covers %q, the text is %q", text, d.File.Slice(v.Span), v.Text)
			}
		}
	}
}

func TestLinkedPages(t *testing.T) {
	const text = "[a](../x/A%20b.md#c) [b](https://wiki.example.com/pm/b.html?x=1) [c](https://wiki.example.com/c) [d](#d) ![e](e.md)\n\n- [again](a%20b.md) [f](f.markdown)\n"
	d := Parse(source.New("in.md", []byte(text)), DefaultVocabulary())
	if diff := cmp.Diff([]string{"a b", "b", "f"}, d.LinkedPages()); diff != "" {
		t.Error(diff)
	}
	for path, want := range map[string]string{"docs/A.md": "a", `docs\A.MD`: "a", "a.png": "", "": "", "<stdin>": ""} {
		if got := PageName(path); got != want {
			t.Errorf("PageName(%q) = %q, want %q", path, got, want)
		}
	}
}

func TestSimilarIncidents(t *testing.T) {
	const text = `# T

## Similar Incidents

- **2025-11-18**: slow for an hour
- INC-20251118-0003 - the same
- [OPS-12](https://x.example/12): linked
- 18 November 2025, in words
- 03/04/2026 is no day that is certain
- none
- **Pattern Detected**: Yes

## Impact

- 2025-01-01: not listed here
`
	d := Parse(source.New("in.md", []byte(text)), DefaultVocabulary())
	var got []string
	for _, s := range d.SimilarIncidents() {
		line := s.ID + s.Day.String() + " " + s.Value.Text
		if s.Linked {
			line += " linked"
		}
		if d.File.Slice(s.Value.Span) != s.Value.Text {
			t.Errorf("%s: the span covers %q", line, d.File.Slice(s.Value.Span))
		}
		got = append(got, line)
	}
	want := []string{"2025-11-18 2025-11-18", "INC-20251118-0003 INC-20251118-0003", "OPS-12 OPS-12 linked", "2025-11-18 18 November 2025"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTicketName(t *testing.T) {
	for text, want := range map[string]string{
		"#12":                                    "#12 local",
		"GH-12":                                  "GH-12",
		"acme/shop#12":                           "acme/shop#12",
		"Acme/Shop#12":                           "acme/shop#12",
		"https://github.com/acme/shop/issues/12": "acme/shop#12",
		"https://github.com/acme/shop/pull/12#issuecomment-7": "acme/shop#12",
		"https://gitlab.example.com/acme/shop/-/issues/12":    "acme/shop#12",
		"https://acme.atlassian.net/browse/OPS-41?focused=1":  "OPS-41",
		"OPS-41":                             "OPS-41",
		"[OPS-41]":                           "OPS-41",
		"https://trello.com/c/AbC/12-title/": "trello.com/c/abc/12-title",
		"":                                   " local",
	} {
		name, global := TicketName(text)
		if !global {
			name += " local"
		}
		if name != want {
			t.Errorf("%q: %q, want %q", text, name, want)
		}
	}
}

func TestSeverityScale(t *testing.T) {
	v := DefaultVocabulary()
	for text, want := range map[string]string{
		"SEV-1": "sev", "SEV2": "sev", "sev 3": "sev", "P1": "p", "S2": "s", "High": "words", "CRITICAL": "words", "Kritisk": "words",
		"2": "numbers", "Critical/High": "", "High (P1)": "", "[LOW / HIGH]": "", "the database": "", "": "", "Severity 1": "severity",
	} {
		if got := v.SeverityScale(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestPassages(t *testing.T) {
	const text = `# T

**Summary**: It *failed*, twice.

## Root cause

The first; paragraph.

> Quoted.

- An item
  of two lines

| a |
|---|
| cell |

### Deeper

More.

## Timeline

10:00 nothing
`
	d := Parse(source.New("in.md", []byte(text)), DefaultVocabulary())
	var got []string
	for p := range d.Passages(Summary, RootCause) {
		got = append(got, d.File.Slice(p.Span()))
	}
	want := []string{"It *failed*, twice.", "The first; paragraph.", "An item\n  of two lines", "More."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
