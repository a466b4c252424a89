package cli

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/report"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// lintFlags are the flags of linting.
type lintFlags struct {
	choiceFlags
	profileFlags
	knownFlags
	fixFlags
	rules   []string
	only    []string
	formats []string
	output  string
	// minSeverityFlag and failOnFlag give way to configurations where not given.
	minSeverityFlag oneOf
	failOnFlag      oneOf
	listFiles       bool
	stats           bool
	noGroup         bool
	color           oneOf
	noInline        bool
	asOf            string
	corpus          bool
	// addReason is why all findings are to be suppressed.
	addReason          string
	reportSuppressions bool
}

// addLint makes cmd the command that lints.
func (r *run) addLint(cmd *cobra.Command) {
	f := &lintFlags{minSeverityFlag: minSeverityFlag(), failOnFlag: failOnFlag()}
	flags := cmd.Flags()
	flags.SortFlags = false
	f.profileFlags.add(cmd)
	flags.StringSliceVar(&f.only, "only", nil, "run only the rules or groups that `GLOB,...` matches")
	f.addReports(flags)
	f.addSeverities(cmd)
	f.choiceFlags.add(cmd)
	addSwitch(flags, &f.listFiles, "list-files", "", "print the files that would be linted, and lint none")
	f.addLook(flags)
	addSwitch(flags, &f.noInline, "no-inline", "", "ignore the comments in documents that suppress findings")
	flags.StringVar(&f.asOf, "as-of", "", "judge what depends on the day, such as overdue action items, as of `DATE` (YYYY-MM-DD)")
	addSwitch(flags, &f.corpus, "corpus", "", "compare the documents with each other also where only files are named")
	addSwitch(flags, &f.fix, "fix", "", "mend what can be mended without changing what a document means")
	addSwitch(flags, &f.fixSuggested, "fix-suggested", "", "mend also what an author should look at afterwards")
	addSwitch(flags, &f.diff, "diff", "", "print what --fix would change as a diff, and change nothing")
	flags.StringVar(&f.newFromRev, "new-from-rev", "", "leave out what is found in the version of git's revision `REV` already")
	flags.StringVar(&f.configFromRev, "config-from-rev", "", "take configuration and templates from git's revision `REV`")
	flags.StringVar(&f.baseline, "baseline", "", "leave out the findings that `FILE` holds")
	addSwitch(flags, &f.writeBaseline, "write-baseline", "", "make the findings of this run the ones that the baseline holds")
	flags.StringVar(&f.addReason, "add-suppressions", "", "write comments into the documents that suppress what is found, for a `REASON`")
	addSwitch(flags, &f.reportSuppressions, "report-suppressions", "", "print the comments that suppress findings, and lint nothing else")
	r.completeFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := f.check(cmd, args); err != nil {
			return err
		}
		for _, other := range []string{"format", "output", "stats"} {
			if err := exclusive(cmd, "list-files", other); err != nil {
				return err
			}
		}
		if err := exclusive(cmd, "add-suppressions", "report-suppressions"); err != nil {
			return err
		}
		for _, other := range []string{"format", "output", "list-files", "stats", "write-baseline", "add-suppressions", "report-suppressions"} {
			if err := exclusive(cmd, "diff", other); err != nil {
				return err
			}
		}
		switch {
		case f.listFiles:
			return r.listFiles(cmd.Context(), f, args)
		case f.reportSuppressions || cmd.Flags().Changed("add-suppressions"):
			return r.suppress(cmd.Context(), f, args)
		}
		return r.lint(cmd.Context(), f, args)
	}
}

// addReports adds the flags that say which reports go where.
func (f *lintFlags) addReports(flags *pflag.FlagSet) {
	flags.StringArrayVarP(&f.formats, "format", "f", nil,
		"print the report as `NAME[=FILE]`: "+lint.OrList(formatNames())+" (repeatable; default text)")
	flags.StringVarP(&f.output, "output", "o", "", "write the report to `FILE`")
}

