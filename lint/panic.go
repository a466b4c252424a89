package lint

import (
	"fmt"
	"runtime/debug"
)

// A PanicError is a panic in the course of linting: a fault of
// pmlint or of a rule, never of the document.
type PanicError struct {
	// Rule is the ID of the rule that panicked; empty where it was not a rule but
	// the reading of the document.
	Rule string
	// Path is the document's name; empty where a corpus rule judged all of them.
	Path string
	// Value is what was passed to panic.
	Value any
	// Stack is the trace of the goroutine, as debug.Stack gives it.
	Stack []byte
}

// Error names rule and document, without the stack.
func (p *PanicError) Error() string {
	if p.Path == "" {
		return fmt.Sprintf("internal error in rule %s over all documents: %v", p.Rule, p.Value)
	}
	if p.Rule == "" {
		return fmt.Sprintf("internal error in reading %s: %v", p.Path, p.Value)
	}
	return fmt.Sprintf("internal error in rule %s on %s: %v", p.Rule, p.Path, p.Value)
}

// Unwrap returns the error that was passed to panic, if it was one.
func (p *PanicError) Unwrap() error {
	err, _ := p.Value.(error)
	return err
}

// guard calls f and returns its panic, or nil.
func guard(rule, path string, f func()) (p *PanicError) {
	defer func() {
		if value := recover(); value != nil {
			p = &PanicError{Rule: rule, Path: path, Value: value, Stack: debug.Stack()}
		}
	}()
	f()
	return nil
}
