package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/pmlint/pmlint/lint"
	"github.com/spf13/cobra"
)

// catalogue returns all rules and the engine's own findings, in order of ID.
func (c *Command) catalogue() []*lint.Rule {
	return byID(append(slices.Clone(c.Rules), lint.OwnFindings()...))
}

// ruleIDs returns the IDs of the catalogue.
func (c *Command) ruleIDs() []string {
	return idsOf(c.catalogue())
}

// groupIDs returns the groups of the catalogue, each once.
func (c *Command) groupIDs() []string {
	var ids []string
	for _, rule := range c.catalogue() {
		ids = append(ids, rule.Group())
	}
	return slices.Compact(ids)
}

const rulesLong = `rules lists what pmlint can report, or explains one rule. The assertions in the
configuration of the current folder, or that of --config, are among them.

Of two severities the first holds under a profile or template that prescribes the
form of a post-mortem, such as incident-report, the second under one that only
names its sections, such as minimal. Where the profile was inferred, findings of
sections, metadata and actions are at most warnings.`

const rulesExample = `  pmlint rules                  all rules
  pmlint rules actions          those of a group
  pmlint rules actions/owner    what one wants, and why`

func (r *run) rulesCommand() *cobra.Command {
	format := oneOf{value: "text", words: []string{"text", "json"}}
	f := &choiceFlags{}
	cmd := &cobra.Command{
		Use:     "rules [ID]",
		Short:   "List the rules, or explain one",
		Long:    rulesLong,
		Example: rulesExample,
		Args:    atMost(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return r.ruleIDs(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := exclusive(cmd, "config", "no-config"); err != nil {
				return err
			}
			assertions, err := r.configured(cmd.Context(), f)
			if err != nil {
				return err
			}
			rules := byID(append(r.catalogue(), assertions...))
			if len(args) == 0 {
				return r.listRules(rules, format.value)
			}
			if i := slices.IndexFunc(rules, func(rule *lint.Rule) bool { return rule.ID == args[0] }); i >= 0 {
				return r.showRule(rules[i], format.value)
			}
			group := strings.TrimSuffix(args[0], "/")
			rules = slices.DeleteFunc(rules, func(rule *lint.Rule) bool { return rule.Group() != group })
			if len(rules) == 0 {
				return r.unknownRule(args[0], assertions)
			}
			return r.listRules(rules, format.value)
		},
	}
	cmd.Flags().VarP(&format, "format", "f", "how to print")
	f.addConfig(cmd)
	return cmd
}

// configured returns the assertions of the current folder.
func (r *run) configured(ctx context.Context, f *choiceFlags) ([]*lint.Rule, error) {
	configs, err := r.configs(ctx, f)
	if err != nil {
		return nil, err
	}
	c := configs.of(path.Join(configs.base, "x.md"))
	if problems := configs.loader.Problems(); problems != nil {
		return nil, r.refuse(problems)
	}
	var all []*lint.Rule
	for _, a := range c.Assertions {
		// The pages of assertions are made of a configuration's texts.
		shown := *a.Rule
		shown.Doc = masked(shown.Doc)
		all = append(all, &shown)
	}
	return all, nil
}

// A ruleEntry is a rule in JSON.
type ruleEntry struct {
	ID       string `json:"id"`
	Group    string `json:"group"`
	Severity string `json:"severity"`
	// Loose is the severity under profiles that prescribe no form.
	Loose   string `json:"loose_severity"`
	Summary string `json:"summary"`
	// URL is where the page can be read; empty where it is nowhere.
	URL string `json:"url"`
	Doc string `json:"doc,omitempty"`
}

func entryOf(rule *lint.Rule) ruleEntry {
	return ruleEntry{ID: rule.ID, Group: rule.Group(), Severity: rule.Severity.String(),
		Loose: cmp.Or(rule.Loose, rule.Severity).String(), Summary: rule.Summary(), URL: rule.URL}
}

func (r *run) listRules(rules []*lint.Rule, format string) error {
	if format == "json" {
		entries := []ruleEntry{}
		for _, rule := range rules {
			entries = append(entries, entryOf(rule))
		}
		return r.printJSON(entries)
	}
	table := tabwriter.NewWriter(r.stdout, 0, 0, 2, ' ', 0)
	for _, rule := range rules {
		fmt.Fprintf(table, "%s\t%s\t%s\n", rule.ID, severityOf(rule), rule.Summary())
	}
	// The writer keeps its error; Main looks at it.
	_ = table.Flush()
	return nil
}

// severityOf writes a rule's default severities: the one under a profile that
// prescribes the form, and where it differs the one under others.
func severityOf(rule *lint.Rule) string {
	if rule.Loose == 0 || rule.Loose == rule.Severity {
		return rule.Severity.String()
	}
	return rule.Severity.String() + "/" + rule.Loose.String()
}

func (r *run) showRule(rule *lint.Rule, format string) error {
	if format == "json" {
		entry := entryOf(rule)
		entry.Doc = rule.Doc
		return r.printJSON(entry)
	}
	fmt.Fprintf(r.stdout, "%s (%s)\n\n%s\n", rule.ID, severityOf(rule), strings.TrimSpace(rule.Doc))
	return nil
}

func (r *run) printJSON(value any) error {
	enc := json.NewEncoder(r.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return r.unlessStdout(enc.Encode(value))
}
