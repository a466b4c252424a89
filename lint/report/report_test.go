package report

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint"
)

func TestUnknownFormat(t *testing.T) {
	_, err := New("js\x1bon", io.Discard, Options{})
	if want := `unknown format "js\\x1bon": use `; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Fatalf("got %v, want %s...", err, want)
	}
	for _, name := range Formats() {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%v does not name %s", err, name)
		}
		if _, err := New(name, io.Discard, Options{}); err != nil {
			t.Errorf("New(%q): %v", name, err)
		}
	}
	if Formats()[0] != "text" {
		t.Errorf("the first format is %s", Formats()[0])
	}
}

// full fails as a full disk or a closed pipe does.
type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteErrors(t *testing.T) {
	r := result("a.md", page, ownerless(t, page, "Add a runbook"))
	for _, name := range Formats() {
		w, err := New(name, full{}, Options{NoGroup: true})
		if err != nil {
			t.Fatal(err)
		}
		atEnd := name == "github" || name == "markdown" // these print when all is known
		if err := w.Result(r); errors.Is(err, errFull) == atEnd {
			t.Errorf("%s: Result returned %v", name, err)
		}
		if err := w.Close(Summary{Findings: Counts{Errors: 1}}); !errors.Is(err, errFull) {
			t.Errorf("%s: Close returned %v", name, err)
		}
	}
	e, err := NewExtractor("ndjson", full{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Document(r.Doc, "", nil); !errors.Is(err, errFull) {
		t.Errorf("extract: Document returned %v", err)
	}
	if err := e.Close(); !errors.Is(err, errFull) {
		t.Errorf("extract: Close returned %v", err)
	}
}

// Severities of a diagnostic that the engine would not stamp are never shown.
func TestNoSeverity(t *testing.T) {
	r := result("a.md", page, of("a/x", 0), of("a/x", lint.Off))
	if got := render(t, "text", Options{MinSeverity: lint.Info, NoGroup: true}, r); got != "" {
		t.Errorf("got %q", got)
	}
}
