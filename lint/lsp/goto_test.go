package lsp

import (
	"fmt"
	"testing"
)

func TestDefinition(t *testing.T) {
	const items = `# A

## Action items

- [ ] Compare the numbers - Owner: @ana - #412
- [ ] Alert on empty results - Owner: @raj - #413
- [ ] Write a runbook - Owner: @tom

## Prevention

The pool exports its use (#413), and #999 is another matter.

## Follow-up

| Item | Status |
|------|--------|
| Alert on empty results (#413) | Open |
| Compare all numbers (acme/shop#412) | Done |
| Write a runbook | Open |
| Compare the numbers (#414) | Open |
| Nothing of the above | Open |

- Write a Runbook: begun
- Alert on empty results
`
	for _, test := range []struct{ name, at, want string }{
		{"from a row by its ticket", "Compare all", `"Compare the numbers - Owner: @ana - #412"`},
		{"from a row by its title", "Write a runbook |", `"Write a runbook - Owner: @tom"`},
		{"from a row with another ticket", "(#414)", ""},
		{"from a row of something else", "Nothing of", ""},
		{"from an item by its ticket", "Owner: @ana", `"Compare all numbers (acme/shop#412) | Done"`},
		{"from an item to a row and a list", "Owner: @raj", `"Alert on empty results (#413) | Open"
"Alert on empty results"`},
		{"from an item by its title", "Owner: @tom", `"Write a runbook | Open"`},
		{"from a ticket in the text", "413), and", `"Alert on empty results - Owner: @raj - #413"`},
		{"from a ticket of no item", "999", ""},
		{"from text", "The pool", ""},
		{"from the header", "Item | Status", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			v := viewOf(t, items, "minimal")
			got := v.definition(spanOf(t, items, test.at).Start)
			if got == nil {
				t.Error("null, not an empty list")
			}
			check(t, lines(got, func(l location) string { return fmt.Sprintf("%q", quoted(v, l.Range)) }), test.want)
		})
	}
}
