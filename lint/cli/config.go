package cli

import (
	"os"
	"path/filepath"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/config"
	"github.com/spf13/cobra"
)

const configLong = `config looks at configuration files, .pmlint.yml or .pmlint.yaml. For each document
the nearest one counts, in its folder or above, up to the root of the repository.`

func (r *run) configCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Show, check or describe the configuration",
		Long:  configLong,
		Args:  cobra.ArbitraryArgs,
	}
	sub := []*cobra.Command{r.configShowCommand(), r.configCheckCommand(), r.configSchemaCommand()}
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return cmd.Help()
		}
		var names []string
		for _, s := range sub {
			names = append(names, s.Name())
		}
		return unknown("command of config", args[0], names, "use show, check or schema")
	}
	for _, s := range sub {
		addHelpFlag(s)
	}
	cmd.AddCommand(sub...)
	return cmd
}

func (r *run) configCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check [file ...]",
		Short: "Say what is wrong with configurations, and exit with 2",
		Example: `  pmlint config check               the configuration of this folder
  pmlint config check ci/pmlint.yml docs`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			configs, err := r.configs(cmd.Context(), &choiceFlags{})
			if err != nil {
				return err
			}
			if len(args) == 0 {
				args = []string{"."}
			}
			for _, arg := range args {
				name := absolute(configs.base, arg)
				if !isFolder(name) {
					configs.loader.File(name)
				} else if configs.loader.For(name).Path == "" {
					r.fail(missingConfig(arg))
				}
			}
			return r.refuse(configs.loader.Problems())
		},
	}
}

func (r *run) configSchemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema of configurations, for editors",
		Example: `  pmlint config schema > .pmlint.schema.json`,
		Args:    atMost(0),
		RunE: func(*cobra.Command, []string) error {
			schema, err := config.Schema(r.catalogue())
			if err != nil {
				return err
			}
			return r.printJSON(schema)
		},
	}
}

const configShowLong = `show prints the settings that hold for a file or folder, each with where it comes
from: a line of a configuration, a flag, or the default. What it prints is a
configuration itself.`

func (r *run) configShowCommand() *cobra.Command {
	f := &lintFlags{minSeverityFlag: minSeverityFlag(), failOnFlag: failOnFlag()}
	format := oneOf{value: "yaml", words: []string{"yaml", "json"}}
	cmd := &cobra.Command{
		Use:     "show [path]",
		Short:   "Print the settings for a file or folder, and where they come from",
		Long:    configShowLong,
		Example: `  pmlint config show docs/2026-03-04.md`,
		Args:    atMost(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			f.changed = cmd.Flags().Changed
			for _, pair := range [][2]string{{"profile", "template"}, {"config", "no-config"}} {
				if err := exclusive(cmd, pair[0], pair[1]); err != nil {
					return err
				}
			}
			where := "."
			if len(args) > 0 {
				where = args[0]
			}
			return r.showConfig(cmd.Context(), f, where, format.value)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.VarP(&format, "format", "f", "how to print")
	f.addConfig(cmd)
	f.profileFlags.add(cmd)
	f.addSeverities(cmd)
	r.completeFlags(cmd)
	return cmd
}

// isFolder reports whether there is a folder of the name.
func isFolder(name string) bool {
	info, err := os.Stat(filepath.FromSlash(name))
	return err == nil && info.IsDir()
}

// defaultSeverity returns a rule's severity without configuration, and whether
// it depends on the profile, which is nil where it is left to each document.
func defaultSeverity(rule *lint.Rule, form, known bool) (severity lint.Severity, note string) {
	switch {
	case rule.Loose == 0 || rule.Loose == rule.Severity || known && form:
		return rule.Severity, ""
	case known:
		return rule.Loose, ""
	}
	return rule.Severity, rule.Loose.String() + " where the profile prescribes no form"
}
