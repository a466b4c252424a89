package lsp

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/profile"
)

const outlined = `---
title: Search outage
date: 2026-03-04
---

# Search outage

**Status**: Approved

## Timeline

- 14:02 Incident began
- 14:09 Alert fired

## Root cause

### The export

It was empty.

**Impact**: none

## Action items

- [x] Compare the numbers - Owner: @ana - Due: 2026-03-20
- [ ] Alert on empty results

`

func symbolLines(v *view, all []*symbol, depth int) string {
	out := ""
	for _, s := range all {
		text := strings.ReplaceAll(v.file.Slice(s.span), "\n", " ")
		out += fmt.Sprintf("%s%d %s (%s) %.24q\n", strings.Repeat("  ", depth), s.kind, s.name, s.detail, text)
		out += symbolLines(v, s.children, depth+1)
	}
	return out
}

func TestSymbols(t *testing.T) {
	v := viewOf(t, outlined, "minimal")
	check(t, symbolLines(v, v.symbols(), 0), `
15 Search outage () "Search outage  **Status*"
  15 Timeline () "Timeline  - 14:02 Incide"
    24 14:02 Incident began () "14:02 Incident began"
    24 14:09 Alert fired () "14:09 Alert fired"
  15 Root cause () "Root cause  ### The expo"
    15 The export () "The export  It was empty"
      15 Impact () "Impact**: none"
  15 Action items () "Action items  - [x] Comp"
    17 Compare the numbers (done, @ana, 2026-03-20) "Compare the numbers - Ow"
    17 Alert on empty results () "Alert on empty results"`)
}

func TestFlatSymbols(t *testing.T) {
	v := viewOf(t, "# A\n\n## Timeline\n\n- 14:02 B\n", "minimal")
	check(t, lines(v.flat(v.symbols(), ""), func(s symbolInformation) string {
		return fmt.Sprintf("%s in %q at %v", s.Name, s.ContainerName, s.Location.Range)
	}), `
A in "" at {{0 2} {4 9}}
Timeline in "A" at {{2 3} {4 9}}
14:02 B in "Timeline" at {{4 2} {4 9}}`)
}

func TestFolding(t *testing.T) {
	v := viewOf(t, outlined, "minimal")
	all := strings.Split(outlined, "\n")
	check(t, lines(v.folding(), func(f foldingRange) string {
		return fmt.Sprintf("%q to %q %s", all[f.StartLine], all[f.EndLine], f.Kind)
	}), `
"---" to "---" region
"# Search outage" to "- [ ] Alert on empty results" 
"## Timeline" to "- 14:09 Alert fired" 
"## Root cause" to "**Impact**: none" 
"### The export" to "**Impact**: none" 
"## Action items" to "- [ ] Alert on empty results" `)
}

// The laws that the protocol makes: a selection lies in its range, a child in its parent,
// no name is empty; a fold has two lines at least. Clients drop the whole answer of a
// server that breaks one.
func TestOutlineLaws(t *testing.T) {
	minimal, _ := profile.Builtin("minimal")
	for name, text := range documents(t) {
		for _, text := range []string{text, strings.ReplaceAll(text, "\n", "\r\n")} {
			v := viewBy(t, text, minimal)
			var walk func(in textRange, all []*documentSymbol)
			walk = func(in textRange, all []*documentSymbol) {
				for _, s := range all {
					if strings.TrimSpace(s.Name) == "" || !within(s.Range, in) || !within(s.SelectionRange, s.Range) {
						t.Errorf("%s: %q has %v and %v in %v", name, s.Name, s.Range, s.SelectionRange, in)
					}
					walk(s.Range, s.Children)
				}
			}
			walk(textRange{End: v.pos.at(len(v.file.Text))}, v.nested(v.symbols()))
			for _, f := range v.folding() {
				if f.StartLine < 0 || f.EndLine <= f.StartLine || f.EndLine >= v.file.Lines() {
					t.Errorf("%s: %+v", name, f)
				}
			}
		}
	}
}

func within(inner, outer textRange) bool {
	before := func(a, b position) bool { return a.Line < b.Line || a.Line == b.Line && a.Character <= b.Character }
	return before(outer.Start, inner.Start) && before(inner.Start, inner.End) && before(inner.End, outer.End)
}
