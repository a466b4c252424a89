package cli

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
)

// A oneOf is a flag whose value is one of some words.
type oneOf struct {
	value string
	words []string
}

// String implements pflag.Value.
func (o *oneOf) String() string { return o.value }

// Type implements pflag.Value; the help shows it after the flag.
func (o *oneOf) Type() string { return strings.Join(o.words, "|") }

// Set implements pflag.Value.
func (o *oneOf) Set(value string) error {
	for _, w := range o.words {
		if w == value {
			o.value = value
			return nil
		}
	}
	return fmt.Errorf("use %s", lint.OrList(o.words))
}

// unknown is the error for a name that is not among those known. It suggests the
// nearest one, or else says otherwise.
func unknown(what, name string, among []string, otherwise string) error {
	return fmt.Errorf("unknown %s %q: %s", what, name, lint.Meant(name, among, otherwise))
}
