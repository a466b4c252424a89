package cli

import (
	"runtime/debug"
	"runtime/metrics"
)

// The collector's settings: see tuneCollector and fitCollector.
const (
	collectorPercent = 800
	leastPercent     = 100
	memoryLimit      = 512 << 20
	// headroom is how far the heap may grow beyond what is in use.
	headroom = 40 << 20
	// fitEvery is after how many documents the collector is fitted.
	fitEvery = 64
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

// fitCollector is called after each document of a run, with how many there were. The
// facts of the documents that are compared stay in use to the end, so that nine times as
// much would be hundreds of megabytes after some thousand documents: it keeps the room
// for what is soon dropped at about the same size.
func fitCollector(documents int, getenv func(string) string) {
	if documents%fitEvery != 0 || getenv("GOGC") != "" {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if live[0].Value.Kind() == metrics.KindUint64 {
		debug.SetGCPercent(percentFor(live[0].Value.Uint64()))
	}
}

// percentFor returns how far, in percent, a heap may grow of which so many bytes are in use.
func percentFor(live uint64) int {
	return int(max(leastPercent, min(collectorPercent, headroom*100/max(live, 1))))
}
