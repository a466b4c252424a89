package lint

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// listed is how many names of one comment a message repeats. A document may put
// any number there.
const listed = 3

// mostGuesses is how many names of one document are compared with all that exist.
// People misspell a few; a document made to keep pmlint busy holds thousands.
const mostGuesses = 100

// findings returns what is wrong with the comments themselves, at most one
// finding a comment, in source order. Ran are the rules that ran to their end:
// a comment about any other may be of use in another run.
func (s *suppressions) findings(ran map[string]bool) []Diagnostic {
	var found []Diagnostic
	for i := range s.commands {
		d := s.judge(i, ran)
		if d.Message == "" {
			continue
		}
		d.Span = s.commands[i].span
		if d.Rule == "" {
			d.Rule = unusedSuppression
		}
		found = append(found, d)
	}
	return found
}

// judge returns the finding about command i, without its span; it has no
// message where nothing is wrong.
func (s *suppressions) judge(i int, ran map[string]bool) Diagnostic {
	c := &s.commands[i]
	switch {
	case c.verb == unknownVerb:
		return Diagnostic{
			Message: "unknown command " + s.guess(c.word, verbNames[unknownVerb+1:]),
			Help:    "the commands are " + strings.Join(verbNames[unknownVerb+1:], ", "),
		}
	case c.verb == enable:
		return s.judgeEnd(i)
	case len(c.names) == 0:
		return Diagnostic{
			Message: c.word + " names no rule",
			Help:    fmt.Sprintf("write `%s RULE: reason`", c.word),
		}
	case !c.reasoned():
		return s.withoutReason(c)
	}
	var idle []string
	for _, e := range s.effects[i] {
		if e.used == 0 && s.names.ran(e.name, ran) {
			idle = append(idle, e.name)
		}
	}
	d := s.judgeNames(c.names)
	if len(idle) > 0 {
		d.add(fmt.Sprintf("no finding of %s %s to suppress", list(idle, " or "), reach(c.verb)),
			"delete from the comment what does nothing, or the whole comment")
	}
	return d
}

// withoutReason reports a command that has names and nothing more. Where the colon
// is forgotten the reason's words pass for names, so known names are preferred.
func (s *suppressions) withoutReason(c *command) Diagnostic {
	var names []string
	for _, name := range c.names {
		if s.names.has(name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		names = c.names
	}
	return Diagnostic{
		Rule:    suppressionReason,
		Message: fmt.Sprintf("%s gives no reason, so it does not suppress %s", c.word, list(names, " or ")),
		Help:    fmt.Sprintf("write `%s %s: reason`", c.word, list(names, ", ")),
	}
}

// judgeEnd judges command i, which is a pmlint-enable.
func (s *suppressions) judgeEnd(i int) Diagnostic {
	c := &s.commands[i]
	d := s.judgeNames(c.names)
	idle, isIdle := s.idleEnds[i]
	if !isIdle {
		return d
	}
	const help = "delete the comment, or name what an earlier pmlint-disable names"
	if len(c.names) == 0 {
		d.add("no pmlint-disable is open here", help)
	}
	var known []string
	for _, name := range idle {
		if s.names.has(name) && !protected(name) {
			known = append(known, name)
		}
	}
	if len(known) > 0 {
		d.add(fmt.Sprintf("no pmlint-disable of %s is open here", list(known, " or ")), help)
	}
	return d
}

// judgeNames reports names that are not rules, or that no comment can suppress.
func (s *suppressions) judgeNames(names []string) Diagnostic {
	var unknown, beyond []string
	for _, name := range names {
		switch {
		case protected(name):
			beyond = append(beyond, name)
		case !s.names.has(name):
			// What lies behind the listed ones is only counted.
			if len(unknown) < listed {
				name = s.guess(name, s.names.all)
			}
			unknown = append(unknown, name)
		}
	}
	var d Diagnostic
	if len(unknown) > 0 {
		d.add("unknown rule "+listAsIs(unknown, ", "), "`pmlint rules` lists the rules and groups")
	}
	if len(beyond) > 0 {
		d.add("a comment cannot suppress "+list(beyond, " or "),
			"mend the finding, or set the rule's severity in the configuration")
	}
	return d
}

// add appends one more thing that is wrong with the same comment. The help is
// that of the first.
func (d *Diagnostic) add(message, help string) {
	if d.Message == "" {
		d.Message, d.Help = message, help
		return
	}
	d.Message += "; " + message
}

// guess quotes a name that does not exist, with the one that may have been meant.
func (s *suppressions) guess(name string, among []string) string {
	quoted := fmt.Sprintf("%q", clip(name))
	if s.guesses++; s.guesses > mostGuesses {
		return quoted
	}
	if near := Nearest(name, among); near != "" {
		return fmt.Sprintf("%s: did you mean %q?", quoted, near)
	}
	return quoted
}

// reach says where a command suppresses.
func reach(v verb) string {
	switch v {
	case disableLine:
		return "on this line"
	case disableNextLine:
		return "on the next line"
	case disable:
		return "from here on"
	}
	return "in the file"
}

// list joins the first names and counts the rest.
func list(names []string, separator string) string {
	clipped := make([]string, min(len(names), listed))
	for i := range clipped {
		clipped[i] = clip(names[i])
	}
	return strings.Join(clipped, separator) + more(len(names))
}

// listAsIs is list for names that are clipped already.
func listAsIs(names []string, separator string) string {
	return strings.Join(names[:min(len(names), listed)], separator) + more(len(names))
}

func more(n int) string {
	if n <= listed {
		return ""
	}
	return fmt.Sprintf(" and %d more", n-listed)
}

// clip shortens a name to what a message can bear.
func clip(name string) string {
	const most = 60
	if len(name) <= most {
		return name
	}
	end := most
	for !utf8.RuneStart(name[end]) {
		end--
	}
	return name[:end] + "…"
}
