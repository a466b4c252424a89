package postmortem

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/pmlint/pmlint/lint/source"
)

func TestLinks(t *testing.T) {
	const text = `# A [title](t.md)

See [one](a.md "A"), [**two** ` + "`x`" + `](<b c.md>) and [three][ref], [ref], ![four](d.png), [![five](e.png)](f.md).
[six [in] brackets](g.md) [](h.md) ![](i.png)![](j.png) \[no](k.md) <https://l.example.com> https://m.example.com/a_(b).
[escaped](n\_o.md) [entity](p?a&amp;b) ` + "`[code](q.md)`" + ` <a class="x" href="r.md">r</a> <IMG SRC=s.png> [empty]()

| a | b |
|---|---|
| [cell](u.md) | x |

~~~
[fence](v.md) https://w.example.com
~~~

[ref]: y.md
`
	doc := Parse(source.New("a.md", []byte(text)), DefaultVocabulary())
	var got []string
	for _, l := range doc.Links() {
		got = append(got, fmt.Sprintf("%d %q %q %q", l.Form, l.Target, doc.File.Slice(l.TargetSpan), doc.File.Slice(l.Span)))
	}
	want := []string{
		`0 "t.md" "t.md" "[title](t.md)"`,
		`0 "a.md" "a.md" "[one](a.md \"A\")"`,
		"0 \"b c.md\" \"b c.md\" \"[**two** `x`](<b c.md>)\"",
		`0 "y.md" "" "[three][ref]"`,
		`0 "y.md" "" "[ref]"`,
		`1 "d.png" "d.png" "![four](d.png)"`,
		`0 "f.md" "f.md" "[![five](e.png)](f.md)"`,
		`1 "e.png" "e.png" "![five](e.png)"`,
		`0 "g.md" "g.md" "[six [in] brackets](g.md)"`,
		`0 "h.md" "h.md" "[](h.md)"`,
		`1 "i.png" "i.png" "![](i.png)"`,
		`1 "j.png" "j.png" "![](j.png)"`,
		`2 "https://l.example.com" "https://l.example.com" "https://l.example.com"`,
		`3 "https://m.example.com/a_(b)" "https://m.example.com/a_(b)" "https://m.example.com/a_(b)"`,
		`0 "n_o.md" "n\\_o.md" "[escaped](n\\_o.md)"`,
		`0 "p?a&b" "p?a&amp;b" "[entity](p?a&amp;b)"`,
		`4 "r.md" "r.md" "<a class=\"x\" href=\"r.md\">"`,
		`5 "s.png" "s.png" "<IMG SRC=s.png>"`,
		`0 "" "" "[empty]()"`,
		`0 "u.md" "u.md" "[cell](u.md)"`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestLinksCost wants crafted tags and brackets to cost no more than their length.
func TestLinksCost(t *testing.T) {
	for _, piece := range []string{"<a href=", "<a ", "<h1>", "</", "[x](y) ", "![x](y) ", "[](", "https://x ", "<a href=\"x\">", "# x\n", "<h1 id=x>\n"} {
		text := strings.Repeat(piece, (200<<10)/len(piece))
		doc := Parse(source.New("a.md", []byte(text)), DefaultVocabulary())
		if doc.Tree.TooComplex != nil {
			continue
		}
		start := time.Now()
		doc.Links()
		AnchorsOf(doc.Tree)
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("%q: %v", piece, took)
		}
	}
}

func TestSlug(t *testing.T) {
	for heading, want := range map[string]string{
		"Root Cause Analysis":   "root-cause-analysis",
		"What went well & why?": "what-went-well--why",
		"5 Whys (1/2)":          "5-whys-12",
		"🚀 Follow-up":           "-follow-up",
		"Über `pool_size`":      "über-pool_size",
		"Tom &amp; Jerry":       "tom--jerry",
		"影響範囲":                  "影響範囲",
		"Çalışma — sonrası":     "çalışma--sonrası",
		"v2.41.0 -> v2.40.3":    "v2410---v2403",
		"  spaced  out  ":       "spaced--out",
		":warning: Mitigation":  "warning-mitigation",
		"Time\u0301line résumé": "time\u0301line-résumé",
	} {
		if got := slug(heading); got != want {
			t.Errorf("slug(%q) = %q, want %q", heading, got, want)
		}
	}
}
