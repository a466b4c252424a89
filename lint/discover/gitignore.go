package discover

import (
	"path"
	"path/filepath"
	"strings"
)

// maxIgnoreFile and maxPatterns bound what one ignore file may cost: every path
// is held against every pattern. Real files have some hundred lines.
const (
	maxIgnoreFile = 1 << 20
	maxPatterns   = 10_000
)

// A pattern is one line of an ignore file.
type pattern struct {
	glob *glob
	// negated re-includes what earlier lines ignore.
	negated bool
	// folders restricts the pattern to folders.
	folders bool
	// anchored patterns match the path from their file's folder on, others the
	// last name of a path at any depth.
	anchored bool
}

// parseIgnore reads an ignore file as git does.
func parseIgnore(text string) []pattern {
	var list []pattern
	text = strings.TrimPrefix(text, "\uFEFF")
	for text != "" && len(list) < maxPatterns {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		line = strings.TrimSuffix(line, "\r")
		// git handles lines as C strings.
		line, _, _ = strings.Cut(line, "\x00")
		if line == "" || line[0] == '#' {
			continue
		}
		list = append(list, parsePattern(trimSpaces(line)))
	}
	return list
}

// trimSpaces cuts the spaces at a line's end, the escaped ones excepted.
func trimSpaces(line string) string {
	end := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case ' ':
			continue
		case '\\':
			i++
		}
		end = i + 1
	}
	return line[:min(end, len(line))]
}

func parsePattern(line string) pattern {
	var p pattern
	line, p.negated = strings.CutPrefix(line, "!")
	line, p.folders = strings.CutSuffix(line, "/")
	p.anchored = strings.Contains(line, "/")
	p.glob = compileGlob(strings.TrimPrefix(line, "/"), p.anchored)
	return p
}

// matches reports whether the pattern speaks of the path rel, which is relative
// to the folder of the pattern's file.
func (p *pattern) matches(rel string, folder bool) bool {
	if p.folders && !folder {
		return false
	}
	if !p.anchored {
		rel = path.Base(rel)
	}
	return p.glob.match(rel)
}

// ignoreFiles holds the ignore files of one tree, read when they are first needed.
type ignoreFiles struct {
	// root is the folder above which no ignore file counts: the repository's, or
	// the walked folder where there is no repository.
	root string
	// byFolder are the patterns of .gitignore by its folder, relative to root
	// with slashes; "." is root.
	byFolder map[string][]pattern
	// info are the patterns of .git/info/exclude.
	info     []pattern
	infoRead bool
}

func newIgnoreFiles(root string) *ignoreFiles {
	return &ignoreFiles{root: root, byFolder: map[string][]pattern{}}
}

// ignored reports whether the ignore files name rel (relative to root, with
// slashes), assuming that they ignore no folder above it.
func (f *ignoreFiles) ignored(rel string, folder bool) bool {
	for dir := path.Dir(rel); ; dir = path.Dir(dir) {
		below := rel
		if dir != "." {
			below = rel[len(dir)+1:]
		}
		if verdict, found := last(f.patterns(dir), below, folder); found {
			return verdict
		}
		if dir == "." {
			break
		}
	}
	if !f.infoRead {
		f.info, f.infoRead = readIgnore(filepath.Join(f.root, ".git", "info", "exclude")), true
	}
	verdict, _ := last(f.info, rel, folder)
	return verdict
}

// ignoredAnywhere is ignored for a path whose parents were not looked at.
func (f *ignoreFiles) ignoredAnywhere(rel string, folder bool) bool {
	for i := range len(rel) {
		if rel[i] == '/' && f.ignored(rel[:i], true) {
			return true
		}
	}
	return f.ignored(rel, folder)
}

// last returns what the last pattern that matches says.
func last(list []pattern, rel string, folder bool) (ignored, found bool) {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].matches(rel, folder) {
			return !list[i].negated, true
		}
	}
	return false, false
}

func (f *ignoreFiles) patterns(dir string) []pattern {
	list, ok := f.byFolder[dir]
	if !ok {
		list = readIgnore(filepath.Join(f.root, filepath.FromSlash(dir), ".gitignore"))
		f.byFolder[dir] = list
	}
	return list
}

// readIgnore returns the patterns of the ignore file called name. One that is
// missing, a link (git does not follow it), no regular file or too large has none.
func readIgnore(name string) []pattern {
	if isLink(name) {
		return nil
	}
	data, err := Read(name, maxIgnoreFile)
	if err != nil {
		return nil
	}
	return parseIgnore(string(data))
}
