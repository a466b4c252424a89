package postmortem_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// TestReading compares what Parse reads with what a careful person read, over
// the documents of testdata/reading. Every form of metadata, timeline and action
// item stands there in at least one; NAME.json says what NAME.md holds.
func TestReading(t *testing.T) {
	paths, err := filepath.Glob("testdata/reading/*.md")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	known, seen, all := knownPlaces(t), map[string]bool{}, newScore()
	for _, path := range paths {
		want, got := expected(t, path), read(t, path)
		one := &comparison{score: all, file: filepath.Base(path)}
		one.documents(want, got)
		for _, d := range one.differences {
			seen[d.place] = true
			if known[d.place] == "" {
				t.Errorf("%s: want %s, got %s", d.place, d.want, d.got)
			}
		}
	}
	for place, reason := range known {
		if seen[place] {
			continue
		}
		t.Errorf("%s is read as it should be, so it is no known difference (%s)", place, reason)
	}
	t.Logf("%d documents\n%s", len(paths), all)
}

// A reading is what a person, or the program, read in one document. Texts are
// empty where the document does not say; lines count from 1.
type reading struct {
	Title    string         `json:"title"`
	ID       string         `json:"id"`
	Date     string         `json:"date"`
	Severity string         `json:"severity"`
	Status   string         `json:"status"`
	Sections map[string]int `json:"sections"`
	Timeline []moment       `json:"timeline"`
	Actions  []task         `json:"actions"`
}

// A moment is a timeline entry: At is YYYY-MM-DDTHH:MM, HH:MM or YYYY-MM-DD, in
// the zone as written.
type moment struct {
	Line int    `json:"line"`
	At   string `json:"at"`
	Zone string `json:"zone"`
}

// A task is an action item.
type task struct {
	Line    int      `json:"line"`
	Owners  []string `json:"owners"`
	Due     string   `json:"due"`
	Done    bool     `json:"done"`
	Tickets []string `json:"tickets"`
}

