package markdown

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What plainly stays below the caps is let through by the look at each line too.
func TestStaysBelowLaw(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"\n", "\n\n", "> ", ">", "- ", "1. ", "\t", "  ", "a", "word ", "*", "`", "[", "|", "| a | b |\n", "|-|-|\n", "```\n", "# ",
	})
	times := rapid.SampledFrom([]int{1, 1, 1, 2, 20, 49, 50, 101, 700, 2100})
	let := 0
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(0, 8).Draw(t, "runs") {
			b.WriteString(strings.Repeat(piece.Draw(t, "piece"), times.Draw(t, "times")))
		}
		if !staysBelow(b.String()) {
			return
		}
		let++
		if x := guardLines(b.String()); x != nil {
			t.Fatalf("%s: %q", x.Message, b.String())
		}
	})
	if let == 0 {
		t.Error("nothing was let through")
	}
}
