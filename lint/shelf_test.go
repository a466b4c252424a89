package lint

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

// shelvedFinding has something in every member.
func shelvedFinding(text string) Diagnostic {
	at := Spot{Line: 3, Column: 4, EndLine: 5, EndColumn: 1, start: 70, end: 300, mark: 1<<31 + 7, quiet: true}
	return Diagnostic{Rule: "actions/x", Severity: Warning, Path: "a.md", Span: source.Span{Start: 2, End: 500}, At: &at,
		Message: text, Help: "do " + text, Unfilled: 3, Sensitive: true,
		Related: []Related{{Span: source.Span{Start: 1, End: 2}, Message: text}, {Path: "b.md", Message: "there", At: &at}},
		Fixes: []Fix{{Message: "mend", Safe: true, Edits: []Edit{{Span: source.Span{Start: 1, End: 2}, New: text}, {}}},
			{Message: text, Edits: []Edit{{New: "x"}}}},
		Fingerprint: strings.Repeat("0f", 16)}
}

func TestShelf(t *testing.T) {
	words := postmortem.DefaultVocabulary()
	strict := &profile.Profile{Name: "strict"}
	document := func(path, text string) (*source.File, *postmortem.Document) {
		file := source.New(path, []byte(text))
		return file, &postmortem.Document{File: file, Words: words, Day: postmortem.Date{Year: 2026}}
	}
	var results []*Result
	add := func(r *Result) {
		if r.Input.Path != "unread.md" {
			r.File, r.Doc = document(r.Input.Path, "# One\n")
		}
		results = append(results, r)
	}
	add(&Result{Input: Input{Path: "a.md", Named: true}, Settings: &Settings{Profile: strict, Inferred: true}, Status: postmortem.Draft,
		Suppressed: 2, Known: 300, Diagnostics: []Diagnostic{shelvedFinding("one"), shelvedFinding("two"), {Rule: "actions/y", Severity: Info}}})
	add(&Result{Input: Input{Path: "b.md"}, Skipped: true})
	add(&Result{Input: Input{Path: "c.md"}, Settings: &Settings{Profile: strict, NoInline: true}, Internal: []error{errors.New("broken")}})
	add(&Result{Input: Input{Path: "d.md"}, Settings: &Settings{Profile: strict, Inferred: true}, Diagnostics: []Diagnostic{shelvedFinding("one")}})
	add(&Result{Input: Input{Path: "unread.md"}, Err: errors.New("not there")})

	var shelf Shelf
	for _, r := range results {
		shelf.Put(r)
	}
	for i, want := range results {
		got := shelf.Take(i, want.Input)
		if (got.File == nil) != (want.File == nil) || (got.Doc == nil) != (want.Doc == nil) {
			t.Fatalf("%s: file %v, document %v", want.Input.Path, got.File, got.Doc)
		}
		if got.File != nil && (got.File.Text != "" || got.File.Path != want.Input.Path || got.Doc.File != got.File || got.Doc.Words != words || got.Doc.Day.Full()) {
			t.Errorf("%s: the document is kept, or not even its words", want.Input.Path)
		}
		if (got.Settings == nil) != (want.Settings == nil) || got.Settings != nil &&
			(got.Settings.Profile != strict || got.Settings.Inferred != want.Settings.Inferred) {
			t.Errorf("%s: the settings are %+v", want.Input.Path, got.Settings)
		}
		if !errors.Is(got.Err, want.Err) || len(got.Internal) != len(want.Internal) || got.Skipped != want.Skipped || got.Status != want.Status ||
			got.Suppressed != want.Suppressed || got.Known != want.Known || got.Input.Named != want.Input.Named {
			t.Errorf("got %+v, want %+v", got, want)
		}
		if diff := cmp.Diff(want.Diagnostics, got.Diagnostics, cmp.AllowUnexported(Spot{})); diff != "" {
			t.Errorf("%s, want -, got +\n%s", want.Input.Path, diff)
		}
		if got.File != nil {
			if got.Attach(want.File); got.File != want.File || got.Doc.File != want.File {
				t.Error("the text is not given back")
			}
		}
	}
}

