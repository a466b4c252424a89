package lsp

import (
	"net/url"
	"path/filepath"
	"strings"
)

// nameOf returns the absolute name of the file that a URI stands for, in the form of the
// system; "" where it stands for none: a buffer that was never saved, a file elsewhere.
func nameOf(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" || u.Path == "" {
		return ""
	}
	name := u.Path
	switch {
	case len(name) > 2 && name[0] == '/' && name[2] == ':':
		name = name[1:] // file:///c:/docs
	case u.Host != "" && u.Host != "localhost":
		name = "//" + u.Host + name
	}
	name = filepath.FromSlash(name)
	if !filepath.IsAbs(name) || strings.ContainsRune(name, 0) {
		return ""
	}
	return filepath.Clean(name)
}
