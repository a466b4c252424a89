package placeholders

import (
	"cmp"
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

// A group is the blanks that are one defect: those of one value, of one block, or of
// the rows of one list or table that were never filled in.
type group struct {
	blanks []profile.Blank
	// rows is how many items or rows are left as the template has them; 0 where the
	// blanks stand beside what somebody wrote.
	rows int
}

// known reports whether one of the blanks is the template's.
func (g *group) known() bool {
	return slices.ContainsFunc(g.blanks, func(b profile.Blank) bool { return b.Known })
}

// options returns the list from which the value is to be chosen, or nil.
func (g *group) options() []string {
	if g.rows > 0 {
		return nil
	}
	for _, b := range g.blanks {
		if len(b.Options) > 0 {
			return b.Options
		}
	}
	return nil
}

func (g *group) spans() []source.Span {
	var out []source.Span
	for _, b := range g.blanks {
		out = append(out, b.Span)
	}
	return out
}

// A key is what the blanks of a group have in common: one of the two.
type key struct {
	block *markdown.Block
	field *postmortem.Field
}

// groupsOf returns the blanks that no rule but those of this group answers for.
func groupsOf(pass *lint.Pass) []*group {
	left := pass.Leftovers()
	if len(left.Blanks)+len(left.Lists) == 0 {
		return nil
	}
	rows := map[*markdown.Block]bool{}
	for _, r := range left.Rows {
		rows[r] = true
	}
	blanks := slices.Concat(left.Blanks, left.Lists)
	slices.SortStableFunc(blanks, func(a, b profile.Blank) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	var out []*group
	byKey := map[key]*group{}
	counted := map[*markdown.Block]bool{}
	for _, b := range blanks {
		if pass.Owned(b.Span) {
			continue
		}
		k, row := keyOf(pass, b, rows)
		g := byKey[k]
		if g == nil {
			g = &group{}
			byKey[k] = g
			out = append(out, g)
		}
		if last := len(g.blanks) - 1; last >= 0 && b.Span.Start < g.blanks[last].Span.End {
			continue // a list that is a blank too
		}
		g.blanks = append(g.blanks, b)
		if row != nil && !counted[row] {
			counted[row] = true
			g.rows++
		}
	}
	return out
}

// keyOf returns what a blank is grouped by, and the row that it belongs to if that is
// the template's. A labelled line that the template has as a field stands for itself.
func keyOf(pass *lint.Pass, b profile.Blank, rows map[*markdown.Block]bool) (k key, row *markdown.Block) {
	if b.Field != nil && pass.Profile.Field(b.Field) != nil {
		return key{field: b.Field}, nil
	}
	if b.Block != nil && rows[b.Block.Parent] {
		return key{block: outermost(b.Block.Parent)}, b.Block.Parent
	}
	if b.Block == nil || b.Field != nil {
		return key{field: b.Field}, nil
	}
	return key{block: b.Block}, nil
}

// outermost returns the list or table that holds a row, the outermost of nested lists.
func outermost(row *markdown.Block) *markdown.Block {
	b := row.Parent
	for b.Parent != nil && (b.Parent.Kind == markdown.ListItem || b.Parent.Kind == markdown.List) {
		b = b.Parent
	}
	return b
}
