package cli_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/cli"
)

// A checker of a team's own: a title is to name the service.
type title struct{}

func (title) Check(pass *lint.Pass) {
	if t := pass.Doc.Title; !strings.Contains(t.Text, ":") {
		pass.Report(lint.Diagnostic{Span: t.Span, Message: fmt.Sprintf("the title %q names no service", t.Text),
			Help: "write `SERVICE: what happened`"})
	}
}

// A team's own command has the rules that are handed to it.
func Example() {
	own := &lint.Rule{ID: "acme/title", Severity: lint.Warning, Doc: "A title without the service.\n",
		New: func() lint.Checker { return title{} }}
	document := strings.NewReader("# Uploads were rejected\n")
	command := cli.New(document, os.Stdout, os.Stderr, []*lint.Rule{own})
	status := command.Main([]string{"--no-config", "-f", "concise", "-"})
	fmt.Println("exit status", status)
	// Output:
	// <stdin>:1:3: warning acme/title: the title "Uploads were rejected" names no service
	// exit status 0
}
