package cli

import (
	"errors"
	"fmt"

	"github.com/pmlint/pmlint/lint/discover"
	"github.com/spf13/cobra"
)

// choiceFlags say which files are read. Linting and extracting share them.
type choiceFlags struct {
	all           bool
	exclude       []string
	forceExclude  bool
	noFiles       oneOf
	stdinFilename string
	verbose       bool
	quiet         bool
	workers       int
	config        string
	noConfig      bool
	configFromRev string
	// changed says whether a flag was given.
	changed func(name string) bool
}

func (f *choiceFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	addSwitch(flags, &f.all, "all", "", "take every Markdown file of a folder, not only post-mortems")
	flags.StringArrayVar(&f.exclude, "exclude", nil, "leave out what `GLOB` matches, relative to the current folder (repeatable)")
	addSwitch(flags, &f.forceExclude, "force-exclude", "", "apply the choice of files to named ones too, as hooks need it")
	f.noFiles = oneOf{value: "ok", words: []string{"ok", "error"}}
	flags.Var(&f.noFiles, "no-files", "what it means to find no post-mortem")
	flags.StringVar(&f.stdinFilename, "stdin-filename", "", "the `PATH` that \"-\" stands for")
	flags.IntVarP(&f.workers, "jobs", "j", 0, "work on `N` documents at a time (default: one a CPU)")
	f.addConfig(cmd)
	addSwitch(flags, &f.quiet, "quiet", "q", "print findings only")
	addSwitch(flags, &f.verbose, "verbose", "v", "say for each file why it is taken or not")
}

// addConfig adds the flags that choose the configuration.
func (f *choiceFlags) addConfig(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.config, "config", "", "use the configuration `FILE` for all documents (default: the nearest .pmlint.yml of each)")
	addSwitch(cmd.Flags(), &f.noConfig, "no-config", "", "read no configuration file")
}

// check refuses values that make no sense.
func (f *choiceFlags) check(cmd *cobra.Command, args []string) error {
	for _, pair := range [][2]string{
		{"quiet", "verbose"}, {"all", "force-exclude"}, {"profile", "template"}, {"config", "no-config"},
		{"config-from-rev", "no-config"}, {"new-from-rev", "write-baseline"},
	} {
		if err := exclusive(cmd, pair[0], pair[1]); err != nil {
			return err
		}
	}
	f.changed = cmd.Flags().Changed
	if f.workers < 0 || f.workers == 0 && cmd.Flags().Changed("jobs") {
		return fmt.Errorf("-j %d: use a number from 1", f.workers)
	}
	stdin := false
	for _, a := range args {
		stdin = stdin || a == "-"
	}
	if f.stdinFilename != "" && !stdin {
		return errors.New("--stdin-filename without standard input: name `-` as the path too")
	}
	return nil
}

func (f *choiceFlags) options(dir string) discover.Options {
	return discover.Options{Dir: dir, Exclude: f.exclude, ForceExclude: f.forceExclude}
}
