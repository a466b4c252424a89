package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
)

const uri = "file:///docs/pm.md"

func TestSession(t *testing.T) {
	c := connect(t, testOptions())
	answer := string(c.greet(dict{"textDocument": dict{"documentSymbol": dict{"hierarchicalDocumentSymbolSupport": true}}}))
	for _, want := range []string{`"change":2`, `"hoverProvider":true`, `"name":"pmlint"`, `"version":"v0"`, `"source.fixAll.pmlint"`} {
		if !strings.Contains(answer, want) {
			t.Errorf("no %s in %s", want, answer)
		}
	}
	if strings.Contains(answer, "positionEncoding") {
		t.Errorf("an encoding is told that nobody has asked for: %s", answer)
	}

	c.open(uri, bad)
	if got := c.found(uri, 1); got != "timeline/order actions/owner" {
		t.Errorf("opened: %s", got)
	}
	line := strings.Count(bad[:spanOf(t, bad, "14:12").Start], "\n")
	hover := must[*hoverResult](c, "textDocument/hover", at(uri, line, 3))
	if hover == nil || !strings.Contains(hover.Contents.Value, "timeline/order") || hover.Contents.Kind != "plaintext" {
		t.Errorf("hover: %+v", hover)
	}
	if got := must[[]documentSymbol](c, "textDocument/documentSymbol", ofDocument(uri)); len(got) != 1 || len(got[0].Children) != 4 {
		t.Errorf("symbols: %+v", got)
	}
	if got := must[[]foldingRange](c, "textDocument/foldingRange", ofDocument(uri)); len(got) != 5 {
		t.Errorf("folding: %+v", got)
	}
	whole := dict{"textDocument": dict{"uri": uri}, "range": textRange{End: position{99, 0}}}
	if got := must[[]inlayHint](c, "textDocument/inlayHint", whole); len(got) != 2 || got[0].Label != "+29 min" {
		t.Errorf("hints: %+v", got)
	}
	whole["context"] = dict{"diagnostics": []any{}, "only": []string{"quickfix"}}
	if got := must[[]codeAction](c, "textDocument/codeAction", whole); len(got) != 2 || got[0].Edit.Changes[uri] == nil {
		t.Errorf("actions: %+v", got)
	}
	if got := must[[]location](c, "textDocument/definition", at(uri, 0, 0)); len(got) != 0 {
		t.Errorf("definition: %+v", got)
	}

	// The order is put right by a keystroke.
	c.change(uri, 2, textRange{position{line, 2}, position{line, 7}}, "14:42")
	if got := c.found(uri, 2); got != "actions/owner" {
		t.Errorf("changed: %s", got)
	}
	c.change(uri, 3, textRange{position{99, 0}, position{99, 0}}, "\n#")
	list := must[completionList](c, "textDocument/completion", dict{"textDocument": dict{"uri": uri},
		"position": position{strings.Count(bad, "\n") + 1, 1}, "context": dict{"triggerKind": 2, "triggerCharacter": "#"}})
	if len(list.Items) != 0 { // the profile minimal has no section that this document lacks
		t.Errorf("completion: %+v", list)
	}

	c.notify("textDocument/didClose", ofDocument(uri))
	for {
		if p := c.findings(); p.Version == nil {
			if p.URI != uri || len(p.Diagnostics) != 0 {
				t.Errorf("closed: %+v", p)
			}
			break
		}
	}
	if got := must[json.RawMessage](c, "textDocument/hover", at(uri, line, 3)); string(got) != "null" {
		t.Errorf("hover over a closed document: %s", got)
	}
	c.goodbye()
}

func TestCompletionOfToday(t *testing.T) {
	c := connect(t, testOptions())
	c.greet(nil)
	c.open(uri, "# A\n\n**Date**: \n")
	list := must[completionList](c, "textDocument/completion", dict{"textDocument": dict{"uri": uri},
		"position": position{2, 10}, "context": dict{"triggerKind": 1}})
	if len(list.Items) != 1 || list.Items[0].TextEdit.NewText != "2026-03-05" {
		t.Errorf("%+v", list)
	}
}

func TestLifecycle(t *testing.T) {
	c := connect(t, testOptions())
	c.refused("textDocument/hover", at(uri, 0, 0), codeNotInitialized)
	c.open(uri, bad) // dropped
	c.greet(nil)
	c.refused("initialize", dict{}, -32600)
	c.refused("textDocument/rename", dict{}, -32601)
	c.refused("textDocument/hover", []int{1}, -32602)
	c.refused("textDocument/hover", dict{"textDocument": 7}, -32602)
	c.notify("$/unknown", dict{})
	c.notify("textDocument/didChange", dict{"textDocument": 7})
	c.change("file:///docs/never-opened.md", 2, textRange{}, "x")
	if got := must[json.RawMessage](c, "textDocument/hover", at(uri, 13, 3)); string(got) != "null" {
		t.Errorf("hover over a document that was opened too early: %s", got)
	}
	must[json.RawMessage](c, "shutdown", nil)
	c.refused("textDocument/hover", at(uri, 0, 0), -32600)
	c.notify("exit", nil)
	if !c.ended() {
		t.Error("not clean")
	}
}

