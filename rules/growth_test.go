package rules_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/rules"
	samples "github.com/pmlint/pmlint/testdata/bench/sample"
)

// BenchmarkGroup runs the rules of one group, on generated documents that are read anew
// each time, since rules share what they read; BenchmarkGroup/none is that reading alone.
func BenchmarkGroup(b *testing.B) {
	groups := map[string][]*lint.Rule{"none": nil}
	for _, r := range rules.All() {
		groups[r.Group()] = append(groups[r.Group()], r)
	}
	for name, group := range groups {
		b.Run(name, func(b *testing.B) {
			e := benchEngine(b, group)
			inputs := benchInputs(30)
			asProgram(b)
			cpu(b, func() { run(b, e, inputs) })
		})
	}
}

// BenchmarkGrowth lints one document of each size and tells how many times the CPU time of
// half the size that takes: two where the cost is linear.
func BenchmarkGrowth(b *testing.B) {
	asProgram(b)
	e := benchEngine(b, rules.All())
	for size := 20_000; size <= 1<<20; size *= 2 {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			half, whole := oneInput(samples.Long(1, size/2)), oneInput(samples.Long(1, size))
			var short, long time.Duration
			for b.Loop() {
				began := processTime()
				run(b, e, half)
				between := processTime()
				run(b, e, whole)
				short += between - began
				long += processTime() - between
			}
			b.SetBytes(int64(size + size/2))
			b.ReportMetric(float64(long)/float64(max(short, 1)), "long/short")
		})
	}
}

// TestGrowth holds the cost of a document sixteen times as long to less than three times
// sixteen of it.
func TestGrowth(t *testing.T) {
	e := benchEngine(t, rules.All())
	took := func(size int) time.Duration {
		in := oneInput(samples.Long(1, size))
		least := time.Hour
		for range 3 {
			began := processTime()
			run(t, e, in)
			least = min(least, processTime()-began)
		}
		return least
	}
	const size, times = 40_000, 16
	took(size) // tables are made on first use
	short, long := took(size), took(times*size)
	t.Logf("%v for %d bytes, %v for %d", short, size, long, times*size)
	if long > 3*times*short {
		t.Errorf("%d bytes take %v, %d times as many %v", size, short, times, long)
	}
}

func oneInput(text string) []lint.Input {
	return []lint.Input{{Path: "long.md", Read: func() ([]byte, error) { return []byte(text), nil }}}
}

func benchInputs(n int) []lint.Input {
	var inputs []lint.Input
	for i := range n {
		path, text := samples.PostMortem(1, i)
		inputs = append(inputs, lint.Input{Path: path, Read: func() ([]byte, error) { return []byte(text), nil }})
	}
	return inputs
}

func benchEngine(tb testing.TB, all []*lint.Rule) *lint.Engine {
	report := builtin(tb, profile.IncidentReport)
	return &lint.Engine{Rules: all, Collect: true, Words: postmortem.DefaultVocabulary(), Workers: 1, AsOf: day(tb, "2027-01-01"),
		Settings: func(*postmortem.Document) *lint.Settings { return &lint.Settings{Profile: report} }}
}

// run lints the inputs and drops what is found.
func run(tb testing.TB, e *lint.Engine, inputs []lint.Input) {
	if err := e.Run(context.Background(), inputs, func(*lint.Result) error { return nil }); err != nil {
		tb.Fatal(err)
	}
}
