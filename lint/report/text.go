package report

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/source"
)

// textWriter prints findings for people. Unless it is told not to group, it
// holds them until the end, for only then is it known which messages recur.
type textWriter struct {
	out    *bufio.Writer
	opts   Options
	door   Door
	paint  palette
	groups groups
}

func newText(w io.Writer, opts Options) Writer {
	return &textWriter{
		out:   bufio.NewWriter(w),
		opts:  opts,
		door:  opts.door(),
		paint: palette{on: opts.Color},
	}
}

func (w *textWriter) Result(r *lint.Result) error {
	w.door = w.opts.door().For(r)
	page := newTextPage(w, r)
	w.groups.nextDocument()
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		if !w.opts.shows(d) {
			continue
		}
		f := page.finding(d)
		if w.opts.NoGroup {
			w.writeFinding(f, page.body(d))
			continue
		}
		if w.groups.add(f) {
			f.body = page.body(d)
		}
	}
	return w.out.Flush()
}

func (w *textWriter) Close(sum Summary) error {
	for _, f := range w.groups.findings {
		if !f.group.recurs() {
			w.writeFinding(f, f.body)
		}
	}
	for _, g := range w.groups.recurring() {
		w.writeGroup(g)
	}
	w.door = w.opts.door()
	w.writeSummary(sum)
	return w.out.Flush()
}

// writeFinding prints one finding. Errors of writing stay in the buffer, which
// returns them when it is flushed.
func (w *textWriter) writeFinding(f *finding, body string) {
	fmt.Fprintf(w.out, "%s %s\n%s", w.paint.path(f.where()), w.message(f.group), body)
	w.writeHelp(f.group)
}

// writeGroup prints a message once, with the first place as an example and a
// list of all.
func (w *textWriter) writeGroup(g *group) {
	times := lint.Counted(g.documents, "document")
	if len(g.findings) > g.documents {
		times = fmt.Sprintf("%d times in %s", len(g.findings), times)
	}
	fmt.Fprintf(w.out, "%s (%s)\n", w.message(g), times)
	for i := 0; i < len(g.findings); {
		first := g.findings[i]
		fmt.Fprintf(w.out, "  %s", w.paint.path(first.where()))
		n := 1
		for ; i+n < len(g.findings) && g.findings[i+n].document == first.document; n++ {
			if n < maxListed {
				fmt.Fprintf(w.out, ", %s", g.findings[i+n].at)
			}
		}
		if n > maxListed {
			fmt.Fprintf(w.out, " and %d more", n-maxListed)
		}
		w.out.WriteByte('\n')
		w.out.WriteString(first.body)
		i += n
	}
	w.writeHelp(g)
}

func (w *textWriter) message(g *group) string {
	return fmt.Sprintf("%s %s: %s", w.paint.severity(g.severity.String(), g.severity), g.rule, g.message)
}

func (w *textWriter) writeHelp(g *group) {
	if g.help != "" {
		fmt.Fprintf(w.out, "%shelp: %s\n", margin, g.help)
	}
}

const (
	// maxListed is how many places of one document a list names.
	maxListed = 8
	// numberWidth is how wide line numbers are; margin is as wide as what
	// stands before an excerpt's text.
	numberWidth = 5
	margin      = "        "
)

// A textPage renders the findings of one result.
type textPage struct {
	*textWriter
	path     string // of the input, through the door
	input    string // the same as it was given
	file     *source.File
	locator  *locator
	excerpts excerpter
}

func newTextPage(w *textWriter, r *lint.Result) *textPage {
	width := w.opts.Width
	if width == 0 {
		width = defaultWidth
	}
	return &textPage{
		textWriter: w,
		path:       w.door.Text(r.Input.Path),
		input:      r.Input.Path,
		file:       r.File,
		locator:    locatorOf(r),
		excerpts:   excerpter{file: r.File, door: w.door, width: max(width, minWidth) - len(margin)},
	}
}

// finding returns d without its body.
func (p *textPage) finding(d *lint.Diagnostic) *finding {
	f := &finding{path: p.path, group: p.group(d)}
	if d.Path != "" && d.Path != p.input {
		f.path = p.door.Text(d.Path)
	}
	if p.file != nil || d.At != nil {
		f.at = p.locator.place(d.Span.Start)
	}
	return f
}

func (p *textPage) group(d *lint.Diagnostic) *group {
	key := groupKey{
		severity: d.Severity,
		rule:     p.door.Text(d.Rule),
		message:  p.door.Text(d.Message),
		help:     p.door.Text(d.Help),
	}
	if p.opts.NoGroup {
		return &group{groupKey: key}
	}
	return p.groups.of(key)
}

// body returns what stands below a finding's first line, its help left out.
func (p *textPage) body(d *lint.Diagnostic) string {
	var b strings.Builder
	p.writeExcerpt(&b, d.Span, "^", d.Severity)
	if message, ok := shared(d.Related); ok && p.file != nil {
		p.writePlaces(&b, message, d.Related)
		return b.String()
	}
	for i, rel := range d.Related {
		if i == maxListed {
			fmt.Fprintf(&b, "%snote: and %s\n", margin, lint.Counted(len(d.Related)-i, "more place"))
			break
		}
		if rel.Path != "" {
			at := p.locator.of(rel).place(rel.Span.Start)
			fmt.Fprintf(&b, "%snote: %s:%s: %s\n", margin, p.door.Text(rel.Path), at, p.door.Text(rel.Message))
			continue
		}
		if p.file == nil {
			continue
		}
		fmt.Fprintf(&b, "%snote: %s:%s: %s\n", margin, p.path, p.locator.place(rel.Span.Start), p.door.Text(rel.Message))
		p.writeExcerpt(&b, rel.Span, "-", d.Severity)
	}
	return b.String()
}

// shared returns the message that several related places have in common, all of them
// in the finding's own document.
func shared(related []lint.Related) (message string, ok bool) {
	if len(related) < 2 || related[0].Path != "" {
		return "", false
	}
	for _, rel := range related[1:] {
		if rel.Message != related[0].Message || rel.Path != "" {
			return "", false
		}
	}
	return related[0].Message, true
}

// writePlaces prints one line for places that share a message.
func (p *textPage) writePlaces(b *strings.Builder, message string, related []lint.Related) {
	fmt.Fprintf(b, "%snote: %s: %s:", margin, p.door.Text(message), p.path)
	for i, rel := range related[:min(len(related), maxListed)] {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(b, " %s", p.locator.place(rel.Span.Start))
	}
	if more := len(related) - maxListed; more > 0 {
		fmt.Fprintf(b, " and %d more", more)
	}
	b.WriteByte('\n')
}

// writeExcerpt prints the line of span and below it a row of marks.
func (p *textPage) writeExcerpt(b *strings.Builder, span source.Span, mark string, s lint.Severity) {
	if p.file == nil {
		return
	}
	x, ok := p.excerpts.excerpt(span)
	if !ok {
		return
	}
	number := fmt.Sprintf("%*d", numberWidth, x.line)
	fmt.Fprintf(b, "%s | %s\n", number, x.text)
	fmt.Fprintf(b, "%*s | %*s%s\n", len(number), "", x.column, "",
		p.paint.severity(strings.Repeat(mark, x.width), s))
}

// String returns the place as "line:column".
func (p place) String() string { return strconv.Itoa(p.line) + ":" + strconv.Itoa(p.column) }
