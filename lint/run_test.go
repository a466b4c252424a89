package lint

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// manyInputs are n documents with findings, suppressions and faults of all kinds.
func manyInputs(n int) []Input {
	inputs := make([]Input, n)
	for i := range inputs {
		text := fmt.Sprintf("# Incident %d\n\nOWN DUE\nOWN <!-- pmlint-disable-line actions/owner: known -->\n", i)
		switch i % 7 {
		case 3:
			text += "\x00"
		case 4:
			text += "PANIC\n"
		case 5:
			text += strings.Repeat("ORD OWN ", 500)
		}
		inputs[i] = textInput(fmt.Sprintf("doc-%03d.md", i), text)
		if i%7 == 6 {
			inputs[i].Read = func() ([]byte, error) { return nil, fmt.Errorf("open doc-%03d.md: denied", i) }
		}
	}
	return inputs
}

func panicRule() *Rule {
	return &Rule{ID: "blameless/panics", Severity: Warning, New: func() Checker {
		return checkFunc(func(p *Pass) {
			if i := strings.Index(p.Doc.File.Text, "PANIC"); i >= 0 {
				p.Report(Diagnostic{Span: source.Span{Start: i, End: i + 5}, Message: "before"})
				panic(errors.New("boom"))
			}
		})
	}}
}

func TestRunIsTheSameForAnyNumberOfWorkers(t *testing.T) {
	inputs := manyInputs(200)
	var want []byte
	for _, workers := range []int{1, 2, 8, 0, 1000} {
		e := testEngine(append(testRules(), panicRule())...)
		e.Workers = workers
		var got bytes.Buffer
		err := e.Run(context.Background(), inputs, func(r *Result) error {
			fmt.Fprintln(&got, r.Input.Path, r.Skipped, r.Suppressed, r.Err, r.Internal)
			return json.NewEncoder(&got).Encode(r.Diagnostics)
		})
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got.Bytes()
			if n := bytes.Count(want, []byte("doc-")); n < 200 {
				t.Fatalf("only %d results", n)
			}
			continue
		}
		if diff := cmp.Diff(string(want), got.String()); diff != "" {
			t.Errorf("%d workers differ from one (-one +%d):\n%s", workers, workers, diff)
		}
	}
}

func TestRunHoldsABoundedWindow(t *testing.T) {
	const workers, n = 3, 200
	var read, emitted, most atomic.Int64
	inputs := make([]Input, n)
	for i := range inputs {
		inputs[i] = Input{Path: fmt.Sprint(i), Read: func() ([]byte, error) {
			if held := read.Add(1) - emitted.Load(); held > most.Load() {
				most.Store(held)
			}
			if i%50 == 0 {
				// The others run ahead of this one as far as they may.
				time.Sleep(20 * time.Millisecond)
			}
			return []byte("OWN"), nil
		}}
	}
	e := testEngine(testRules()...)
	e.Workers = workers
	err := e.Run(context.Background(), inputs, func(r *Result) error {
		if want := fmt.Sprint(emitted.Load()); r.Input.Path != want {
			t.Errorf("emitted %s, want %s", r.Input.Path, want)
		}
		emitted.Add(1)
		return nil
	})
	if err != nil || emitted.Load() != n {
		t.Fatalf("emitted %d of %d, error %v", emitted.Load(), n, err)
	}
	if got := most.Load(); got <= workers || got > ahead*workers {
		t.Errorf("at most %d results were held, want more than %d and at most %d", got, workers, ahead*workers)
	}
}

func TestRunStopsAtAnErrorOfEmit(t *testing.T) {
	e := testEngine(testRules()...)
	e.Workers = 2
	var reads atomic.Int64
	inputs := manyInputs(500)
	for i := range inputs {
		read := inputs[i].Read
		inputs[i].Read = func() ([]byte, error) { reads.Add(1); return read() }
	}
	full := errors.New("disk full")
	emitted := 0
	err := e.Run(context.Background(), inputs, func(*Result) error {
		if emitted++; emitted == 5 {
			return full
		}
		return nil
	})
	if !errors.Is(err, full) || emitted != 5 {
		t.Errorf("Run = %v after %d results, want %v after 5", err, emitted, full)
	}
	if n := reads.Load(); n > 4+2*ahead { // the window begins at the fifth
		t.Errorf("%d documents were read for 5 results", n)
	}
}

// What is dispatched but not begun when emit fails is not begun any more.
func TestRunDropsWhatIsNotBegun(t *testing.T) {
	e := testEngine(testRules()...)
	e.Workers = 1
	release := make(chan struct{})
	var begun atomic.Int64
	inputs := manyInputs(5)
	for i := range inputs {
		inputs[i].Read = func() ([]byte, error) {
			begun.Add(1)
			if i == 1 {
				<-release
			}
			return nil, nil
		}
	}
	full := errors.New("disk full")
	err := e.Run(context.Background(), inputs, func(*Result) error {
		// Long after Run has returned from here.
		time.AfterFunc(200*time.Millisecond, func() { close(release) })
		return full
	})
	if n := begun.Load(); !errors.Is(err, full) || n > 2 {
		t.Errorf("Run = %v, %d documents were begun", err, n)
	}
}

