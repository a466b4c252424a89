package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/cli"
	"github.com/pmlint/pmlint/rules"
)

// A shell runs commands in a copy of the repository's documents, so that they may
// write reports.
type shell struct {
	dir    string
	module string
}

func newShell(t *testing.T) *shell {
	t.Helper()
	s := &shell{dir: t.TempDir(), module: fromGoMod(t, moduleName)}
	for _, name := range documents(t) {
		text := strings.Join(readLines(t, name), "\n")
		file := filepath.Join(s.dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// pmlint runs the command and returns what a terminal would show, and its status.
func (s *shell) pmlint(stdin io.Reader, args []string) (string, int) {
	var out bytes.Buffer
	command := cli.New(stdin, &out, &out, rules.All())
	command.Dir = s.dir
	command.Getenv = func(string) string { return "" }
	status := command.Main(args)
	return out.String(), status
}

// console runs the commands of a block and returns the block with what they print.
// A status that is not 0 must be shown: by `echo $?`, or by go run itself.
func (s *shell) console(t *testing.T, block []string) []string {
	t.Helper()
	var out []string
	status, untold := 0, ""
	tell := func() {
		if untold != "" {
			t.Errorf("`%s` ends with status %d: show it with `$ echo $?`", untold, status)
		}
	}
	for _, line := range block {
		command, ok := strings.CutPrefix(line, "$ ")
		if !ok {
			continue // the command above prints it again
		}
		out = append(out, line)
		if command == "echo $?" {
			out = append(out, strconv.Itoa(status))
			untold = ""
			continue
		}
		tell()
		var text string
		text, status = s.command(t, command)
		if text != "" {
			out = append(out, strings.Split(strings.TrimSuffix(text, "\n"), "\n")...)
		}
		untold = ""
		if status != 0 && !strings.HasPrefix(command, "go run ") {
			untold = command
		}
	}
	tell()
	return out
}

// command runs one line of a shell if it is one of pmlint's, and looks at the form
// of others.
func (s *shell) command(t *testing.T, line string) (string, int) {
	t.Helper()
	words, stdin := s.words(t, line)
	switch {
	case len(words) == 0:
		return "", 0
	case words[0] == "pmlint":
		out, status := s.pmlint(stdin, words[1:])
		if status == cli.Failure {
			t.Errorf("`%s` fails: %s", line, out)
		}
		return out, status
	case strings.HasPrefix(line, "go run ./cmd/pmlint "):
		out, status := s.pmlint(stdin, words[3:])
		if status != 0 {
			out += fmt.Sprintf("exit status %d\n", status)
		}
		return out, status
	case line == "go install "+s.module+"/cmd/pmlint@latest", line == "go install ./cmd/pmlint":
	case strings.HasPrefix(line, "go test ./"):
		if _, err := os.Stat(filepath.Join(repository, strings.TrimSuffix(words[2], "..."))); err != nil {
			t.Errorf("`%s`: %v", line, err)
		}
	default:
		if _, err := os.Stat(filepath.Join(repository, words[0])); err != nil {
			t.Errorf("`%s` is no command of which this test knows how to check it", line)
		}
	}
	return "", 0
}

var shellWord = regexp.MustCompile(`'([^']*)'|[^\s']+`)

// words cuts a line as a shell does, as far as the documentation needs it: single
// quotes, comments, standard input from a file, and a pipe to another program,
// which is left out.
func (s *shell) words(t *testing.T, line string) ([]string, io.Reader) {
	t.Helper()
	var words []string
	var stdin io.Reader
	found := shellWord.FindAllStringSubmatch(line, -1)
	for i := 0; i < len(found); i++ {
		switch word := found[i]; {
		case word[0] == "|", strings.HasPrefix(word[0], "#"):
			return words, stdin
		case word[0] == "<" && i+1 < len(found):
			i++
			data, err := os.ReadFile(filepath.Join(s.dir, found[i][0]))
			if err != nil {
				t.Error(err)
			}
			stdin = bytes.NewReader(data)
		case strings.HasPrefix(word[0], "'"):
			words = append(words, word[1])
		default:
			words = append(words, word[0])
		}
	}
	return words, stdin
}
