package discover

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/source"
)

// gitTime bounds all calls of git in one Walk together. After that the ignore
// files are read here.
const gitTime = 5 * time.Second

// errGit says that git did not give a full answer.
var errGit = errors.New("git gave no full list")

// A git is the git program, or nil where there is none to ask.
type git struct {
	program string
	ctx     context.Context
}

// findGit looks for git on the PATH.
func findGit(ctx context.Context) *git {
	program, err := exec.LookPath("git")
	if err != nil {
		return nil
	}
	return &git{program: program, ctx: ctx}
}

// list returns the files below dir that are tracked or not ignored, and for a
// repository inside this one its folder; paths are relative to dir, with slashes.
// With names it lists only what lies at or below those. Any complaint of git is
// an error: its list may then be short, and it is read for what to leave out.
func (g *git) list(dir string, names ...string) ([]string, error) {
	if len(names) == 0 {
		names = []string{"."}
	}
	// The repository may be a stranger's: nothing that its configuration names is
	// run, nothing is fetched, nothing written. A bare repository that lies about
	// as a plain folder is not taken for one.
	args := append([]string{
		"-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit",
		"--no-optional-locks", "--literal-pathspecs",
		"ls-files", "-z", "--cached", "--others", "--exclude-standard", "--",
	}, names...)
	cmd := exec.CommandContext(g.ctx, g.program, args...)
	cmd.Dir = dir
	cmd.Env = gitEnv(os.Environ())
	cmd.WaitDelay = time.Second
	var listed nulNames
	var complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &listed, &complaints
	if err := cmd.Run(); err != nil {
		return nil, err
	}
	if complaints.Len() > 0 || len(listed.rest) > 0 {
		return nil, errGit
	}
	return listed.names, nil
}

// gitEnv returns env without the variables that point git at another repository,
// as hooks set them, and with those that keep it from asking or fetching.
func gitEnv(env []string) []string {
	var out []string
	for _, kv := range env {
		name, _, _ := strings.Cut(kv, "=")
		switch name {
		case "GIT_EXEC_PATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM":
		default:
			if strings.HasPrefix(name, "GIT_") {
				continue
			}
		}
		out = append(out, kv)
	}
	return append(out, "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0",
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "LC_ALL=C")
}

// nulNames collects names that end in NUL. Of files it keeps those a walk may
// take, so that a large repository costs no more memory than its Markdown.
type nulNames struct {
	names []string
	rest  []byte
}

// Write implements io.Writer.
func (n *nulNames) Write(p []byte) (int, error) {
	written := len(p)
	for {
		end := bytes.IndexByte(p, 0)
		if end < 0 {
			n.rest = append(n.rest, p...)
			return written, nil
		}
		name := string(append(n.rest, p[:end]...))
		n.rest, p = n.rest[:0], p[end+1:]
		if source.IsMarkdown(name) && filepath.IsLocal(filepath.FromSlash(name)) {
			n.names = append(n.names, name)
		}
	}
}

// repositoryRoot returns the folder at or above dir, an absolute path without
// links, that holds a .git, or "".
func repositoryRoot(dir string) string {
	for {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
}
