package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"
	"go.uber.org/goleak"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/report"
	"github.com/pmlint/pmlint/rules"
)

// patience is how long a test waits for what has to come.
const patience = 2 * time.Minute

// folderFunc is a Folder made of a function.
type folderFunc func(name string) (*Place, error)

func (f folderFunc) Place(_ context.Context, name string) (*Place, error) { return f(name) }

// testOptions judge every document by the profile minimal, at once.
func testOptions() Options {
	minimal, _ := profile.Builtin("minimal")
	return Options{
		Open: func(string) (Folder, error) {
			return folderFunc(func(name string) (*Place, error) { return placeOf(name, minimal), nil }), nil
		},
		Rules: rules.All(), Catalogue: append(rules.All(), lint.OwnFindings()...), Words: postmortem.DefaultVocabulary(),
		Limit: 1 << 20, Now: func() time.Time { return time.Date(2026, 3, 5, 12, 0, 0, 0, time.UTC) },
		Visible: func(*lint.Result) func(string) string { return report.Visible }, Version: "v0", Log: func(string) {},
	}
}

func placeOf(name string, p *profile.Profile) *Place {
	return &Place{Path: name, MinSeverity: lint.Warning,
		Choose:   func(*postmortem.Document) Choice { return Judged },
		Settings: func(*postmortem.Document) *lint.Settings { return &lint.Settings{Profile: p} }}
}

// A tester is a client of the server.
type tester struct {
	t    *testing.T
	conn *jsonrpc2.Conn
	end  chan bool
	raw  net.Conn

	published chan publishParams
	messages  chan string
	asked     chan string // requests of the server, answered
}

// Handle implements jsonrpc2.Handler.
func (c *tester) Handle(ctx context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) {
	switch {
	case req.Method == "textDocument/publishDiagnostics":
		var p publishParams
		if err := json.Unmarshal(*req.Params, &p); err != nil {
			c.t.Error(err)
		}
		c.published <- p
	case req.Method == "window/showMessage":
		c.messages <- string(*req.Params)
	case !req.Notif:
		if err := conn.Reply(ctx, req.ID, nil); err != nil {
			c.t.Error(err)
		}
		c.asked <- req.Method + " " + string(*req.Params)
	}
}

// connect starts a server and a client of it, which must both have ended when the test
// has.
func connect(t *testing.T, opt Options) *tester {
	t.Helper()
	here, there := net.Pipe()
	c := &tester{t: t, end: make(chan bool, 1), raw: here, published: make(chan publishParams, 10000), messages: make(chan string, 100), asked: make(chan string, 100)}
	go func() { c.end <- Serve(context.Background(), opt, there, there) }()
	c.conn = jsonrpc2.NewConn(context.Background(), jsonrpc2.NewBufferedStream(here, jsonrpc2.VSCodeObjectCodec{}), c, jsonrpc2.SetLogger(silent{}))
	t.Cleanup(func() {
		_ = c.conn.Close()
		c.ended()
		goleak.VerifyNone(t)
	})
	return c
}

// ended waits for the server's end, and says whether it was a clean one.
func (c *tester) ended() bool {
	c.t.Helper()
	select {
	case clean := <-c.end:
		c.end <- clean
		return clean
	case <-time.After(patience):
		c.t.Fatal("the server does not end")
	}
	return false
}

// call asks the server, and decodes its answer.
func (c *tester) call(method string, params any, result any) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	return c.conn.Call(ctx, method, params, result)
}

// must is call where the answer is to be none of an error.
func must[R any](c *tester, method string, params any) R {
	c.t.Helper()
	var result R
	if err := c.call(method, params, &result); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
	return result
}

// refused is call where the answer is to be an error with the code.
func (c *tester) refused(method string, params any, code int64) {
	c.t.Helper()
	err := c.call(method, params, nil)
	var wire *jsonrpc2.Error
	if !errors.As(err, &wire) || wire.Code != code {
		c.t.Errorf("%s: %v, want the code %d", method, err, code)
	}
}

func (c *tester) notify(method string, params any) {
	c.t.Helper()
	if err := c.conn.Notify(context.Background(), method, params); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

// dict are the parameters of a message.
type dict = map[string]any

// greet initializes the server.
func (c *tester) greet(capabilities dict, folders ...string) json.RawMessage {
	c.t.Helper()
	var all []dict
	for _, f := range folders {
		all = append(all, dict{"uri": f, "name": f})
	}
	answer := must[json.RawMessage](c, "initialize", dict{"processId": nil, "rootUri": nil, "capabilities": capabilities, "workspaceFolders": all})
	c.notify("initialized", dict{})
	return answer
}

func (c *tester) open(uri, text string) {
	c.t.Helper()
	c.notify("textDocument/didOpen", dict{"textDocument": dict{"uri": uri, "languageId": "markdown", "version": 1, "text": text}})
}

// change replaces a range in a version.
func (c *tester) change(uri string, version int, r textRange, text string) {
	c.t.Helper()
	c.notify("textDocument/didChange", dict{"textDocument": dict{"uri": uri, "version": version},
		"contentChanges": []dict{{"range": r, "text": text}}})
}

func ofDocument(uri string) dict { return dict{"textDocument": dict{"uri": uri}} }

func at(uri string, line, character int) dict {
	return dict{"textDocument": dict{"uri": uri}, "position": position{line, character}}
}

// findings waits for the next findings to be published.
func (c *tester) findings() publishParams {
	c.t.Helper()
	select {
	case p := <-c.published:
		return p
	case <-time.After(patience):
		c.t.Fatal("no findings are published")
	}
	return publishParams{}
}

// found waits for the findings of a version, and returns their rules.
func (c *tester) found(uri string, version int) string {
	c.t.Helper()
	for {
		p := c.findings()
		if p.URI == uri && p.Version != nil && *p.Version == version {
			return codes(p)
		}
	}
}

func codes(p publishParams) string {
	var out []string
	for _, d := range p.Diagnostics {
		out = append(out, d.Code)
	}
	return strings.Join(out, " ")
}

// goodbye ends the session as the protocol wants it.
func (c *tester) goodbye() {
	c.t.Helper()
	must[json.RawMessage](c, "shutdown", nil)
	if err := c.conn.Notify(context.Background(), "exit", nil); err != nil && !errors.Is(err, io.ErrClosedPipe) {
		c.t.Error(err)
	}
	if !c.ended() {
		c.t.Error("the end is not clean")
	}
}