func TestExitWithoutShutdown(t *testing.T) {
	c := connect(t, testOptions())
	c.greet(nil)
	c.notify("exit", nil)
	if c.ended() {
		t.Error("clean, though nobody said goodbye")
	}
}

// Documents that are no post-mortems are left alone; a blank one is helped with.
func TestChoices(t *testing.T) {
	for _, test := range []struct {
		choice   Choice
		language string
		found    string
		outlined bool
	}{
		{Judged, "markdown", "timeline/order actions/owner", true},
		{Begun, "markdown", "", true},
		{Other, "markdown", "", false},
		{Judged, "plaintext", "timeline/order actions/owner", true}, // by its name
	} {
		t.Run(fmt.Sprint(test.choice, test.language), func(t *testing.T) {
			opt := testOptions()
			minimal, _ := profile.Builtin("minimal")
			opt.Open = func(string) (Folder, error) {
				return folderFunc(func(name string) (*Place, error) {
					p := placeOf(name, minimal)
					p.Choose = func(*postmortem.Document) Choice { return test.choice }
					return p, nil
				}), nil
			}
			c := connect(t, opt)
			c.greet(nil)
			c.notify("textDocument/didOpen", dict{"textDocument": dict{"uri": uri, "languageId": test.language, "version": 1, "text": bad}})
			if got := c.found(uri, 1); got != test.found {
				t.Errorf("found %q", got)
			}
			if got := must[json.RawMessage](c, "textDocument/documentSymbol", ofDocument(uri)); string(got) == "null" == test.outlined {
				t.Errorf("symbols: %s", got)
			}
			c.goodbye()
		})
	}
}

// What is no Markdown is none of the server's business.
func TestOtherLanguages(t *testing.T) {
	c := connect(t, testOptions())
	c.greet(nil)
	c.notify("textDocument/didOpen", dict{"textDocument": dict{"uri": "file:///a.go", "languageId": "go", "version": 1, "text": bad}})
	if got := must[json.RawMessage](c, "textDocument/documentSymbol", ofDocument("file:///a.go")); string(got) != "null" {
		t.Errorf("symbols: %s", got)
	}
	c.goodbye()
	if len(c.published) > 0 {
		t.Errorf("%+v", c.findings())
	}
}

// Findings below the severity that is shown, and old ones, are left out.
func TestShown(t *testing.T) {
	opt := testOptions()
	minimal, _ := profile.Builtin("minimal")
	opt.Open = func(string) (Folder, error) {
		return folderFunc(func(name string) (*Place, error) {
			p := placeOf(name, minimal)
			if strings.Contains(name, "errors") {
				p.MinSeverity = lint.Error
			} else {
				p.Known = func(d *lint.Diagnostic) bool { return d.Rule == "timeline/order" && d.Fingerprint != "" }
			}
			return p, nil
		}), nil
	}
	c := connect(t, opt)
	c.greet(nil)
	c.open("file:///errors.md", bad)
	if got := c.found("file:///errors.md", 1); got != "timeline/order" {
		t.Errorf("errors: %s", got)
	}
	c.open(uri, bad)
	if got := c.found(uri, 1); got != "actions/owner" {
		t.Errorf("new ones: %s", got)
	}
	c.goodbye()
}

func TestTooLarge(t *testing.T) {
	opt := testOptions()
	opt.Limit = len(bad) - 1
	c := connect(t, opt)
	c.greet(nil)
	c.open(uri, bad)
	if got := c.found(uri, 1); got != "pmlint/too-complex" {
		t.Errorf("%s", got)
	}
	c.open("file:///nul.md", "# A\x00\n")
	if got := c.found("file:///nul.md", 1); got != "pmlint/unreadable" {
		t.Errorf("%s", got)
	}
	for _, name := range []string{uri, "file:///nul.md"} {
		if got := must[json.RawMessage](c, "textDocument/documentSymbol", ofDocument(name)); string(got) != "null" {
			t.Errorf("%s: %s", name, got)
		}
	}
	c.goodbye()
}

// While somebody types, only the versions at which they pause are judged, each once and
// in order, and the last one always is.
func TestDebounce(t *testing.T) {
	opt := testOptions()
	opt.Delay = 30 * time.Millisecond
	c := connect(t, opt)
	c.greet(nil)
	c.open(uri, bad)
	const keys = 200
	for i := range keys {
		c.change(uri, 2+i, textRange{}, "x")
	}
	last, n := 0, 0
	for last < keys+1 {
		p := c.findings()
		if *p.Version <= last {
			t.Fatalf("version %d after %d", *p.Version, last)
		}
		last = *p.Version
		n++
	}
	if n > keys/4 {
		t.Errorf("%d of %d versions were judged", n, keys)
	}
	c.goodbye()
}

