package links

import (
	_ "embed"
	"net/url"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed unstable.md
var unstableDoc string

// Unstable reports links whose target will be gone, or will show something else, when
// the post-mortem is read.
func Unstable() *lint.Rule {
	return &lint.Rule{ID: "links/unstable", Doc: unstableDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &unstable{} }}
}

type unstable struct {
	// Hosts are those of Grafana whose names do not say so.
	Hosts []string `yaml:"hosts"`
	// Ignore are hosts whose links are not judged.
	Ignore []string `yaml:"ignore"`
}

func (r *unstable) Check(pass *lint.Pass) {
	links := pass.Doc.Links()
	for i := range links {
		l := &links[i]
		if l.Quoted {
			continue // what was said is not to be mended
		}
		if scheme := schemeOf(l.Target); scheme != "http" && scheme != "https" {
			continue
		}
		if len(r.Hosts) == 0 && mustLast(l.Target) {
			continue
		}
		u, err := url.Parse(l.Target)
		if err != nil || listed(r.Ignore, strings.ToLower(u.Hostname())) {
			continue
		}
		if d := r.judge(pass, l, u); d != nil {
			d.Span = l.Place()
			pass.Report(*d)
		}
	}
}

// mustLast is a cheap look at an address, which spares most from being parsed: it has no
// fragment, query or escape, and its host is none of those that are judged. True is
// certain.
func mustLast(target string) bool {
	if strings.ContainsAny(target, "#?%@") {
		return false
	}
	_, rest, _ := strings.Cut(target, "://")
	host, path, _ := strings.Cut(rest, "/")
	host = strings.ToLower(host)
	return !strings.Contains(host, "grafana") && !strings.Contains(host, ":") && shortLived(host, "/"+path) == ""
}

// judge returns why what an address leads to does not last, or nil.
func (r *unstable) judge(pass *lint.Pass, l *postmortem.Link, u *url.URL) *lint.Diagnostic {
	host := strings.ToLower(u.Hostname())
	if branch := branchOf(u); branch != "" {
		return &lint.Diagnostic{Message: "the line is on the branch " + branch + ", where it will be another one",
			Help: "link to the line in a commit: on GitHub press `y`", Fixes: pinned(pass, l, u, branch)}
	}
	if isSigned(u.RawQuery) {
		return &lint.Diagnostic{Message: "the address is signed for a while, and expires",
			Help: "keep the file where it stays, such as in the repository, and link to that"}
	}
	if service := shortLived(host, u.Path); service != "" {
		return &lint.Diagnostic{Message: service + " keeps a file for some days only",
			Help: "keep the file where it stays, such as in the repository, and link to that"}
	}
	if strings.Contains(host, "grafana") || listed(r.Hosts, host) {
		return grafana(pass, l, u)
	}
	if !strings.HasSuffix(u.Path, "/graph") {
		return nil
	}
	if query := u.Query(); query.Get("g0.expr") != "" && query.Get("g0.end_input") == "" && query.Get("g0.moment_input") == "" {
		return &lint.Diagnostic{Severity: lint.Info, Message: "the graph has no end, so that it shows the time when it is opened",
			Help: "set the end of the range in Prometheus (`g0.end_input`) and link to that"}
	}
	return nil
}

// isBranch reports whether a name is one of a branch that is hardly ever that of anything
// else, such as a tag.
func isBranch(name string) bool {
	switch name {
	case "main", "master", "HEAD", "develop", "development", "dev", "trunk", "mainline", "staging", "production":
		return true
	}
	return false
}

// branchOf returns the branch of an address that leads to a line of a file on one.
func branchOf(u *url.URL) string {
	f := u.Fragment
	atLine := len(f) > 1 && (f[0] == 'L' || f[0] == 'l') && strings.Trim(strings.TrimPrefix(strings.ToLower(f), "lines"), "l0123456789-c:") == ""
	if !atLine {
		return ""
	}
	parts := strings.Split(u.Path, "/")
	for i, part := range parts {
		switch part {
		case "blob", "blame", "src", "browse":
		default:
			continue
		}
		if i < 3 || i+2 >= len(parts) {
			continue
		}
		if parts[i+1] == "branch" && i+3 < len(parts) { // Gitea
			return parts[i+2]
		}
		if isBranch(parts[i+1]) {
			return parts[i+1]
		}
	}
	return ""
}

