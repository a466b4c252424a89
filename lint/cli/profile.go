package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/spf13/cobra"
)

const profileLong = `profile tells of the profiles that documents are judged by: the built-in ones,
and a team's own template. A profile is a Markdown template; what it asks for is
read out of it.`

func (r *run) profileCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "profile",
		Short: "List the profiles, or show what one asks for",
		Long:  profileLong,
		Example: `  pmlint profile list
  pmlint profile show sre
  pmlint profile show docs/template.md`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("profile needs a command: use list or show")
			}
			return unknown("profile command", args[0], []string{"list", "show"}, "use list or show")
		},
		RunE: func(*cobra.Command, []string) error { return nil },
	}
	list, show := r.profileListCommand(), r.profileShowCommand()
	cmd.AddCommand(list, show)
	addHelpFlag(list)
	addHelpFlag(show)
	return cmd
}

func (r *run) profileListCommand() *cobra.Command {
	format := oneOf{value: "text", words: []string{"text", "json"}}
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the built-in profiles",
		Long:  "list prints the built-in profiles and the main sections that each requires.",
		Args:  atMost(0),
		RunE:  func(*cobra.Command, []string) error { return r.listProfiles(format.value) },
	}
	cmd.Flags().VarP(&format, "format", "f", "how to print")
	r.completeFlags(cmd)
	return cmd
}

const profileShowLong = `show prints what was read out of a built-in profile or a template file: sections,
fields, lists of options, table columns and prompts, each with its line. Without
an argument it shows minimal. A file that is called like a profile is written ./sre.`

func (r *run) profileShowCommand() *cobra.Command {
	format := oneOf{value: "text", words: []string{"text", "json"}}
	cmd := &cobra.Command{
		Use:   "show [NAME|FILE]",
		Short: "Show what a profile or template asks for",
		Long:  profileShowLong,
		Args:  atMost(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return profile.Names(), cobra.ShellCompDirectiveDefault
		},
		RunE: func(_ *cobra.Command, args []string) error {
			name := profile.Minimal
			if len(args) > 0 {
				name = args[0]
			}
			p, err := r.namedProfile(name)
			if err != nil {
				return err
			}
			if format.value == "json" {
				return r.printJSON(profileEntryOf(p))
			}
			return r.printProfile(p)
		},
	}
	cmd.Flags().VarP(&format, "format", "f", "how to print")
	r.completeFlags(cmd)
	return cmd
}

