package discover

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
)

func TestReadLimit(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.md")
	for _, c := range []struct {
		size, limit int
		large       bool
	}{
		{0, 10, false}, {9, 10, false}, {10, 10, false}, {11, 10, true}, {5000, 1000, true}, {5000, 5000, false},
	} {
		text := strings.Repeat("x", c.size)
		write(t, dir, "a.md", text)
		data, err := Read(name, int64(c.limit))
		var large *TooLargeError
		if errors.As(err, &large) != c.large {
			t.Errorf("%d bytes, limit %d: error %v", c.size, c.limit, err)
			continue
		}
		if c.large && (large.Size != int64(c.size) || large.Limit != int64(c.limit)) {
			t.Errorf("%d bytes, limit %d: %+v", c.size, c.limit, large)
		}
		if want := text[:min(c.size, c.limit)]; string(data) != want {
			t.Errorf("%d bytes, limit %d: got %d bytes, want %d", c.size, c.limit, len(data), len(want))
		}
	}
}

// TestFilesThatChange reads files that are no longer what the walk has found.
func TestFilesThatChange(t *testing.T) {
	dir := makeTree(t, "gone.md", "folder.md", "grown.md", "shrunk.md")
	found := walk(t, Options{Dir: dir}, ".")
	if len(found.Files) != 4 {
		t.Fatalf("found %q", shown(found))
	}
	for _, name := range []string{"gone.md", "folder.md"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "folder.md"), 0o777); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "grown.md", strings.Repeat("x", 2000))
	write(t, dir, "shrunk.md", "")
	for _, file := range found.Files {
		data, err := file.Read(1000)
		var large *TooLargeError
		switch file.Path {
		case "gone.md", "folder.md":
			if err == nil || !strings.Contains(err.Error(), file.Path) {
				t.Errorf("%s: %q, %v", file.Path, data, err)
			}
		case "grown.md":
			if !errors.As(err, &large) || len(data) != 1000 {
				t.Errorf("%s: %d bytes, %v", file.Path, len(data), err)
			}
		default:
			if err != nil || len(data) > 0 {
				t.Errorf("%s: %q, %v", file.Path, data, err)
			}
		}
	}
}

func TestReadStream(t *testing.T) {
	text := strings.Repeat("a line\n", 300)
	for _, r := range []interface{ Read([]byte) (int, error) }{
		strings.NewReader(text), iotest.OneByteReader(strings.NewReader(text)), iotest.DataErrReader(strings.NewReader(text)),
	} {
		if data, err := ReadStream(r, 1<<20); err != nil || string(data) != text {
			t.Errorf("got %d bytes, %v", len(data), err)
		}
	}
	data, err := ReadStream(strings.NewReader(text), 100)
	var large *TooLargeError
	if !errors.As(err, &large) || large.Size != -1 || string(data) != text[:100] {
		t.Errorf("got %d bytes, %v", len(data), err)
	}
	if _, err := ReadStream(iotest.ErrReader(fs.ErrClosed), 100); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("the reader's error is lost: %v", err)
	}
}

func TestExcess(t *testing.T) {
	for want, e := range map[string]*TooLargeError{
		"the file has 3,145,728 bytes; at most 1,048,576 are read":                   {Size: 3 << 20, Limit: 1 << 20},
		"the document has more than 1,048,576 bytes, which is the most that is read": {Size: -1, Limit: 1 << 20},
		"the file has 1,000 bytes; at most 999 are read":                             {Size: 1000, Limit: 999},
	} {
		if got := e.Excess(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestReadWhatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	var notRegular *NotRegularError
	if _, err := Read(dir, 10); !errors.As(err, &notRegular) || notRegular.What != "a folder" {
		t.Errorf("a folder: %v", err)
	}
	if _, err := Read(filepath.Join(dir, "none"), 10); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
}

func FuzzParseIgnore(f *testing.F) {
	f.Add([]byte("*.md\n!a/**/b[[:alpha:]-z]\\ \n"), "a/b.md")
	f.Fuzz(func(t *testing.T, file []byte, name string) {
		for _, p := range parseIgnore(string(bytes.ToValidUTF8(file, []byte("[")))) {
			p.matches(name, true)
		}
		for _, p := range parseIgnore(string(file)) {
			p.matches(name, false)
		}
	})
}
