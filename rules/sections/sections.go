// Package sections holds the rules about a post-mortem's sections.
package sections

import (
	"strconv"
	"strings"

	"github.com/pmlint/pmlint/lint"
)

// Rules returns the group's rules.
func Rules() []*lint.Rule {
	return []*lint.Rule{Required(), Empty()}
}

// longestTitle is how many bytes of a section's title a message shows before it looks
// for a place to cut it.
const longestTitle = 40

// quoted is a section's title as messages show it: without the notes that a long one
// has behind it, "Timeline (all times PST). All times are approximate".
func quoted(title string) string {
	if len(title) > longestTitle {
		for _, mark := range [...]string{". ", " ("} {
			if name, _, ok := strings.Cut(title, mark); ok && name != "" {
				title = name
			}
		}
	}
	return strconv.Quote(title)
}
