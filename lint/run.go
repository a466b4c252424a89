package lint

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

// An Input is one document to lint. Read is called once, by a worker.
type Input struct {
	// Path is the name shown to users, with forward slashes.
	Path string
	// Named says that the user asked for this very file.
	Named bool
	// Read returns the file's bytes, or an error that names the path. An error
	// with a method Excess() string says that they are too many, which is a
	// finding (pmlint/too-complex); the bytes returned with it are the first.
	Read func() ([]byte, error)
	// Words are those by which this document is read; nil means the engine's.
	Words *postmortem.Vocabulary
	// Tree is what stands around the document, nil where that is not known, and Place
	// the document's own path in it.
	Tree  *Tree
	Place string
}

// Settings are what applies to one document.
type Settings struct {
	Profile *profile.Profile
	// Inferred says that the profile was chosen by looks; findings about form are
	// advice then, warnings at most: those of sections, metadata, actions and review,
	// and of rules that are milder without a form.
	Inferred bool
	// Rules judge this document besides the engine's.
	Rules []*Rule
	// Severities are configured severities by rule ID; they override defaults
	// and the cap of an inferred profile.
	Severities map[string]Severity
	// Since exempts, by rule ID, documents whose own date is earlier.
	Since map[string]postmortem.Date
	// Options set, by rule ID, the options of a checker that [Rule.Fresh] returned.
	// They are called concurrently.
	Options map[string]func(any)
	// NoInline ignores suppression comments.
	NoInline bool
}

// An Engine runs documents through rules. It never touches the operating system.
type Engine struct {
	Rules []*Rule
	// Known are the IDs of all rules that exist, those left out of Rules too: a
	// suppression of one that does not run is neither unknown nor unused. Nil
	// means the IDs of Rules.
	Known []string
	// Words are those by which documents are read.
	Words *postmortem.Vocabulary
	// Settings returns what applies to a document; it is called concurrently.
	// Nil, or a nil result, means zero Settings.
	Settings func(*postmortem.Document) *Settings
	// Select says whether a document is linted at all; nil takes every one. It
	// is called concurrently.
	Select func(Input, *postmortem.Document) bool
	// AsOf is the day on which the documents are judged; the zero Date where none was
	// given. No rule reads the clock.
	AsOf postmortem.Date
	// Collect says that the corpus rules are to collect the facts of each document
	// ([Result.Facts]), for a [Corpus] to judge. Without it they rest.
	Collect bool
	// Digest makes the hashes of an [Incident]; nil means the function Digest.
	// Facts that never leave the run need none that means something elsewhere.
	Digest func(text string) string
	// TextOnly says that of a document results need no more than the text
	// ([postmortem.TextOnly]): what else was read of it makes room for the next.
	TextOnly bool
	// Workers is the number of documents in work at once; 0 means one a CPU.
	Workers int

	// parse stands in for postmortem.Parse in tests.
	parse func(*source.File, *postmortem.Vocabulary) *postmortem.Document
}

// A Result is what became of one Input.
type Result struct {
	Input Input
	// File is the text that the diagnostics' spans refer to; nil where Err is set.
	File *source.File
	// Doc is nil where the file could not be read or is not text.
	Doc *postmortem.Document
	// Settings is nil where the document was not judged by rules.
	Settings *Settings
	// Status is how far the document has come, where its profile has a status of
	// the document and it was judged.
	Status postmortem.Status
	// Skipped says that Select turned the document down.
	Skipped bool
	// Facts are what the corpus rules collected of the document; nil where that is
	// nothing.
	Facts *Facts
	// Diagnostics are sorted by offset, then rule.
	Diagnostics []Diagnostic
	// Suppressed counts findings that comments suppress.
	Suppressed int
	// Suppressions are the document's comments that may suppress findings, in order.
	Suppressions []Suppression
	// Known counts findings that were left out of Diagnostics because they are not new.
	// The engine leaves none out.
	Known int
	// Err is why the input could not be read, as Input.Read returned it.
	Err error
	// Internal are panics, each a *PanicError, in the order of the rules.
	Internal []error

	harmless bool // nothing in the text is to be hidden; known of results from a shelf
}

// ahead is how many documents a worker may be ahead of the one that is emitted
// next. More keep the workers busy behind a long document, and cost memory.
const ahead = 4

// Run lints the inputs and hands each result to emit, in the order of inputs,
// whatever the number of workers. It holds at most a few results a worker. It
// stops at the first error of emit, or when ctx is done, and returns that error.
// Emit is called by the goroutine that called Run. When Run returns, no worker is
// running any more: an Input.Read that may block must watch ctx itself.
func (e *Engine) Run(ctx context.Context, inputs []Input, emit func(*Result) error) error {
	workers := e.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	workers = min(workers, len(inputs))
	window := ahead * workers
	r := newRunner(e)
	defer r.ready.running.Wait()
	if workers == 1 {
		return r.inTurn(ctx, inputs, emit)
	}

	// Input i is in slot i % window from its dispatch to its emission, so that no
	// send below ever blocks.
	jobs := make(chan int, window)
	slots := make([]chan *Result, window)
	for i := range slots {
		slots[i] = make(chan *Result, 1)
	}
	// A context derived from ctx would lag behind it, and let results through.
	var stopped atomic.Bool
	var pool sync.WaitGroup
	defer pool.Wait()
	defer close(jobs)
	defer stopped.Store(true)
	for range workers {
		pool.Go(func() {
			for i := range jobs {
				if ctx.Err() == nil && !stopped.Load() {
					slots[i%window] <- r.lint(ctx, inputs[i])
				}
			}
		})
	}

	next := 0
	for i := range inputs {
		for ; next < len(inputs) && next < i+window; next++ {
			jobs <- next
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case result := <-slots[i%window]:
			// A result that was finished after ctx was done may be incomplete.
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := emit(result); err != nil {
				return err
			}
		}
	}
	return nil
}

// inTurn is Run with one worker: the caller's own goroutine, which saves a wake-up
// a document.
func (r *runner) inTurn(ctx context.Context, inputs []Input, emit func(*Result) error) error {
	for _, in := range inputs {
		if err := ctx.Err(); err != nil {
			return err
		}
		result := r.lint(ctx, in)
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := emit(result); err != nil {
			return err
		}
	}
	return nil
}
