package discover

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkWalk finds the documents of a tree, of which each folder has a hundred and as
// many other files.
func BenchmarkWalk(b *testing.B) {
	for _, n := range []int{100, 1_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := b.TempDir()
			for i := range n {
				folder := filepath.Join(dir, fmt.Sprint(i/100))
				if err := os.MkdirAll(folder, 0o777); err != nil {
					b.Fatal(err)
				}
				for _, ext := range []string{"md", "txt"} {
					if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%d.%s", i, ext)), nil, 0o666); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportAllocs()
			for b.Loop() {
				found, err := Walk(context.Background(), []string{"."}, Options{Dir: dir})
				if err != nil || len(found.Files) != n {
					b.Fatal(len(found.Files), err)
				}
			}
		})
	}
}
