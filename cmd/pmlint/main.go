// Command pmlint lints post-mortems in Markdown.
package main

import (
	"os"

	"github.com/pmlint/pmlint/lint/cli"
	"github.com/pmlint/pmlint/rules"
)

func main() {
	os.Exit(cli.New(os.Stdin, os.Stdout, os.Stderr, rules.All()).Main(os.Args[1:]))
}
