package lint

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// A verb is what a suppression comment asks for.
type verb uint8

const (
	unknownVerb verb = iota
	disableLine
	disableNextLine
	disable
	enable
	disableFile
)

const commandPrefix = "pmlint-"

var verbNames = [...]string{
	disableLine:     "pmlint-disable-line",
	disableNextLine: "pmlint-disable-next-line",
	disable:         "pmlint-disable",
	enable:          "pmlint-enable",
	disableFile:     "pmlint-disable-file",
}

// A command is one suppression comment: `verb name[, name...]: reason`.
type command struct {
	// span covers the comment with its delimiters.
	span source.Span
	verb verb
	// word is the verb as written.
	word string
	// names are the rules and groups it names, "group/*" as "group", without
	// repetitions.
	names []string
	// reason is why, empty where none is given.
	reason string
}

func (c *command) reasoned() bool { return c.reason != "" }

// readCommands returns the suppression comments of doc in source order, with
// those whose verb is misspelt. Comments to the template reader ("pmlint: ...") and
// all others are left out.
func readCommands(doc *postmortem.Document) []command {
	if doc.Tree == nil {
		return nil
	}
	var commands []command
	for _, comment := range doc.Tree.Comments {
		word, rest := cutVerb(strings.TrimSpace(doc.File.Slice(comment.Body)))
		if word == "" {
			continue
		}
		names, reason, _ := strings.Cut(rest, ":")
		commands = append(commands, command{
			span:   comment.Span,
			verb:   verbOf(word),
			word:   word,
			names:  splitNames(names),
			reason: strings.TrimSpace(reason),
		})
	}
	// Lines and regions are searched for by offset, whatever the tree does with
	// footnotes, which Markdown moves to the end.
	slices.SortStableFunc(commands, func(a, b command) int { return cmp.Compare(a.span.Start, b.span.Start) })
	return commands
}

// cutVerb splits a comment after its verb. The verb is empty where the comment is
// not meant for the engine.
func cutVerb(body string) (word, rest string) {
	word, rest = cutWord(body)
	if hasPrefixFold(word, commandPrefix) {
		return word, rest
	}
	// "pmlint disable-line" would else be passed over without a word.
	if strings.EqualFold(word, "pmlint") {
		trimmed := strings.TrimLeftFunc(rest, unicode.IsSpace)
		second, after := cutWord(trimmed)
		if hasPrefixFold(second, "disable") || hasPrefixFold(second, "enable") {
			return word + " " + second, after
		}
	}
	return "", ""
}

// cutWord splits text before its first white space or colon.
func cutWord(text string) (word, rest string) {
	end := strings.IndexFunc(text, func(r rune) bool { return r == ':' || unicode.IsSpace(r) })
	if end < 0 {
		return text, ""
	}
	return text[:end], text[end:]
}

func hasPrefixFold(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}

func verbOf(word string) verb {
	for v, name := range verbNames {
		if name != "" && name == word {
			return verb(v)
		}
	}
	return unknownVerb
}

func splitNames(list string) []string {
	var names []string
	seen := map[string]bool{}
	for _, name := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || unicode.IsSpace(r) }) {
		name = strings.TrimSuffix(name, "/*")
		if name != "" && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return names
}

// contentLines returns for each line, counted from 0, the number from 1 of the
// next line at or after it that holds more than white space, quotation marks (>)
// and suppression comments, or 0 where none follows. Comments can so be stacked
// before the line they speak of.
func contentLines(file *source.File, commands []command) []int {
	next := make([]int, file.Lines()+1)
	last := len(commands) - 1
	for n := file.Lines(); n >= 1; n-- {
		line := file.LineSpan(n)
		for last >= 0 && commands[last].span.Start >= line.End {
			last--
		}
		next[n-1] = next[n]
		if hasContent(file, line, commands[:last+1]) {
			next[n-1] = n
		}
	}
	return next
}

// hasContent reports whether line holds anything that the last of the commands
// leave over.
func hasContent(file *source.File, line source.Span, commands []command) bool {
	end := line.End
	for i := len(commands) - 1; i >= 0 && commands[i].span.End > line.Start; i-- {
		if !isBlank(file.Slice(source.Span{Start: commands[i].span.End, End: end})) {
			return true
		}
		end = max(commands[i].span.Start, line.Start)
	}
	return !isBlank(file.Slice(source.Span{Start: line.Start, End: end}))
}

func isBlank(text string) bool { return strings.Trim(text, " \t>") == "" }
