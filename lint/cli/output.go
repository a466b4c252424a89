package cli

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/discover"
	"github.com/pmlint/pmlint/lint/report"
)

// errNoReader ends a run early whose reports all go to where nobody reads.
var errNoReader = errors.New("nobody reads the report")

// A target is one report that is asked for.
type target struct {
	format string
	// path is where it goes; empty is standard output.
	path string
	// appends says that the report goes behind what stands in the file.
	appends bool
	writer  report.Writer
	file    *pendingFile
	// broken is the first error of writing; nothing is written after it.
	broken error
}

// A targets is all reports of a run.
type targets []*target

// autoFormat is the value of --format that stands for what the surroundings read.
const autoFormat = "auto"

// formatNames lists what --format takes.
func formatNames() []string { return append(report.Formats(), autoFormat) }

// surroundings returns the format that the build service reads from standard output
// in which pmlint runs, or else text.
func (r *run) surroundings() string {
	switch {
	case r.getenv("GITHUB_ACTIONS") == "true":
		return "github"
	case r.getenv("GITLAB_CI") == "true":
		return "gitlab"
	}
	return report.Formats()[0]
}

// targets reads the values of --format and --output. With a report for GitHub goes one
// for the summary of the step, where the runner names a file for it.
func (r *run) targets(formats []string, output string) (targets, error) {
	if len(formats) == 0 {
		formats = report.Formats()[:1]
	}
	formats = slices.Clone(formats)
	for i, f := range formats {
		if name, rest, placed := strings.Cut(f, "="); name == autoFormat {
			formats[i] = r.surroundings()
			if placed {
				formats[i] += "=" + rest
			}
		}
	}
	all, err := parseTargets(formats, output)
	if err != nil {
		return nil, err
	}
	summary := r.getenv("GITHUB_STEP_SUMMARY")
	if summary != "" && slices.ContainsFunc(all, func(t *target) bool { return t.format == "github" }) {
		all = append(all, &target{format: "markdown", path: summary, appends: true})
	}
	return all, nil
}

// parseTargets reads the values of --format, NAME[=FILE], and of --output.
func parseTargets(formats []string, output string) (targets, error) {
	var all targets
	unplaced := 0
	for _, f := range formats {
		name, path, placed := strings.Cut(f, "=")
		if placed && path == "" {
			return nil, fmt.Errorf("--format %s: a file name must follow the equals sign", f)
		}
		if !slices.Contains(report.Formats(), name) {
			return nil, unknown("format", name, formatNames(), "use "+lint.OrList(formatNames()))
		}
		if !placed {
			path = output
			unplaced++
		}
		all = append(all, &target{format: name, path: path})
	}
	if output != "" && unplaced == 0 {
		return nil, fmt.Errorf("--output %s: every format has a file of its own already", output)
	}
	seen := map[string]bool{}
	for _, t := range all {
		if t.path != "" {
			t.path = filepath.Clean(t.path)
		}
		if seen[t.path] {
			where := t.path
			if where == "" {
				where = "standard output"
			}
			return nil, fmt.Errorf("two reports in one place: %s: write --format NAME=FILE", where)
		}
		seen[t.path] = true
	}
	return all, nil
}

// open makes ready to write, with reports that look as look says.
func (ts targets) open(r *run, look func(io.Writer) report.Options, docs *documents) error {
	for _, t := range ts {
		w, err := t.open(r, docs)
		if err != nil {
			return err
		}
		opts := look(r.Stdout)
		if t.file != nil {
			opts = look(t.file)
		}
		if t.writer, err = report.New(t.format, w, opts); err != nil {
			return err
		}
	}
	return nil
}

// open returns where the report goes. It overwrites no file that is read.
func (t *target) open(r *run, docs *documents) (io.Writer, error) {
	if t.path == "" {
		return r.stdout, nil
	}
	name := r.file(t.path)
	if in := docs.same(name); in != "" {
		return nil, fmt.Errorf("cannot write the report: %s: it is the document %s, which is read", t.path, in)
	}
	create := createPending
	if t.appends {
		create = appendTo
	}
	file, err := create(r.disk, name)
	if err != nil {
		return nil, t.failure(err)
	}
	t.file = file
	return file, nil
}

// failure is the error for a report that cannot be written.
func (t *target) failure(err error) error {
	return fmt.Errorf("cannot write the report (%s): %s: name another file", discover.Reason(err), t.path)
}

// result hands a result to all reports that can still be written.
func (ts targets) result(res *lint.Result) error {
	working := 0
	for _, t := range ts {
		if t.broken == nil {
			t.broken = t.writer.Result(res)
		}
		if t.broken == nil {
			working++
		}
	}
	if working == 0 {
		return errNoReader
	}
	return nil
}

// close ends the reports and puts files in their places. Standard output's own
// errors are told by Main.
func (ts targets) close(r *run, sum report.Summary) {
	for _, t := range ts {
		if t.broken == nil {
			t.broken = t.writer.Close(sum)
		}
		if t.file == nil {
			continue
		}
		if t.broken == nil {
			t.broken = t.commit()
		}
		if t.broken != nil {
			r.fail(t.failure(t.broken))
		}
	}
}

// commit puts a file that is complete in its place.
func (t *target) commit() error {
	if t.file == nil {
		return nil
	}
	return t.file.commit()
}

// discard drops the file unless it has taken its place.
func (t *target) discard() {
	if t.file != nil {
		t.file.discard()
	}
}

func (ts targets) discard() {
	for _, t := range ts {
		t.discard()
	}
}
