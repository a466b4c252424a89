package cli

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/discover"
	"github.com/pmlint/pmlint/lint/lsp"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/report"
)

const lspLong = `lsp is the language server: an editor starts it, and talks to it over standard input
and output. It shows findings while you type, fixes them, explains rules, completes
sections, people, values and dates, and outlines the document. Like the command it
judges only what is a post-mortem, by the configuration and the template that it finds
for each document. It writes no file. docs/editors.md tells how editors start it.`

// keystroke is how long the server waits for the next one.
const keystroke = 150 * time.Millisecond

func (r *run) lspCommand() *cobra.Command {
	f := &lintFlags{minSeverityFlag: minSeverityFlag(), failOnFlag: failOnFlag()}
	// A draft's remarks are what its author works from.
	f.minSeverityFlag.value = lint.Info.String()
	cmd := &cobra.Command{
		Use:   "lsp",
		Short: "Serve an editor: findings while you type, fixes, completion",
		Long:  lspLong,
		Args:  atMost(0),
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	f.profileFlags.add(cmd)
	flags.StringSliceVar(&f.only, "only", nil, "run only the rules or groups that `GLOB,...` matches")
	flags.StringArrayVar(&f.rules, "rule", nil, "set a rule's severity, `ID=SEVERITY`: off, info, warning or error (repeatable)")
	flags.Var(&f.minSeverityFlag, "min-severity", "show findings from this severity on")
	addSwitch(flags, &f.all, "all", "", "judge every Markdown file, not only post-mortems")
	flags.StringArrayVar(&f.exclude, "exclude", nil, "leave out what `GLOB` matches, relative to the workspace folder (repeatable)")
	f.addConfig(cmd)
	addSwitch(flags, &f.noInline, "no-inline", "", "ignore the comments in documents that suppress findings")
	flags.StringVar(&f.asOf, "as-of", "", "judge what depends on the day, such as overdue action items, as of `DATE` (YYYY-MM-DD)")
	addSwitch(flags, new(bool), "stdio", "", "talk over standard input and output, as it does anyway")
	r.completeFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := f.check(cmd, args); err != nil {
			return err
		}
		return r.serve(cmd.Context(), f)
	}
	return cmd
}

// serve talks to an editor until that ends the conversation.
func (r *run) serve(ctx context.Context, f *lintFlags) error {
	settings, err := r.settings(f)
	if err != nil {
		return err
	}
	if r.Stdin == nil {
		return errors.New("no standard input: an editor has to start the server")
	}
	if isTerminal(r.Stdout) {
		r.say("waiting for an editor to talk to: docs/editors.md says how one starts this")
	}
	var mu sync.Mutex
	now := time.Now //nolint:forbidigo // the day is asked for where a user completes a date, and nowhere else
	clean := lsp.Serve(ctx, lsp.Options{
		Open:  func(folder string) (lsp.Folder, error) { return r.openFolder(ctx, f, folder) },
		Rules: settings.rules, Catalogue: r.catalogue(), Words: settings.words, AsOf: settings.asOf,
		Limit: discover.DefaultLimit, Delay: keystroke, Now: now, Visible: visible, Version: moduleVersion(),
		Log: func(message string) {
			mu.Lock()
			defer mu.Unlock()
			r.say("%s", message)
		},
	}, r.Stdin, r.stdout)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case !clean:
		r.found() // the protocol wants exit status 1 where the editor did not say goodbye
	}
	return nil
}

// visible is the door for what the server says of a result.
func visible(res *lint.Result) func(string) string {
	door := report.Door{}
	if res != nil {
		door = door.For(res)
	}
	return door.Text
}

// A lspFolder is a workspace folder of the server.
type lspFolder struct {
	run      *run
	flags    *lintFlags
	dir      string
	settings *settings

	mu       sync.Mutex // for what follows
	configs  *configs
	inferred *inference
}

