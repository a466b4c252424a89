package report

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

const actionText = `# Post-mortem

## Action items

- [ ] Raise the | limit - Owner: @ana - Due: 2026-04-01 - #12
- [x] Restart 数据库 - Owner: Bo Lund - Due: 2026-03-01
- [ ] Call the vendor
- [ ] =HYPERLINK(A1) - Owner: @ANA - Due: 2026-03-20
- [ ] Write the runbook - Owner: TBD - Due: TBD
`

// printed returns the action items of the text above.
func printed(t *testing.T, format string, filter ActionFilter, opts Options) string {
	t.Helper()
	var b strings.Builder
	list, err := NewActionList(format, &b, filter, opts)
	if err != nil {
		t.Fatal(err)
	}
	list.Document(postmortem.Parse(source.New("a.md", []byte(actionText)), postmortem.DefaultVocabulary()))
	if err := list.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestActionText(t *testing.T) {
	asOf := postmortem.Date{Year: 2026, Month: 3, Day: 21}
	want := `2026-03-01  done     Bo Lund  -    Restart 数据库     a.md:6
2026-03-20  overdue  @ANA     -    =HYPERLINK(A1)     a.md:8
2026-04-01  open     @ana     #12  Raise the | limit  a.md:5
-           open     -        -    Call the vendor    a.md:7
-           open     -        -    Write the runbook  a.md:9

5 action items in 1 post-mortem: 4 open (1 overdue on 2026-03-21), 1 done
`
	if diff := cmp.Diff(want, printed(t, "text", ActionFilter{AsOf: asOf}, Options{})); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
}

func TestActionFilters(t *testing.T) {
	day := func(d int) postmortem.Date { return postmortem.Date{Year: 2026, Month: 3, Day: d} }
	for _, test := range []struct {
		filter ActionFilter
		want   string
	}{
		{ActionFilter{}, "6 8 5 7 9"},
		{ActionFilter{Open: true}, "8 5 7 9"},
		{ActionFilter{Overdue: true, AsOf: day(21)}, "8"},
		{ActionFilter{Overdue: true, AsOf: day(20)}, ""},
		{ActionFilter{Owner: "ana"}, "8 5"},
		{ActionFilter{Owner: "@Ana", Overdue: true, AsOf: day(31)}, "8"},
		{ActionFilter{Owner: "bo lund"}, "6"},
		{ActionFilter{Owner: "bo"}, ""},
		{ActionFilter{Owner: "TBD"}, ""},
	} {
		rows, err := csv.NewReader(strings.NewReader(printed(t, "csv", test.filter, Options{}))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, row := range rows[1:] {
			lines = append(lines, row[1])
		}
		if got := strings.Join(lines, " "); got != test.want {
			t.Errorf("%+v: lines %s, want %s", test.filter, got, test.want)
		}
	}
}

func TestActionTables(t *testing.T) {
	if got, want := printed(t, "csv", ActionFilter{Owner: "ana"}, Options{}), "path,line,text,owner,due,state,ticket,horizon\r\n"+
		`a.md,8,'=HYPERLINK(A1),'@ANA,2026-03-20,open,,`+"\r\n"+
		`a.md,5,Raise the | limit,'@ana,2026-04-01,open,#12,`+"\r\n"; got != want {
		t.Errorf("csv: %s", cmp.Diff(want, got))
	}
	want := `| Due | State | Owner | Action item | Ticket | Where |
|---|---|---|---|---|---|
| 2026-03-20 | open | @ANA | =HYPERLINK(A1) |  | a.md:8 |
| 2026-04-01 | open | @ana | Raise the \| limit | \#12 | a.md:5 |

2 of 5 action items in 1 post-mortem: 4 open, 1 done
`
	if got := printed(t, "markdown", ActionFilter{Owner: "ana"}, Options{}); got != want {
		t.Errorf("markdown: %s", cmp.Diff(want, got))
	}
	if got := printed(t, "markdown", ActionFilter{Owner: "nobody"}, Options{Quiet: true}); strings.Contains(got, "action items") {
		t.Errorf("quiet: %s", got)
	}
	if _, err := NewActionList("yaml", nil, ActionFilter{}, Options{}); err == nil {
		t.Error("an unknown format is taken")
	}
}

// TestHarmless: no cell begins with what a spreadsheet takes for a formula.
func TestHarmless(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@x": "'@x", "  =1": "'  =1", "＝1": "'＝1", "'=1": "''=1",
		"a=1": "a=1", "": "", "#12": "#12", "2026-03-04": "2026-03-04",
	} {
		if got := harmless(cell); got != want {
			t.Errorf("%q: %q, want %q", cell, got, want)
		}
	}
}

func TestExtractCSV(t *testing.T) {
	var b strings.Builder
	e, err := NewExtractor("csv", &b, Options{Mask: func(s string) string { return strings.ReplaceAll(s, "Bo Lund", "[masked]") }})
	if err != nil {
		t.Fatal(err)
	}
	doc := postmortem.Parse(source.New("a.md", []byte(actionText)), postmortem.DefaultVocabulary())
	if err := e.Document(doc, "", &lint.Facts{Rules: map[string]any{"corpus/b": json.RawMessage("1"), "corpus/a": json.RawMessage(`["Bo Lund"]`)}}); err != nil {
		t.Fatal(err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows {
		got = append(got, strings.Join(row, ","))
	}
	want := []string{
		"path,line,kind,name,value,date,zone,who,state,ticket",
		"a.md,,document,title,Post-mortem,,,,,",
		"a.md,6,field,Restart 数据库 - Owner,[masked] - Due: 2026-03-01,,,,filled,",
		"a.md,9,field,Write the runbook - Owner,,,,,placeholder,",
		"a.md,1,section,,Post-mortem,,,,,",
		"a.md,3,section,action-items,Action items,,,,,",
		"a.md,5,action,,Raise the | limit,2026-04-01,,'@ana,open,#12",
		"a.md,6,action,,Restart 数据库,2026-03-01,,[masked],done,",
		"a.md,7,action,,Call the vendor,,,,open,",
		`a.md,8,action,,'=HYPERLINK(A1),2026-03-20,,'@ANA,open,`,
		"a.md,9,action,,Write the runbook,,,,open,",
		"a.md,5,person,,'@ana,,,,person,",
		"a.md,6,person,,[masked],,,,person,",
		`a.md,,fact,corpus/a,["[masked]"],,,,,`,
		"a.md,,fact,corpus/b,1,,,,,",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
}

// TestDiagnosticSchema holds a report with related places and fixes, of which the
// commands print none yet, against the published schema.
func TestDiagnosticSchema(t *testing.T) {
	out := outputs(t, "group/rule", nil)["json"]
	if !strings.Contains(out, `"edits":[{`) {
		t.Fatal("the report has no fix")
	}
	validate(t, "diagnostics", out)
	validate(t, "actions", printed(t, "json", ActionFilter{AsOf: postmortem.Date{Year: 2026, Month: 3, Day: 21}}, Options{}))
}

// validate holds JSON against a published schema.
func validate(t *testing.T, name, text string) {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile("../../docs/schema/" + name + ".schema.json")
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}
