package discover

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// An evidence is one kind of what speaks for a post-mortem, or against it.
type evidence struct {
	points float64
	what   string
}

// whatSections is the evidence of the kinds of section that a document has.
const whatSections = "sections"

// score sums up what speaks for a post-mortem.
func score(all []evidence) float64 {
	sum := 0.0
	for _, e := range all {
		sum += e.points
	}
	return sum
}

// reasons puts what counts into words.
func (s *signals) reasons(all []evidence) []string {
	var out []string
	for _, e := range all {
		if math.Abs(e.points) < 0.5 {
			continue // it would read as a reason that counts for nothing
		}
		what := e.what
		if what == whatSections {
			what += ": " + strings.Join(s.partNames(), ", ")
		}
		out = append(out, fmt.Sprintf("%s (%+.0f)", what, e.points))
	}
	return out
}

// partNames are the kinds of section that count, sorted.
func (s *signals) partNames() []string {
	var names []string
	for kind := range s.parts {
		if part(kind) > 0 {
			names = append(names, strings.ReplaceAll(string(kind), "-", " "))
		}
	}
	slices.Sort(names)
	return names
}

// part is the weight of a kind of section. Retrospectives of projects, decision
// records and proposals share the light ones.
func part(kind postmortem.Kind) float64 {
	switch kind {
	case postmortem.RootCause, postmortem.ContributingFactors:
		return 3
	case postmortem.TimelineSection, postmortem.Impact, postmortem.Detection, postmortem.Resolution, postmortem.GotLucky:
		return 2
	case postmortem.ActionItems, postmortem.Summary, postmortem.Response, postmortem.Prevention,
		postmortem.WentWell, postmortem.WentWrong, postmortem.LessonsLearned:
		return 1
	}
	return 0
}

// The most that one kind of evidence can count, so that none decides alone.
const (
	maxParts   = 8
	maxFacts   = 4
	maxEntries = 4
	maxSubject = 5
	maxTone    = 3
	minTone    = -3

	indexPoints = -6
)

// weigh returns what the signals count, the weightiest kind first.
func (s *signals) weigh() []evidence {
	parts := 0.0
	for kind := range s.parts {
		parts += part(kind)
	}
	out := append(make([]evidence, 0, 9),
		evidence{min(parts, maxParts), whatSections},
		evidence{min(2*float64(len(s.facts)), maxFacts), "fields of an incident"},
		evidence{min(float64(s.entries), maxEntries), "a timeline with times"},
		evidence{s.subject(), "it is about an incident"})
	times := min(float64(s.clocks), 3) + min(float64(s.dates), 3)/2
	if s.titleDates > 0 {
		times += 2
	}
	if s.dated {
		times++
	}
	out = append(out, evidence{times, "dates and times"})
	told, advice := s.voice()
	tone := math.Max(minTone, math.Min(maxTone, told-advice))
	if tone < 0 {
		out = append(out, evidence{tone, "it tells its readers what to do"})
	} else {
		out = append(out, evidence{tone, "it tells what happened"})
	}
	if s.namesOne {
		out = append(out, evidence{2, "its title names one incident"})
	}
	if s.clause.has(postmortem.CueGuide) {
		points := -4.0
		if s.titleDates > 0 {
			points = -2
		}
		out = append(out, evidence{points, "its title is that of another kind of text"})
	}
	if s.isIndex() {
		out = append(out, evidence{indexPoints, "it lists links"})
	}
	return out
}

// subject weighs what title, front matter and text are about.
func (s *signals) subject() float64 {
	points := 0.0
	switch {
	case s.title.has(postmortem.CueReport):
		points = 4
	case s.front.has(postmortem.CueReport):
		points = 3
	case s.title.has(postmortem.CueIncident), s.front.has(postmortem.CueIncident):
		points = 2
	}
	if s.titleDates > 0 && (s.title.has(postmortem.CueReport) || s.title.has(postmortem.CueIncident)) {
		points++
	}
	if s.opening.has(postmortem.CueReport) {
		points++
	}
	points += min(float64(len(s.opening.incidents)), 3) * 0.7
	points += min(float64(len(s.body.incidents)), maxIncidents) * 0.25
	return min(points, maxSubject)
}

