// Package lsp is the language server: it judges post-mortems while they are written, and
// offers what an editor can do with what is known of them. It speaks the Language Server
// Protocol 3.17 over two streams. It reads no document but those that the editor hands
// it, and writes no file.
package lsp

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"sync"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// A Choice says what the server does with a document.
type Choice uint8

// The choices.
const (
	// Other: nothing; it is no post-mortem.
	Other Choice = iota
	// Begun: a blank post-mortem, which is helped with, but not judged yet.
	Begun
	// Judged: a post-mortem.
	Judged
)

// A Place is what applies to one document. Its functions may be called concurrently.
type Place struct {
	// Path is the document's name as users know it, with forward slashes.
	Path string
	// Words are those by which it is read; nil means those of the Options.
	Words *postmortem.Vocabulary
	// Choose says what to do with the document as it was read.
	Choose func(*postmortem.Document) Choice
	// Settings returns what applies to the document as it was read.
	Settings func(*postmortem.Document) *lint.Settings
	// Around returns the tree that the document stands in and its place there, as they are
	// now, and what ends looking at it; the tree is nil where it is not known. A nil Around
	// never knows.
	Around func() (tree *lint.Tree, place string, done func())
	// MinSeverity is the lowest severity that is shown.
	MinSeverity lint.Severity
	// Known says of a finding that it is an old one, not to be shown; nil knows none.
	Known func(*lint.Diagnostic) bool
}

// A Folder knows the configuration and templates of one workspace folder. What it has
// read may be kept until the folder is opened anew.
type Folder interface {
	// Place returns what applies to the document called by its absolute name, which
	// need not exist. The error says what is wrong with its configuration.
	Place(ctx context.Context, name string) (*Place, error)
}

// Options are what the server is made of.
type Options struct {
	// Open returns the workspace folder of an absolute name; it is called again for all
	// folders when their configuration may have changed. "" is the process's own folder.
	Open func(folder string) (Folder, error)
	// Rules are those that documents are held against, Catalogue all that exist, the
	// engine's own findings among them.
	Rules, Catalogue []*lint.Rule
	// Words are those by which documents are read that have none of their own.
	Words *postmortem.Vocabulary
	// AsOf is the day on which documents are judged; see [lint.Engine].
	AsOf postmortem.Date
	// Limit is the largest document that is judged, in bytes.
	Limit int
	// Delay is how long the server waits for the next keystroke before it judges.
	Delay time.Duration
	// Now is the clock. It is asked for the day where a user completes a date.
	Now func() time.Time
	// Visible returns what makes a text about a result harmless for those who see it, and
	// hides its secrets; the result is nil for texts about no document.
	Visible func(*lint.Result) func(string) string
	// Version is that of the program.
	Version string
	// Log takes what is wrong with the server itself, for people.
	Log func(string)
}

// A session is the conversation with one client.
type session struct {
	Options
	catalogue map[string]*lint.Rule
	ctx       context.Context
	conn      *jsonrpc2.Conn
	ready     chan struct{} // closed when conn is set
	workspace *workspace
	features  map[string]feature

	// running bounds the requests in work, judging the documents that are judged.
	running, judging chan struct{}
	work             sync.WaitGroup

	mu       sync.Mutex
	phase    phase
	closed   bool
	client   client
	watches  bool
	docs     map[string]*document
	requests map[jsonrpc2.ID]context.CancelFunc
	told     map[string]bool
}

// A phase is how far a session has come.
type phase uint8

const (
	fresh phase = iota
	initialized
	shutDown
)

// mostRunning is how many requests are answered at once.
const mostRunning = 4

// Serve talks to one client until it says goodbye, dies, or ctx is done. It closes in
// and out where they can be closed; nothing that it started is running when it returns,
// unless in cannot be closed. Clean says that the client said goodbye as the protocol
// wants it.
func Serve(ctx context.Context, opt Options, in io.Reader, out io.Writer) (clean bool) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s := &session{Options: opt, catalogue: map[string]*lint.Rule{}, ctx: ctx, ready: make(chan struct{}),
		workspace: newWorkspace(opt.Open), features: features(), running: make(chan struct{}, mostRunning), judging: make(chan struct{}, 1),
		docs: map[string]*document{}, requests: map[jsonrpc2.ID]context.CancelFunc{}, told: map[string]bool{},
		client: client{encoding: utf16Units}}
	for _, rule := range opt.Catalogue {
		s.catalogue[rule.ID] = rule
	}
	s.conn = jsonrpc2.NewConn(ctx, newFrames(in, out), s, jsonrpc2.SetLogger(silent{}))
	close(s.ready)
	<-s.conn.DisconnectNotify()
	cancel()
	s.mu.Lock()
	s.closed = true
	clean = s.phase == shutDown
	s.mu.Unlock()
	s.work.Wait()
	return clean
}

// silent drops what jsonrpc2 logs: a client that sends nonsense is told so itself.
type silent struct{}

func (silent) Printf(string, ...any) {}

// spawn runs f beside the conversation, unless that is over.
func (s *session) spawn(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return
	}
	s.work.Add(1)
	go func() {
		defer s.work.Done()
		if p := s.guard(f); p != nil {
			s.Log(p.Error())
		}
	}()
}

// guard calls f and returns its panic as an error.
func (s *session) guard(f func()) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("internal error: %v: please report it, with these lines:\n%s", p, debug.Stack())
		}
	}()
	f()
	return nil
}

// notify sends a notification. A client that cannot be reached is gone, and the reader
// learns of it.
func (s *session) notify(method string, params any) { _ = s.conn.Notify(s.ctx, method, params) }

// tell shows the user a message, once until the configuration is read again.
func (s *session) tell(message string) {
	s.mu.Lock()
	told := s.told[message]
	s.told[message] = true
	s.mu.Unlock()
	if !told {
		s.notify("window/showMessage", map[string]any{"type": messageError, "message": "pmlint: " + s.Visible(nil)(message)})
	}
}
