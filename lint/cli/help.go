package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/spf13/cobra"
)

// helpCommand is "pmlint help [command]". Cobra's own takes an unknown command
// for a path, and prints the root's help.
func (r *run) helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [command]",
		Short: "Print the help of a command",
		Args:  atMost(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return r.verbs, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return root.Help()
			}
			for _, cmd := range root.Commands() {
				if cmd.Name() == args[0] {
					return cmd.Help()
				}
			}
			return unknown("command", args[0], r.verbs, "see `pmlint --help`")
		},
	}
}

// completionCommand prints the scripts that cobra generates.
func (r *run) completionCommand(root *cobra.Command) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	generate := map[string]func(io.Writer) error{
		"bash":       func(w io.Writer) error { return root.GenBashCompletionV2(w, true) },
		"zsh":        root.GenZshCompletion,
		"fish":       func(w io.Writer) error { return root.GenFishCompletion(w, true) },
		"powershell": root.GenPowerShellCompletionWithDesc,
	}
	return &cobra.Command{
		Use:   "completion " + strings.Join(shells, "|"),
		Short: "Print a script that completes pmlint's command line in a shell",
		Example: `  source <(pmlint completion bash)
  pmlint completion zsh > "${fpath[1]}/_pmlint"
  pmlint completion fish > ~/.config/fish/completions/pmlint.fish`,
		Args:      atMost(1),
		ValidArgs: shells,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("no shell is named: use %s", lint.OrList(shells))
			}
			script, ok := generate[args[0]]
			if !ok {
				return unknown("shell", args[0], shells, "use "+lint.OrList(shells))
			}
			// Errors of writing are kept by standard output; Main looks at them.
			_ = script(r.stdout)
			return nil
		},
	}
}

// atMost allows n arguments.
func atMost(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > n {
			return fmt.Errorf("too many arguments, from %q on: see `%s --help`", args[n], cmd.CommandPath())
		}
		return nil
	}
}

// exclusive refuses two flags that are both given.
func exclusive(cmd *cobra.Command, one, other string) error {
	if cmd.Flags().Changed(one) && cmd.Flags().Changed(other) {
		return fmt.Errorf("--%s and --%s contradict each other: give one of them", one, other)
	}
	return nil
}
