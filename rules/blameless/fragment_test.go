package blameless

import (
	"fmt"
	"strings"
	"testing"
)

// fragments writes pieces of a text as paragraphs: all of up to so many words, and all
// that the text begins or ends with. Frames look to both sides of the words by which they
// are found, and here something is missing at each side in turn.
func fragments(out *strings.Builder, text string, longest int) {
	words := strings.Fields(text)
	for i := range words {
		for n := 2; n <= min(longest, len(words)-i); n++ {
			out.WriteString("x: " + strings.Join(words[i:i+n], " ") + "\n\n")
			out.WriteString(strings.Join(words[i:i+n], " ") + "\n\n")
		}
		out.WriteString(strings.Join(words[i:], " ") + "\n\n" + strings.Join(words[:i+1], " ") + "\n\n")
	}
}

// TestFragments reads pieces of sentences for every frame, and behind the sieve, which
// must not lose any of what is found in them.
func TestFragments(t *testing.T) {
	longest := 4
	if testing.Short() {
		longest = 3
	}
	docs := map[string]string{}
	for file := range floors {
		for i, s := range readSentences(t, file) {
			var out strings.Builder
			out.WriteString("# Post-Mortem: x\n\n## Root Cause Analysis\n\n")
			fragments(&out, s.text, longest)
			docs[fmt.Sprintf("%s %d", file, i)] = out.String()
		}
	}
	for name, text := range fixtures(t) {
		for i, block := range strings.Split(text, "\n\n") {
			var out strings.Builder
			out.WriteString("# Post-Mortem: x\n\n## Root Cause Analysis\n\n")
			fragments(&out, block, longest)
			docs[fmt.Sprintf("%s %d", name, i)] = out.String()
		}
	}
	compareSieve(t, docs)
}
