package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/source"
)

const page = `# Database outage

## Action Items
- [ ] Page on pool saturation - Due: 2026-10-05
- [ ] Add a runbook
`

func TestText(t *testing.T) {
	owner := ownerless(t, page, "Page on pool saturation")
	related := lint.Diagnostic{
		Rule: "actions/horizon", Severity: lint.Warning, Span: at(t, page, "Add a runbook"),
		Message: "two action items of different kinds",
		Related: []lint.Related{
			{Span: at(t, page, "Page on"), Message: "the other one"},
			{Span: at(t, page, "Action Items"), Message: "both stand here"},
		},
	}
	slight := lint.Diagnostic{Rule: "metadata/title", Severity: lint.Info, Span: at(t, page, "Database"),
		Message: "the title names no service"}
	missing := lint.Diagnostic{Rule: "sections/required", Severity: lint.Error,
		Span: source.Span{Start: len(page), End: len(page)}, Message: "there is no summary"}
	unread := result("scan.md", "", lint.Diagnostic{Rule: "pmlint/unreadable", Severity: lint.Error, Message: "not text"})
	unread.File, unread.Doc = nil, nil

	tests := []struct {
		name    string
		opts    Options
		results []*lint.Result
		want    string
	}{
		{"nothing found", Options{}, []*lint.Result{result("a.md", page)}, ""},
		{"nothing found, with statistics", Options{Stats: true}, []*lint.Result{result("a.md", page)}, ""},
		{"only what is too slight", Options{}, []*lint.Result{result("a.md", page, slight)}, ""},
		{"one finding", Options{Quiet: true}, []*lint.Result{result("docs/a.md", page, owner)}, `
docs/a.md:4:7 error actions/owner: action item has no owner
    4 | - [ ] Page on pool saturation - Due: 2026-10-05
      |       ^^^^^^^^^^^^^^^^^^^^^^^
        help: name one person: ` + "`Owner: @handle`" + `
`},
		{"related places", Options{Quiet: true}, []*lint.Result{result("a.md", page, related)}, `
a.md:5:7 warning actions/horizon: two action items of different kinds
    5 | - [ ] Add a runbook
      |       ^^^^^^^^^^^^^
        note: a.md:4:7: the other one
    4 | - [ ] Page on pool saturation - Due: 2026-10-05
      |       -------
        note: a.md:3:4: both stand here
    3 | ## Action Items
      |    ------------
`},
		{"no line to show", Options{Quiet: true}, []*lint.Result{result("a.md", page, missing)}, `
a.md:6:1 error sections/required: there is no summary
`},
		{"no text to show", Options{Quiet: true}, []*lint.Result{unread}, `
scan.md error pmlint/unreadable: not text
`},
		{"severities", Options{Quiet: true, MinSeverity: lint.Info}, []*lint.Result{result("a.md", page, slight)}, `
a.md:1:3 info metadata/title: the title names no service
    1 | # Database outage
      |   ^^^^^^^^
`},
		{"only errors", Options{Quiet: true, MinSeverity: lint.Error}, []*lint.Result{result("a.md", page, related, missing)}, `
a.md:6:1 error sections/required: there is no summary
`},
		{"colours", Options{Quiet: true, Color: true}, []*lint.Result{result("a.md", page, owner)}, "\n" +
			"\x1b[1ma.md:4:7\x1b[22m \x1b[31;1merror\x1b[0;22m actions/owner: action item has no owner\n" +
			"    4 | - [ ] Page on pool saturation - Due: 2026-10-05\n" +
			"      |       \x1b[31;1m^^^^^^^^^^^^^^^^^^^^^^^\x1b[0;22m\n" +
			"        help: name one person: `Owner: @handle`\n"},
		{"narrow", Options{Quiet: true, Width: 40}, []*lint.Result{result("a.md", page, owner)}, `
a.md:4:7 error actions/owner: action item has no owner
    4 | … ] Page on pool saturation - D…
      |     ^^^^^^^^^^^^^^^^^^^^^^^
        help: name one person: ` + "`Owner: @handle`" + `
`},
	}
	for _, tt := range tests {
		for _, noGroup := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/%t", tt.name, noGroup), func(t *testing.T) {
				tt.opts.NoGroup = noGroup
				want := strings.TrimPrefix(tt.want, "\n")
				if diff := cmp.Diff(want, render(t, "text", tt.opts, tt.results...)); diff != "" {
					t.Errorf("want -, got +\n%s", diff)
				}
			})
		}
	}
}

func TestTextManyRelated(t *testing.T) {
	d := ownerless(t, page, "Add a runbook")
	for range maxListed + 3 {
		d.Related = append(d.Related, lint.Related{Span: at(t, page, "Page"), Message: fmt.Sprint("here ", len(d.Related))})
	}
	got := render(t, "text", Options{}, result("a.md", page, d))
	if n := strings.Count(got, "note: a.md:4:7: here "); n != maxListed {
		t.Errorf("%d notes, want %d", n, maxListed)
	}
	if !strings.Contains(got, "        note: and 3 more places\n") {
		t.Errorf("the notes that were left out are not counted:\n%s", got)
	}
}

