package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/cli"
	"github.com/pmlint/pmlint/lint/source"
)

// An editor is a client of `pmlint lsp`.
type editor struct {
	t      *testing.T
	dir    string
	conn   *jsonrpc2.Conn
	status chan int
	stderr bytes.Buffer // after the end
	found  chan string  // "NAME: RULE@LINE RULE@LINE"
	told   chan string
}

// pipes are the two streams of a process seen as one.
type pipes struct {
	io.Reader
	io.WriteCloser
}

// startEditor starts the server in a folder that has the files.
func startEditor(t *testing.T, files map[string]string, args ...string) *editor {
	t.Helper()
	return startEditorFor(t, testRules(), files, args...)
}

// startEditorFor is startEditor for a server with the rules.
func startEditorFor(t *testing.T, rules []*lint.Rule, files map[string]string, args ...string) *editor {
	t.Helper()
	e := &editor{t: t, dir: t.TempDir(), status: make(chan int, 1), found: make(chan string, 100), told: make(chan string, 100)}
	for name, text := range files {
		name = filepath.Join(e.dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	fromEditor, toServer := io.Pipe()
	fromServer, toEditor := io.Pipe()
	command := cli.New(fromEditor, toEditor, &e.stderr, rules)
	command.Dir = e.dir
	go func() {
		e.status <- command.Main(append([]string{"lsp"}, args...))
		_ = toEditor.Close()
	}()
	e.conn = jsonrpc2.NewConn(context.Background(), jsonrpc2.NewBufferedStream(pipes{fromServer, toServer}, jsonrpc2.VSCodeObjectCodec{}), e)
	t.Cleanup(func() { _ = e.conn.Close() })
	return e
}

// Handle implements jsonrpc2.Handler.
func (e *editor) Handle(_ context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) {
	switch req.Method {
	case "textDocument/publishDiagnostics":
		var p struct {
			URI         string
			Diagnostics []struct {
				Code  string
				Range struct{ Start struct{ Line int } }
			}
		}
		if err := json.Unmarshal(*req.Params, &p); err != nil {
			e.t.Error(err)
		}
		line := strings.TrimPrefix(p.URI, "file://"+filepath.ToSlash(e.dir)+"/") + ":"
		for _, d := range p.Diagnostics {
			line += fmt.Sprintf(" %s@%d", d.Code, d.Range.Start.Line)
		}
		e.found <- line
	case "window/showMessage":
		e.told <- string(*req.Params)
	}
}

func (e *editor) call(method string, params any) {
	e.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	if err := e.conn.Call(ctx, method, params, nil); err != nil {
		e.t.Fatalf("%s: %v", method, err)
	}
}

func (e *editor) notify(method string, params any) {
	e.t.Helper()
	if err := e.conn.Notify(context.Background(), method, params); err != nil {
		e.t.Fatalf("%s: %v", method, err)
	}
}

func (e *editor) greet() {
	e.t.Helper()
	e.call("initialize", map[string]any{"rootUri": "file://" + filepath.ToSlash(e.dir), "capabilities": map[string]any{}})
	e.notify("initialized", map[string]any{})
}

func (e *editor) open(name, text string) {
	e.t.Helper()
	e.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
		"uri": "file://" + filepath.ToSlash(e.dir) + "/" + name, "languageId": "markdown", "version": 1, "text": text}})
}

// wants waits for what is published next.
func (e *editor) wants(want string) {
	e.t.Helper()
	if got := e.receives(e.found, want); got != want {
		e.t.Errorf("got %q, want %q", got, want)
	}
}

// receives waits for what comes next, which is to hold a text.
func (e *editor) receives(from chan string, part string) string {
	e.t.Helper()
	select {
	case got := <-from:
		if !strings.Contains(got, part) {
			e.t.Errorf("got %q, want %q", got, part)
		}
		return got
	case <-time.After(30 * time.Second):
		e.t.Fatalf("nothing comes, want %q", part)
	}
	return ""
}

func (e *editor) ends(status int) {
	e.t.Helper()
	select {
	case got := <-e.status:
		if got != status {
			e.t.Errorf("exit status %d, want %d: %s", got, status, e.stderr.String())
		}
	case <-time.After(30 * time.Second):
		e.t.Fatal("the server does not end")
	}
}

func (e *editor) goodbye() {
	e.t.Helper()
	e.call("shutdown", nil)
	e.notify("exit", nil)
	e.ends(cli.OK)
}

const incident = `# Post-mortem: uploads were rejected

**Date**: 2026-03-04
**Severity**: SEV2

## Summary

FIXME The service rejected all uploads for an hour, maybe longer.

## Timeline

- 14:02 UTC The first upload is rejected
- 15:07 UTC The disk is enlarged and uploads work again

## Root cause

The disk was full. NOTE

## Action items

- [ ] Alert on a full disk - Owner: @ana - Due: 2026-03-20
`

// The server judges what the command would judge in a folder, and as it would.
func TestLSP(t *testing.T) {
	e := startEditor(t, map[string]string{
		".pmlint.yml": "rules:\n  words/maybe: \"off\"\nexclude: [\"old/**\"]\noverrides:\n  - files: [\"strict/**\"]\n    rules: {words/maybe: error}\n",
	}, "--rule", "words/note=off", "--exclude", "drafts", "--stdio")
	e.greet()
	e.open("pm.md", incident)
	e.wants("pm.md: words/fixme@7")
	e.open("strict/pm.md", incident)
	e.wants("strict/pm.md: words/fixme@7 words/maybe@7")
	for _, name := range []string{"old/pm.md", "drafts/pm.md", "node_modules/x/pm.md"} {
		e.open(name, incident)
		e.wants(name + ":")
	}
	e.open("readme.md", "# How to install\n\nFIXME\n")
	e.wants("readme.md:")
	e.goodbye()
	if e.stderr.Len() > 0 {
		t.Errorf("%s", &e.stderr)
	}
}

