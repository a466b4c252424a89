package lint

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// A runner is what the workers of one run share. They only read it.
type runner struct {
	*Engine
	names *ruleNames
	own   map[string]*Rule
	ready *readiness
}

func newRunner(e *Engine) *runner {
	r := &runner{Engine: e, names: newRuleNames(e.Rules, e.Known), own: map[string]*Rule{}, ready: &readiness{}}
	for _, rule := range OwnFindings() {
		r.own[rule.ID] = rule
	}
	return r
}

// lint does everything that is done to one input. Only the rules' own panics are
// caught one by one; any other ends the work on this document alone.
func (r *runner) lint(ctx context.Context, in Input) *Result {
	res := &Result{Input: in}
	if p := guard("", in.Path, func() { r.read(res); r.judge(ctx, res) }); p != nil {
		res.Internal = append(res.Internal, p)
	}
	if doc := res.Doc; doc != nil && r.TextOnly {
		res.Doc = postmortem.TextOnly(res.File, doc.Words, doc.IsHarmless())
		doc.Recycle()
	}
	return res
}

// read takes res as far as its Settings. They stay nil where the document must
// not be judged.
func (r *runner) read(res *Result) {
	raw, err := res.Input.Read()
	var large interface{ Excess() string }
	switch {
	case errors.As(err, &large):
		r.readLarge(res, raw, large.Excess())
		return
	case err != nil:
		res.Err = err
		return
	}
	res.File = source.New(res.Input.Path, raw)
	if p := res.File.Problem(); p != nil {
		r.reportOwn(res, Diagnostic{Rule: unreadable, Span: p.Span, Message: p.Message, Help: p.Help})
		return
	}
	r.ready.begin(r.Rules)
	res.Doc = r.parseFile(res)
	if tree := res.Doc.Tree; tree != nil && tree.TooComplex != nil {
		r.reportOwn(res, Diagnostic{Rule: tooComplex, Span: tree.TooComplex.Span,
			Message: tree.TooComplex.Message, Help: splitIt})
		return
	}
	if r.Select != nil && !r.Select(res.Input, res.Doc) {
		res.Skipped = true
		return
	}
	if r.Engine.Settings != nil {
		res.Settings = r.Engine.Settings(res.Doc)
	}
	if res.Settings == nil {
		res.Settings = &Settings{}
	}
}

// splitIt is the help for documents that exceed a cap.
const splitIt = "split the document, or leave it out with --exclude"

// maxHead is how much of a document that is too large is looked at.
const maxHead = 64 << 10

// readLarge settles a document that is too large, of which raw is the beginning.
// It is not judged, but its head decides whether it would be: a folder holds large
// files of all kinds.
func (r *runner) readLarge(res *Result, raw []byte, excess string) {
	head := raw[:min(len(raw), maxHead)]
	head = head[:bytes.LastIndexByte(head, '\n')+1]
	res.File = source.New(res.Input.Path, head)
	if r.Select != nil && res.File.Problem() == nil {
		res.Doc = r.parseFile(res)
		if tree := res.Doc.Tree; (tree == nil || tree.TooComplex == nil) && !r.Select(res.Input, res.Doc) {
			res.Skipped = true
			return
		}
	}
	r.reportOwn(res, Diagnostic{Rule: tooComplex, Message: excess, Help: splitIt})
}

func (r *runner) parseFile(res *Result) *postmortem.Document {
	words := res.Input.Words
	if words == nil {
		words = r.Words
	}
	if r.parse != nil {
		return r.parse(res.File, words)
	}
	return postmortem.Parse(res.File, words)
}

// reportOwn adds the one finding of a document that cannot be judged. No
// settings apply to it, since they are chosen by what the document holds.
func (r *runner) reportOwn(res *Result, d Diagnostic) {
	d.Path, d.Severity = res.Input.Path, r.own[d.Rule].Severity
	found := []Diagnostic{d}
	doc := res.Doc
	if doc == nil {
		doc = &postmortem.Document{File: res.File}
	}
	newFingerprinter(doc, nil).stamp(found)
	res.Diagnostics = found
}

