// Command generate writes filled post-mortems into a folder, the same ones each time.
//
// usage: generate FOLDER NUMBER
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/pmlint/pmlint/testdata/bench/sample"
)

func main() {
	if err := generate(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(2)
	}
}

func generate(args []string) error {
	if len(args) != 2 {
		return errors.New("usage: generate FOLDER NUMBER")
	}
	n, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	for i := range n {
		path, text := sample.PostMortem(1, i)
		name := filepath.Join(args[0], path)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			return err
		}
	}
	return nil
}
