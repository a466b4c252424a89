package report

import (
	"strings"

	"github.com/pmlint/pmlint/lint"
)

// groupFrom is the number of documents from which on a message is shown once.
const groupFrom = 5

// A groupKey is what findings of different documents can have in common, each
// text through the door.
type groupKey struct {
	severity            lint.Severity
	rule, message, help string
}

// A group is the findings that share a message.
type group struct {
	groupKey
	documents int
	findings  []*finding
}

// A finding is what is kept of a diagnostic until it is printed: nothing that
// holds its document in memory.
type finding struct {
	group    *group
	document int    // counts the results from 1
	path     string // through the door
	at       place  // zero where there is none
	body     string // excerpts and notes, ready to print; empty where none is needed
}

// where returns the place of the finding as the first words of its line.
func (f *finding) where() string {
	if f.at == (place{}) {
		return f.path
	}
	return f.path + ":" + f.at.String()
}

// recurs reports whether the message is in so many documents that it is shown once.
func (g *group) recurs() bool { return g.documents >= groupFrom }

// groups holds all findings of a run, in path order and by message.
type groups struct {
	findings []*finding
	byKey    map[groupKey]*group
	inOrder  []*group
	document int
}

// nextDocument tells that the findings to come are those of another document.
func (gs *groups) nextDocument() { gs.document++ }

// of returns the group of key.
func (gs *groups) of(key groupKey) *group {
	g := gs.byKey[key]
	if g == nil {
		if gs.byKey == nil {
			gs.byKey = map[groupKey]*group{}
		}
		// A message may be a piece of its document, which must not stay.
		key.message, key.help = strings.Clone(key.message), strings.Clone(key.help)
		g = &group{groupKey: key}
		gs.byKey[key] = g
		gs.inOrder = append(gs.inOrder, g)
	}
	return g
}

// add adds a finding to its group and reports whether its body will be needed.
// A group that comes to be shown once keeps only the body of its first finding.
func (gs *groups) add(f *finding) (needsBody bool) {
	g := f.group
	f.document = gs.document
	if len(g.findings) == 0 || g.findings[len(g.findings)-1].document != f.document {
		g.documents++
		if g.documents == groupFrom {
			for _, other := range g.findings[1:] {
				other.body = ""
			}
		}
	}
	gs.findings = append(gs.findings, f)
	g.findings = append(g.findings, f)
	return !g.recurs()
}

// recurring returns the groups to be shown once, in the order of their first findings.
func (gs *groups) recurring() []*group {
	var out []*group
	for _, g := range gs.inOrder {
		if g.recurs() {
			out = append(out, g)
		}
	}
	return out
}
