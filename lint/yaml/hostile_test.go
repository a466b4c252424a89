package yaml

import (
	"strings"
	"testing"
	"time"
)

// hostile are texts of the largest size, each many times the same few bytes.
func hostile() []string {
	fill := func(head, part, tail string) string {
		return head + strings.Repeat(part, (MaxSize-len(head)-len(tail))/len(part)) + tail
	}
	return []string{
		fill("", "[", ""), fill("", "{a: ", ""), fill("", "- ", ""), fill("", "? ", ""), fill("", ": ", ""),
		fill("[", "a,", "]"), fill("[", "a, # b\n", "]"), fill("[", "? ", ""), fill("[", "a\n ", "]"), fill("[", "[],", "]"),
		fill("[", "'é',", "]"), fill("{", "a: b,", "}"), fill("", "a: b\n", ""), fill("", "a: b # c\n# d\n", ""),
		fill("", "- a\n  # c\n\n", ""), fill("", "a: |\n", ""), fill("a: |\n", " \n", ""), fill("a: |\n", "  x\n", ""),
		fill("a: b\n", "  c\n", ""), fill("", "- |\n x\n", ""), fill("", "&a ", ""), fill("", "!a ", ""), fill("a: &a b\nc: [", "*a,", "]"),
		fill("", "\n", ""), fill("", " ", ""), fill("a: \"", "\\n", "\""), fill("a: '", "''", "'"), fill("", "---\n", ""),
		fill("a = [", "[],", "]"), fill("a = [", "[", ""), fill("", "a = 1\n", ""), fill("", "[[a]]\n", ""), fill("a = {", "b.", ""),
		fill("a = [", "#\n", "]"), fill("[a", ".a", "]"), fill("a = '", "x", "'"), fill("a = {", "b={},", "}"),
	}
}

func TestHostileTexts(t *testing.T) {
	// The slowest takes some 0.2 s; were one quadratic, it would take minutes.
	const enough = 10 * time.Second
	for _, text := range hostile() {
		for name, decode := range map[string]func(string, int) (*Node, error){"Decode": Decode, "DecodeTOML": DecodeTOML} {
			began := time.Now()
			n, err := decode(text, 3)
			checkResult(t, text, 3, n, err)
			if took := time.Since(began); took > enough {
				t.Errorf("%s(%q...) took %v", name, text[:20], took)
			}
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	const text = "title: \"Outage of the mail queue\"\ndate: 2025-11-04\n"
	b.ReportAllocs()
	for range b.N {
		if _, err := Decode(text, 4); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecodeTOML(b *testing.B) {
	const text = "title = \"Outage of the mail queue\"\ndate = 2025-11-04\n"
	b.ReportAllocs()
	for range b.N {
		if _, err := DecodeTOML(text, 4); err != nil {
			b.Fatal(err)
		}
	}
}
