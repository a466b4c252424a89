package discover

import (
	"context"
	"net/url"
	"strings"
	"sync"
)

// A pins finds the commits that branches of one repository stand at, for links into the
// repository itself. It asks git when it is first needed, and keeps the answers.
type pins struct {
	root string

	mu    sync.Mutex
	asked bool
	git   *git // nil where there is none
	// remotes are the names of the remotes by what [repositoryOf] makes of their addresses.
	remotes map[string]string
	commits map[string]string
}

func newPins(root string) *pins { return &pins{root: root, commits: map[string]string{}} }

// commit returns the full ID of the commit that a branch stands at as far as is known
// here, if repository is an address of this one; else "".
func (p *pins) commit(repository, branch string) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.asked {
		p.ask()
	}
	remote, ok := p.remotes[repositoryOf(repository)]
	if !ok {
		return ""
	}
	key := remote + " " + branch
	if id, ok := p.commits[key]; ok {
		return id
	}
	id, err := p.git.answer(p.root, "rev-parse", "--verify", "--quiet", "--end-of-options", "refs/remotes/"+remote+"/"+branch+"^{commit}")
	if err != nil {
		id = nil
	}
	p.commits[key] = strings.TrimSpace(string(id))
	return p.commits[key]
}

// ask finds git and the remotes. Where there are none, no address is one of here.
func (p *pins) ask() {
	p.asked, p.remotes, p.git = true, map[string]string{}, findGit(context.Background())
	if p.git == nil {
		return
	}
	// Each entry is key, line feed, value.
	out, err := p.git.answer(p.root, "config", "-z", "--get-regexp", `^remote\..*\.url$`)
	if err != nil {
		return
	}
	for entry := range strings.SplitSeq(string(out), "\x00") {
		key, address, _ := strings.Cut(entry, "\n")
		name := strings.TrimSuffix(strings.TrimPrefix(key, "remote."), ".url")
		if at := repositoryOf(address); at != "" {
			p.remotes[at] = name
		}
	}
}

// repositoryOf writes the address of a repository as host/owner/name, whatever the way to
// reach it: https://github.com/a/b, git@github.com:a/b.git. It is "" for one in a folder.
func repositoryOf(address string) string {
	if host, path, ok := strings.Cut(address, ":"); ok && !strings.Contains(host, "/") && !strings.HasPrefix(path, "//") {
		address = "ssh://" + host + "/" + path
	}
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return ""
	}
	path := strings.TrimSuffix(strings.Trim(u.Path, "/"), ".git")
	return strings.ToLower(u.Hostname() + "/" + path)
}
