// Command plain parses all Markdown files below a folder with goldmark and GFM at their
// defaults, and does nothing else: the floor that pmlint is held against.
//
// usage: plain FOLDER
package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

func main() {
	if err := parse(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "plain:", err)
		os.Exit(2)
	}
}

func parse(args []string) error {
	parser := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
	for _, root := range args {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".md" {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			parser.Parse(text.NewReader(data))
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