// What git ignores is left alone, as in a folder.
func TestLSPIgnored(t *testing.T) {
	e := startEditor(t, map[string]string{".gitignore": "build\n", "build/pm.md": incident, "pm.md": incident})
	if out, err := exec.Command("git", "init", "-q", e.dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	e.greet()
	e.open("build/pm.md", incident)
	e.wants("build/pm.md:")
	e.open("pm.md", incident)
	e.wants("pm.md: words/fixme@7 words/maybe@7 words/note@16")
	e.goodbye()
}

// A configuration that is wrong is told, and holds again when it is mended.
func TestLSPConfiguration(t *testing.T) {
	e := startEditor(t, map[string]string{".pmlint.yml": "rulez: {}\n"}, "--min-severity", "error")
	e.greet()
	e.open("pm.md", incident)
	e.wants("pm.md:")
	e.receives(e.told, ".pmlint.yml:1")
	if err := os.WriteFile(filepath.Join(e.dir, ".pmlint.yml"), []byte("rules: {words/note: error, words/fixme: info}\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	e.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{}})
	e.wants("pm.md: words/note@16")
	e.goodbye()
}

// Findings that the configuration's baseline holds are not shown.
func TestLSPBaseline(t *testing.T) {
	e := startEditor(t, map[string]string{".pmlint.yml": "baseline: known.json\n", "docs/pm.md": incident})
	command := cli.New(nil, io.Discard, io.Discard, testRules())
	command.Dir = e.dir
	if status := command.Main([]string{"--write-baseline", "docs"}); status == cli.Failure {
		t.Fatal("no baseline was written")
	}
	e.greet()
	e.open("docs/pm.md", incident+"\nFIXME\n")
	e.wants("docs/pm.md: words/note@16 words/fixme@22") // an info is below what the baseline holds
	e.goodbye()
}

// A blank template is no post-mortem yet, but is helped with.
func TestLSPTemplate(t *testing.T) {
	e := startEditor(t, nil)
	e.greet()
	const blank = "# Post-mortem: [Title]\n\n**Date**: YYYY-MM-DD\n\n## Summary\n\n[FIXME What happened?]\n\n## Timeline\n\n- HH:MM [Event]\n\n## Root cause\n\n[Why?]\n\n## Action items\n\n- [ ] [Action] - Owner: [@user]\n"
	e.open("new.md", blank)
	e.wants("new.md:")
	var symbols []any
	if err := e.conn.Call(context.Background(), "textDocument/documentSymbol",
		map[string]any{"textDocument": map[string]any{"uri": "file://" + filepath.ToSlash(e.dir) + "/new.md"}}, &symbols); err != nil || len(symbols) == 0 {
		t.Errorf("%v, %v", symbols, err)
	}
	e.goodbye()
}

// Documents of one folder are judged at once without getting into each other's way.
func TestLSPManyDocuments(t *testing.T) {
	e := startEditor(t, map[string]string{".pmlint.yml": "words: {owner-keys: [DRI]}\n"})
	e.greet()
	var all sync.WaitGroup
	for i := range 40 {
		all.Go(func() { e.open(fmt.Sprintf("pm%d.md", i), incident) })
	}
	all.Wait()
	for range 40 {
		e.receives(e.found, ": words/fixme@7 words/maybe@7 words/note@16")
	}
	e.goodbye()
}

func TestLSPEnds(t *testing.T) {
	e := startEditor(t, nil)
	e.greet()
	_ = e.conn.Close()
	e.ends(1)

	e = startEditor(t, nil, "--profile", "nonsense")
	e.ends(cli.Failure)
	if !strings.Contains(e.stderr.String(), "unknown profile") {
		t.Errorf("%s", &e.stderr)
	}
	var stderr bytes.Buffer
	if status := cli.New(nil, io.Discard, &stderr, nil).Main([]string{"lsp"}); status != cli.Failure || !strings.Contains(stderr.String(), "an editor has to start the server") {
		t.Errorf("%d: %s", status, &stderr)
	}
}

// A neighbour reports a document beside which there is no file of the name.
type neighbour struct{ name string }

func (n neighbour) Check(pass *lint.Pass) {
	if pass.Tree.Look(path.Join(path.Dir(pass.Place), n.name)) != lint.IsFile {
		pass.Report(lint.Diagnostic{Span: source.Span{End: 1}, Message: n.name + " is missing"})
	}
}

// The server knows what stands around a document, as it is when the document changes.
func TestLSPLooksAround(t *testing.T) {
	rule := &lint.Rule{ID: "files/log", Doc: "The log is there\n", Severity: lint.Error, New: func() lint.Checker { return neighbour{"log.txt"} }}
	e := startEditorFor(t, []*lint.Rule{rule}, map[string]string{"teams/a/readme.txt": ""})
	e.greet()
	e.open("teams/a/pm.md", incident)
	e.wants("teams/a/pm.md: files/log@0")
	if err := os.WriteFile(filepath.Join(e.dir, "teams", "a", "log.txt"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	e.notify("textDocument/didChange", map[string]any{
		"textDocument":   map[string]any{"uri": "file://" + filepath.ToSlash(e.dir) + "/teams/a/pm.md", "version": 2},
		"contentChanges": []any{map[string]any{"text": incident + "\n"}}})
	e.wants("teams/a/pm.md:")
	e.goodbye()
}