// gate is a rule that waits.
type gate struct{ reached, open chan struct{} }

func newGate() *gate { return &gate{make(chan struct{}, 100), make(chan struct{})} }

func (g *gate) Check(*lint.Pass) {
	g.reached <- struct{}{}
	<-g.open
}

func (g *gate) options() Options {
	opt := testOptions()
	opt.Rules = []*lint.Rule{{ID: "test/gate", Severity: lint.Error, New: func() lint.Checker { return g }}}
	return opt
}

// An answer about a version that is out of date is none.
func TestContentModified(t *testing.T) {
	g := newGate()
	c := connect(t, g.options())
	c.greet(nil)
	c.open(uri, bad)
	<-g.reached
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	var calls []jsonrpc2.Waiter
	for _, method := range []string{"textDocument/hover", "textDocument/foldingRange"} {
		call, err := c.conn.DispatchCall(ctx, method, at(uri, 0, 0))
		if err != nil {
			t.Fatal(err)
		}
		calls = append(calls, call)
	}
	c.change(uri, 2, textRange{}, "x")
	must[json.RawMessage](c, "textDocument/hover", at("file:///other.md", 0, 0)) // the change was taken
	close(g.open)
	for _, call := range calls {
		if err := call.Wait(ctx, nil); err == nil || !strings.Contains(err.Error(), fmt.Sprint(codeContentModified)) {
			t.Errorf("%v", err)
		}
	}
	c.found(uri, 2)
	c.goodbye()
}

func TestCancel(t *testing.T) {
	g := newGate()
	c := connect(t, g.options())
	c.greet(nil)
	c.open(uri, bad)
	<-g.reached
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	call, err := c.conn.DispatchCall(ctx, "textDocument/hover", at(uri, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	// The first request of a client is number 0, that to initialize.
	c.notify("$/cancelRequest", dict{"id": 1})
	c.notify("$/cancelRequest", dict{"id": 77})
	c.notify("$/cancelRequest", dict{"id": dict{}})
	must[json.RawMessage](c, "textDocument/hover", at("file:///other.md", 0, 0)) // the cancelling was taken
	close(g.open)
	if err := call.Wait(ctx, nil); err == nil || !strings.Contains(err.Error(), fmt.Sprint(codeRequestCancelled)) {
		t.Errorf("%v", err)
	}
	c.goodbye()
}

// The encoding that the client prefers is that of all positions.
func TestEncoding(t *testing.T) {
	for _, test := range []struct {
		offered []string
		told    string
		start   int
	}{
		{[]string{"utf-8", "utf-16"}, `"positionEncoding":"utf-8"`, 9},
		{[]string{"utf-16"}, `"positionEncoding":"utf-16"`, 6},
		{[]string{"utf-32"}, `"positionEncoding":"utf-16"`, 6},
	} {
		c := connect(t, testOptions())
		if got := string(c.greet(dict{"general": dict{"positionEncodings": test.offered}})); !strings.Contains(got, test.told) {
			t.Errorf("%v: %s", test.offered, got)
		}
		c.open(uri, "# A\n\n## Timeline\n\nUTC\n\n- 14:31 B\n- é🚀 14:12 C\n\n")
		// What is typed stands behind the rocket only if both count alike.
		c.change(uri, 2, textRange{position{7, 2}, position{7, test.start}}, "")
		if got := c.found(uri, 2); !strings.Contains(got, "timeline/order") {
			t.Errorf("%v: %s", test.offered, got)
		}
		c.goodbye()
	}
}

// Faults of the server are told to its log, and the conversation goes on.
func TestFaults(t *testing.T) {
	var mu sync.Mutex
	var log []string
	opt := testOptions()
	opt.Log = func(s string) { mu.Lock(); log = append(log, s); mu.Unlock() }
	opt.Now = func() time.Time { panic("no clock") }
	opt.Rules = append(opt.Rules, &lint.Rule{ID: "test/panics", Severity: lint.Error, New: func() lint.Checker { return panics{} }})
	c := connect(t, opt)
	c.greet(nil)
	c.open(uri, bad)
	if got := c.found(uri, 1); got != "timeline/order actions/owner" {
		t.Errorf("%s", got)
	}
	must[json.RawMessage](c, "textDocument/completion", at(uri, 0, 0)) // which asks for no day
	c.open("file:///dated.md", "# A\n\n**Date**: \n")
	c.refused("textDocument/completion", at("file:///dated.md", 2, 10), -32603)
	if got := must[json.RawMessage](c, "textDocument/foldingRange", ofDocument(uri)); string(got) == "null" {
		t.Error("no folding after a fault")
	}
	c.goodbye()
	all := strings.Join(log, "\n")
	if !strings.Contains(all, "test/panics") || !strings.Contains(all, "no clock") {
		t.Errorf("%s", all)
	}
}

type panics struct{}

func (panics) Check(*lint.Pass) { panic("a rule") }
