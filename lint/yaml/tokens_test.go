package yaml

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Random bytes are hardly ever YAML; random tokens often are.

func TestDecodeTokens(t *testing.T) {
	tokens := []string{"a", "b", "é", "😀", ": ", ":", "\n", "\n", "\n  ", "\n    ", "- ", "? ", "[", "]", "{", "}", ", ", "\"", "'", "''",
		"\\\"", "|", ">-", "|2", "\n ", "# c", " #", "\u2028", "\u0085", "\r\n", "~", "x y", "key: v", "\n- i", "---", "...", "\t", "&", "!", "\uFEFF"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(tokens), 0, 24).Draw(t, "tokens"), "")
		n, err := Decode(text, 3)
		checkResult(t, text, 3, n, err)
		if err == nil {
			checkOrder(t, n)
			checkCover(t, text, 3, n)
		}
	})
}

func TestDecodeTOMLTokens(t *testing.T) {
	tokens := []string{"a", "b", "é", " = ", "=", "\n", "\n", "[", "]", "[[", "]]", "{", "}", ", ", ".", "\"", "'", "\"\"\"", "'''", "1", "2025-11-04",
		"# c", " ", "a.b = 1\n", "a.c = 2\n", "[a]\n", "[a.b]\n", "[[a]]\n", "[[a.b]]\n", "b = {c = 1}\n", "b = [1, [2]]\n", "\u2028", "\r\n", "true"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(tokens), 0, 16).Draw(t, "tokens"), "")
		n, err := DecodeTOML(text, 3)
		checkResult(t, text, 3, n, err)
		if err == nil {
			checkCover(t, text, 3, n)
		}
		checkLibraryTOML(t, text, n, err)
	})
}