// voice returns how often a hundred words tell what happened, and how often they
// advise.
func (s *signals) voice() (told, advice float64) {
	hundreds := float64(max(s.words, 100)) / 100
	return float64(s.body.count(postmortem.CueTold)) / hundreds, float64(s.body.count(postmortem.CueAdvice)) / hundreds
}

// minIndex is how many words a list of links has at least.
const minIndex = 20

// isIndex reports whether a third of the text is links.
func (s *signals) isIndex() bool { return s.linked >= minIndex && 3*s.linked > s.words }

// tells reports whether there is anything that happened: a time, or a text that
// speaks more of the past than to its readers.
func (s *signals) tells() bool {
	told, advice := s.voice()
	return s.times()+s.titleDates > 0 || s.dated || told >= advice+2.5
}

// times counts the times at which something happened.
func (s *signals) times() int { return max(s.entries, s.clocks) + s.dates }

// aboutIncident reports whether there is anything that a retrospective of a
// project or a decision record would not have.
func (s *signals) aboutIncident() bool {
	heavy := 0
	for kind := range s.parts {
		if part(kind) >= 2 && (kind != postmortem.TimelineSection || s.entries > 1) {
			heavy++
		}
	}
	told, _ := s.voice()
	clocked := s.clocks > 1 && (s.parts[postmortem.TimelineSection] || told >= 2 && s.subject() >= 0.5)
	return s.subject() >= 1 || heavy >= 2 || clocked || len(s.facts) > 0
}

// few is how many times a text of another kind may mention by the way: when it
// was written, or an example.
const few = 2

// isGuide reports whether the title is that of another kind of text, and the text
// does not say otherwise.
func (s *signals) isGuide() bool {
	if s.genericTitle && s.title.has(postmortem.CueGuide) {
		return true
	}
	return s.clause.has(postmortem.CueGuide) && s.titleDates == 0 && s.times() <= few
}

// manyHoles is from how many open places on a document is largely unfilled, and
// manyParts from how many kinds of section on it has a post-mortem's form.
const (
	manyHoles = 5
	manyParts = 3
)

// isTemplate reports whether the document has the sections of a post-mortem and
// nothing in them. One that was begun has times, or a title of its own.
func (s *signals) isTemplate() bool {
	if !s.mayBeTemplate() {
		return false
	}
	own, all := s.hasOwnTitle(), s.blank+s.filled
	switch {
	case !own && s.times() == 0 && !s.dated && len(s.parts) >= manyParts:
		// Whatever its sections hold, it is about nothing in particular.
		return true
	case all < 2 || 2*s.blank < all && s.holes < manyHoles:
		return false
	case own:
		return s.times() == 0
	}
	// Templates give times of day as examples, but no days.
	return s.times() <= few || s.dates == 0 && !s.dated
}

// mayBeTemplate reports whether neither the title nor the times in a document say
// that it is no template, whatever its sections hold.
func (s *signals) mayBeTemplate() bool {
	return s.titleDates == 0 && !s.namesOne && !(s.hasOwnTitle() && s.times() > 0)
}

// hasOwnTitle reports whether the title is not one that a template may bear.
func (s *signals) hasOwnTitle() bool {
	return s.titled && !s.genericTitle && !s.title.has(postmortem.CueGuide) && !s.front.has(postmortem.CueGuide)
}

// isSure reports whether a document is a post-mortem whatever its text may say, by
// signals to which that has added nothing yet. The text can only add to the times and
// to what the document is about; tone and links may speak against it.
func (s *signals) isSure() bool {
	const against = minTone + indexPoints
	return !s.mayBeTemplate() && score(s.weigh())+against > Enough && !s.isGuide() && s.tells() && s.aboutIncident()
}
