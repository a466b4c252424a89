package lsp

import (
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

// A view is what features see of one version of a document. The features are functions
// of it alone.
type view struct {
	uri     string
	version int
	file    *source.File
	// doc is nil where the text cannot be read.
	doc *postmortem.Document
	// profile is the one that the document is judged by; it may be nil.
	profile *profile.Profile
	// res is what became of the document, and shown are those of its findings that the
	// user is to see.
	res   *lint.Result
	shown []lint.Diagnostic
	pos   *positions
	// catalogue are the rules by ID.
	catalogue map[string]*lint.Rule
	client    client
	visible   func(string) string
}

// client is what the client can do.
type client struct {
	encoding        encoding
	documentChanges bool
	markdownHover   bool
	nestedSymbols   bool
}

// edits returns edits as the client is to make them. Line feeds are written as the
// document writes its own.
func (v *view) edits(edits []lint.Edit) []textEdit {
	crlf := v.file.CRLF()
	out := make([]textEdit, len(edits))
	for i, e := range edits {
		text := e.New
		if crlf {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
		out[i] = textEdit{v.pos.of(e.Span), text}
	}
	return out
}

// edit returns the edits as a change of the document, in the form that the client knows.
func (v *view) edit(edits []textEdit) workspaceEdit {
	if v.client.documentChanges {
		return workspaceEdit{DocumentChanges: []documentEdit{{versionedIdentifier{v.uri, &v.version}, edits}}}
	}
	return workspaceEdit{Changes: map[string][]textEdit{v.uri: edits}}
}

// longest is how many bytes of a document's text a list of the editor shows.
const longest = 120

// short returns a text of the document as lists show it.
func (v *view) short(text string) string {
	text = v.visible(strings.Join(strings.Fields(text), " "))
	if len(text) <= longest {
		return text
	}
	return strings.ToValidUTF8(text[:longest], "") + "…"
}

// overlap reports whether two spans share a byte or touch.
func overlap(a, b source.Span) bool { return a.Start <= b.End && b.Start <= a.End }
