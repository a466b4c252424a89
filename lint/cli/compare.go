package cli

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/source"
)

// A comparison holds the results of a run whose documents are compared with each other
// until all of them are known: reports take what is found in a document at once. It
// keeps findings and facts, and no document.
type comparison struct {
	run   *run
	docs  *documents
	known *known
	rules []*lint.Rule

	corpus *lint.Corpus
	held   []heldResult
	// same are the facts of the documents that the revision has as they are.
	same []*lint.Facts
}

// A heldResult is a detached result with the digest of its document.
type heldResult struct {
	*lint.Result
	digest string
}

func (r *run) newComparison(engine *lint.Engine, docs *documents, known *known) *comparison {
	return &comparison{run: r, docs: docs, known: known, rules: engine.Rules, corpus: lint.NewCorpus(engine.Rules)}
}

// hold keeps a result until release.
func (c *comparison) hold(res *lint.Result) {
	if res.Facts != nil {
		c.run.failIf(c.corpus.Add(res.Facts))
		if c.known.all[res.Input.Path] {
			c.same = append(c.same, res.Facts)
		}
	}
	held := heldResult{Result: res.Detach()}
	if res.File != nil {
		held.digest = lint.Digest(res.File)
	}
	c.held = append(c.held, held)
}

// release judges the documents together and hands on what is found in each, in the
// order in which they came, until deliver returns an error.
func (c *comparison) release(deliver func(*lint.Result) error) error {
	if len(c.held) == 0 {
		return nil
	}
	c.before()
	results, faults := c.corpus.Judge()
	for _, fault := range faults {
		c.run.fail(fault)
	}
	late := map[string]*lint.Result{}
	for _, res := range results {
		late[res.Input.Path] = res
	}
	for i := range c.held {
		held := &c.held[i]
		if more := late[held.Input.Path]; more != nil {
			held.Merge(more)
		}
		if len(held.Diagnostics) > 0 {
			held.Attach(again(held))
		}
		if err := deliver(held.Result); err != nil {
			return err
		}
		*held = heldResult{}
	}
	return nil
}

// before makes known what comparing the documents found in the revision.
func (c *comparison) before() {
	if c.known.prints == nil {
		return
	}
	old := lint.NewCorpus(c.rules)
	for _, facts := range append(c.known.facts, c.same...) {
		c.run.failIf(old.Add(facts))
	}
	results, _ := old.Judge()
	for _, res := range results {
		if seen := c.known.prints[res.Input.Path]; seen != nil {
			for _, d := range res.Diagnostics {
				seen[d.Fingerprint] = true
			}
		}
	}
}

// again reads a document once more, for excerpts: it is nil where it cannot be read any
// more, or has changed since.
func again(held *heldResult) *source.File {
	raw, err := held.Input.Read()
	if err != nil {
		return nil
	}
	file := source.New(held.Input.Path, raw)
	if lint.Digest(file) != held.digest {
		return nil
	}
	return file
}
