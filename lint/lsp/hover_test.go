package lsp

import (
	"strings"
	"testing"
)

func TestHover(t *testing.T) {
	for _, test := range []struct {
		name, text string
		rules      string // whose pages are shown
		about      string // what they are about
	}{
		{"at a finding", strings.Replace(bad, "14:12", "14‸:12", 1), "timeline/order", "14:12"},
		{"at its end", strings.Replace(bad, "14:12", "14:12‸", 1), "timeline/order", "14:12"},
		{"elsewhere", strings.Replace(bad, "All times", "All ‸times", 1), "", ""},
		{"at a suppression", strings.Replace(bad, "is paged", "is paged <!-- pmlint-disable-line ‸timeline/order: as in the chat -->", 1),
			"timeline/order", "<!-- pmlint-disable-line timeline/order: as in the chat -->"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, at := cursor(t, test.text)
			v := viewOf(t, text, "minimal")
			h := v.hover(at)
			if h == nil {
				if test.rules != "" {
					t.Fatal("nothing is shown")
				}
				return
			}
			page := catalogue()[test.rules]
			if test.rules == "" || h.Contents.Kind != "markdown" || !strings.HasPrefix(h.Contents.Value, "**"+test.rules+"**\n\n"+page.Summary()+"\n") ||
				!strings.Contains(h.Contents.Value, "**Why**") || !strings.HasSuffix(h.Contents.Value, page.URL) {
				t.Errorf("%+v", h.Contents)
			}
			if got := quoted(v, *h.Range); got != test.about {
				t.Errorf("it is about %q, want %q", got, test.about)
			}
			v.client.markdownHover = false
			if got := v.hover(at).Contents.Kind; got != "plaintext" {
				t.Errorf("a client without Markdown gets %s", got)
			}
		})
	}
}

// Nothing of the document reaches what editors draw as Markdown.
func TestHoverShowsNoDocument(t *testing.T) {
	text, at := cursor(t, "# A\n\n## Timeline\n\nUTC\n\n- 14:31 B\n- 14:12‸ ![x](https://example.org/pixel.png)\n")
	v := viewOf(t, text, "minimal")
	for i := range v.shown {
		v.shown[i].Message += "![x](https://example.org/pixel.png)"
	}
	if h := v.hover(at); h == nil || strings.Contains(h.Contents.Value, "pixel") {
		t.Errorf("%+v", h)
	}
}
