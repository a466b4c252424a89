package lsp

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/pmlint/pmlint/lint"
)

// A feature answers one kind of request: it reads the parameters, and returns what finds
// the answer.
type feature func(ctx context.Context, s *session, params json.RawMessage) (answer func() (any, error), refusal error)

// A job is one request about a document.
type job struct {
	*view
	ctx      context.Context
	session  *session
	analysis *analysis
}

// features returns the requests that are answered, by method.
func features() map[string]feature {
	return map[string]feature{
		"textDocument/codeAction": about(func(j *job, p codeActionParams) any {
			return j.actions(j.pos.span(p.Range), p.Context.Only, func() []lint.Edit {
				return allSafe(j.ctx, j.analysis.engine, j.analysis.input, j.analysis.place.Known)
			})
		}),
		"textDocument/completion": about(func(j *job, p completionParams) any {
			today := func() string { return j.session.Now().Format("2006-01-02") }
			asked := p.Context.TriggerKind == invoked
			return completionList{Items: j.complete(j.pos.offset(p.Position), asked, today)}
		}),
		"textDocument/definition": about(func(j *job, p positionParams) any {
			return j.definition(j.pos.offset(p.Position))
		}),
		"textDocument/documentSymbol": about(func(j *job, _ documentParams) any {
			if j.client.nestedSymbols {
				return j.nested(j.symbols())
			}
			return j.flat(j.symbols(), "")
		}),
		"textDocument/foldingRange": about(func(j *job, _ documentParams) any { return j.folding() }),
		"textDocument/hover": about(func(j *job, p positionParams) any {
			if h := j.hover(j.pos.offset(p.Position)); h != nil {
				return h
			}
			return nil
		}),
		"textDocument/inlayHint": about(func(j *job, p rangeParams) any {
			return j.inlay(j.hints(j.pos.span(p.Range)))
		}),
	}
}

// about returns the feature that answers requests about a document. The answer is null
// for one that is not open, is no post-mortem, or cannot be read.
func about[P interface{ uri() string }](answer func(*job, P) any) feature {
	return func(ctx context.Context, s *session, params json.RawMessage) (func() (any, error), error) {
		var p P
		if err := decode(params, &p); err != nil {
			return nil, err
		}
		s.mu.Lock()
		var snap *snapshot
		if d := s.docs[p.uri()]; d != nil && d.markdown {
			snap = d.now
		}
		s.mu.Unlock()
		return func() (any, error) {
			if snap == nil {
				return nil, nil
			}
			a, err := s.analyse(snap)
			switch {
			case errors.Is(err, context.Canceled):
				return nil, &jsonrpc2.Error{Code: codeContentModified, Message: "the document has changed"}
			case err != nil:
				return nil, nil // told with the findings
			case a.choice == Other || !a.readable():
				return nil, nil
			}
			return answer(&job{view: s.view(snap, a), ctx: ctx, session: s, analysis: a}, p), nil
		}, nil
	}
}
