package cli

import (
	"context"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/report"
	"github.com/spf13/cobra"
)

const extractLong = `extract prints what pmlint reads out of documents: title, identity, fields,
sections, timeline, action items, durations and people, as JSON, or as CSV with one
row a fact. What is read does not depend on the profile. The choice of files is that
of linting. The facts in JSON are those that the rules about several documents go by;
see pmlint corpus.`

// extractFlags are the flags of extract.
type extractFlags struct {
	choiceFlags
	profileFlags
	format oneOf
	output string
}

func (r *run) extractCommand() *cobra.Command {
	f := &extractFlags{format: oneOf{value: report.ExtractFormats()[0], words: report.ExtractFormats()}}
	cmd := &cobra.Command{
		Use:   "extract [flags] [path ...]",
		Short: "Print what is read out of documents, as JSON or CSV",
		Long:  extractLong,
		Example: `  pmlint extract docs/2026-03-04.md
  pmlint extract --format ndjson docs | jq .actions`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.check(cmd, args); err != nil {
				return err
			}
			return r.extract(cmd.Context(), f, args)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.VarP(&f.format, "format", "f", "one array, one object a line, or one row a fact")
	flags.StringVarP(&f.output, "output", "o", "", "write to `FILE`")
	f.profileFlags.add(cmd)
	f.choiceFlags.add(cmd)
	r.completeFlags(cmd)
	return cmd
}

// extract prints what was read from each document.
func (r *run) extract(ctx context.Context, f *extractFlags, args []string) error {
	docs, settings, err := r.prepare(ctx, &lintFlags{choiceFlags: f.choiceFlags, profileFlags: f.profileFlags}, args)
	if err != nil {
		return err
	}
	defer docs.around.Close()
	out := &target{path: f.output}
	defer out.discard()
	w, err := out.open(r, docs)
	if err != nil {
		return err
	}
	extractor, err := report.NewExtractor(f.format.value, w, report.Options{})
	if err != nil {
		return err
	}
	engine := &lint.Engine{Rules: corpusRules(settings.rules), Collect: true, Words: settings.words, Settings: settings.of, Select: docs.selects(&f.choiceFlags), Workers: f.workers}
	return r.read(ctx, &f.choiceFlags, docs, engine, out, func(res *lint.Result) error { return r.extractOne(extractor, res) }, extractor.Close)
}

// extractOne prints one document, or says why there is nothing to print.
func (r *run) extractOne(extractor *report.Extractor, res *lint.Result) error {
	if !r.readable(res, "extract") {
		return nil
	}
	return extractor.Document(res.Doc, res.Settings.Profile.Name, res.Facts)
}

// readable reports whether a document was read, and says what could not be done where
// it could not.
func (r *run) readable(res *lint.Result, what string) bool {
	if res.Settings != nil {
		return true
	}
	if !res.Skipped {
		for _, d := range res.Diagnostics {
			r.fail(fmt.Errorf("cannot %s (%s): %s: %s", what, d.Message, d.Path, d.Help))
		}
	}
	return false
}
