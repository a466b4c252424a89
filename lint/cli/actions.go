package cli

import (
	"context"
	"errors"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/report"
	"github.com/spf13/cobra"
)

const actionsLong = `actions prints the action items of all documents, sorted by due date, then by path:
due date, state, owner, ticket, text and place. The choice of files is that of
linting. An item is overdue where its due date is before --as-of and it is not done.`

const actionsExample = `  pmlint actions docs
  pmlint actions --open --owner ana docs
  pmlint actions --overdue --as-of 2026-04-01 --format markdown docs`

// actionsFlags are the flags of actions.
type actionsFlags struct {
	choiceFlags
	report.ActionFilter
	asOf   string
	format oneOf
	output string
}

func (r *run) actionsCommand() *cobra.Command {
	f := &actionsFlags{format: oneOf{value: report.ActionFormats()[0], words: report.ActionFormats()}}
	cmd := &cobra.Command{
		Use:     "actions [flags] [path ...]",
		Short:   "Print the action items of all documents",
		Long:    actionsLong,
		Example: actionsExample,
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.check(cmd, args); err != nil {
				return err
			}
			return r.actions(cmd.Context(), f, args)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	addSwitch(flags, &f.Open, "open", "", "leave out items that are done")
	addSwitch(flags, &f.Overdue, "overdue", "", "only items that are open and were due before --as-of")
	flags.StringVar(&f.asOf, "as-of", "", "the `DATE` (YYYY-MM-DD) by which items are overdue")
	flags.StringVar(&f.Owner, "owner", "", "only items of the owner `NAME`, a handle or a name")
	flags.VarP(&f.format, "format", "f", "how to print")
	flags.StringVarP(&f.output, "output", "o", "", "write to `FILE`")
	f.choiceFlags.add(cmd)
	r.completeFlags(cmd)
	return cmd
}

// check refuses values that make no sense.
func (f *actionsFlags) check(cmd *cobra.Command, args []string) error {
	if err := f.choiceFlags.check(cmd, args); err != nil {
		return err
	}
	if f.Overdue && !f.changed("as-of") {
		return errors.New("--overdue without a day: add --as-of DATE, for example --as-of $(date +%F)")
	}
	if f.changed("owner") && f.Owner == "" {
		return errors.New("--owner is empty: name a handle or a person")
	}
	return nil
}

// actions prints the action items of the documents that args ask for.
func (r *run) actions(ctx context.Context, f *actionsFlags, args []string) error {
	docs, settings, err := r.prepare(ctx, &lintFlags{choiceFlags: f.choiceFlags, asOf: f.asOf,
		profileFlags: profileFlags{profile: autoProfile}}, args)
	if err != nil {
		return err
	}
	defer docs.around.Close()
	f.AsOf = settings.asOf
	out := &target{path: f.output}
	defer out.discard()
	w, err := out.open(r, docs)
	if err != nil {
		return err
	}
	list, err := report.NewActionList(f.format.value, w, f.ActionFilter, report.Options{Quiet: f.quiet})
	if err != nil {
		return err
	}
	engine := &lint.Engine{Words: settings.words, Select: docs.selects(&f.choiceFlags), Workers: f.workers}
	return r.read(ctx, &f.choiceFlags, docs, engine, out, func(res *lint.Result) error {
		if r.readable(res, "read action items") {
			list.Document(res.Doc)
		}
		return nil
	}, list.Close)
}
