package cli_test

import (
	"os"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/cli"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"pmlint": func() {
			os.Exit(cli.New(os.Stdin, os.Stdout, os.Stderr, testRules()).Main(os.Args[1:]))
		},
	})
}

// TestScripts runs the command as its users do. The rules are those below, so that
// the scripts speak of the command alone.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "../../testdata/cli",
		Setup: func(env *testscript.Env) error {
			// The scripts are in no repository, and say themselves what they colour.
			for _, name := range []string{"NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"} {
				env.Setenv(name, "")
			}
			env.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
			return nil
		},
		Condition: func(name string) (bool, error) { return name == "root" && os.Geteuid() == 0, nil },
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"repeat": repeat,
			"bytes":  writeBytes,
		},
	})
}

// repeat FILE N appends the file's content to itself until it has N bytes or more.
func repeat(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile(args[0])
	n := 0
	for _, c := range args[1] {
		n = n*10 + int(c-'0')
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(text, n/len(text)+1)), 0o666))
}

// writeBytes FILE BYTE... writes bytes that a script cannot hold, in decimal.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	var data []byte
	for _, arg := range args[1:] {
		n := 0
		for _, c := range arg {
			n = n*10 + int(c-'0')
		}
		data = append(data, byte(n))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o666))
}

// testRules find words.
func testRules() []*lint.Rule {
	return []*lint.Rule{
		wordRule("words/fixme", "A FIXME that was left\n\n**Why** Somebody meant to fix it.\n", "FIXME", lint.Error),
		wordRule("words/maybe", "A maybe\n", "maybe", lint.Warning),
		wordRule("words/note", "A note\n", "NOTE", lint.Info),
		{ID: "faults/panic", Doc: "Panics\n", Severity: lint.Error,
			New: func() lint.Checker { return panics{} }},
	}
}

func wordRule(id, doc, word string, severity lint.Severity) *lint.Rule {
	return &lint.Rule{ID: id, Doc: doc, Severity: severity, New: func() lint.Checker { return &finder{word} }}
}

type finder struct{ word string }

func (f *finder) Check(pass *lint.Pass) {
	eachWord(pass.Doc, f.word, func(at source.Span) {
		pass.Report(lint.Diagnostic{Span: at, Message: "there is a " + f.word, Help: "remove it"})
	})
}

type panics struct{}

func (panics) Check(pass *lint.Pass) {
	eachWord(pass.Doc, "PANIC", func(source.Span) { panic("the word is there") })
}

func eachWord(doc *postmortem.Document, word string, f func(source.Span)) {
	for from := 0; ; {
		i := strings.Index(doc.File.Text[from:], word)
		if i < 0 {
			return
		}
		f(source.Span{Start: from + i, End: from + i + len(word)})
		from += i + len(word)
	}
}
