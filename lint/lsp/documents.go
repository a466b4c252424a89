package lsp

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

// A document is one that the client has open.
type document struct {
	uri, name string
	// markdown says that it is a Markdown file at all.
	markdown bool
	now      *snapshot
}

// A snapshot is one version of a document. All of it but what is made on demand stands
// still.
type snapshot struct {
	uri     string
	version int
	text    string
	placing *placing
	// ctx is done when there is a later version, or none any more.
	ctx    context.Context
	cancel context.CancelFunc

	once     sync.Once
	analysis *analysis
	failure  error
}

// A placing is the place of a document, found when it is first asked for.
type placing struct {
	find  func() (*Place, error)
	once  sync.Once
	place *Place
	err   error
}

func (p *placing) get() (*Place, error) {
	p.once.Do(func() { p.place, p.err = p.find() })
	return p.place, p.err
}

// An analysis is what is known of one version.
type analysis struct {
	choice  Choice
	place   *Place
	engine  *lint.Engine
	input   lint.Input
	res     *lint.Result
	shown   []lint.Diagnostic
	profile *profile.Profile
}

// readable reports whether there is a whole document to look at.
func (a *analysis) readable() bool {
	whole := a.res.Settings != nil || a.res.Skipped
	return whole && a.res.Doc != nil && a.res.Doc.Tree != nil && a.res.Doc.Tree.TooComplex == nil
}

// A tooLarge is the error of a document that exceeds the limit.
type tooLarge struct{ size, limit int }

// Error implements error.
func (e tooLarge) Error() string { return e.Excess() }

// Excess makes the engine report the document; see [lint.Input].
func (e tooLarge) Excess() string {
	return fmt.Sprintf("the document has %d bytes; at most %d are read", e.size, e.limit)
}

// isMarkdown reports whether a document is one that the server looks at, by what the
// client says of its language, or by its name.
func isMarkdown(language, name string) bool {
	return strings.Contains(strings.ToLower(language), "markdown") || source.IsMarkdown(name)
}

// newPlacing returns the way to a document's place.
func (s *session) newPlacing(name string) *placing {
	return &placing{find: func() (*Place, error) { return s.workspace.place(s.ctx, name) }}
}

// version makes a text the current version of a document. The caller holds s.mu.
func (s *session) version(d *document, version int, text string, at *placing) {
	ctx, cancel := context.WithCancel(s.ctx)
	if d.now != nil {
		d.now.cancel()
	}
	d.now = &snapshot{uri: d.uri, version: version, text: text, placing: at, ctx: ctx, cancel: cancel}
}

// analyse returns what is known of a version. The error is that of its configuration, or
// that the version is not the current one any more.
func (s *session) analyse(snap *snapshot) (*analysis, error) {
	snap.once.Do(func() { snap.analysis, snap.failure = s.judge(snap) })
	if snap.ctx.Err() != nil {
		return nil, snap.ctx.Err()
	}
	return snap.analysis, snap.failure
}

// judge runs the engine on a version.
func (s *session) judge(snap *snapshot) (*analysis, error) {
	place, err := snap.placing.get()
	if err != nil {
		return nil, err
	}
	a := &analysis{place: place, choice: Judged}
	a.input = lint.Input{Path: place.Path, Words: place.Words, Read: func() ([]byte, error) {
		if len(snap.text) > s.Limit {
			return []byte(snap.text[:s.Limit]), tooLarge{len(snap.text), s.Limit}
		}
		return []byte(snap.text), nil
	}}
	a.engine = &lint.Engine{Rules: s.Rules, Words: s.Words, Settings: place.Settings, AsOf: s.AsOf, Workers: 1,
		Select: func(_ lint.Input, doc *postmortem.Document) bool {
			a.choice = place.Choose(doc)
			return a.choice == Judged
		}}
	for _, rule := range s.Catalogue {
		a.engine.Known = append(a.engine.Known, rule.ID)
	}
	in := a.input
	if place.Around != nil {
		var done func()
		in.Tree, in.Place, done = place.Around()
		defer done()
	}
	err = a.engine.Run(snap.ctx, []lint.Input{in}, func(res *lint.Result) error {
		a.res = res
		return nil
	})
	if err != nil {
		return nil, err
	}
	if a.res.Err != nil {
		return nil, a.res.Err
	}
	for _, fault := range a.res.Internal {
		s.Log(fault.Error())
	}
	if a.res.File == nil {
		a.res.File = source.New(place.Path, nil) // reading it panicked, which has been told
	}
	for _, d := range a.res.Diagnostics {
		if d.Severity >= place.MinSeverity && (place.Known == nil || !place.Known(&d)) {
			a.shown = append(a.shown, d)
		}
	}
	switch {
	case a.res.Settings != nil:
		a.profile = a.res.Settings.Profile
	case a.choice == Begun && a.readable():
		if settings := place.Settings(a.res.Doc); settings != nil {
			a.profile = settings.Profile
		}
	}
	return a, nil
}

// view returns an analysis as features see it.
func (s *session) view(snap *snapshot, a *analysis) *view {
	s.mu.Lock()
	c := s.client
	s.mu.Unlock()
	return &view{uri: snap.uri, version: snap.version, file: a.res.File, doc: a.res.Doc, profile: a.profile,
		res: a.res, shown: a.shown, pos: newPositions(a.res.File, c.encoding), catalogue: s.catalogue, client: c,
		visible: s.Visible(a.res)}
}
