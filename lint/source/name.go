package source

import (
	"path/filepath"
	"strings"
)

// IsMarkdown reports whether a file is Markdown by its name.
func IsMarkdown(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == ".md" || ext == ".markdown"
}
