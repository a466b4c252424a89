package cli

import (
	"encoding/binary"
	"hash/maphash"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/source"
)

// A comparison holds the results of a run whose documents are compared with each other
// until all of them are known: reports take what is found in a document at once. It
// keeps findings and facts, and of documents the texts of a few.
type comparison struct {
	run   *run
	docs  *documents
	known *known

	corpus *lint.Corpus
	shelf  lint.Shelf
	// digest is the engine's, digests are those of the documents held, empty where one
	// could not be read.
	digest  func(text string) string
	digests []textDigest
	// texts are those of the first documents in which something was found, by number, as
	// many as there is room for: they need not be read again.
	texts map[int]*source.File
	room  int
}

// textRoom is how many bytes of texts a comparison keeps.
const textRoom = 2 << 20

// manyDocuments is from how many on what is kept of them counts.
const manyDocuments = 1000

// A textDigest is what a function of newDigest returns, without a pointer for the
// collector to follow.
type textDigest [8]byte

// newDigest returns a function that tells texts of this run from each other: a hash that
// is made to be quick, by a seed that nobody knows who writes documents.
func newDigest() func(text string) string {
	seed := maphash.MakeSeed()
	return func(text string) string {
		var d textDigest
		binary.NativeEndian.PutUint64(d[:], maphash.String(seed, text))
		return string(d[:])
	}
}

func (r *run) newComparison(engine *lint.Engine, docs *documents, known *known) *comparison {
	return &comparison{run: r, docs: docs, known: known, corpus: lint.NewCorpus(engine.Rules), digest: engine.Digest,
		texts: map[int]*source.File{}, room: textRoom}
}

// hold keeps a result until release. They come in the order of the inputs.
func (c *comparison) hold(res *lint.Result) {
	var of textDigest
	switch {
	case res.Facts != nil:
		copy(of[:], res.Facts.Incident.Digest)
		c.run.failIf(c.corpus.Add(res.Facts))
		if c.known.all[res.Input.Path] {
			c.run.failIf(c.known.corpus.Add(res.Facts))
		}
	case res.File != nil:
		copy(of[:], c.digest(res.File.Text))
	}
	if len(res.Diagnostics) > 0 && res.File != nil && len(res.File.Text) <= c.room {
		c.texts[len(c.digests)] = res.File
		c.room -= len(res.File.Text)
	}
	c.digests = append(c.digests, of)
	c.shelf.Put(res)
}

// release judges the documents together and hands on what is found in each, in the
// order in which they came, until deliver returns an error.
func (c *comparison) release(deliver func(*lint.Result) error) error {
	if len(c.digests) == 0 {
		return nil
	}
	if len(c.digests) >= manyDocuments {
		limitCollector(c.run.getenv)
	}
	c.before()
	c.run.compare(c.corpus)
	for i, of := range c.digests {
		res := c.shelf.Take(i, c.docs.inputs[i])
		if more := c.corpus.Result(res.Input.Path); more != nil {
			res.Merge(more)
		}
		if len(res.Diagnostics) > 0 {
			res.Attach(c.text(i, of))
		}
		if err := deliver(res); err != nil {
			return err
		}
	}
	return nil
}

// before makes known what comparing the documents found in the revision.
func (c *comparison) before() {
	if c.known.corpus == nil {
		return
	}
	_ = c.known.corpus.Judge() // the same faults as of the new documents
	for res := range c.known.corpus.Results() {
		if seen := c.known.prints[res.Input.Path]; seen != nil {
			for _, d := range res.Diagnostics {
				seen[d.Fingerprint] = true
			}
		}
	}
}

// text returns the i-th document once more, for excerpts: it is nil where it is not kept
// and cannot be read any more, or has changed since.
func (c *comparison) text(i int, of textDigest) *source.File {
	if file := c.texts[i]; file != nil {
		delete(c.texts, i)
		return file
	}
	in := c.docs.inputs[i]
	raw, err := in.Read()
	if err != nil {
		return nil
	}
	file := source.New(in.Path, raw)
	if c.digest(file.Text) != string(of[:]) {
		return nil
	}
	return file
}
