package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/pmlint/pmlint/lint/config"
	"github.com/pmlint/pmlint/lint/discover"
	"github.com/spf13/cobra"
)

const initLong = `init looks at the post-mortems and templates in a folder, and writes a .pmlint.yml
there that pins what fits: the team's own template if documents follow it, else
the built-in profile that most of them have the form of, else minimal. It names
the files to take where globs can say which they are, and shows in comments what
else can be set. It overwrites nothing.`

func (r *run) initCommand() *cobra.Command {
	dry := false
	cmd := &cobra.Command{
		Use:   "init [folder]",
		Short: "Write a configuration that fits the post-mortems there are",
		Long:  initLong,
		Example: `  pmlint init
  pmlint init docs/postmortems
  pmlint init --dry-run`,
		Args: atMost(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			where := "."
			if len(args) > 0 {
				where = args[0]
			}
			return r.init(cmd.Context(), where, dry)
		},
	}
	addSwitch(cmd.Flags(), &dry, "dry-run", "n", "print the configuration and write nothing")
	return cmd
}

// init writes the configuration for the folder where, or with dry prints it.
func (r *run) init(ctx context.Context, where string, dry bool) error {
	base, err := filepath.Abs(r.Dir)
	if err != nil {
		return err
	}
	s := &survey{run: r, base: base, where: where, dir: filepath.FromSlash(absolute(base, where))}
	if err := s.checkFolder(dry); err != nil {
		return err
	}
	if err := s.look(ctx); err != nil {
		return err
	}
	if !dry && s.code == Failure {
		return discover.Problem{What: "the configuration is not written, since not all could be read", Path: s.shown(config.Names()[0]),
			Do: "mend that first, or look at it with `pmlint init --dry-run`"}
	}
	plan := s.plan()
	text, err := s.settle(plan)
	if err != nil {
		return err
	}
	if dry {
		fmt.Fprint(r.stdout, masked(text))
		for _, line := range plan.story(s, false) {
			r.say("%s", line)
		}
		return nil
	}
	if err := s.write(text); err != nil {
		return err
	}
	for _, line := range plan.story(s, true) {
		fmt.Fprintln(r.stdout, visibleLines(line))
	}
	return nil
}

// checkFolder refuses a folder that is none, or has a configuration. To look at
// what would be written is never refused for that.
func (s *survey) checkFolder(dry bool) error {
	info, err := os.Stat(s.dir)
	switch {
	case err != nil:
		return discover.Problem{What: discover.Reason(err), Path: s.where, Do: "name a folder"}
	case !info.IsDir():
		return discover.Problem{What: "not a folder", Path: s.where, Do: "name the folder that the configuration is for"}
	case dry:
		return nil
	}
	for _, name := range config.Names() {
		if _, err := os.Lstat(filepath.Join(s.dir, name)); !errors.Is(err, fs.ErrNotExist) {
			return discover.Problem{What: "there is a configuration already", Path: s.shown(name),
				Do: "remove it, or take over what `pmlint init --dry-run` prints"}
		}
	}
	return nil
}

// shown returns the path of a file in the folder as users see it.
func (s *survey) shown(name string) string {
	return filepath.ToSlash(filepath.Join(s.where, name))
}

// write puts the configuration in its place.
func (s *survey) write(text string) error {
	name := config.Names()[0]
	failure := func(err error) error {
		return discover.Problem{What: "cannot write the configuration (" + discover.Reason(err) + ")", Path: s.shown(name),
			Do: "mend the folder's permissions, or look at it with `pmlint init --dry-run`"}
	}
	file, err := createPending(s.run.disk, filepath.Join(s.dir, name))
	if err != nil {
		return failure(err)
	}
	defer file.discard()
	if _, err := io.WriteString(file, text); err != nil {
		return failure(err)
	}
	// Somebody may have put a configuration there since the folder was checked.
	if err := s.checkFolder(false); err != nil {
		return err
	}
	if err := file.commit(); err != nil {
		return failure(err)
	}
	return nil
}
