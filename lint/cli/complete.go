package cli

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// completeFlags tells shells what may follow the flags of cmd. Those that take a
// file or path are left to the shell.
func (r *run) completeFlags(cmd *cobra.Command) {
	words := map[string]func() []string{
		"profile": profileNames,
		"rule": func() []string {
			var all []string
			for _, id := range r.ruleIDs() {
				for _, severity := range lint.SeverityNames() {
					all = append(all, id+"="+severity)
				}
			}
			return all
		},
		"only":   func() []string { return append(r.groupIDs(), r.ruleIDs()...) },
		"format": formatNames,
	}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		list := words[f.Name]
		if choice, ok := f.Value.(*oneOf); ok {
			list = func() []string { return choice.words }
		}
		if list == nil {
			return
		}
		// The one error is that of a flag that has completion already.
		_ = cmd.RegisterFlagCompletionFunc(f.Name, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return list(), cobra.ShellCompDirectiveNoFileComp
		})
	})
}
