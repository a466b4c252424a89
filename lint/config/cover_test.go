package config

import (
	"strings"
	"testing"
)

// listed reads files as a line each: "+" is taken, "-" is not, "=" stands beside.
func listed(lines string) []Listed {
	var files []Listed
	for line := range strings.FieldsSeq(lines) {
		files = append(files, Listed{Path: line[1:], Taken: line[0] == '+', Beside: line[0] == '='})
	}
	return files
}

func TestCoverFiles(t *testing.T) {
	tests := []struct {
		name, files, globs, exclude, reason string
	}{
		{"one folder", "+docs/pm/a.md +docs/pm/b.md -README.md -docs/guide.md", "docs/pm/**/*.md", "", ""},
		{"with what stands beside", "+docs/pm/a.md =docs/pm/README.md =docs/pm/TEMPLATE.md", "docs/pm/**/*.md", "docs/pm/README.md docs/pm/TEMPLATE.md", ""},
		{"a stray among many", "+pm/a.md +pm/b.md +pm/c.md -pm/links.md", "pm/**/*.md", "pm/links.md", ""},
		{"a stray among few", "+pm/a.md +pm/b.md -pm/links.md", "", "", "pm holds 2 of them among 3 Markdown files"},
		{"the folder itself", "+a.md +b.md =template.md", "**/*.md", "template.md", ""},
		{"the root of a project", "+a.md -b.md -CHANGELOG.md", "", "", "this folder holds 1 of them among 3 Markdown files"},
		{"years", "+pm/2025/a.md +pm/2026/b.md", "pm/**/*.md", "", ""},
		{"one year", "+pm/2026/b.md =pm/README.md", "pm/**/*.md", "pm/README.md", ""},
		{"one year in a folder of others", "+docs/2026/b.md -docs/x.md -docs/y.md", "docs/2026/**/*.md", "", ""},
		{"two places", "+teams/a/pm/1.md +teams/b/pm/2.md -teams/a/notes.md -teams/b/notes.md", "teams/a/pm/**/*.md teams/b/pm/**/*.md", "", ""},
		{"dates among others", "+docs/2026-01-01-a.md +docs/2026-02-01-b.md -docs/a.md -docs/b.md", "docs/[0-9]*.md", "", ""},
		{"a prefix among others", "+docs/INC-1.md +docs/INC-2-x.md -docs/a.md -docs/b.md", "docs/INC-*.md", "", ""},
		{"a word among others", "+docs/incident-disk.md +docs/incident-disks.md -docs/a.md -docs/b.md", "docs/incident-*.md", "", ""},
		{"a prefix that others share", "+docs/INC-1.md +docs/INC-2.md -docs/INC-guide.md -docs/b.md", "", "", "docs holds 2 of them among 4 Markdown files"},
		{"other files below", "+pm/a.md +pm/b.md -pm/guide/x.md -pm/guide/y.md", "pm/*.md", "", ""},
		{"two endings", "+pm/a.md +pm/b.markdown", "pm/**/*.{markdown,md}", "", ""},
		{"names that are patterns", "+p[m]/a.md +p[m]/b.md -p/a.md", `p\[m\]/**/*.md`, "", ""},
		{"none", "-a.md", "", "", "there are none yet"},
		{"nothing", "", "", "", "there are none yet"},
		{"many places", "+a1/a.md -b1.md +a2/a.md -b2.md +a3/a.md -b3.md +a4/a.md -b4.md +a5/a.md -b5.md +a6/a.md -b6.md +a7/a.md +a8/a.md +a9/a.md",
			"", "", "they stand in 9 places"},
		{"much beside", "+p/a.md =p/1/README.md =p/2/README.md =p/3/README.md =p/4/README.md =p/5/README.md =p/6/README.md =p/7/README.md" +
			" =p/8/README.md =p/9/README.md =p/10/README.md =p/11/README.md =p/12/README.md =p/13/README.md", "", "", "13 other files stand among them"},
	}
	for _, tt := range tests {
		files := listed(tt.files)
		c := CoverFiles(files)
		var globs []string
		n := 0
		for _, g := range c.Globs {
			globs = append(globs, g.Pattern)
			n += g.Files
		}
		if strings.Join(globs, " ") != tt.globs || strings.Join(c.Exclude, " ") != tt.exclude || c.Reason != tt.reason {
			t.Errorf("%s: %v, exclude %v, %q", tt.name, globs, c.Exclude, c.Reason)
		}
		if c.Reason == "" {
			exact(t, tt.name, files, globs, c.Exclude)
		}
	}
}

// exact holds that globs take the taken files and no others.
func exact(t *testing.T, name string, files []Listed, globs, exclude []string) {
	t.Helper()
	for _, f := range files {
		taken := false
		for _, g := range globs {
			taken = taken || matchGlob(g, f.Path)
		}
		for _, g := range exclude {
			taken = taken && !matchAbove(g, f.Path)
		}
		if taken != f.Taken {
			t.Errorf("%s: %s: %v", name, f.Path, taken)
		}
	}
}

func TestCoverOnly(t *testing.T) {
	tests := []struct{ name, files, want string }{
		{"all of a folder", "+pm/2019/a.md +pm/2019/b.md -pm/2026/c.md", "pm/2019/**"},
		{"some of a folder", "+pm/1.md -pm/2.md +pm/3.md", "pm/1.md pm/3.md"},
		{"both", "+pm/1.md -pm/2.md +pm/old/3.md +pm/old/x/4.md", "pm/old/** pm/1.md"},
		{"beside is no excuse", "+pm/1.md =pm/2.md", "pm/1.md"},
		{"a strange name", "+pm/{1}*.md -pm/2.md", `pm/\{1\}\*.md`},
		{"no file", "-pm/2.md", ""},
	}
	for _, tt := range tests {
		var globs []string
		for _, g := range CoverOnly(listed(tt.files)) {
			globs = append(globs, g.Pattern)
		}
		if strings.Join(globs, " ") != tt.want {
			t.Errorf("%s: %v", tt.name, globs)
		}
		exact(t, tt.name, listed(tt.files), globs, nil)
	}
}
