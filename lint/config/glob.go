package config

import (
	"fmt"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// The bounds of a glob: what is longer, or stands for more alternatives, is no
// work of a person, and takes long to match.
const (
	maxGlob         = 500
	maxAlternatives = 100
)

var globShape = text{valid: checkGlob}

// checkGlob says what is wrong with a glob.
func checkGlob(glob string) (wrong, do string) {
	switch {
	case len(glob) > maxGlob:
		return fmt.Sprintf("the glob has %d bytes, more than %d", len(glob), maxGlob), "write several"
	case strings.HasPrefix(glob, "/"):
		return "the glob " + quoted(glob) + " begins with a slash", "write it relative to the configuration's folder"
	case !doublestar.ValidatePattern(glob):
		return "malformed glob " + quoted(glob), "close brackets and braces, and write a backslash before those that are meant"
	case alternatives(glob) > maxAlternatives:
		return "the glob " + quoted(glob) + " has too many alternatives", "write several"
	}
	return "", ""
}

// alternatives is at least the number of globs without braces that a glob stands
// for, or more than maxAlternatives.
func alternatives(glob string) int {
	product := 1
	var open []int
	for i := 0; i < len(glob); i++ {
		switch glob[i] {
		case '\\':
			i++
		case '{':
			open = append(open, 1)
		case ',':
			if len(open) > 0 {
				open[len(open)-1]++
			}
		case '}':
			if len(open) == 0 {
				continue
			}
			product *= open[len(open)-1]
			open = open[:len(open)-1]
			if product > maxAlternatives {
				return product
			}
		}
	}
	return product
}

// matchGlob reports whether glob matches rel, a path relative to the folder of
// the configuration. A glob with a slash at its end means all below the folder.
func matchGlob(glob, rel string) bool {
	glob = strings.TrimPrefix(glob, "./")
	if strings.HasSuffix(glob, "/") {
		glob += "**"
	}
	return doublestar.MatchUnvalidated(glob, rel)
}

// matchAbove reports whether glob matches rel or a folder above it.
func matchAbove(glob, rel string) bool {
	glob = strings.TrimSuffix(strings.TrimPrefix(glob, "./"), "/")
	for i := range rel {
		if rel[i] == '/' && doublestar.MatchUnvalidated(glob, rel[:i]) {
			return true
		}
	}
	return doublestar.MatchUnvalidated(glob, rel)
}

// relative returns the name of a file as seen from the folder dir; both are
// absolute.
func relative(dir, name string) string {
	up := ""
	for {
		if name == dir || dir == path.Dir(dir) || strings.HasPrefix(name, dir+"/") {
			return up + strings.TrimPrefix(strings.TrimPrefix(name, dir), "/")
		}
		dir, up = path.Dir(dir), up+"../"
	}
}

// checkPath says what is wrong with the path of another file.
func checkPath(name string) (wrong, do string) {
	switch {
	case strings.Contains(name, "://"):
		return quoted(name) + " is an address, and only local files are read", "copy the file, and write its path"
	case strings.HasPrefix(name, "/"), len(name) > 1 && name[1] == ':':
		return quoted(name) + " is an absolute path", "write it relative to this file"
	case strings.IndexByte(name, 0) >= 0:
		return quoted(name) + " is no path", "write one relative to this file"
	}
	return "", ""
}
