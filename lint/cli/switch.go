package cli

import (
	"errors"
	"strconv"

	"github.com/spf13/pflag"
)

// A toggle is a flag that is on or off. It is pflag's own, but for the help, where
// that one would print "[=true|false]" after each.
type toggle struct{ on *bool }

// addSwitch adds a flag that is off unless it is given.
func addSwitch(flags *pflag.FlagSet, on *bool, name, letter, usage string) {
	flags.VarPF(toggle{on}, name, letter, usage).NoOptDefVal = "true"
}

// String implements pflag.Value.
func (t toggle) String() string { return strconv.FormatBool(t.on != nil && *t.on) }

// Type implements pflag.Value.
func (t toggle) Type() string { return "bool" }

// Set implements pflag.Value.
func (t toggle) Set(value string) error {
	on, err := strconv.ParseBool(value)
	if err != nil {
		return errors.New("use true or false")
	}
	*t.on = on
	return nil
}
