package lsp

import (
	"os"
	"strings"
	"testing"
)

// BenchmarkKeystroke is what one keystroke in a document of 15 KB costs: taking the
// change, judging the document by the profile that prescribes the most, and the answers
// that an editor asks for then. The bound is 10 ms of CPU.
func BenchmarkKeystroke(b *testing.B) {
	data, err := os.ReadFile("../../testdata/documents/complete-report.md")
	if err != nil {
		b.Fatal(err)
	}
	text := string(data)
	text += strings.Repeat("\nThe pool was exhausted, and all others were turned down.\n", (15<<10-len(text))/58)
	for b.Loop() {
		text = utf16Units.splice(text, textRange{position{10, 3}, position{10, 4}}, "x")
		v := viewOf(b, text, "incident-report")
		v.diagnostics()
		v.inlay(v.hints(spanOf(b, text, text)))
		v.nested(v.symbols())
		v.folding()
		v.complete(len(v.file.Text), true, theDay)
	}
	b.ReportMetric(float64(len(text))/1024, "KB")
}
