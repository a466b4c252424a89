package config

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// A Cover is globs that take some files of a folder and no others.
type Cover struct {
	// Globs take the files, Exclude are the paths that they would take besides.
	Globs []Glob
	// Exclude are paths of files, written as globs.
	Exclude []string
	// Reason says why there are no globs.
	Reason string
}

// A Glob is a pattern with the number of files that it is for.
type Glob struct {
	Pattern string
	Files   int
}

// A Listed is a Markdown file with its path relative to the configuration's folder.
type Listed struct {
	Path string
	// Taken says that the globs are to take it.
	Taken bool
	// Beside says that a file which is not taken is one that stands beside such
	// files everywhere, like a template: to exclude it is no sign that a glob is
	// too wide.
	Beside bool
}

// The bounds of a cover: more globs than these say less than no globs at all, and
// a glob with more exceptions will take the next file that is none of them.
const (
	maxCoverGlobs   = 8
	maxCoverExclude = 12
	maxStrays       = 5
	straysAShare    = 3
)

// CoverFiles returns globs for the taken ones of all Markdown files there are. A
// folder is covered as a whole where all, or nearly all, of its files are taken;
// else its parts are, or what its files' names have in common.
func CoverFiles(files []Listed) Cover {
	root := &coverFolder{children: map[string]*coverFolder{}}
	endings := map[string]bool{}
	for _, f := range files {
		root.add(f)
		if f.Taken {
			endings[path.Ext(f.Path)] = true
		}
	}
	c := coverer{ending: ending(endings)}
	if root.taken == 0 {
		return Cover{Reason: "there are none yet"}
	}
	c.folder(root)
	out := c.Cover
	switch {
	case out.Reason != "":
	case len(out.Globs) > maxCoverGlobs:
		out.Reason = fmt.Sprintf("they stand in %d places", len(out.Globs))
	case len(out.Exclude) > maxCoverExclude:
		out.Reason = fmt.Sprintf("%d other files stand among them", len(out.Exclude))
	}
	if out.Reason != "" {
		return Cover{Reason: out.Reason}
	}
	slices.Sort(out.Exclude)
	return out
}

// CoverOnly returns globs for the taken ones of some files, which match no other of
// them: of folders whose files are all taken, or else of the files themselves.
func CoverOnly(files []Listed) []Glob {
	root := &coverFolder{children: map[string]*coverFolder{}}
	for _, f := range files {
		root.add(f)
	}
	c := coverer{only: true}
	c.folder(root)
	return c.Globs
}

// ending returns the part of a glob that stands for the endings of files.
func ending(endings map[string]bool) string {
	var all []string
	for e := range endings {
		all = append(all, strings.TrimPrefix(e, "."))
	}
	slices.Sort(all)
	if len(all) == 1 {
		return "." + literal(all[0])
	}
	return ".{" + strings.Join(all, ",") + "}"
}

// A coverFolder is a folder with the Markdown files in and below it.
type coverFolder struct {
	// path is empty for the configuration's own folder.
	path     string
	children map[string]*coverFolder
	names    []string // of the children, in order of appearance
	direct   []Listed
	taken    int // in and below it
}

func (d *coverFolder) add(f Listed) {
	dir, _ := path.Split(f.Path)
	if f.Taken {
		d.taken++
	}
	for name := range strings.SplitSeq(strings.Trim(dir, "/"), "/") {
		if name == "" {
			continue
		}
		child := d.children[name]
		if child == nil {
			child = &coverFolder{path: path.Join(d.path, name), children: map[string]*coverFolder{}}
			d.children[name] = child
			d.names = append(d.names, name)
		}
		if f.Taken {
			child.taken++
		}
		d = child
	}
	d.direct = append(d.direct, f)
}

// all returns the files in and below the folder.
func (d *coverFolder) all() []Listed {
	files := slices.Clone(d.direct)
	for _, name := range d.names {
		files = append(files, d.children[name].all()...)
	}
	return files
}

