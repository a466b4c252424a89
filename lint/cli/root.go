package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const rootLong = `pmlint reads post-mortems in Markdown and says what is missing, unfilled or
contradictory in them, before a reviewer has to.

It lints the files that are named, and of folders those Markdown files that are
post-mortems by what they hold; without a path, the current folder. "-" is
standard input. A path that is called like a command is written ./rules.

Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 a wrong command line,
something that cannot be read or written, or a fault of pmlint; 130 interrupted.`

const rootExample = `  pmlint                                  lint the post-mortems below this folder
  pmlint docs/2026-03-04.md               lint this file, whatever it looks like
  pmlint -f text -f json=report.json docs
  pmlint --rule actions/due=warning --only 'actions/*' docs
  pmlint --list-files -v docs             which files are post-mortems, and why
  pmlint rules actions/owner              what a rule wants, and why
  pmlint init                             write a .pmlint.yml that fits what is there
  pmlint config show                      the settings, and where they come from`

// rootCommand returns the command tree of one run.
func (r *run) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:     "pmlint [flags] [path ...]",
		Short:   "Lint post-mortems in Markdown",
		Long:    rootLong,
		Example: rootExample,
		Args:    cobra.ArbitraryArgs,
		// Beside the commands, files are completed.
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveDefault
		},
		// Errors are printed by Main, and without the whole usage text.
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetIn(r.Stdin)
	root.SetOut(r.stdout)
	root.SetErr(r.messages)
	root.SetFlagErrorFunc(flagError)
	r.addLint(root)
	root.CompletionOptions.DisableDefaultCmd = true
	help := r.helpCommand(root)
	root.SetHelpCommand(help)
	root.AddCommand(r.initCommand(), r.extractCommand(), r.actionsCommand(), r.corpusCommand(), r.rulesCommand(), r.profileCommand(), r.configCommand(),
		r.lspCommand(), r.versionCommand(), r.completionCommand(root), help)
	addHelpFlag(root)
	for _, cmd := range root.Commands() {
		addHelpFlag(cmd)
		r.verbs = append(r.verbs, cmd.Name())
	}
	return root
}

// addHelpFlag adds the flag that cobra would add with a usage of its own.
func addHelpFlag(cmd *cobra.Command) {
	addSwitch(cmd.Flags(), new(bool), "help", "h", "print this help")
}

// flagError adds to an error of the flag parser what to do about it.
func flagError(cmd *cobra.Command, err error) error {
	help := "see `" + cmd.CommandPath() + " --help`"
	if name, ok := strings.CutPrefix(err.Error(), "unknown flag: --"); ok {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
		return unknown("flag", "--"+name, names, help)
	}
	return fmt.Errorf("%w: %s", err, help)
}