// openFolder reads what the flags name, as seen from the folder called dir.
func (r *run) openFolder(ctx context.Context, f *lintFlags, dir string) (lsp.Folder, error) {
	base, err := filepath.Abs(cmp.Or(dir, r.Dir))
	if err != nil {
		return nil, err
	}
	in := *r
	command := *r.Command
	command.Dir = base
	in.Command = &command
	flags := *f
	flags.forceExclude = true // a document that an editor opens is chosen as in a folder
	folder := &lspFolder{run: &in, flags: &flags, dir: base}
	if folder.settings, err = in.settings(&flags); err != nil {
		return nil, err
	}
	if folder.configs, err = in.configs(ctx, &flags.choiceFlags); err != nil {
		return nil, err
	}
	folder.inferred, err = newInference(base, &documents{args: []string{"."}}, false)
	return folder, err
}

// Place implements lsp.Folder.
func (l *lspFolder) Place(ctx context.Context, name string) (*lsp.Place, error) {
	leftOut, err := l.leavesOut(ctx, name)
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	p, configured := l.flags.place(l.configs, filepath.ToSlash(name), false)
	if problems := l.configs.loader.Problems(); len(problems) > 0 {
		return nil, problems[0]
	}
	words := p.config.Words()
	if err := l.settings.pin(words); err != nil {
		return nil, err
	}
	pinned := l.settings.pins[cmp.Or(words, l.settings.words)]
	shown := discover.Show(l.dir, name)
	known, err := l.known(p, shown)
	if err != nil {
		return nil, err
	}
	return &lsp.Place{
		Path: shown, Words: words, MinSeverity: l.minSeverity(p), Known: known, Around: l.around(p),
		Settings: func(doc *postmortem.Document) *lint.Settings { return l.settings.at(p, pinned, l.inferred, doc) },
		Choose: func(doc *postmortem.Document) lsp.Choice {
			if leftOut || configured != "" {
				return lsp.Other
			}
			return l.choose(p, doc)
		},
	}, nil
}

// around returns what looks at the tree around a document. It is looked at anew for each
// version: files come and go while the editor is open.
func (l *lspFolder) around(p place) func() (tree *lint.Tree, at string, done func()) {
	return func() (*lint.Tree, string, func()) {
		surroundings := discover.NewSurroundings(l.dir, []string{"."})
		tree, at := surroundings.Of(filepath.FromSlash(p.name))
		if tree != nil {
			tree.Commit = nil // git is not to be started with each keystroke
		}
		return tree, at, surroundings.Close
	}
}

// leavesOut reports whether the choice of files leaves out a document by its name, or
// because git ignores it.
func (l *lspFolder) leavesOut(ctx context.Context, name string) (bool, error) {
	options := l.flags.options(l.dir)
	found, err := discover.Walk(ctx, []string{name}, options)
	if err != nil {
		return false, err
	}
	if len(found.LeftOut) > 0 {
		return true, nil
	}
	// One that is not saved yet cannot be walked to.
	return len(found.Files) == 0 && options.LeavesOut(discover.Show(l.dir, name)) != "", nil
}

// choose says whether a document that nothing leaves out is a post-mortem.
func (l *lspFolder) choose(p place, doc *postmortem.Document) lsp.Choice {
	switch {
	case l.flags.all || p.taken != "" || discover.IsPostmortem(doc):
		return lsp.Judged
	case discover.Judge(doc).Template:
		return lsp.Begun
	}
	return lsp.Other
}

func (l *lspFolder) minSeverity(p place) lint.Severity {
	word := l.flags.minSeverityFlag.value
	if set := p.config.MinSeverity; set.IsSet() && !l.flags.changed("min-severity") {
		word = set.Value
	}
	// The flag and the decoder have accepted the word, so it is a severity.
	severity, _ := lint.ParseSeverity(word)
	return severity
}

// known returns what says which findings the configuration's baseline holds; nil where
// it has none.
func (l *lspFolder) known(p place, shown string) (func(*lint.Diagnostic) bool, error) {
	k := &known{base: l.dir, baselines: map[string]*baselineFile{}, of: map[string]*baselineFile{}}
	if err := k.addBaseline(&lintFlags{}, shown, p); err != nil {
		return nil, err
	}
	file := k.of[shown]
	if file == nil {
		return nil, nil
	}
	at := file.path(p.name)
	return func(d *lint.Diagnostic) bool { return file.Has(at, d.Fingerprint) }, nil
}
