package postmortem

import (
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

func TestInTwentyFourHours(t *testing.T) {
	words := DefaultVocabulary()
	for text, want := range map[string]string{
		"2:05 PM":                     "14:05",
		"2:05PM UTC":                  "14:05 UTC",
		"02:05 p.m.":                  "14:05",
		"9:06a":                       "09:06",
		"12:30 AM":                    "00:30",
		"12:30 PM":                    "12:30",
		"7 pm":                        "19:00",
		"2:05:11 PM":                  "14:05:11",
		"2026-03-04 2:05 PM":          "2026-03-04 14:05",
		"2:05 PM - 3:10 PM":           "14:05 - 15:10",
		"4 March 2026, 2:05 PM (PST)": "4 March 2026, 14:05 (PST)",
		"14:05":                       "14:05",
		"13:05 PM":                    "13:05",
		"15h06":                       "15:06",
		// A part of a second or what the AM means would be lost.
		"2:05:00 PM": "",
		"23:00 AM":   "",
		"2026-03-04": "",
		"HH:MM":      "",
	} {
		stamp, n := scanStamp(text, words, true)
		if n == 0 {
			t.Errorf("%q is no time", text)
			continue
		}
		got, ok := stamp.InTwentyFourHours()
		if got != want || ok != (want != "") {
			t.Errorf("%q: %q, %v, want %q", text, got, ok, want)
		}
	}
}

func TestExactTwelve(t *testing.T) {
	words := DefaultVocabulary()
	for text, want := range map[string]bool{
		"2:05 PM": true, "11:59 am": true, "12:05 PM": false, "12:05 AM": false, "~2:05 PM": false,
		"2:05 PM - 3:10 PM": false, "14:05": false, "13:05 PM": false,
	} {
		stamp, _ := scanStamp(text, words, true)
		if got := stamp.ExactTwelve(); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestRewriteMoney(t *testing.T) {
	for _, c := range []struct {
		text   string
		amount float64
		want   string
	}{
		{"$46,500 (estimated)", 45000, "$45,000 (estimated)"},
		{"$46500", 1200500, "$1200500"},
		{"USD 950", 46500, "USD 46,500"},
		{"€1,234.50", 99.5, "€99.50"},
		{"about 46,500 EUR", 45000, "about 45,000 EUR"},
		{"$46,500", 45000.5, ""}, // more decimals than there are places for
		{"$46.5k", 45000, ""},
		{"R$ 12.500,00", 12000, ""},
		{"1 234 EUR", 1000, ""},
		{"$0", -5, ""},
		{"none", 10, ""},
		{"lots", 10, ""},
	} {
		got, ok := RewriteMoney(c.text, c.amount)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%q as %v: %q, %v, want %q", c.text, c.amount, got, ok, c.want)
		}
	}
}

func TestRewriteResult(t *testing.T) {
	for text, want := range map[string]string{
		"1,240 × $37.50 = $45,600": "1,240 × $37.50 = $46,500",
		"10 * $5 ≈ $60":            "10 * $5 ≈ $50",
		"3 × $1.5k = $5k":          "",
	} {
		e, ok := ParseEquation(text)
		if !ok {
			t.Errorf("%q is no equation", text)
			continue
		}
		got, ok := e.RewriteResult()
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q, %v, want %q", text, got, ok, want)
		}
	}
}

func TestExtent(t *testing.T) {
	const text = "# T\n\n## One\n\nText.  \n\n---\n\n## Two\n\n### In two\n\n```\ncode\n```\n\n---\n\n**Owner**: @a\n"
	doc := Parse(source.New("a.md", []byte(text)), DefaultVocabulary())
	for _, c := range []struct{ title, want string }{
		{"One", "## One\n\nText.  "},
		{"Two", "## Two\n\n### In two\n\n```\ncode\n```"},
		{"In two", "### In two\n\n```\ncode\n```"},
	} {
		for _, s := range doc.Sections {
			if s.Title == c.title {
				if got := doc.File.Slice(doc.Extent(s)); got != c.want {
					t.Errorf("%s: %q, want %q", c.title, got, c.want)
				}
			}
		}
	}
}