func TestRunStopsWhenItsContextIsDone(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	e := testEngine(testRules()...)
	e.Workers = 2
	inputs := manyInputs(20)
	var running, started atomic.Int64
	for i := 3; i < len(inputs); i++ {
		inputs[i].Read = func() ([]byte, error) {
			started.Add(1)
			running.Add(1)
			defer running.Add(-1)
			<-ctx.Done()
			return nil, ctx.Err()
		}
	}
	emitted := 0
	time.AfterFunc(20*time.Millisecond, cancel)
	err := e.Run(ctx, inputs, func(*Result) error { emitted++; return nil })
	if !errors.Is(err, context.Canceled) || emitted != 3 {
		t.Errorf("Run = %v after %d results, want %v after 3", err, emitted, context.Canceled)
	}
	if n := running.Load(); n != 0 {
		t.Errorf("%d workers still run", n)
	}
	if n := started.Load(); n > int64(e.Workers) {
		t.Errorf("%d documents were begun by %d workers", n, e.Workers)
	}
}

func TestRunEmitsNothingUnderADoneContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := testEngine(testRules()...).Run(ctx, manyInputs(3), func(*Result) error {
		t.Error("emitted a result")
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Run = %v", err)
	}
}

func TestRunOfNothing(t *testing.T) {
	err := testEngine().Run(context.Background(), nil, func(*Result) error {
		t.Error("emitted a result")
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestPanicOfARule(t *testing.T) {
	e := testEngine(append([]*Rule{panicRule()}, testRules()...)...)
	e.Known = []string{"blameless/panics"}
	r := lintText(t, e, "OWN PANIC\n<!-- pmlint-disable-line blameless/panics: it did not run to its end -->\n")
	want := []string{"1 actions/owner", "1 blameless/panics"}
	if diff := cmp.Diff(want, brief(r)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if len(r.Internal) != 1 {
		t.Fatalf("Internal = %v", r.Internal)
	}
	var p *PanicError
	if !errors.As(r.Internal[0], &p) || p.Rule != "blameless/panics" || p.Path != "doc.md" ||
		!bytes.Contains(p.Stack, []byte("panicRule")) || p.Unwrap() == nil {
		t.Errorf("Internal = %#v", r.Internal[0])
	}
	if got, want := p.Error(), "internal error in rule blameless/panics on doc.md: boom"; got != want {
		t.Errorf("Error() = %q, want %q", got, want)
	}
}

func TestPanicOutsideOfRules(t *testing.T) {
	crash := func() { panic("crash") }
	for name, change := range map[string]func(*Engine, *Input){
		"read": func(_ *Engine, in *Input) { in.Read = func() ([]byte, error) { crash(); return nil, nil } },
		"parse": func(e *Engine, _ *Input) {
			e.parse = func(*source.File, *postmortem.Vocabulary) *postmortem.Document { crash(); return nil }
		},
		"select": func(e *Engine, _ *Input) {
			e.Select = func(Input, *postmortem.Document) bool { crash(); return true }
		},
		"settings": func(e *Engine, _ *Input) {
			e.Settings = func(*postmortem.Document) *Settings { crash(); return nil }
		},
	} {
		t.Run(name, func(t *testing.T) {
			e, in := testEngine(testRules()...), textInput("doc.md", "OWN")
			change(e, &in)
			r := lintInput(t, e, in)
			if len(r.Internal) != 1 || r.Internal[0].Error() != "internal error in reading doc.md: crash" {
				t.Errorf("Internal = %v", r.Internal)
			}
			if r.Diagnostics != nil || (r.Doc != nil) != (name == "select" || name == "settings") {
				t.Errorf("Diagnostics = %v, Doc = %v", r.Diagnostics, r.Doc)
			}
		})
	}
}

func TestReadError(t *testing.T) {
	denied := errors.New("open doc.md: denied")
	r := lintInput(t, testEngine(testRules()...), Input{Path: "doc.md", Read: func() ([]byte, error) { return nil, denied }})
	if !errors.Is(r.Err, denied) || r.Doc != nil || r.File != nil || r.Diagnostics != nil || r.Internal != nil {
		t.Errorf("result is %+v", r)
	}
}

func TestUnreadableFile(t *testing.T) {
	e := testEngine(testRules()...)
	e.Select = func(Input, *postmortem.Document) bool { t.Error("asked for a document that is none"); return false }
	e.Settings = func(*postmortem.Document) *Settings { t.Error("asked for settings"); return nil }
	r := lintText(t, e, "\uFEFFOWN\r\n\xFFOWN\r\n")
	if diff := cmp.Diff([]string{"2 pmlint/unreadable: byte 0xFF is not UTF-8"}, brief(r)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	d := r.Diagnostics[0]
	if d.Severity != Error || d.Help == "" || d.Path != "doc.md" || d.Fingerprint == "" || r.Doc != nil || r.Skipped {
		t.Errorf("finding %+v of result %+v", d, r)
	}
}

func TestTooComplexDocument(t *testing.T) {
	e := testEngine(testRules()...)
	e.parse = func(f *source.File, w *postmortem.Vocabulary) *postmortem.Document {
		doc := testParse(f, w)
		doc.Tree.TooComplex = &markdown.Excess{Span: source.Span{Start: 4, End: 7}, Message: "120 levels of nesting, at most 100 are read"}
		return doc
	}
	e.Select = func(Input, *postmortem.Document) bool { return false }
	r := lintText(t, e, "OWN\nOWN\n")
	want := []string{"2 pmlint/too-complex: 120 levels of nesting, at most 100 are read"}
	if diff := cmp.Diff(want, brief(r)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if d := r.Diagnostics[0]; d.Severity != Error || !strings.Contains(d.Help, "split") || r.Skipped || r.Doc == nil {
		t.Errorf("finding %+v of result %+v", d, r)
	}
}

func TestSelect(t *testing.T) {
	e := testEngine(testRules()...)
	e.Select = func(in Input, doc *postmortem.Document) bool { return in.Named && doc.File.Text == "OWN" }
	e.Settings = func(doc *postmortem.Document) *Settings { return nil }
	in := textInput("doc.md", "OWN")
	if r := lintInput(t, e, in); !r.Skipped || r.Diagnostics != nil || r.Doc == nil || r.Settings != nil {
		t.Errorf("not named: %+v", r)
	}
	in.Named = true
	if r := lintInput(t, e, in); r.Skipped || len(r.Diagnostics) != 1 || r.Settings == nil {
		t.Errorf("named: %+v", r)
	}
}

func TestSeveralIncidents(t *testing.T) {
	e := testEngine(append(testRules(), wordRule("metadata/date", "DAT"), wordRule("corpus/link", "COR"))...)
	e.parse = func(f *source.File, w *postmortem.Vocabulary) *postmortem.Document {
		doc := testParse(f, w)
		doc.SeveralIncidents = true
		doc.Title.Span = source.Span{Start: 2, End: 6}
		return doc
	}
	const text = "# 2025\nOWN SEC DAT COR\n<!-- pmlint-disable-line sections/empty: does not run -->\n"
	r := lintText(t, e, text)
	if len(r.Diagnostics) != 2 || r.Diagnostics[0].Rule != "pmlint/several-incidents" ||
		r.Diagnostics[0].Severity != Info || r.File.Slice(r.Diagnostics[0].Span) != "2025" ||
		r.Diagnostics[1].Rule != "actions/owner" {
		t.Errorf("findings: %v", brief(r))
	}
	e.Settings = func(*postmortem.Document) *Settings {
		return &Settings{Severities: map[string]Severity{"pmlint/several-incidents": Off}}
	}
	if diff := cmp.Diff([]string{"2 actions/owner"}, brief(lintText(t, e, text))); diff != "" {
		t.Errorf("findings with the notice off (-want +got):\n%s", diff)
	}
}

func TestEachDocumentHasAFreshChecker(t *testing.T) {
	type counter struct{ Checker }
	made := 0
	rule := &Rule{ID: "actions/fresh", Severity: Error, New: func() Checker {
		made++
		return counter{checkFunc(func(*Pass) {})}
	}}
	e := testEngine(rule)
	e.Workers = 1
	inputs := []Input{textInput("a.md", ""), textInput("b.md", "")}
	if err := e.Run(context.Background(), inputs, func(*Result) error { return nil }); err != nil || made != 2 {
		t.Errorf("made %d checkers, error %v", made, err)
	}
}

// excessError stands for a file that is larger than its reader allows.
type excessError struct{}

func (excessError) Error() string  { return "too large" }
func (excessError) Excess() string { return "the file has 9 bytes; at most 4 are read" }

func TestTooLargeFile(t *testing.T) {
	e := testEngine(testRules()...)
	large := Input{Path: "doc.md", Read: func() ([]byte, error) { return []byte("OWN\nOW"), excessError{} }}
	r := lintInput(t, e, large)
	want := []string{"1 pmlint/too-complex: the file has 9 bytes; at most 4 are read"}
	if diff := cmp.Diff(want, brief(r)); diff != "" || r.Err != nil || r.Settings != nil {
		t.Errorf("result %+v, findings (-want +got):\n%s", r, diff)
	}
	// Its head decides whether it is of any interest.
	e.Select = func(_ Input, doc *postmortem.Document) bool { return doc.File.Text != "OWN\n" }
	if r := lintInput(t, e, large); !r.Skipped || r.Diagnostics != nil {
		t.Errorf("not selected: %+v", r)
	}
}