// judge runs the rules and settles what becomes of their findings.
func (r *runner) judge(ctx context.Context, res *Result) {
	if res.Settings == nil {
		return
	}
	common := &shared{own: func(pass *Pass) *ownership { return r.ownership(res, pass) }}
	found, ran := r.check(ctx, res, common)
	found = inOrder(found)

	commands := readCommands(res.Doc)
	prints := newFingerprinter(res.Doc, commands)
	// Suppressed findings are counted among their equals too: a suppression must
	// not change the fingerprints of the others.
	prints.stamp(found)
	var quiet *suppressions
	if !res.Settings.NoInline && len(commands) > 0 {
		quiet = newSuppressions(res.File, commands, r.names)
		kept := found[:0]
		for _, d := range found {
			if quiet.covers(d.Rule, d.Span.Start) {
				res.Suppressed++
			} else {
				kept = append(kept, d)
			}
		}
		var own []Diagnostic
		res.Suppressions = quiet.list()
		for _, d := range quiet.findings(setOf(ran)) {
			own = r.addOwn(own, res, d)
		}
		own = inOrder(own)
		prints.stamp(own)
		found = inOrder(append(kept, own...))
	}
	res.Diagnostics = found
	if r.Collect {
		c := collector{runner: r, res: res, common: common, prints: prints, quiet: quiet}
		c.collect(ctx)
	}
}

// check runs each rule on the document. It returns the findings, unsorted, and
// the IDs of the rules that ran to their end.
func (r *runner) check(ctx context.Context, res *Result, common *shared) (found []Diagnostic, ran []string) {
	rules := r.Rules
	if own := res.Settings.Rules; len(own) > 0 {
		rules = slices.Concat(rules, own)
	}
	ran = make([]string, 0, len(rules))
	if res.Doc.SeveralIncidents {
		found = r.addOwn(found, res, Diagnostic{Rule: severalIncidents, Span: res.Doc.Title.Span,
			Message: "the file holds several incidents: rules about sections and metadata do not judge it",
			Help:    "give each incident a file of its own"})
	}
	if res.Settings.Profile != nil {
		common.status = res.Settings.Profile.Status(res.Doc)
		res.Status = common.status
	}
	// One pass serves all rules, one after the other.
	pass := r.pass(res, common)
	var rule *Rule
	var severity Severity
	pass.report = func(d Diagnostic) {
		d.Rule, d.Path, d.Fingerprint = rule.ID, res.Input.Path, ""
		d.Severity = ceiling(severity, d.Severity)
		if d.Unfilled > 0 && common.status == postmortem.Draft {
			d.Severity = min(d.Severity, Info)
		}
		if d.Severity > Off {
			if found == nil {
				found = make([]Diagnostic, 0, 8)
			}
			found = append(found, d)
		}
	}
	check := func() {
		checker := rule.New()
		res.Settings.set(rule, checker)
		checker.Check(pass)
	}
	for _, rule = range rules {
		if ctx.Err() != nil {
			return found, ran
		}
		severity = res.Settings.severityIn(rule, res.Doc)
		if rule.New == nil || severity <= Off || res.Doc.SeveralIncidents && restsForSeveral(rule.Group()) {
			continue
		}
		if p := guard(rule.ID, res.Input.Path, check); p != nil {
			res.Internal = append(res.Internal, p)
		} else {
			ran = append(ran, rule.ID)
		}
	}
	return pass.swallow(found, ran), ran
}

// pass returns what the rules see of a document.
func (r *runner) pass(res *Result, common *shared) *Pass {
	return &Pass{Doc: res.Doc, Profile: res.Settings.Profile, AsOf: r.AsOf,
		Tree: res.Input.Tree, Place: res.Input.Place, shared: common}
}

func setOf(ids []string) map[string]bool {
	set := make(map[string]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
}

// addOwn adds one of the engine's own findings at its severity.
func (r *runner) addOwn(found []Diagnostic, res *Result, d Diagnostic) []Diagnostic {
	d.Path, d.Severity = res.Input.Path, res.Settings.severityIn(r.own[d.Rule], res.Doc)
	if d.Severity <= Off {
		return found
	}
	return append(found, d)
}

// restsForSeveral says that rules of the group presume one incident a file.
func restsForSeveral(group string) bool {
	return group == "sections" || group == "metadata" || group == "corpus"
}