// pinned is the fix that puts a commit in the place of a branch, where the link leads into
// the repository that the document stands in. Whether the line is still the one that was
// meant, the author has to see.
func pinned(pass *lint.Pass, l *postmortem.Link, u *url.URL, branch string) []lint.Fix {
	if pass.Tree == nil || pass.Tree.Commit == nil || l.TargetSpan.IsEmpty() {
		return nil
	}
	parts := strings.SplitN(strings.Trim(u.Path, "/"), "/", 3)
	written := pass.Doc.File.Slice(l.TargetSpan)
	at := strings.Index(written, "/"+branch+"/")
	if len(parts) < 3 || at < 0 || strings.Count(written, "/"+branch+"/") > 1 {
		return nil
	}
	commit := pass.Tree.Commit(u.Scheme+"://"+u.Host+"/"+parts[0]+"/"+parts[1], branch)
	if commit == "" {
		return nil
	}
	start := l.TargetSpan.Start + at + 1
	return []lint.Fix{{Message: "link to the commit that " + branch + " stands at",
		Edits: []lint.Edit{{Span: source.Span{Start: start, End: start + len(branch)}, New: commit}}}}
}

// isSigned reports whether a query holds a signature together with its end.
func isSigned(query string) bool {
	if query == "" {
		return false
	}
	for _, pair := range [...][2]string{{"X-Amz-Expires=", "X-Amz-"}, {"X-Goog-Expires=", "X-Goog-"}, {"Expires=", "Signature="}, {"se=", "sig="}} {
		if hasKey(query, pair[0]) && strings.Contains(query, pair[1]) {
			return true
		}
	}
	return false
}

// hasKey reports whether a parameter of query begins with key.
func hasKey(query, key string) bool {
	return strings.HasPrefix(query, key) || strings.Contains(query, "&"+key)
}

// shortLived returns the name of a service that deletes what it is given, or "".
func shortLived(host, path string) string {
	switch host {
	case "transfer.sh", "file.io", "we.tl", "wetransfer.com", "0x0.st", "tmpfiles.org", "temp.sh":
		return host
	case "cdn.discordapp.com", "media.discordapp.net":
		if strings.HasPrefix(path, "/attachments/") {
			return "Discord"
		}
	}
	return ""
}

// grafana judges an address of Grafana.
func grafana(pass *lint.Pass, l *postmortem.Link, u *url.URL) *lint.Diagnostic {
	path := u.Path + "/"
	if strings.Contains(path, "/goto/") {
		return &lint.Diagnostic{Message: "Grafana deletes short links that are not used",
			Help: "take a snapshot of the dashboard, and link to that"}
	}
	if strings.Contains(path, "/snapshot/") || !isDashboard(path) || namesTool(pass.Doc.SectionAt(l.Span)) {
		return nil
	}
	query := u.Query()
	from, to := query.Get("from"), query.Get("to")
	if from == "" && to == "" && query.Get("time") != "" || strings.Contains(query.Get("left")+query.Get("panes"), "from") {
		return nil
	}
	switch {
	case from == "" || to == "":
		return &lint.Diagnostic{Message: "the dashboard has no time range, so that it shows the time when it is opened",
			Help: "add the time of the incident, `from=...&to=...`, or link to a snapshot"}
	case strings.HasPrefix(from, "now") || strings.HasPrefix(to, "now"):
		return &lint.Diagnostic{Message: "the dashboard's time range, " + from + " to " + to + ", moves with the time when it is opened",
			Help: "fix the time of the incident, `from=...&to=...`, or link to a snapshot"}
	}
	return nil
}

// isDashboard reports whether a path of Grafana leads to something that shows a time.
func isDashboard(path string) bool {
	for _, part := range [...]string{"/d/", "/d-solo/", "/dashboard/db/", "/explore/", "/render/d"} {
		if strings.Contains(path, part) {
			return true
		}
	}
	return false
}

// namesTool reports whether links of a section are to tools rather than to what was seen.
func namesTool(s *postmortem.Section) bool {
	for _, kind := range [...]postmortem.Kind{postmortem.ActionItems, postmortem.Prevention, postmortem.FollowUp,
		postmortem.LessonsLearned, postmortem.WentWell, postmortem.WentWrong, postmortem.GotLucky} {
		if s.Within(kind) {
			return true
		}
	}
	return false
}