// expected returns what the file beside path says that the document holds.
func expected(t *testing.T, path string) reading {
	t.Helper()
	data, err := os.ReadFile(strings.TrimSuffix(path, ".md") + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var want reading
	dec := json.NewDecoder(strings.NewReader(string(data)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&want); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return want
}

// read returns what Parse reads in the document at path.
func read(t *testing.T, path string) reading {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc := postmortem.Parse(source.New(path, data), postmortem.DefaultVocabulary())
	line := func(s source.Span) int { return doc.File.Line(s.Start) }
	got := reading{
		Title:    written(doc.Title),
		ID:       written(doc.ID),
		Date:     day(doc.Day),
		Severity: written(doc.Severity),
		Status:   written(doc.Status),
		Sections: map[string]int{},
	}
	for _, s := range doc.Sections {
		for _, kind := range s.Kinds {
			if first, ok := got.Sections[string(kind)]; !ok || line(s.Span) < first {
				got.Sections[string(kind)] = line(s.Span)
			}
		}
	}
	for _, timeline := range doc.Timelines {
		for _, e := range timeline.Entries {
			if at := instant(e); at != "" && !timeline.Milestones {
				got.Timeline = append(got.Timeline, moment{line(e.Span), at, e.Zone.Name})
			}
		}
	}
	for _, a := range doc.Actions {
		item := task{Line: line(a.Span), Due: day(a.DueDay), Done: a.Done}
		for _, owner := range a.Owners {
			item.Owners = append(item.Owners, owner.Name)
		}
		for _, ticket := range a.Tickets {
			item.Tickets = append(item.Tickets, ticket.Text)
		}
		got.Actions = append(got.Actions, item)
	}
	return got
}

// written returns the text of v, or nothing where nothing has been filled in.
func written(v postmortem.Value) string {
	if v.State == postmortem.Absent || v.State == postmortem.Placeholder {
		return ""
	}
	return v.Text
}

// day returns d as YYYY-MM-DD, or nothing where its year is not known.
func day(d postmortem.Date) string {
	if !d.Full() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// instant returns when an entry happened, as exactly as is known.
func instant(e *postmortem.Entry) string {
	at := day(e.Day)
	if e.Stamp.State != postmortem.Filled || !e.Stamp.HasClock {
		if e.Stamp.Date.IsZero() {
			return ""
		}
		return at
	}
	if at != "" {
		at += "T"
	}
	return fmt.Sprintf("%s%02d:%02d", at, e.Stamp.Clock.Hour, e.Stamp.Clock.Minute)
}

// A difference is a value that was read otherwise than it should be; its place
// is "FILE:LINE measure".
type difference struct{ place, want, got string }

// A comparison compares what was read in one document with what should be, and
// counts both in the score.
type comparison struct {
	*score
	file        string
	differences []difference
}

func (c *comparison) documents(want, got reading) {
	for _, v := range []struct{ name, want, got string }{
		{"title", want.Title, got.Title}, {"id", want.ID, got.ID}, {"date", want.Date, got.Date},
		{"severity", want.Severity, got.Severity}, {"status", want.Status, got.Status},
	} {
		c.value(1, v.name, plain(v.want), plain(v.got))
	}
	c.sections(want.Sections, got.Sections)
	c.timelines(want.Timeline, got.Timeline)
	c.actions(want.Actions, got.Actions)
}

// goldKinds are the kinds of section that a reading lists.
func goldKinds() []postmortem.Kind {
	return []postmortem.Kind{
		postmortem.Summary, postmortem.Impact, postmortem.TimelineSection, postmortem.Detection, postmortem.RootCause,
		postmortem.ContributingFactors, postmortem.Resolution, postmortem.ActionItems, postmortem.LessonsLearned,
		postmortem.WentWell, postmortem.WentWrong, postmortem.GotLucky,
	}
}

func (c *comparison) sections(want, got map[string]int) {
	for _, kind := range goldKinds() {
		w, g := want[string(kind)], got[string(kind)]
		c.set(max(w, g), "sections", lineOf(string(kind), w), lineOf(string(kind), g))
	}
}

// lineOf returns the line of a section as a set of one, or none for line 0.
func lineOf(kind string, line int) []string {
	if line == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%s:%d", kind, line)}
}

func (c *comparison) timelines(want, got []moment) {
	wants, gots := byLine(want, func(m moment) int { return m.Line }), byLine(got, func(m moment) int { return m.Line })
	for _, line := range lines(wants, gots) {
		w, inWant := wants[line]
		g, inGot := gots[line]
		if c.found(line, "timeline", inWant, inGot, w.At, g.At) {
			c.value(line, "timeline.at", w.At, g.At)
			c.value(line, "timeline.zone", zone(w.Zone), zone(g.Zone))
		}
	}
}

func (c *comparison) actions(want, got []task) {
	wants, gots := byLine(want, func(a task) int { return a.Line }), byLine(got, func(a task) int { return a.Line })
	for _, line := range lines(wants, gots) {
		w, inWant := wants[line]
		g, inGot := gots[line]
		if c.found(line, "actions", inWant, inGot, "item", "item") {
			c.value(line, "actions.done", strconv.FormatBool(w.Done), strconv.FormatBool(g.Done))
		}
		c.set(line, "actions.owners", people(w.Owners), people(g.Owners))
		c.set(line, "actions.due", filled(w.Due), filled(g.Due))
		c.set(line, "actions.tickets", plainAll(w.Tickets), plainAll(g.Tickets))
	}
}

func (c *comparison) differ(line int, measure, want, got string) {
	c.differences = append(c.differences, difference{fmt.Sprintf("%s:%d %s", c.file, line, measure), want, got})
}

// value compares a value that every document, entry or item has.
func (c *comparison) value(line int, measure, want, got string) {
	c.count(measure, func(n *tally) {
		n.of++
		if want == got {
			n.right++
		}
	})
	if want != got {
		c.differ(line, measure, fmt.Sprintf("%q", want), fmt.Sprintf("%q", got))
	}
}

// set compares two sets of values.
func (c *comparison) set(line int, measure string, want, got []string) {
	same := true
	c.count(measure, func(n *tally) {
		for _, w := range want {
			if slices.Contains(got, w) {
				n.hits++
			} else {
				n.missed++
				same = false
			}
		}
		for _, g := range got {
			if !slices.Contains(want, g) {
				n.extra++
				same = false
			}
		}
	})
	if !same {
		c.differ(line, measure, fmt.Sprintf("%q", want), fmt.Sprintf("%q", got))
	}
}

// found compares whether something stands on a line, and reports whether it
// does in both readings.
func (c *comparison) found(line int, measure string, want, got bool, wanted, gotten string) bool {
	var w, g []string
	if want {
		w = []string{wanted}
	}
	if got {
		g = []string{gotten}
	}
	if want && got {
		g = w // what stands there is compared for itself
	}
	c.set(line, measure, w, g)
	return want && got
}

func byLine[T any](all []T, line func(T) int) map[int]T {
	by := map[int]T{}
	for _, v := range all {
		by[line(v)] = v
	}
	return by
}

// lines returns the lines of both readings in order, each once.
func lines[T any](want, got map[int]T) []int {
	var all []int
	for line := range want {
		all = append(all, line)
	}
	for line := range got {
		if _, ok := want[line]; !ok {
			all = append(all, line)
		}
	}
	slices.Sort(all)
	return all
}

// plain returns s without case, markup, brackets around it and runs of space.
func plain(s string) string {
	fields := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("*_`", r) || r == '\u00a0' || r <= ' ' })
	return strings.ToLower(strings.Trim(strings.Join(fields, " "), "[]()"))
}

func plainAll(all []string) []string {
	var out []string
	for _, s := range all {
		out = append(out, plain(s))
	}
	return out
}

func people(names []string) []string {
	out := plainAll(names)
	for i, s := range out {
		out[i] = strings.TrimLeft(s, "@")
	}
	return out
}

func filled(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// zone returns z in capitals, and the names of UTC as one.
func zone(z string) string {
	z = strings.ReplaceAll(strings.ToUpper(z), "ETC/", "")
	switch z {
	case "Z", "GMT", "+00:00", "UTC+0":
		return "UTC"
	}
	return z
}

// A tally counts one measure: the values of a set as hits, missed and extra, or
// single values as right of all.
type tally struct{ hits, missed, extra, right, of int }

// A score holds the tallies of all measures.
type score struct{ measures map[string]*tally }

func newScore() *score { return &score{map[string]*tally{}} }

func (s *score) count(measure string, add func(*tally)) {
	if s.measures[measure] == nil {
		s.measures[measure] = &tally{}
	}
	add(s.measures[measure])
}

// String returns a line a measure: the F1 of sets, and the share of right values.
func (s *score) String() string {
	var out strings.Builder
	for _, name := range []string{
		"sections", "timeline", "actions", "actions.owners", "actions.due", "actions.tickets",
		"timeline.at", "timeline.zone", "actions.done", "title", "date", "id", "severity", "status",
	} {
		n := s.measures[name]
		switch {
		case n == nil:
		case n.of > 0:
			fmt.Fprintf(&out, "%-16s %.3f (%d of %d)\n", name, float64(n.right)/float64(n.of), n.right, n.of)
		default:
			fmt.Fprintf(&out, "%-16s F1 %.3f (%d found, %d missed, %d extra)\n", name,
				2*float64(n.hits)/float64(max(1, 2*n.hits+n.missed+n.extra)), n.hits, n.missed, n.extra)
		}
	}
	return out.String()
}