// addLook adds the flags that say how reports look.
func (f *lintFlags) addLook(flags *pflag.FlagSet) {
	addSwitch(flags, &f.stats, "stats", "", "print totals by rule")
	addSwitch(flags, &f.noGroup, "no-group", "", "print a message that many documents have with each of them")
	f.color = oneOf{value: "auto", words: []string{"auto", "always", "never"}}
	flags.Var(&f.color, "color", "when to colour; auto heeds NO_COLOR, CLICOLOR_FORCE and TERM")
}

func minSeverityFlag() oneOf {
	return oneOf{value: "warning", words: []string{"info", "warning", "error"}}
}

func failOnFlag() oneOf {
	return oneOf{value: "error", words: []string{"info", "warning", "error", "never"}}
}

// addSeverities adds the flags that say how grave findings are.
func (f *lintFlags) addSeverities(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringArrayVar(&f.rules, "rule", nil, "set a rule's severity, `ID=SEVERITY`: off, info, warning or error (repeatable)")
	flags.Var(&f.minSeverityFlag, "min-severity", "show findings from this severity on")
	flags.Var(&f.failOnFlag, "fail-on", "exit with 1 for findings from this severity on")
}

// engine returns what judges the documents.
func (r *run) engine(f *lintFlags, docs *documents, settings *settings) *lint.Engine {
	return &lint.Engine{Rules: settings.rules, Known: append(r.ruleIDs(), idsOf(docs.assertions())...), Words: settings.words,
		Settings: settings.of, Select: docs.selects(&f.choiceFlags), AsOf: settings.asOf, Workers: f.workers}
}

// judge makes the run end with Findings where a document has some that are grave
// enough.
func (f *lintFlags) judge(r *run, docs *documents, res *lint.Result) {
	fail, ok := f.failOn(docs, res.Input.Path)
	if ok && lint.Worst(res.Diagnostics) >= fail {
		r.found()
	}
}

// prepare finds the documents and what applies to them. What is wrong with the
// command line comes before what is wrong with configurations.
func (r *run) prepare(ctx context.Context, f *lintFlags, args []string) (*documents, *settings, error) {
	settings, err := r.settings(f)
	if err != nil {
		return nil, nil, err
	}
	docs, err := r.documents(ctx, &f.choiceFlags, args)
	if err != nil {
		return nil, nil, err
	}
	return docs, settings, settings.under(docs)
}

// comparing says whether the rules about several documents run: where a folder is
// linted, and where it is asked for. A hook that names what is committed must not hold
// up its user for what others wrote.
func (f *lintFlags) comparing(r *run, docs *documents) bool {
	return f.corpus || slices.ContainsFunc(docs.args, func(arg string) bool { return arg != "-" && isFolder(r.file(arg)) })
}

// look returns how a report on a writer is to look.
func (f *lintFlags) look(r *run, docs *documents) func(io.Writer) report.Options {
	lowest := f.minSeverity(docs)
	rules := map[string]*lint.Rule{}
	for _, rule := range r.catalogue() {
		rules[rule.ID] = rule
	}
	return func(w io.Writer) report.Options {
		return report.Options{MinSeverity: lowest, Color: r.colors(f.color.value, w), NoGroup: f.noGroup,
			Quiet: f.quiet, Verbose: f.verbose, Stats: f.stats, CanFix: !f.fix && !f.fixSuggested, Version: moduleVersion(),
			Rule: func(id string) *lint.Rule { return rules[id] }}
	}
}

// listFiles prints the paths of the files that would be linted, one a line.
func (r *run) listFiles(ctx context.Context, f *lintFlags, args []string) error {
	docs, settings, err := r.prepare(ctx, f, args)
	if err != nil {
		return err
	}
	defer docs.around.Close()
	engine := &lint.Engine{Words: settings.words, Select: docs.selects(&f.choiceFlags), Workers: f.workers}
	return r.read(ctx, &f.choiceFlags, docs, engine, &target{}, func(res *lint.Result) error {
		if res.Skipped || res.Err != nil {
			return nil
		}
		_, err := fmt.Fprintln(r.stdout, report.Visible(res.Input.Path))
		return err
	}, nothingMore)
}

// aroundProgress keeps messages and reports from running into the progress line.
func (r *run) aroundProgress(p *report.Progress) {
	if isTerminal(r.Stdout) {
		r.stdout.w = p.Before(r.stdout.w)
	}
	r.messages = p.Before(r.messages)
}
