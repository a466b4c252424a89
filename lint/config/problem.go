package config

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/pmlint/pmlint/lint/source"
)

// A Problem is something wrong with a configuration file.
type Problem struct {
	// Path is the file as users know it.
	Path string
	// Line and Column, in code points, count from 1. They are 0 where the file as
	// a whole is meant.
	Line, Column int
	// What is wrong, and what to do.
	What, Do string
}

// Error writes the problem as FILE:LINE:COLUMN: what; what to do.
func (p Problem) Error() string {
	place := p.Path
	if p.Line > 0 {
		place = fmt.Sprintf("%s:%d:%d", p.Path, p.Line, p.Column)
	}
	if p.Do == "" {
		return place + ": " + p.What
	}
	return place + ": " + p.What + "; " + p.Do
}

func compareProblems(a, b Problem) int {
	return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.What, b.What))
}

// maxProblems is how many problems of one file are told; a file with more is
// another kind of file.
const maxProblems = 50

// A checker gathers the problems of one file.
type checker struct {
	file     *source.File
	problems []Problem
	// assertions are the IDs that the file may speak of: its own, and those of files
	// that it extends.
	assertions []string
	// more counts the problems beyond maxProblems.
	more int
}

// report adds a problem, unless it is known: a file that several configurations
// extend is looked at with each.
func (c *checker) report(at source.Span, do, format string, args ...any) {
	if len(c.problems) >= maxProblems {
		c.more++
		return
	}
	place := c.file.Position(at.Start)
	p := Problem{Path: c.file.Path, Line: place.Line, Column: place.Column, What: fmt.Sprintf(format, args...), Do: do}
	if !slices.Contains(c.problems, p) {
		c.problems = append(c.problems, p)
	}
}

// sorted returns the problems in order of their places, and at the end how many
// are not told.
func (c *checker) sorted() []Problem {
	all := slices.Clone(c.problems)
	slices.SortStableFunc(all, compareProblems)
	if c.more > 0 {
		all = append(all, Problem{Path: c.file.Path, What: fmt.Sprintf("more than %d problems", maxProblems),
			Do: "mend these first"})
	}
	return all
}

// The most characters of a value that a message repeats, and of another package's
// message, which may hold a value too.
const (
	maxQuoted  = 60
	maxClipped = 200
)

// quoted puts text in quotes, cut where it is long.
func quoted(text string) string {
	short := clip(text, maxQuoted)
	if len(short) < len(text) {
		return fmt.Sprintf("%q...", short)
	}
	return fmt.Sprintf("%q", text)
}

// clipped cuts a message where it is long.
func clipped(message string) string {
	short := clip(message, maxClipped)
	if len(short) < len(message) {
		return short + "..."
	}
	return message
}

// clip returns the first n characters of text.
func clip(text string, n int) string {
	for i := range text {
		if n == 0 {
			return text[:i]
		}
		n--
	}
	return text
}
