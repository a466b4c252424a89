package links

import (
	_ "embed"
	"fmt"
	"net/url"
	"path"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed broken.md
var brokenDoc string

// Broken reports links and images that lead nowhere: to a file that does not exist, to
// an anchor that no heading makes, to the reader's own computer, or that have no
// target at all.
func Broken() *lint.Rule {
	return &lint.Rule{ID: "links/broken", Doc: brokenDoc, Severity: lint.Error,
		New: func() lint.Checker { return &broken{} }}
}

type broken struct {
	// Ignore are beginnings or patterns of paths that are not judged.
	Ignore []string `yaml:"ignore"`

	own *postmortem.Anchors
}

func (r *broken) Check(pass *lint.Pass) {
	links := pass.Doc.Links()
	for i := range links {
		l := &links[i]
		if d := r.judge(pass, l); d != nil {
			d.Span = l.Place()
			pass.Report(*d)
		}
	}
}

// judge returns what is wrong with a link, or nil.
func (r *broken) judge(pass *lint.Pass, l *postmortem.Link) *lint.Diagnostic {
	target := strings.TrimSpace(l.Target)
	switch {
	case target == "":
		return r.empty(pass, l)
	case isTemplated(target):
		return nil
	case strings.HasPrefix(target, "#"):
		return r.inside(pass, target[1:])
	case strings.HasPrefix(target, "/"), strings.HasPrefix(target, "?"):
		return nil // what a site makes of it is not known here
	}
	if scheme := schemeOf(target); scheme != "" {
		return local(scheme, target)
	}
	if pass.Tree == nil || strings.HasPrefix(target, `\`) {
		return nil
	}
	return r.relative(pass, target)
}

// isTemplated reports whether a target is made by a site generator, or is still to be
// filled in.
func isTemplated(target string) bool { return strings.ContainsAny(target, "{}<>[]$|") }

// empty judges a link without a target. What the template left over is reported there.
func (r *broken) empty(pass *lint.Pass, l *postmortem.Link) *lint.Diagnostic {
	if l.Form != postmortem.InlineLink && l.Form != postmortem.ImageLink || pass.Owned(l.Span) {
		return nil
	}
	what := "link"
	if l.Form == postmortem.ImageLink {
		what = "image"
	}
	name := what
	if text := strings.TrimSpace(l.Text); text != "" {
		name += fmt.Sprintf(" %q", text)
	}
	return &lint.Diagnostic{Message: name + " has no target", Unfilled: 1,
		Help: "write the address between the parentheses, or remove the " + what}
}

// local judges a target with a scheme: only those are wrong that lead to the computer
// of whoever reads.
func local(scheme, target string) *lint.Diagnostic {
	switch {
	case scheme == "file", len(scheme) == 1:
		return &lint.Diagnostic{Severity: lint.Warning, Message: fmt.Sprintf("%q is a path on one computer", target),
			Help: "put the file into the repository, or link to where everybody can read it"}
	case scheme != "http" && scheme != "https":
		return nil
	}
	if !mayBeLocal(target) {
		return nil
	}
	u, err := url.Parse(target)
	if err != nil {
		return nil
	}
	switch strings.ToLower(u.Hostname()) {
	case "localhost", "127.0.0.1", "::1", "0.0.0.0":
		return &lint.Diagnostic{Severity: lint.Warning, Message: fmt.Sprintf("%q leads to the computer of whoever reads it", target),
			Help: "link to the service's public address, or write it as code if it is only named"}
	}
	return nil
}

// mayBeLocal is a cheap look at how the host of a web address begins, which spares most
// from being parsed. False is certain.
func mayBeLocal(target string) bool {
	_, host, ok := strings.Cut(target, "://")
	if i := strings.IndexAny(host, "/?#\\"); i >= 0 {
		host = host[:i]
	}
	host = host[strings.LastIndexByte(host, '@')+1:]
	return !ok || strings.Contains(host, "%") || host != "" && strings.IndexByte("lL10[:", host[0]) >= 0
}

// inside judges an anchor of the document itself.
func (r *broken) inside(pass *lint.Pass, fragment string) *lint.Diagnostic {
	if r.own == nil {
		r.own = postmortem.AnchorsOf(pass.Doc.Tree)
	}
	return missingAnchor(r.own, fragment, "the document")
}

// missingAnchor judges a fragment of the page called where.
func missingAnchor(anchors *postmortem.Anchors, fragment, where string) *lint.Diagnostic {
	if decoded, err := url.PathUnescape(fragment); err == nil {
		fragment = decoded
	}
	fragment = strings.TrimPrefix(fragment, "user-content-")
	if anchors.Has(fragment) || isSpecial(fragment) {
		return nil
	}
	d := &lint.Diagnostic{Message: fmt.Sprintf("no heading of %s makes the anchor %q", where, "#"+fragment),
		Help: "link to a heading as GitHub names it: small letters, hyphens for spaces, no punctuation"}
	if near := anchors.Nearly(fragment); near != "" {
		// Other renderers set fewer hyphens, so that the link may work elsewhere.
		d.Severity = lint.Warning
		d.Help = fmt.Sprintf("GitHub names it %q", "#"+near)
	} else if near := lint.Nearest(fragment, someNames(anchors)); near != "" {
		d.Help = fmt.Sprintf("did you mean %q?", "#"+near)
	}
	return d
}

// mostCompared is how many anchors a missing one is compared with.
const mostCompared = 300

func someNames(anchors *postmortem.Anchors) []string {
	names := anchors.Names()
	return names[:min(len(names), mostCompared)]
}

// isSpecial reports whether a fragment is none of a heading: the top, lines of a file,
// footnotes, and what scripts of a page read.
func isSpecial(fragment string) bool {
	if fragment == "" || strings.EqualFold(fragment, "top") || strings.HasPrefix(fragment, "fn") ||
		strings.HasPrefix(fragment, ":~:") || strings.ContainsAny(fragment, "/=!") {
		return true
	}
	return len(fragment) > 1 && fragment[0] == 'L' && fragment[1] >= '0' && fragment[1] <= '9'
}

// relative judges a path from the document's folder.
func (r *broken) relative(pass *lint.Pass, target string) *lint.Diagnostic {
	written, fragment, _ := strings.Cut(target, "#")
	written, query, _ := strings.Cut(written, "?")
	name, err := url.PathUnescape(written)
	if err != nil || name == "" || r.ignored(name) {
		return nil
	}
	full := path.Join(path.Dir(pass.Place), name)
	switch pass.Tree.Look(full) {
	case lint.Missing:
		if !isFileName(name) || pass.Doc.IsSitePage() {
			return nil
		}
		return missingFile(pass, full, name)
	case lint.IsFile:
		if fragment != "" && query == "" && source.IsMarkdown(full) {
			if anchors := pass.Tree.Anchors(full); anchors != nil {
				return missingAnchor(anchors, fragment, name)
			}
		}
	case lint.Unknown, lint.IsFolder:
	}
	return nil
}

func missingFile(pass *lint.Pass, full, name string) *lint.Diagnostic {
	d := &lint.Diagnostic{Message: fmt.Sprintf("%q does not exist", name),
		Help: "correct the path, which starts from the document's folder, or add the file"}
	if similar := pass.Tree.Similar(full); similar != "" {
		d.Message = fmt.Sprintf("%q does not exist, but %q does", name, path.Base(similar))
		d.Help = "write the name letter by letter: capital letters count"
		return d
	}
	if pass.Tree.Look(name) == lint.IsFile {
		d.Help = "the path starts from the document's folder, not from the repository's root"
	}
	if pass.Tree.Partial {
		d.Severity = lint.Warning
	}
	return d
}

func (r *broken) ignored(name string) bool {
	for _, pattern := range r.Ignore {
		if hit, err := path.Match(pattern, name); pattern != "" && (hit && err == nil || strings.HasPrefix(name, pattern)) {
			return true
		}
	}
	return false
}

// isFileName reports whether a target names a file by its ending. Names without one,
// folders, and pages that a site is built of may come to be somewhere else.
func isFileName(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	switch ext {
	case "", ".", ".html", ".htm", ".php", ".aspx", ".jsp", ".com", ".org", ".net", ".io":
		return false
	}
	if strings.HasSuffix(name, "/") || len(ext) > 6 {
		return false
	}
	for _, c := range ext[1:] {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	// A number behind the last point is that of a version: v1.2.
	return strings.Trim(ext[1:], "0123456789") != ""
}
