package cli

import "runtime/debug"

// The collector's settings: see tuneCollector.
const (
	collectorPercent = 800
	memoryLimit      = 512 << 20
)

// tuneCollector lets the heap grow to nine times what is in use before it is
// collected, and returns the way back. A run makes a tree for each document and
// drops it a moment later, so with the default a quarter of its time goes into
// collecting a heap of a few megabytes. The soft limit makes the collector work
// as usual again where documents are large. What the environment asks for stands.
func tuneCollector(getenv func(string) string) (restore func()) {
	restore = func() {}
	if getenv("GOGC") == "" {
		percent := debug.SetGCPercent(collectorPercent)
		restore = func() { debug.SetGCPercent(percent) }
	}
	if getenv("GOMEMLIMIT") == "" {
		limit, before := debug.SetMemoryLimit(memoryLimit), restore
		restore = func() { debug.SetMemoryLimit(limit); before() }
	}
	return restore
}