// namedProfile returns the built-in profile of that name, else the template in the
// file.
func (r *run) namedProfile(name string) (*profile.Profile, error) {
	if p, ok := profile.Builtin(name); ok {
		return p, nil
	}
	if !strings.ContainsAny(name, `./\`) && !r.exists(name) {
		return nil, unknown("profile", name, profile.Names(), "use "+lint.OrList(profile.Names())+", or name a template file")
	}
	p, err := r.loadTemplate(name, postmortem.DefaultVocabulary())
	if err != nil {
		return nil, err
	}
	for _, hint := range p.Hints {
		r.say("%s: %s", p.Name, hint)
	}
	return p, nil
}

// exists reports whether there is anything at the path.
func (r *run) exists(name string) bool {
	_, err := os.Stat(r.file(name))
	return err == nil
}

// A listEntry is a built-in profile in JSON.
type listEntry struct {
	Name     string   `json:"name"`
	Requires []string `json:"requires"`
}

func (r *run) listProfiles(format string) error {
	entries := []listEntry{}
	for _, name := range profile.Names() {
		p, _ := profile.Builtin(name)
		entry := listEntry{Name: name, Requires: []string{}}
		for _, s := range p.Sections {
			if s.Required && s.Parent == nil && s.Heading && s.Severity != "info" {
				entry.Requires = append(entry.Requires, s.PlainTitle())
			}
		}
		entries = append(entries, entry)
	}
	if format == "json" {
		return r.printJSON(entries)
	}
	for i, entry := range entries {
		if i > 0 {
			fmt.Fprintln(r.stdout)
		}
		fmt.Fprintf(r.stdout, "%s\n", entry.Name)
		for _, line := range wrapped(strings.Join(entry.Requires, ", "), 76) {
			fmt.Fprintf(r.stdout, "    %s\n", line)
		}
	}
	return nil
}

// wrapped breaks text into lines of at most width bytes where a word's length
// lets it.
func wrapped(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len(line)+1+len(word) > width {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}

// A profileEntry is a profile in JSON.
type profileEntry struct {
	Name     string         `json:"name"`
	Sections []sectionEntry `json:"sections"`
	Fields   []fieldEntry   `json:"fields"`
	Options  []optionEntry  `json:"options"`
	Columns  []columnEntry  `json:"columns"`
	Prompts  []promptEntry  `json:"prompts"`
}

type sectionEntry struct {
	Line  int    `json:"line"`
	Title string `json:"title"`
	// Kind is the first of its kinds, null where it has none.
	Kind     *postmortem.Kind `json:"kind"`
	Level    int              `json:"level"`
	Required bool             `json:"required"`
}

type fieldEntry struct {
	Line  int    `json:"line"`
	Label string `json:"label"`
}

type optionEntry struct {
	Line   int      `json:"line"`
	Label  string   `json:"label"`
	Values []string `json:"values"`
}

type columnEntry struct {
	Line  int               `json:"line"`
	Of    profile.TableKind `json:"of"`
	Names []string          `json:"names"`
}

type promptEntry struct {
	Line int    `json:"line"`
	Text string `json:"text"`
}

func profileEntryOf(p *profile.Profile) profileEntry {
	out := profileEntry{Name: masked(p.Name), Sections: []sectionEntry{}, Fields: []fieldEntry{}, Options: []optionEntry{},
		Columns: []columnEntry{}, Prompts: []promptEntry{}}
	for _, s := range p.Sections {
		entry := sectionEntry{Line: s.Line, Title: masked(s.PlainTitle()), Level: s.Level, Required: s.Required}
		if len(s.Kinds) > 0 {
			entry.Kind = &s.Kinds[0]
		}
		out.Sections = append(out.Sections, entry)
	}
	for _, f := range p.Fields {
		out.Fields = append(out.Fields, fieldEntry{f.Line, masked(f.Label)})
	}
	for _, o := range p.Options {
		out.Options = append(out.Options, optionEntry{o.Line, masked(o.Label), maskedAll(o.Values)})
	}
	for _, c := range p.Columns {
		out.Columns = append(out.Columns, columnEntry{c.Line, c.Of, maskedAll(c.Names)})
	}
	for _, prompt := range p.Prompts {
		out.Prompts = append(out.Prompts, promptEntry{prompt.Line, masked(prompt.Text)})
	}
	return out
}

// maskedAll masks each of texts.
func maskedAll(texts []string) []string {
	out := make([]string, len(texts))
	for i, text := range texts {
		out[i] = masked(text)
	}
	return out
}

// printProfile prints a profile in words, a line each and its place before it.
func (r *run) printProfile(p *profile.Profile) error {
	fmt.Fprintln(r.stdout, visibleLines(p.Name))
	table := tabwriter.NewWriter(r.stdout, 0, 0, 2, ' ', 0)
	part := func(title string, n int, line func(i int) (at int, text, remark string)) {
		if n == 0 {
			return
		}
		fmt.Fprintf(table, "\n%s\n", title)
		for i := range n {
			at, text, remark := line(i)
			writeRow(table, at, text, remark)
		}
		// The writer keeps its error; Main looks at it.
		_ = table.Flush()
	}
	part("Sections", len(p.Sections), func(i int) (int, string, string) {
		s := p.Sections[i]
		return s.Line, strings.Repeat("  ", depth(s)) + s.PlainTitle(), sectionRemark(s)
	})
	part("Fields", len(p.Fields), func(i int) (int, string, string) {
		f := p.Fields[i]
		var remarks []string
		if f.Section != nil {
			remarks = append(remarks, "in "+f.Section.PlainTitle())
		}
		if f.Format != "" {
			remarks = append(remarks, "a "+f.Format)
		}
		return f.Line, f.Label, strings.Join(remarks, ", ")
	})
	part("Options", len(p.Options), func(i int) (int, string, string) {
		return p.Options[i].Line, p.Options[i].Label, strings.Join(p.Options[i].Values, " / ")
	})
	part("Columns", len(p.Columns), func(i int) (int, string, string) {
		return p.Columns[i].Line, string(p.Columns[i].Of), strings.Join(p.Columns[i].Names, " | ")
	})
	part("Prompts", len(p.Prompts), func(i int) (int, string, string) {
		return p.Prompts[i].Line, shortened(p.Prompts[i].Text), ""
	})
	return nil
}

// writeRow prints one row without a trailing tab, which would be trailing blanks.
func writeRow(w io.Writer, at int, text, remark string) {
	if remark == "" {
		fmt.Fprintf(w, "%6d  %s\n", at, visibleLines(text))
		return
	}
	fmt.Fprintf(w, "%6d  %s\t%s\n", at, visibleLines(text), visibleLines(remark))
}

func depth(s *profile.Section) int {
	n := 0
	for p := s.Parent; p != nil; p = p.Parent {
		n++
	}
	return n
}

// sectionRemark says what a section means and whether it can be left out.
func sectionRemark(s *profile.Section) string {
	var words []string
	for _, k := range s.Kinds {
		words = append(words, string(k))
	}
	remark := strings.Join(words, ", ")
	var more []string
	if !s.Required {
		more = append(more, "optional")
	}
	if s.Repeat {
		more = append(more, "repeated")
	}
	if s.Severity != "" {
		more = append(more, s.Severity)
	}
	if len(more) == 0 {
		return remark
	}
	return strings.TrimSpace(remark + " (" + strings.Join(more, ", ") + ")")
}

// shortened cuts a text for one line of a terminal.
func shortened(text string) string {
	const most = 66
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return strings.TrimRight(string(runes[:most-3]), " ") + "..."
}
