package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"syscall"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/config"
	"github.com/pmlint/pmlint/lint/discover"
)

// configs are the configurations of a run.
type configs struct {
	// base is the folder that relative paths start from.
	base   string
	loader *config.Loader
	// revision is where they are read; nil for the folders as they are.
	revision *discover.Revision
	// fixed is the one for all documents; nil means the nearest of each.
	fixed *config.Config
}

// configs returns the configurations that the flags ask for.
func (r *run) configs(ctx context.Context, f *choiceFlags) (*configs, error) {
	base, err := filepath.Abs(r.Dir)
	if err != nil {
		return nil, err
	}
	c := &configs{base: base}
	source := configSource(base)
	if f.configFromRev != "" {
		if c.revision, err = discover.OpenRevision(ctx, base, f.configFromRev); err != nil {
			return nil, err
		}
		source.Read, source.Exists = c.revision.Read, c.revision.Exists
	}
	c.loader, err = config.NewLoader(source, r.catalogue())
	if err != nil {
		return nil, err
	}
	switch {
	case f.noConfig:
		c.fixed = &config.Config{}
	case f.config != "":
		c.fixed = c.loader.File(absolute(base, f.config))
	}
	return c, nil
}

// of returns the configuration for the file called name, which is absolute with
// slashes.
func (c *configs) of(name string) *config.Config {
	if c.fixed != nil {
		return c.fixed
	}
	return c.loader.For(path.Dir(name))
}

// absolute returns name, as seen from base, in the form that configurations use.
func absolute(base, name string) string {
	if !filepath.IsAbs(name) {
		name = filepath.Join(base, name)
	}
	return filepath.ToSlash(filepath.Clean(name))
}

// configSource reads configurations and templates from the file system.
func configSource(base string) config.Source {
	return config.Source{
		Read: func(name string, limit int64) ([]byte, error) {
			data, err := discover.Read(filepath.FromSlash(name), limit)
			if err != nil {
				return nil, sourceError{err}
			}
			return data, nil
		},
		// A link that leads nowhere is there too, and reading it tells what is wrong.
		Exists: func(name string) bool {
			_, err := os.Lstat(filepath.FromSlash(name))
			return err == nil
		},
		Show: func(name string) string { return discover.Show(base, filepath.FromSlash(name)) },
	}
}

// A sourceError is an error of reading without the name of the file.
type sourceError struct{ err error }

func (e sourceError) Error() string { return discover.Reason(e.err) }

// Is makes a path through a file one of a file that does not exist.
func (e sourceError) Is(target error) bool {
	return target == fs.ErrNotExist && (errors.Is(e.err, fs.ErrNotExist) || errors.Is(e.err, syscall.ENOTDIR))
}

// refuse tells what is wrong with configurations. The last problem is the error.
func (r *run) refuse(problems []config.Problem) error {
	if len(problems) == 0 {
		return nil
	}
	last := len(problems) - 1
	for _, p := range problems[:last] {
		r.fail(p)
	}
	return problems[last]
}

// A place is where a document stands among the configurations.
type place struct {
	config *config.Config
	// name is the document's, absolute with slashes.
	name string
	// taken says why the configuration takes the document, if it does.
	taken string
}

// place finds the configuration of a document. Where that, or the choice of files,
// leaves the document out, there is a reason.
func (f *choiceFlags) place(c *configs, name string, named bool) (p place, leftOut string) {
	p = place{config: c.of(name), name: name}
	switch {
	case named && !f.forceExclude:
	case f.all:
		leftOut = p.config.Excludes(name)
	default:
		choice, reason := p.config.Choose(name)
		switch choice {
		case config.Taken:
			p.taken = reason
		case config.LeftOut:
			leftOut = reason
		case config.Undecided:
		}
	}
	return p, leftOut
}

// failOn returns the severity from which a finding in a document fails the run;
// ok is false where none does.
func (f *lintFlags) failOn(docs *documents, path string) (severity lint.Severity, ok bool) {
	if set := docs.places[path].config.FailOn; set.IsSet() && !f.changed("fail-on") {
		severity, err := lint.ParseSeverity(set.Value)
		return severity, err == nil
	}
	return f.failSeverity()
}

// failSeverity is failOn by the flag alone.
func (f *lintFlags) failSeverity() (severity lint.Severity, ok bool) {
	severity, err := lint.ParseSeverity(f.failOnFlag.value)
	return severity, err == nil
}

// minSeverity returns the lowest severity that is shown. A report has only one: of
// several configurations, the one that shows the most holds.
func (f *lintFlags) minSeverity(docs *documents) lint.Severity {
	// The flag and the decoder have accepted the words, so they are severities.
	lowest, _ := lint.ParseSeverity(f.minSeverityFlag.value)
	if f.changed("min-severity") {
		return lowest
	}
	flag := lowest
	for i, in := range docs.inputs {
		severity := flag
		if set := docs.places[in.Path].config.MinSeverity; set.IsSet() {
			severity, _ = lint.ParseSeverity(set.Value)
		}
		if i == 0 || severity < lowest {
			lowest = severity
		}
	}
	return lowest
}

// missingConfig is the error of a folder without configuration.
func missingConfig(where string) error {
	return fmt.Errorf("no configuration: %s: neither %s is there or above, up to the root of the repository",
		where, "`"+config.Names()[0]+"` nor `"+config.Names()[1]+"`")
}
