package main

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	testFunc   = regexp.MustCompile(`(?m)^func ((?:Test|Fuzz|Benchmark)\w*)\(`)
	testName   = regexp.MustCompile("`((?:Test|Fuzz|Benchmark)\\w*)(?:/\\w+)?`(?: in `([\\w/]+)`)?")
	scriptName = regexp.MustCompile("`(?:testdata/cli/)?([\\w-]+\\.txtar)`")
	fuzzRow    = regexp.MustCompile("(?m)^\\| `(Fuzz\\w+)` \\| `([\\w/]+)` \\|")
)

// TestNamedTestsExist holds that the tests, benchmarks and scripts that the documentation
// names are there, in the packages that it says.
func TestNamedTestsExist(t *testing.T) {
	tests, named := testsOfRepository(t), 0
	for _, name := range documents(t) {
		for n, line := range readLines(t, name) {
			for _, found := range testName.FindAllStringSubmatch(line, -1) {
				named++
				folders := tests[found[1]]
				if len(folders) == 0 || found[2] != "" && !slices.Contains(folders, found[2]) {
					t.Errorf("%s:%d: %s: no such test there, only in %q", name, n+1, found[0], folders)
				}
			}
			for _, found := range scriptName.FindAllStringSubmatch(line, -1) {
				named++
				if _, err := os.Stat(repository + "/testdata/cli/" + found[1]); err != nil {
					t.Errorf("%s:%d: %v", name, n+1, err)
				}
			}
		}
	}
	if named == 0 {
		t.Error("the documentation names no test")
	}
}

// TestFuzzTableIsWhole holds that the table of fuzz targets has each of them once.
func TestFuzzTableIsWhole(t *testing.T) {
	const name = "docs/reliability.md"
	var want, got []string
	for target, folders := range testsOfRepository(t) {
		for _, folder := range folders {
			if strings.HasPrefix(target, "Fuzz") {
				want = append(want, folder+" "+target)
			}
		}
	}
	for _, row := range fuzzRow.FindAllStringSubmatch(strings.Join(readLines(t, name), "\n"), -1) {
		got = append(got, row[2]+" "+row[1])
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(want, got) {
		t.Errorf("%s lists\n\t%s\nnot\n\t%s", name, strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// testsOfRepository returns the folders in which each test, fuzz target and benchmark stands.
func testsOfRepository(t *testing.T) map[string][]string {
	t.Helper()
	tests := map[string][]string{}
	tree := os.DirFS(repository)
	err := fs.WalkDir(tree, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && len(name) > 1 && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case entry.IsDir() || !strings.HasSuffix(name, "_test.go"):
			return nil
		}
		text, err := fs.ReadFile(tree, name)
		for _, found := range testFunc.FindAllSubmatch(text, -1) {
			tests[string(found[1])] = append(tests[string(found[1])], path.Dir(name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return tests
}
