package lsp

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/sourcegraph/jsonrpc2"
)

// Handle implements jsonrpc2.Handler. Notifications are taken in the order in which they
// come; requests are answered beside, about the documents as they are when they come.
func (s *session) Handle(_ context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) {
	<-s.ready
	if req.Notif {
		if p := s.guard(func() { s.notification(req) }); p != nil {
			s.Log(p.Error())
		}
		return
	}
	ctx, cancel := context.WithCancel(s.ctx)
	answer, refusal := s.prepare(ctx, req)
	if refusal != nil {
		cancel()
		s.answer(req.ID, nil, refusal)
		return
	}
	select {
	case s.running <- struct{}{}:
	case <-s.ctx.Done():
		cancel()
		return
	}
	s.mu.Lock()
	s.requests[req.ID] = cancel
	s.mu.Unlock()
	s.spawn(func() {
		defer func() {
			s.mu.Lock()
			delete(s.requests, req.ID)
			s.mu.Unlock()
			cancel()
			<-s.running
		}()
		s.reply(ctx, req.ID, answer)
	})
}

// reply answers a request.
func (s *session) reply(ctx context.Context, id jsonrpc2.ID, answer func() (any, error)) {
	var result any
	err := ctx.Err()
	if err == nil {
		if p := s.guard(func() { result, err = answer() }); p != nil {
			s.Log(p.Error())
			err = &jsonrpc2.Error{Code: jsonrpc2.CodeInternalError, Message: "internal error: see the log of the server"}
		}
	}
	if ctx.Err() != nil {
		err = &jsonrpc2.Error{Code: codeRequestCancelled, Message: "cancelled"}
	}
	s.answer(id, result, err)
}

// answer sends a result or an error. A client that cannot be reached is gone.
func (s *session) answer(id jsonrpc2.ID, result any, err error) {
	if err == nil {
		_ = s.conn.Reply(s.ctx, id, result)
		return
	}
	//nolint:errorlint // it is made here, never wrapped
	wire, ok := err.(*jsonrpc2.Error)
	if !ok {
		wire = &jsonrpc2.Error{Code: jsonrpc2.CodeInternalError, Message: s.Visible(nil)(err.Error())}
	}
	_ = s.conn.ReplyWithError(s.ctx, id, wire)
}

// prepare returns what answers a request, bound to the documents as they are now, or
// refuses it.
func (s *session) prepare(ctx context.Context, req *jsonrpc2.Request) (answer func() (any, error), refusal error) {
	s.mu.Lock()
	phase := s.phase
	s.mu.Unlock()
	switch {
	case req.Method == "initialize" && phase == fresh:
		return s.initialize(paramsOf(req))
	case req.Method == "initialize":
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: "initialized before"}
	case phase == fresh:
		return nil, &jsonrpc2.Error{Code: codeNotInitialized, Message: "not initialized yet"}
	case phase == shutDown:
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: "shut down"}
	case req.Method == "shutdown":
		s.mu.Lock()
		s.phase = shutDown
		s.mu.Unlock()
		return func() (any, error) { return nil, nil }, nil
	}
	feature, ok := s.features[req.Method]
	if !ok {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeMethodNotFound, Message: "unknown method " + s.Visible(nil)(req.Method)}
	}
	return feature(ctx, s, paramsOf(req))
}

func paramsOf(req *jsonrpc2.Request) json.RawMessage {
	if req.Params == nil {
		return nil
	}
	return *req.Params
}

// decode reads parameters.
func decode(params json.RawMessage, into any) error {
	if err := json.Unmarshal(params, into); err != nil {
		return &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: "wrong parameters: " + err.Error()}
	}
	return nil
}

// initialize learns what the client can do, and tells what the server can.
func (s *session) initialize(params json.RawMessage) (func() (any, error), error) {
	var p initializeParams
	if err := decode(params, &p); err != nil {
		return nil, err
	}
	caps := &p.Capabilities
	c := client{
		encoding:        negotiate(caps.General.PositionEncodings),
		documentChanges: caps.Workspace.WorkspaceEdit.DocumentChanges,
		nestedSymbols:   caps.TextDocument.DocumentSymbol.Hierarchical,
		markdownHover:   slices.Contains(caps.TextDocument.Hover.ContentFormat, markupMarkdown),
	}
	var roots []string
	for _, f := range p.WorkspaceFolders {
		roots = append(roots, nameOf(f.URI))
	}
	switch {
	case len(roots) > 0:
	case p.RootURI != "":
		roots = []string{nameOf(p.RootURI)}
	case p.RootPath != "":
		roots = []string{p.RootPath}
	}
	s.workspace.change(roots, nil)
	s.mu.Lock()
	s.phase, s.client, s.watches = initialized, c, caps.Workspace.DidChangeWatchedFiles.DynamicRegistration
	s.mu.Unlock()
	able := map[string]any{
		"textDocumentSync":       map[string]any{"openClose": true, "change": 2, "save": map[string]any{"includeText": false}},
		"codeActionProvider":     map[string]any{"codeActionKinds": []string{actionQuickFix, actionFixAll}},
		"completionProvider":     map[string]any{"triggerCharacters": []string{"#", "@"}},
		"hoverProvider":          true,
		"inlayHintProvider":      true,
		"documentSymbolProvider": true,
		"foldingRangeProvider":   true,
		"definitionProvider":     true,
		"workspace":              map[string]any{"workspaceFolders": map[string]any{"supported": true, "changeNotifications": true}},
	}
	if len(caps.General.PositionEncodings) > 0 {
		able["positionEncoding"] = c.encoding
	}
	return func() (any, error) {
		return map[string]any{"capabilities": able, "serverInfo": map[string]any{"name": "pmlint", "version": s.Version}}, nil
	}, nil
}
