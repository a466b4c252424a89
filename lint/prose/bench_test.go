package prose

import "testing"

// BenchmarkLoad is what every run that reads a sentence pays for its words.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := load(lexiconData); err != nil {
			b.Fatal(err)
		}
	}
}
