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
	return &markdownWriter{stream: newStream(w, opts)}
}

func (w *markdownWriter) Result(r *lint.Result) error {
	heading := fmt.Sprintf("\n### %s\n\n", markdownText(w.door.Text(r.Input.Path)))
	return w.each(r, func(d *lint.Diagnostic, loc *locator) error {
		at := loc.place(d.Span.Start)
		item := fmt.Sprintf("- [ ] **Line %d**, %s: %s", at.line, d.Severity, markdownText(w.door.Text(d.Message)))
		if d.Help != "" {
			item += ".\n  " + markdownText(w.door.Text(d.Help))
		}
		rule := markdownText(w.door.Text(d.Rule))
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
	shown := sum.Findings.From(floor)
	documents := count(sum.Documents, "post-mortem")
	if shown == 0 {
		fmt.Fprintf(w.out, "**pmlint** has nothing to say about %s.\n", documents)
	} else {
		fmt.Fprintf(w.out, "**pmlint** found %s in %s.\n", findings(sum.Findings, floor), documents)
	}
	w.out.WriteString(w.body.String())
	if w.left > 0 {
		fmt.Fprintf(w.out, "\n%s more did not fit in.\n", count(w.left, "finding"))
	}
	if sum.ToFill > 0 {
		fmt.Fprintf(w.out, "\n%s still to fill in, in %s.\n", count(sum.ToFill, "place"), count(sum.Drafts, "draft"))
	}
	return w.out.Flush()
}

// markdownText writes a text so that Markdown shows it as it is: no markup, no HTML, no
// mention of a person, no reference to an issue, no address that becomes a link.
func markdownText(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '&':
			b.WriteString("&amp;")
		case '@', '#', ':', '.':
			// "@ana" calls her, "#12" and "GH-12" point at issues, "www.x.org" and
			// "http:" become links.
			if c == '@' || c == '#' || i+1 < len(s) && s[i+1] != ' ' {
				fmt.Fprintf(&b, "&#%d;", c)
			} else {
				b.WriteByte(c)
			}
		case '\\', '*', '_', '[', ']', '(', ')', '~', '|', '!', '{', '}', '+', '-', '=', '$':
			b.WriteByte('\\')
			b.WriteByte(c)
		case '`':
			b.WriteString("&#96;")
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
