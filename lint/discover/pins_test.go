package discover

import (
	"os/exec"
	"strings"
	"testing"
)

func TestRepositoryOf(t *testing.T) {
	for address, want := range map[string]string{
		"https://github.com/Acme/Shop":             "github.com/acme/shop",
		"https://github.com/acme/shop.git":         "github.com/acme/shop",
		"https://token@github.com/acme/shop/":      "github.com/acme/shop",
		"git@github.com:acme/shop.git":             "github.com/acme/shop",
		"ssh://git@gitlab.example.com:2222/a/b/c":  "gitlab.example.com/a/b/c",
		"/srv/git/shop.git":                        "",
		"../shop":                                  "",
		"":                                         "",
		"https://github.com/acme/shop/blob/main/x": "github.com/acme/shop/blob/main/x",
	} {
		if got := repositoryOf(address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}

func TestPins(t *testing.T) {
	dir := t.TempDir()
	if !gitInit(t, dir) {
		return
	}
	git := func(args ...string) string {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"}, args...)...)
		cmd.Dir = dir
		cmd.Env = gitEnv(cmd.Environ())
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
		return strings.TrimSpace(string(out))
	}
	git("commit", "-q", "--allow-empty", "-m", "one")
	git("remote", "add", "origin", "git@github.com:acme/shop.git")
	git("update-ref", "refs/remotes/origin/main", "HEAD")
	p := newPins(dir)
	want := git("rev-parse", "HEAD")
	for range 2 {
		if got := p.commit("https://github.com/acme/shop", "main"); got != want {
			t.Errorf("main is at %q, want %q", got, want)
		}
	}
	for _, other := range [][2]string{{"https://github.com/acme/other", "main"}, {"https://github.com/acme/shop", "none"}, {"https://github.com/acme/shop", "--help"}} {
		if got := p.commit(other[0], other[1]); got != "" {
			t.Errorf("%v is at %q", other, got)
		}
	}
	if got := newPins(t.TempDir()).commit("https://github.com/acme/shop", "main"); got != "" {
		t.Errorf("outside of a repository: %q", got)
	}
}
