package cli

import (
	"io"
	"os"
)

// isTerminal reports whether w is a character device, which is as near as one
// comes without asking each operating system in its own way; the null device,
// which is one too, minds neither colours nor progress.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// colors says whether what is written to w is coloured. Of the environment,
// NO_COLOR (https://no-color.org) outranks CLICOLOR_FORCE.
func (c *Command) colors(mode string, w io.Writer) bool {
	switch mode {
	case "always":
		return true
	case "never":
		return false
	}
	if c.getenv("NO_COLOR") != "" {
		return false
	}
	if force := c.getenv("CLICOLOR_FORCE"); force != "" && force != "0" {
		return true
	}
	return c.getenv("TERM") != "dumb" && c.getenv("CLICOLOR") != "0" && isTerminal(w)
}
