package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/discover"
	"github.com/pmlint/pmlint/lint/report"
	"github.com/spf13/cobra"
)

const corpusLong = `corpus compares post-mortems with each other by facts that extract collected,
perhaps in several places: incidents reported twice, promises repeated while they
are still open, copied text. What it finds is what one run over all the documents
finds. "-" is standard input.`

// corpusCommand judges facts.
func (r *run) corpusCommand() *cobra.Command {
	f := &lintFlags{minSeverityFlag: minSeverityFlag(), failOnFlag: failOnFlag()}
	cmd := &cobra.Command{
		Use:   "corpus [flags] FACTS.ndjson ...",
		Short: "Compare post-mortems by the facts that extract collected",
		Long:  corpusLong,
		Example: `  pmlint extract -f ndjson payments > payments.ndjson
  pmlint extract -f ndjson search > search.ndjson
  pmlint corpus payments.ndjson search.ndjson`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.changed = cmd.Flags().Changed
			if len(args) == 0 {
				return errors.New("no facts are named: write them with `pmlint extract --format ndjson`")
			}
			return r.corpus(f, args)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	f.addReports(flags)
	flags.Var(&f.minSeverityFlag, "min-severity", "show findings from this severity on")
	flags.Var(&f.failOnFlag, "fail-on", "exit with 1 for findings from this severity on")
	addSwitch(flags, &f.quiet, "quiet", "q", "print findings only")
	f.addLook(flags)
	r.completeFlags(cmd)
	return cmd
}

// corpus judges the facts in the named files.
func (r *run) corpus(f *lintFlags, args []string) error {
	reports, err := r.targets(f.formats, f.output)
	if err != nil {
		return err
	}
	corpus := lint.NewCorpus(r.Rules)
	docs := &documents{args: args}
	// Facts that cannot be read might have changed everything: nothing is judged.
	count := 0
	for _, arg := range args {
		n, err := r.readFacts(corpus, docs, arg)
		if err != nil {
			return err
		}
		count += n
	}
	defer reports.discard()
	if err := reports.open(r, f.look(r, docs), docs); err != nil {
		return err
	}
	fail, fails := f.failSeverity()
	var tally report.Tally
	r.compare(corpus)
	for res := range corpus.Results() {
		tally.Add(res)
		if fails && lint.Worst(res.Diagnostics) >= fail {
			r.found()
		}
		if err = reports.result(res); err != nil {
			break
		}
	}
	if err != nil && !errors.Is(err, errNoReader) {
		return err
	}
	sum := tally.Summary()
	sum.Files, sum.Documents = count, count
	reports.close(r, sum)
	if count == 0 && !f.quiet {
		r.say("no facts: write them with `pmlint extract --format ndjson`")
	}
	return nil
}

// readFacts adds the facts of one file to the corpus and returns how many documents
// they are of.
func (r *run) readFacts(corpus *lint.Corpus, docs *documents, arg string) (count int, err error) {
	var in io.Reader
	name := "standard input"
	if arg != "-" {
		name = arg
		full := r.file(arg)
		file, err := os.Open(full)
		if err != nil {
			return 0, discover.Problem{What: "cannot read the facts (" + discover.Reason(err) + ")", Path: arg, Do: "name a file that `pmlint extract` wrote"}
		}
		defer file.Close()
		docs.files = append(docs.files, discover.File{Path: arg, Name: full})
		in = file
	} else if in = r.Stdin; in == nil {
		return 0, nil
	}
	err = report.ReadFacts(in, func(f *lint.Facts) error {
		count++
		return corpus.Add(f)
	})
	var bad *report.FactsError
	switch {
	case errors.As(err, &bad):
		return count, fmt.Errorf("%s:%d: %w", name, bad.Line, bad.Err)
	case err != nil:
		return count, discover.Problem{What: "cannot read the facts (" + discover.Reason(err) + ")", Path: name, Do: "name a file that `pmlint extract` wrote"}
	}
	return count, nil
}

// compare judges the documents of a corpus, and reports the faults of rules.
func (r *run) compare(corpus *lint.Corpus) {
	for _, fault := range corpus.Judge() {
		r.fail(fault)
	}
}

// corpusRules returns those of the rules that judge several documents.
func corpusRules(rules []*lint.Rule) []*lint.Rule {
	return slices.DeleteFunc(slices.Clone(rules), func(rule *lint.Rule) bool { return rule.Corpus == nil })
}
