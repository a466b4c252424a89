package report

import (
	"io"
	"net/url"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/source"
)

// What GitHub takes of a SARIF file; a file beyond is refused as a whole or cut.
const (
	sarifMostResults = 25000
	sarifMostRelated = 100
)

// sarifWriter prints SARIF 2.1.0: the results as they come, and behind them the tool
// with the rules that they are of.
type sarifWriter struct {
	jsonList
	results int
	left    int // findings beyond what GitHub takes
	// rules are those found, in order of their first finding, index their places.
	rules []string
	index map[string]int
}

func newSARIF(w io.Writer, opts Options) Writer {
	return &sarifWriter{jsonList: newJSONList(w, opts, sarifHead), index: map[string]int{}}
}

type (
	sarifText struct {
		Text string `json:"text"`
	}
	sarifHelp struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
	sarifArtifact struct {
		URI       string `json:"uri"`
		URIBaseID string `json:"uriBaseId,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifLocation struct {
		ID       *int          `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted *sarifText  `json:"insertedContent,omitempty"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifFix struct {
		Description sarifText     `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Related      []sarifLocation   `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints"`
		Fixes        []sarifFix        `json:"fixes,omitempty"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifProperties struct {
		Tags     []string `json:"tags"`
		Severity string   `json:"problem.severity"`
	}
	sarifRule struct {
		ID         string          `json:"id"`
		Short      sarifText       `json:"shortDescription"`
		Full       sarifText       `json:"fullDescription"`
		Help       sarifHelp       `json:"help"`
		HelpURI    string          `json:"helpUri,omitempty"`
		Default    sarifLevel      `json:"defaultConfiguration"`
		Properties sarifProperties `json:"properties"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		URI     string      `json:"informationUri"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifNotification struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
)

var sarifLevels = map[lint.Severity]string{lint.Off: "none", lint.Info: "note", lint.Warning: "warning", lint.Error: "error"}

const sarifHead = `{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{"columnKind": "utf16CodeUnits", "results": [`

func (w *sarifWriter) Result(r *lint.Result) error {
	return w.add(r, func(d *lint.Diagnostic, loc *locator) any {
		if w.results == sarifMostResults {
			w.left++
			return nil
		}
		w.results++
		return w.result(r, d, loc)
	})
}

func (w *sarifWriter) result(r *lint.Result, d *lint.Diagnostic, loc *locator) sarifResult {
	at, ok := w.index[d.Rule]
	if !ok {
		at = len(w.rules)
		w.index[d.Rule] = at
		w.rules = append(w.rules, d.Rule)
	}
	path := pathOf(r, d)
	out := sarifResult{
		RuleID: w.door.Masked(d.Rule), RuleIndex: at, Level: sarifLevels[d.Severity],
		Message:   sarifText{w.door.Masked(sentence(d))},
		Locations: []sarifLocation{{Physical: w.physical(loc, path, d.Span)}},
		// GitHub follows a finding by the first alone; others may want our own.
		Fingerprints: map[string]string{"primaryLocationLineHash": d.Fingerprint + ":1", "pmlint/v1": d.Fingerprint},
	}
	for i, rel := range d.Related[:min(len(d.Related), sarifMostRelated)] {
		id := i + 1
		out.Related = append(out.Related, sarifLocation{ID: &id, Physical: w.physical(loc.of(rel), relatedPath(r, d, rel), rel.Span),
			Message: &sarifText{w.door.Masked(rel.Message)}})
	}
	for _, fix := range w.door.fixes(d) {
		if len(fix.Edits) > 0 {
			out.Fixes = append(out.Fixes, w.fix(loc, path, fix))
		}
	}
	return out
}

// physical is a place on one line: viewers mark several lines as a whole.
func (w *sarifWriter) physical(loc *locator, path string, span source.Span) sarifPhysical {
	return sarifPhysical{w.artifact(path), utf16Region(loc, firstLine(loc.file, span))}
}

// artifact names a file by a URI relative to where pmlint was started.
func (w *sarifWriter) artifact(path string) sarifArtifact {
	path = w.door.Masked(path)
	if strings.HasPrefix(path, "/") {
		return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: path}).String()}
	}
	// A colon in the first segment would be taken for the end of a scheme.
	return sarifArtifact{strings.ReplaceAll((&url.URL{Path: path}).EscapedPath(), ":", "%3A"), "%SRCROOT%"}
}

func (w *sarifWriter) fix(loc *locator, path string, fix lint.Fix) sarifFix {
	change := sarifChange{Artifact: w.artifact(path)}
	for _, edit := range fix.Edits {
		change.Replacements = append(change.Replacements, sarifReplacement{utf16Region(loc, edit.Span), &sarifText{edit.New}})
	}
	return sarifFix{sarifText{w.door.Masked(fix.Message)}, []sarifChange{change}}
}

func (w *sarifWriter) Close(sum Summary) error {
	w.door = w.opts.door() // the texts of rules are of no document
	tool := sarifTool{sarifDriver{Name: "pmlint", Version: w.opts.Version, URI: homepage, Rules: []sarifRule{}}}
	for _, id := range w.rules {
		tool.Driver.Rules = append(tool.Driver.Rules, w.rule(id))
	}
	driver, err := marshal(tool)
	if err != nil {
		return err
	}
	invocation := sarifInvocation{Successful: sum.Failed == 0}
	if w.left > 0 {
		invocation.Notifications = []sarifNotification{{"warning", sarifText{lint.Counted(w.left, "finding") + " beyond the first 25,000 left out, since GitHub refuses more"}}}
	}
	run, err := marshal([]sarifInvocation{invocation})
	if err != nil {
		return err
	}
	return w.end(`], "tool": ` + driver + `, "invocations": ` + run + "}]}\n")
}

// rule describes a rule. One that the caller does not know has its ID for a text.
func (w *sarifWriter) rule(id string) sarifRule {
	name := w.door.Masked(id)
	out := sarifRule{ID: name, Short: sarifText{name}, Full: sarifText{name}, Help: sarifHelp{Text: name}, HelpURI: w.opts.url(id),
		Default: sarifLevel{sarifLevels[lint.Warning]}, Properties: sarifProperties{Tags: []string{}, Severity: "warning"}}
	rule := w.opts.rule(id)
	if rule == nil {
		return out
	}
	out.Short.Text, out.Full.Text = w.door.Masked(rule.Summary()), w.door.Masked(rule.Summary())
	out.Help = sarifHelp{w.door.Masked(rule.Doc), w.door.Masked(rule.Doc)}
	out.Default.Level = sarifLevels[rule.Severity]
	if level := sarifLevels[rule.Severity]; level == "error" || level == "warning" {
		out.Properties.Severity = level
	} else {
		out.Properties.Severity = "recommendation"
	}
	out.Properties.Tags = slices.Sorted(slices.Values([]string{"post-mortem", rule.Group()}))
	return out
}

// utf16Region returns where a span lies, in lines and UTF-16 code units from 1, the end
// exclusive.
func utf16Region(loc *locator, span source.Span) sarifRegion {
	start, end := loc.utf16(span.Start), loc.utf16(max(span.Start, span.End))
	return sarifRegion{start.line, start.column, end.line, end.column}
}
