package cli

import (
	"runtime/debug"
	"runtime/metrics"
)

// The collector's settings. With them 10,000 documents take less than 64 MiB, the program
// itself included.
const (
	// mostPercent and leastPercent bound how far the heap may grow beyond what is in use,
	// and what the program has of tables of words, which the collector counts in.
	mostPercent  = 640
	leastPercent = 50
	// heapGoal is what the heap may grow to in any case, leastRoom how far beyond what
	// is in use, so that a collector without room does not work all the time.
	heapGoal  = 34 << 20
	leastRoom = 12 << 20
	// memoryLimit is the soft limit while documents are read, some of which may be large,
	// judgeLimit while what was kept of them is judged and told.
	memoryLimit = 512 << 20
	judgeLimit  = 54 << 20
	// fitEvery is after how many documents the collector is fitted.
	fitEvery = 32
)

// tuneCollector lets the heap grow to seven times what is in use before it is
// collected, and returns the way back. A run makes a tree for each document and
// drops it a moment later, so with the default a quarter of its time goes into
// collecting a heap of a few megabytes. The soft limit makes the collector work
// as usual again where documents are large. What the environment asks for stands.
func tuneCollector(getenv func(string) string) (restore func()) {
	restore = func() {}
	if getenv("GOGC") == "" {
		percent := debug.SetGCPercent(mostPercent)
		restore = func() { debug.SetGCPercent(percent) }
	}
	if getenv("GOMEMLIMIT") == "" {
		limit, before := debug.SetMemoryLimit(memoryLimit), restore
		restore = func() { debug.SetMemoryLimit(limit); before() }
	}
	return restore
}

// fitCollector is called after each document of a run, with how many there were. What is
// kept of the documents that are compared stays in use to the end, so that seven times as
// much would be hundreds of megabytes after some thousand documents: it lets the heap
// grow to about the same size all the time.
func fitCollector(documents int, getenv func(string) string) {
	if documents%fitEvery != 0 || getenv("GOGC") != "" {
		return
	}
	if live, globals, ok := inUse(); ok {
		debug.SetGCPercent(percentFor(live, globals))
	}
}

// percentFor returns how far, in percent, a heap may grow of which so many bytes are in
// use, beside so many of the program's own.
func percentFor(live, globals int64) int {
	room := max(heapGoal-live, leastRoom)
	return int(max(leastPercent, min(mostPercent, room*100/max(live+globals, 1))))
}

// limitCollector is called when all documents are read, and what is compared is all that
// is left: it gives back what they took, and keeps the heap from growing by as much again
// for lists that are made of facts. Where there are so many that this cannot be, the
// heap may take twice what is in use.
func limitCollector(getenv func(string) string) {
	if getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.FreeOSMemory()
	if live, _, ok := inUse(); ok {
		debug.SetMemoryLimit(max(judgeLimit, 2*live))
	}
}

// inUse returns how many bytes of the heap were in use when it was last collected, and how
// many bytes of the program's own data the collector looks through.
func inUse() (live, globals int64, ok bool) {
	samples := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/scan/globals:bytes"}}
	metrics.Read(samples)
	for _, sample := range samples {
		if sample.Value.Kind() != metrics.KindUint64 {
			return 0, 0, false
		}
	}
	return int64(samples[0].Value.Uint64()), int64(samples[1].Value.Uint64()), true
}
