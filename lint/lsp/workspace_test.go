package lsp

import (
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/profile"
)

// A changed configuration is read again, and so are all documents.
func TestReload(t *testing.T) {
	var mu sync.Mutex
	severity, opened := lint.Warning, 0
	opt := testOptions()
	minimal, _ := profile.Builtin("minimal")
	opt.Open = func(string) (Folder, error) {
		mu.Lock()
		defer mu.Unlock()
		opened++
		now := severity
		return folderFunc(func(name string) (*Place, error) {
			p := placeOf(name, minimal)
			p.MinSeverity = now
			return p, nil
		}), nil
	}
	for _, event := range []string{"workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration", "textDocument/didSave", "workspace/didChangeWorkspaceFolders"} {
		t.Run(event, func(t *testing.T) {
			severity, opened = lint.Warning, 0
			c := connect(t, opt)
			c.greet(nil, "file:///docs")
			c.open(uri, bad)
			c.open("file:///docs/other.md", bad)
			if got := codes(c.findings()) + " " + codes(c.findings()); got != "timeline/order actions/owner timeline/order actions/owner" {
				t.Errorf("%s", got)
			}
			mu.Lock()
			if severity = lint.Error; opened != 1 {
				t.Errorf("the folder was opened %d times", opened)
			}
			mu.Unlock()
			c.notify(event, dict{"textDocument": dict{"uri": uri}, "event": dict{"added": []dict{{"uri": "file:///docs/new"}}}})
			if got := codes(c.findings()) + " " + codes(c.findings()); got != "timeline/order timeline/order" {
				t.Errorf("%s", got)
			}
			c.goodbye()
		})
	}
}

func TestWatching(t *testing.T) {
	c := connect(t, testOptions())
	c.greet(dict{"workspace": dict{"didChangeWatchedFiles": dict{"dynamicRegistration": true}}})
	select {
	case got := <-c.asked:
		if !strings.Contains(got, "client/registerCapability") || !strings.Contains(got, ".pmlint.yml") {
			t.Errorf("%s", got)
		}
	case <-time.After(patience):
		t.Error("the server does not ask to be told of changed files")
	}
	c.goodbye()
}

// Each document belongs to the innermost folder.
func TestFolders(t *testing.T) {
	opt := testOptions()
	minimal, _ := profile.Builtin("minimal")
	var mu sync.Mutex
	seen := map[string]string{}
	opt.Open = func(folder string) (Folder, error) {
		return folderFunc(func(name string) (*Place, error) {
			mu.Lock()
			defer mu.Unlock()
			seen[name] = folder
			return placeOf(name, minimal), nil
		}), nil
	}
	c := connect(t, opt)
	c.greet(nil, "file:///srv/team", "file:///srv/team/inner", "untitled:no-folder")
	for _, u := range []string{"file:///srv/team/a.md", "file:///srv/team/inner/b.md", "file:///srv/teamwork/c.md", "untitled:Untitled-1"} {
		c.open(u, bad)
		c.found(u, 1)
	}
	c.notify("workspace/didChangeWorkspaceFolders", dict{"event": dict{"added": []dict{{"uri": "file:///added"}}, "removed": []dict{{"uri": "file:///srv/team/inner"}}}})
	for range 4 {
		c.findings()
	}
	c.open("file:///added/d.md", bad)
	c.found("file:///added/d.md", 1)
	c.goodbye()
	for name, want := range map[string]string{
		"/srv/team/a.md": "/srv/team", "/srv/team/inner/b.md": "/srv/team", "/srv/teamwork/c.md": "/srv/teamwork", "/srv/team/untitled.md": "/srv/team", "/added/d.md": "/added",
	} {
		if seen[name] != want {
			t.Errorf("%s belongs to %q, want %q", name, seen[name], want)
		}
	}
}

// A wrong configuration is told once; its documents have no findings until it is mended.
func TestWrongConfiguration(t *testing.T) {
	opt := testOptions()
	opt.Open = func(string) (Folder, error) {
		return folderFunc(func(string) (*Place, error) { return nil, errors.New(".pmlint.yml:3: unknown key \"ru\x1bles\"") }), nil
	}
	c := connect(t, opt)
	c.greet(nil)
	c.open(uri, bad)
	c.found(uri, 1)
	c.change(uri, 2, textRange{}, "x")
	if got := c.found(uri, 2); got != "" {
		t.Errorf("%s", got)
	}
	if got := must[json.RawMessage](c, "textDocument/foldingRange", ofDocument(uri)); string(got) != "null" {
		t.Errorf("%s", got)
	}
	if got := <-c.messages; !strings.Contains(got, `pmlint: .pmlint.yml:3: unknown key \"ru\\x1bles\"`) {
		t.Errorf("%s", got)
	}
	c.notify("workspace/didChangeConfiguration", dict{})
	c.found(uri, 2)
	<-c.messages
	c.goodbye()
	if len(c.messages) > 0 {
		t.Errorf("told again: %s", <-c.messages)
	}
}
