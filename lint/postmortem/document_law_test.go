package postmortem

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint/source"
)

// seeds are the documents that the project writes for its tests.
func seeds(t testing.TB) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"../../testdata/documents/*.md", "../../docs/examples/*.md", "testdata/reading/*.md"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			text := strings.TrimPrefix(string(data), "\uFEFF")
			out[filepath.Base(path)] = strings.ReplaceAll(text, "\r\n", "\n")
		}
	}
	if len(out) == 0 {
		t.Fatal("no documents found")
	}
	return out
}

// checkDocument reports a violation of what holds for every document: spans in
// bounds, sections in source order and inside their parents, values that stand
// where they say.
func checkDocument(d *Document) error {
	size := len(d.File.Text)
	var err error
	check := func(what string, s source.Span) {
		if err == nil && (s.Start < 0 || s.End < s.Start || s.End > size) {
			err = fmt.Errorf("%s: span %v is out of bounds", what, s)
		}
	}
	value := func(what string, v Value) {
		check(what, v.Span)
		if err == nil && v.State == Filled && v.Text == "" {
			err = fmt.Errorf("%s is filled with nothing", what)
		}
	}
	for i, s := range d.Sections {
		check("section "+s.Title, s.Span)
		check("body of "+s.Title, s.Body)
		if i > 0 && err == nil && s.Span.Start < d.Sections[i-1].Span.Start {
			err = fmt.Errorf("section %q stands before %q", s.Title, d.Sections[i-1].Title)
		}
		if p := s.Parent; p != nil && err == nil && (s.Level <= p.Level || s.Span.Start < p.Span.Start) {
			err = fmt.Errorf("section %q (level %d) is not below %q (level %d)", s.Title, s.Level, p.Title, p.Level)
		}
	}
	for _, f := range d.Fields {
		check("field "+f.Label, f.Span)
		check("label "+f.Label, f.LabelSpan)
		value("value of "+f.Label, f.Value)
	}
	for _, tl := range d.Timelines {
		check("zone", tl.ZoneSpan)
		for _, e := range tl.Entries {
			check("entry", e.Span)
			check("stamp "+e.Stamp.Text, e.Stamp.Span)
			value("event", e.Event)
			value("actor", e.Actor)
		}
	}
	for _, a := range d.Actions {
		check("action", a.Span)
		check("owner", a.OwnerSpan)
		value("action text", a.Text)
		value("due", a.Due)
		for _, ticket := range a.Tickets {
			value("ticket", ticket)
		}
		for _, p := range a.Owners {
			check("owner "+p.Name, p.Span)
		}
	}
	for _, b := range d.Tree.Texts {
		for _, r := range AppendSentenceRanges(nil, b.Text.Plain) {
			check("sentence", b.Text.Span(r[0], r[1]))
		}
	}
	checkReadings(d, check, value)
	return err
}

// checkReadings does so for what is read only when a rule asks for it.
func checkReadings(d *Document, check func(string, source.Span), value func(string, Value)) {
	for _, said := range append(d.CareAsked(), d.SoleCauses()...) {
		value("said", said.Value)
	}
	for _, c := range d.Causes() {
		value("cause", c.Value)
	}
	factors, _, _ := d.Factors()
	for _, f := range factors {
		value("factor", f)
	}
	for _, x := range d.Improvements() {
		value("improvement", x.Value)
		check("all of an improvement", x.AllSpan)
	}
	for _, row := range d.FollowUps() {
		check("follow-up", row.Span)
		value("follow-up", row.Text)
		value("state", row.State)
		value("notes", row.Notes)
	}
	for _, a := range d.Actions {
		d.Aim(a)
	}
	checkFacts(d, check, value)
}

// checkFacts does so for the particulars of the incident and of its review.
func checkFacts(d *Document, check func(string, source.Span), value func(string, Value)) {
	for _, fields := range d.Facts() {
		for _, f := range fields {
			value("fact", f.Value)
			check("label", f.LabelSpan)
			check("fact", f.Span)
			if stamp, _, ok := d.LeadingStamp(f); ok {
				check("time", stamp.Span)
			}
			for _, x := range d.FieldsUnder(f) {
				check("field below", x.Span)
			}
			d.GoesOn(f)
		}
	}
	for _, e := range d.Equations() {
		check("equation", e.Span)
	}
	for _, row := range d.Feedback() {
		check("feedback", row.Span)
		value("reviewer", row.Reviewer)
		value("feedback", row.Text)
		value("state", row.State)
	}
	if end, ok := d.Ended(nil); ok {
		check("end", end.Span)
	}
}

// facts is what of a document must not depend on how the file was saved.
func facts(d *Document) string {
	var b strings.Builder
	fmt.Fprintln(&b, d.Title.Text, d.ID.Text, d.Day, d.Severity.Text, d.Status.Text)
	for _, s := range d.Sections {
		fmt.Fprintln(&b, d.File.Line(s.Span.Start), s.Title, s.Kinds, s.Level)
	}
	for _, f := range d.Fields {
		fmt.Fprintln(&b, d.File.Line(f.Span.Start), f.Label, f.Key, f.Value.Text, f.Value.State)
	}
	for _, tl := range d.Timelines {
		for _, e := range tl.Entries {
			fmt.Fprintln(&b, d.File.Line(e.Span.Start), e.Stamp.Text, e.Day, e.Zone.Name, e.Event.Text)
		}
	}
	for _, a := range d.Actions {
		fmt.Fprintln(&b, d.File.Line(a.Span.Start), a.Text.Text, a.Owners, a.DueDay, a.Done, len(a.Tickets))
	}
	return b.String()
}

func TestDocumentLaws(t *testing.T) {
	for name, text := range seeds(t) {
		d := Parse(source.New(name, []byte(text)), DefaultVocabulary())
		if err := checkDocument(d); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		plain := facts(d)
		for how, other := range map[string]string{
			"CRLF":                    strings.ReplaceAll(text, "\n", "\r\n"),
			"a byte order mark":       "\uFEFF" + text,
			"no newline at the end":   strings.TrimRight(text, "\n"),
			"blank lines at the end":  text + "\n\n",
			"CRLF and no newline":     strings.TrimRight(strings.ReplaceAll(text, "\n", "\r\n"), "\r\n"),
			"a mark and CRLF in line": "\uFEFF" + strings.ReplaceAll(text, "\n", "\r\n"),
		} {
			got := facts(Parse(source.New(name, []byte(other)), DefaultVocabulary()))
			if diff := cmp.Diff(plain, got); diff != "" {
				t.Errorf("%s with %s is read otherwise:\n%s", name, how, diff)
			}
		}
	}
}

func FuzzDocument(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if err := checkDocument(Parse(source.New("in.md", []byte(text)), DefaultVocabulary())); err != nil {
			t.Fatal(err)
		}
	})
}
