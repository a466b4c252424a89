package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/pmlint/pmlint/lint"
)

// markdownMost is how many bytes a report in Markdown has at most: a comment on a pull
// request holds 65,536 characters.
const markdownMost = 60000

// markdownWriter prints a list to tick off, for a comment on a pull request or the
// summary of a build step.
type markdownWriter struct {
	stream
	body strings.Builder
	// left is how many findings did not fit in.
	left int
}

func newMarkdown(w io.Writer, opts Options) Writer {
	return &markdownWriter{stream: newStream(w, opts, "")}
}

func (w *markdownWriter) Result(r *lint.Result) error {
	w.enter(r)
	heading := fmt.Sprintf("\n### %s\n\n", quietly(w.door.Text(r.Input.Path)))
	return w.each(r, func(d *lint.Diagnostic, loc *locator) error {
		at := loc.place(d.Span.Start)
		item := fmt.Sprintf("- [ ] **Line %d**, %s: %s", at.line, d.Severity, quietly(w.door.Text(d.Message)))
		if d.Help != "" {
			item += ".\n  " + quietly(w.door.Text(d.Help))
		}
		rule := quietly(w.door.Text(d.Rule))
		if url := w.opts.url(d.Rule); url != "" {
			rule = fmt.Sprintf("[%s](<%s>)", rule, strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20", "\n", "%0A").Replace(url))
		}
		item = heading + item + " (" + rule + ")\n"
		if w.body.Len()+len(item) > markdownMost {
			w.left++
			return nil
		}
		heading = ""
		w.body.WriteString(item)
		return nil
	})
}

func (w *markdownWriter) Close(sum Summary) error {
	floor := w.opts.minSeverity()
	shown := sum.Findings.from(floor)
	documents := lint.Counted(sum.Documents, "post-mortem")
	if shown == 0 {
		fmt.Fprintf(w.out, "**pmlint** has nothing to say about %s.\n", documents)
	} else {
		fmt.Fprintf(w.out, "**pmlint** found %s in %s.\n", findings(sum.Findings, floor), documents)
	}
	w.out.WriteString(w.body.String())
	if w.left > 0 {
		fmt.Fprintf(w.out, "\n%s more did not fit in.\n", lint.Counted(w.left, "finding"))
	}
	if sum.ToFill > 0 {
		fmt.Fprintf(w.out, "\n%s still to fill in, in %s.\n", lint.Counted(sum.ToFill, "place"), lint.Counted(sum.Drafts, "draft"))
	}
	return w.out.Flush()
}

// quietly breaks what GitHub and GitLab make of plain text in a comment: a mention calls a
// person, a number points at an issue, an address becomes a link. A comment inside of each
// is not seen, and keeps it from being one; an escape would not.
func quietly(s string) string {
	return strings.NewReplacer("@", "@<!-- -->", `\#`, `\#<!-- -->`, "GH-", "GH<!-- -->-", "www.", "www<!-- -->.", "://", ":<!-- -->//").Replace(markdownText(s))
}
