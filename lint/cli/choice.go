package cli

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/discover"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/report"
)

// selects returns what says whether a document is taken: those that were asked for
// by name or by a configuration, and post-mortems.
func (d *documents) selects(f *choiceFlags) func(lint.Input, *postmortem.Document) bool {
	return func(in lint.Input, doc *postmortem.Document) bool {
		return f.all || in.Named && !f.forceExclude || d.places[in.Path].taken != "" || discover.IsPostmortem(doc)
	}
}

// explain says why the document was taken or not.
func (r *run) explain(f *choiceFlags, docs *documents, res *lint.Result) {
	path := res.Input.Path
	switch {
	case res.Err != nil:
	case res.Doc == nil:
		r.say("taken: %s: it could not be looked at", path)
	case f.all:
		r.say("taken: %s: --all takes every Markdown file", path)
	case res.Input.Named && !f.forceExclude:
		r.say("taken: %s: it was named", path)
	case docs.places[path].taken != "":
		r.say("taken: %s: %s", path, docs.places[path].taken)
	default:
		taken := "taken"
		if res.Skipped {
			taken = "not taken"
		}
		verdict := discover.Judge(res.Doc)
		r.say("%s: %s: %d points (%d needed): %s", taken, path, verdict.Score, discover.Enough, strings.Join(verdict.Reasons, "; "))
	}
}

// settle does with a result what does not depend on what is done with documents:
// it reports failures and explains the choice.
func (r *run) settle(f *choiceFlags, docs *documents, res *lint.Result) {
	if f.verbose {
		r.explain(f, docs, res)
		for _, note := range docs.inferred.take(res.Input.Path) {
			r.say("%s", note)
		}
	}
	if res.Err != nil {
		r.fail(res.Err)
	}
	for _, err := range res.Internal {
		r.fail(err)
	}
}

// checkFound says so where there was nothing to do.
func (r *run) checkFound(f *choiceFlags, sum report.Summary, docs *documents) {
	// A file that could not be read has been reported, and may have been one.
	if sum.Files-sum.Skipped > 0 || r.code == Failure {
		return
	}
	where := strings.Join(docs.args, ", ")
	what, do := "no Markdown files", "name files, or another folder"
	if sum.Skipped+docs.leftOut > 0 {
		what, do = "no post-mortems", "-v says why not, --all takes every Markdown file"
	}
	switch {
	case f.noFiles.value == "error":
		r.fail(fmt.Errorf("%s: %s: %s", what, where, do))
	case !f.quiet:
		r.say("%s: %s: %s", what, where, do)
	}
}