// glob returns a pattern in the folder.
func (d *coverFolder) glob(pattern string) string {
	if d.path == "" {
		return pattern
	}
	return literal(d.path) + "/" + pattern
}

// A coverer puts a cover together.
type coverer struct {
	Cover
	ending string
	// only allows no file besides, and no glob that goes by names.
	only bool
}

// below is the glob for all that is in and below a folder.
func (c *coverer) below() string {
	if c.only {
		return "**"
	}
	return "**/*" + c.ending
}

// folder covers what is taken in and below d.
func (c *coverer) folder(d *coverFolder) {
	if d.taken == 0 || c.Reason != "" {
		return
	}
	// Where all stand below one folder of it, that is the place, unless the next
	// year will have another.
	only := slices.IndexFunc(d.names, func(name string) bool { return d.children[name].taken == d.taken })
	if only >= 0 && !isPeriod(d.names[only]) {
		c.folder(d.children[d.names[only]])
		return
	}
	if c.whole(d.glob(c.below()), d.all()) {
		return
	}
	slices.Sort(d.names)
	for _, name := range d.names {
		c.folder(d.children[name])
	}
	switch {
	case !slices.ContainsFunc(d.direct, func(f Listed) bool { return f.Taken }), c.whole(d.glob("*"+c.ending), d.direct):
	case c.only:
		for _, f := range d.direct {
			if f.Taken {
				c.Globs = append(c.Globs, Glob{literal(f.Path), 1})
			}
		}
	default:
		c.byName(d)
	}
}

// isPeriod reports whether a folder is named for a year, month or day.
func isPeriod(name string) bool { return strings.Trim(name, "0123456789-_.") == "" }

// whole takes the files with one glob and excludes those that are not to be taken,
// unless there are too many.
func (c *coverer) whole(glob string, files []Listed) bool {
	taken, strays := 0, 0
	var exclude []string
	for _, f := range files {
		switch {
		case f.Taken:
			taken++
			continue
		case !matchGlob(glob, f.Path):
			continue
		case !f.Beside:
			strays++
		}
		exclude = append(exclude, literal(f.Path))
	}
	if strays > maxStrays || straysAShare*strays > taken || c.only && len(exclude) > 0 {
		return false
	}
	c.Globs = append(c.Globs, Glob{glob, taken})
	c.Exclude = append(c.Exclude, exclude...)
	return true
}

// byName takes the files of d, and none below it, by what their names begin with.
func (c *coverer) byName(d *coverFolder) {
	taken := 0
	for _, f := range d.direct {
		if f.Taken {
			taken++
		}
	}
	for _, begin := range [...]string{"[0-9]", literal(commonStart(d.direct))} {
		glob := d.glob(begin + "*" + c.ending)
		exact := begin != "" && !slices.ContainsFunc(d.direct, func(f Listed) bool { return matchGlob(glob, f.Path) != f.Taken })
		if exact {
			c.Globs = append(c.Globs, Glob{glob, taken})
			return
		}
	}
	where := d.path
	if where == "" {
		where = "this folder"
	}
	c.Reason = fmt.Sprintf("%s holds %d of them among %d Markdown files", where, taken, len(d.direct))
}

// commonStart returns what the names of the taken files begin with, up to a digit
// or to the mark after a word; empty for a single file.
func commonStart(files []Listed) string {
	start, n := "", 0
	for _, f := range files {
		if !f.Taken {
			continue
		}
		name := path.Base(f.Path)
		if n++; n == 1 {
			start = name
			continue
		}
		common := 0
		for common < len(start) && common < len(name) && start[common] == name[common] {
			common++
		}
		start = start[:common]
	}
	if n < 2 {
		return ""
	}
	if digit := strings.IndexAny(start, "0123456789"); digit >= 0 {
		return start[:digit]
	}
	return start[:strings.LastIndexAny(start, "-_. ")+1]
}

// literal writes a path as a glob that matches nothing else.
func literal(name string) string {
	var b strings.Builder
	for _, r := range []byte(name) {
		if strings.IndexByte(`*?[]{}\`, r) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(r)
	}
	return b.String()
}
