package markdown

import (
	"sync"

	"github.com/pmlint/pmlint/lint/room"
)

// blocks are what a tree is made of.
type blocks struct {
	all      room.Values[Block]
	children room.Lists[*Block]
	segs     room.Lists[seg]
	marks    room.Lists[Mark]
	// See Tree.
	texts, html []*Block
	// What one block's text is collected in.
	openSegs  []seg
	openMarks []Mark
}

var blocksPool = sync.Pool{New: func() any { return new(blocks) }}

// Recycle gives the memory of the tree's blocks to the next document that is parsed.
// Neither they nor their texts may be used any more: Root is nil from then on. Strings
// that were taken from them stay.
func (t *Tree) Recycle() {
	used := t.blocks
	if used == nil {
		return
	}
	t.Root, t.Texts, t.HTML, t.blocks = nil, nil, nil, nil
	used.all.Clear()
	used.texts, used.html = room.Emptied(used.texts), room.Emptied(used.html)
	used.openSegs, used.openMarks = room.Emptied(used.openSegs), room.Emptied(used.openMarks)
	used.children.Clear()
	used.segs.Clear()
	used.marks.Clear()
	blocksPool.Put(used)
}