// Places that share a message take one line.
func TestTextRelatedAlike(t *testing.T) {
	d := ownerless(t, page, "Add a runbook")
	for range maxListed + 3 {
		d.Related = append(d.Related, lint.Related{Span: at(t, page, "Page"), Message: "no owner"})
	}
	got := render(t, "text", Options{}, result("a.md", page, d))
	want := "        note: no owner: a.md: " + strings.Repeat("4:7, ", maxListed-1) + "4:7 and 3 more\n"
	if !strings.Contains(got, want) {
		t.Errorf("%q is missing:\n%s", want, got)
	}
}

// many returns n documents of page, each with the findings.
func many(n int, found ...lint.Diagnostic) []*lint.Result {
	var all []*lint.Result
	for i := range n {
		all = append(all, result(fmt.Sprintf("%d.md", i+1), page, found...))
	}
	return all
}

func TestTextGroups(t *testing.T) {
	page1 := ownerless(t, page, "Page on pool saturation")
	add := ownerless(t, page, "Add a runbook")
	other := lint.Diagnostic{Rule: "metadata/title", Severity: lint.Warning, Span: at(t, page, "Database"),
		Message: "the title names no service"}
	single := "4.md:1:3 warning metadata/title: the title names no service\n" +
		"    1 | # Database outage\n" +
		"      |   ^^^^^^^^\n"

	t.Run("five documents", func(t *testing.T) {
		results := many(5, page1)
		results[3].Diagnostics = []lint.Diagnostic{other, page1, add}
		want := single + `error actions/owner: action item has no owner (6 times in 5 documents)
  1.md:4:7
    4 | - [ ] Page on pool saturation - Due: 2026-10-05
      |       ^^^^^^^^^^^^^^^^^^^^^^^
  2.md:4:7
  3.md:4:7
  4.md:4:7, 5:7
  5.md:4:7
        help: name one person: ` + "`Owner: @handle`\n"
		if diff := cmp.Diff(want, render(t, "text", Options{Quiet: true}, results...)); diff != "" {
			t.Errorf("want -, got +\n%s", diff)
		}
	})
	t.Run("order of groups", func(t *testing.T) {
		got := render(t, "text", Options{Quiet: true}, many(6, other, page1)...)
		first, second := strings.Index(got, "metadata/title: the title names no service (6 documents)\n"),
			strings.Index(got, "actions/owner: action item has no owner (6 documents)\n")
		if first < 0 || second < first {
			t.Errorf("groups missing or out of order:\n%s", got)
		}
	})
	t.Run("many places of one document", func(t *testing.T) {
		results := many(5, page1)
		for range 11 {
			results[2].Diagnostics = append(results[2].Diagnostics, page1)
		}
		got := render(t, "text", Options{Quiet: true}, results...)
		if want := "  3.md:4:7" + strings.Repeat(", 4:7", 7) + " and 4 more\n"; !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	})
	apart := map[string]struct {
		opts    Options
		results []*lint.Result
	}{
		"four documents":            {Options{Quiet: true}, many(4, page1, add)},
		"no grouping":               {Options{Quiet: true, NoGroup: true}, many(9, page1)},
		"five times in one":         {Options{Quiet: true}, many(1, page1, page1, page1, page1, page1)},
		"messages of their own":     {Options{Quiet: true}, ownMessages(many(7, page1))},
		"severities of their own":   {Options{Quiet: true}, ownSeverities(many(8, page1))},
		"a fifth that is not shown": {Options{Quiet: true, MinSeverity: lint.Error}, ownSeverities(many(9, page1))},
	}
	for name, tt := range apart {
		t.Run(name, func(t *testing.T) {
			got := render(t, "text", tt.opts, tt.results...)
			n := 0
			for _, r := range tt.results {
				for i := range r.Diagnostics {
					if tt.opts.shows(&r.Diagnostics[i]) {
						n++
					}
				}
			}
			if strings.Contains(got, "documents)") || strings.Count(got, " | - [ ] ") != n {
				t.Errorf("want %d findings, each on its own, got\n%s", n, got)
			}
		})
	}
}

func ownMessages(results []*lint.Result) []*lint.Result {
	for i, r := range results {
		r.Diagnostics[0].Message = fmt.Sprint("message ", i)
	}
	return results
}

func ownSeverities(results []*lint.Result) []*lint.Result {
	for i, r := range results {
		if i%2 == 1 {
			r.Diagnostics[0].Severity = lint.Warning
		}
	}
	return results[:8]
}

// A grouped report holds findings back, but no excerpt that will not be printed.
func TestTextGroupsKeepLittle(t *testing.T) {
	var b strings.Builder
	w := newText(&b, Options{}).(*textWriter)
	for _, r := range many(30, ownerless(t, page, "Add a runbook")) {
		if err := w.Result(r); err != nil {
			t.Fatal(err)
		}
	}
	for i, f := range w.groups.findings {
		if (f.body != "") != (i == 0) {
			t.Errorf("finding %d keeps the body %q", i, f.body)
		}
	}
}

func TestTextStreams(t *testing.T) {
	var b strings.Builder
	w, err := New("text", &b, Options{NoGroup: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Result(result("a.md", page, ownerless(t, page, "Add a runbook"))); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "help:") {
		t.Errorf("after one result: %q", b.String())
	}
}
