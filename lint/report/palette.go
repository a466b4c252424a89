package report

import (
	"github.com/fatih/color"

	"github.com/pmlint/pmlint/lint"
)

// A palette paints parts of a text report, or leaves them plain.
type palette struct{ on bool }

// path paints the place of a finding.
func (p palette) path(s string) string { return p.paint(s, color.Bold) }

// severity paints s in the colour of a severity.
func (p palette) severity(s string, of lint.Severity) string {
	switch of {
	case lint.Error:
		return p.paint(s, color.FgRed, color.Bold)
	case lint.Warning:
		return p.paint(s, color.FgYellow, color.Bold)
	}
	return p.paint(s, color.FgCyan, color.Bold)
}

// paint sets the colour on the one instance, since the library's globals look
// at the environment of the process, which is not what this report is for.
func (p palette) paint(s string, attributes ...color.Attribute) string {
	if !p.on {
		return s
	}
	c := color.New(attributes...)
	c.EnableColor()
	return c.Sprint(s)
}
