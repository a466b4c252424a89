package lsp

import (
	"encoding/json"

	"github.com/sourcegraph/jsonrpc2"
)

// notification takes one notification. What is wrong with one cannot be answered, and
// leaves everything as it was.
func (s *session) notification(req *jsonrpc2.Request) {
	if req.Method == "exit" {
		_ = s.conn.Close()
		return
	}
	s.mu.Lock()
	phase := s.phase
	s.mu.Unlock()
	if phase != initialized {
		return
	}
	params := paramsOf(req)
	switch req.Method {
	case "initialized":
		s.watch()
	case "$/cancelRequest":
		s.cancelRequest(params)
	case "textDocument/didOpen":
		s.didOpen(params)
	case "textDocument/didChange":
		s.didChange(params)
	case "textDocument/didSave":
		s.mu.Lock()
		watches := s.watches
		s.mu.Unlock()
		if !watches { // what was saved may be a template
			s.reload()
		}
	case "textDocument/didClose":
		s.didClose(params)
	case "workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles":
		s.reload()
	case "workspace/didChangeWorkspaceFolders":
		s.didChangeFolders(params)
	}
}

// watch asks the client to tell when a configuration, a baseline or what may be a
// template changes.
func (s *session) watch() {
	s.mu.Lock()
	watches := s.watches
	s.mu.Unlock()
	if !watches {
		return
	}
	var watchers []map[string]any
	for _, glob := range []string{"**/.pmlint.yml", "**/.pmlint.yaml", "**/.pmlint-baseline.json", "**/*.md", "**/*.markdown"} {
		watchers = append(watchers, map[string]any{"globPattern": glob})
	}
	registration := map[string]any{"id": "pmlint-files", "method": "workspace/didChangeWatchedFiles",
		"registerOptions": map[string]any{"watchers": watchers}}
	s.spawn(func() {
		// A client that refuses has to be restarted by its user to see a new configuration.
		_ = s.conn.Call(s.ctx, "client/registerCapability", map[string]any{"registrations": []any{registration}}, nil)
	})
}

func (s *session) cancelRequest(params json.RawMessage) {
	var p cancelParams
	var id jsonrpc2.ID
	if json.Unmarshal(params, &p) != nil || json.Unmarshal(p.ID, &id) != nil {
		return
	}
	s.mu.Lock()
	cancel := s.requests[id]
	s.mu.Unlock()
	if cancel != nil {
		cancel()
	}
}

func (s *session) didOpen(params json.RawMessage) {
	var p didOpenParams
	if json.Unmarshal(params, &p) != nil || p.TextDocument.URI == "" {
		return
	}
	name := nameOf(p.TextDocument.URI)
	d := &document{uri: p.TextDocument.URI, name: name, markdown: isMarkdown(p.TextDocument.LanguageID, name)}
	s.mu.Lock()
	if old := s.docs[d.uri]; old != nil {
		old.now.cancel()
	}
	s.version(d, p.TextDocument.Version, p.TextDocument.Text, s.newPlacing(name))
	s.docs[d.uri] = d
	now := d.now
	s.mu.Unlock()
	if d.markdown {
		s.schedule(now, 0)
	}
}

func (s *session) didChange(params json.RawMessage) {
	var p didChangeParams
	if json.Unmarshal(params, &p) != nil {
		return
	}
	s.mu.Lock()
	d := s.docs[p.TextDocument.URI]
	if d == nil {
		s.mu.Unlock()
		return
	}
	text, version := d.now.text, d.now.version+1
	if p.TextDocument.Version != nil {
		version = *p.TextDocument.Version
	}
	for _, c := range p.ContentChanges {
		if c.Range == nil {
			text = c.Text
		} else {
			text = s.client.encoding.splice(text, *c.Range, c.Text)
		}
	}
	s.version(d, version, text, d.now.placing)
	now := d.now
	s.mu.Unlock()
	if d.markdown {
		s.schedule(now, s.Delay)
	}
}

func (s *session) didClose(params json.RawMessage) {
	var p documentParams
	if json.Unmarshal(params, &p) != nil {
		return
	}
	s.mu.Lock()
	d := s.docs[p.uri()]
	if d == nil {
		s.mu.Unlock()
		return
	}
	d.now.cancel()
	delete(s.docs, p.uri())
	s.mu.Unlock()
	if d.markdown {
		s.clear(d.uri)
	}
}

func (s *session) didChangeFolders(params json.RawMessage) {
	var p foldersParams
	if json.Unmarshal(params, &p) != nil {
		return
	}
	names := func(all []workspaceFolder) []string {
		var out []string
		for _, f := range all {
			out = append(out, nameOf(f.URI))
		}
		return out
	}
	s.workspace.change(names(p.Event.Added), names(p.Event.Removed))
	s.reload()
}

// reload reads configurations and templates anew, and judges all documents again.
func (s *session) reload() {
	s.workspace.forget()
	s.mu.Lock()
	s.told = map[string]bool{}
	var all []*snapshot
	for _, d := range s.docs {
		s.version(d, d.now.version, d.now.text, s.newPlacing(d.name))
		if d.markdown {
			all = append(all, d.now)
		}
	}
	s.mu.Unlock()
	for _, snap := range all {
		s.schedule(snap, s.Delay)
	}
}
