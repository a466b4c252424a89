package prose

import "testing"

func TestLoad(t *testing.T) {
	if _, err := load(lexiconData); err != nil {
		t.Fatal(err)
	}
}
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(lexiconData)
	}
}