func TestMerge(t *testing.T) {
	r := &Result{Suppressed: 1, Diagnostics: []Diagnostic{{Rule: "actions/x", Span: source.Span{Start: 2, End: 5}}}}
	r.Merge(&Result{Suppressed: 2, Diagnostics: []Diagnostic{{Rule: "corpus/a", Span: source.Span{Start: 4}}, {Rule: "actions/a", Span: source.Span{Start: 2, End: 3}}}})
	if got := strings.Join(rulesOf(r), " "); got != "actions/a actions/x corpus/a" || r.Suppressed != 3 {
		t.Errorf("%s, %d suppressed", got, r.Suppressed)
	}
}

// FuzzPack packs numbers and texts, and reads them again.
func FuzzPack(f *testing.F) {
	f.Add(0, "", uint32(0), true)
	f.Add(-1<<63, "one", uint32(1<<32-1), false)
	f.Fuzz(func(t *testing.T, n int, text string, mark uint32, quiet bool) {
		at := Spot{Line: 1 + int32(mark>>2), Column: 2, EndLine: 1 + int32(mark>>2) + int32(mark>>9), EndColumn: int32(mark >> 1), start: int32(mark >> 3), end: int32(mark>>3) + int32(mark>>2), mark: mark, quiet: quiet}
		var p Packer
		p.Int(n)
		PackList(&p, []string{text, ""}, p.String)
		p.Spot(at)
		PackList(&p, nil, p.String)
		p.SpotOrNil(&at)
		p.SpotOrNil(nil)
		p.bit(quiet)
		p.String(text)
		var store arena
		u := &Unpacker{store.keep(p.out)}
		if got := u.Int(); got != n {
			t.Errorf("%d becomes %d", n, got)
		}
		if got := UnpackList(u, u.String); len(got) != 2 || got[0] != text || got[1] != "" {
			t.Errorf("%q becomes %q", text, got)
		}
		if got := u.Spot(); got != at {
			t.Errorf("%+v becomes %+v", at, got)
		}
		if got := UnpackList(u, u.String); got != nil {
			t.Errorf("nothing becomes %q", got)
		}
		if got := u.SpotOrNil(); got == nil || *got != at || u.SpotOrNil() != nil {
			t.Errorf("%+v becomes %+v, or nothing does not stay so", at, got)
		}
		if u.bit() != quiet || u.String() != text || u.rest != "" {
			t.Errorf("the rest is %q", u.rest)
		}
	})
}

// TestArena: what is kept stays as it was while more is kept.
func TestArena(t *testing.T) {
	var a arena
	var want, got []string
	for i := range 300 {
		text := strings.Repeat(string(rune('a'+i%26)), i*i%arenaPiece+i)
		want, got = append(want, text), append(got, a.keep([]byte(text)))
	}
	if diff := cmp.Diff(want, append(got, a.keep(make([]byte, 2*arenaPiece)))[:300]); diff != "" {
		t.Error("texts have changed")
	}
}

// A text without secrets is not searched for them once more; any other is.
func TestShelfKnowsWhatIsHarmless(t *testing.T) {
	const harmless = "# One\n"
	secret := source.New("a.md", []byte("card: 4556 7375 8689 9855\n"))
	for text, want := range map[string]int{harmless: 0, secret.Text: 1} {
		file := source.New("a.md", []byte(text))
		for _, asked := range [...]bool{false, true} {
			doc := &postmortem.Document{File: file, Words: postmortem.DefaultVocabulary()}
			if asked {
				doc.Sensitive()
			}
			var shelf Shelf
			shelf.Put(&Result{Input: Input{Path: "a.md"}, File: file, Doc: doc, Settings: &Settings{}})
			got := shelf.Take(0, Input{Path: "a.md"})
			if n := len(got.Doc.Sensitive()); n != 0 {
				t.Errorf("%d values in no text", n)
			}
			got.Attach(file)
			if n := len(got.Doc.Sensitive()); n != want {
				t.Errorf("%q: %d values, want %d", text, n, want)
			}
			if got.Attach(secret); (len(got.Doc.Sensitive()) == 0) != (asked && text == harmless) {
				t.Errorf("%q, asked %t: whether it was searched again", text, asked)
			}
		}
	}
}
