package postmortem

import (
	"strings"
	"sync"

	"github.com/pmlint/pmlint/lint/table"
)

// A Vocabulary is the words by which a document is read: what its sections,
// labels and columns are called, which words name months, zones and teams, which
// stand for "not filled in" and "done". The built-in one covers English, German,
// French, Spanish, Portuguese and Norwegian; [Vocabulary.Extend] adds a team's
// own words. A Vocabulary never changes once it is built.
type Vocabulary struct {
	sections     table.Table[[]Kind]
	fallbacks    table.Table[[]Kind]
	patterns     patterns
	labels       table.Table[FieldKey]
	actions      table.Table[ActionKey]
	columns      table.Table[ColumnKey]
	statuses     table.Table[Status]
	months       table.Table[int]
	weekdays     table.Table[int] // from Sunday, 0
	zones        table.Table[offset]
	frames       table.Table[TimeFrame]
	phrases      table.Table[[]phrase] // event phrases by their first word
	hints        table.Table[RowClass] // words by which an event may tell of a moment
	hintStarts   wordStarts            // which words may begin one of them
	cues         table.Table[[]cuePhrase]
	turns        table.Table[[]turnPhrase]  // turns of speech by their first word
	turnStarts   table.Table[*openings]     // how the phrases of each begin
	phraseStarts table.Table[wordSets]      // the phrase sets in which a word begins a phrase
	templates    table.Table[templateWords] // by cue, by which templates speak to authors
	terms        table.Table[Term]          // labels and values of particulars
	termStarts   table.Table[*wordStarts]   // which words may begin one of them
	sets         table.Table[wordSets]
	nameWords    table.Table[nameWords] // what words tell of a value that ought to be a name
	// setStarts are the sets with words that begin with two letters, see pair. They
	// save most look-ups.
	setStarts [26 * 26]wordSets
	// Phrases that are searched for inside a sentence, lower case as written.
	allTimes, timeNotes, officeHours, partial, residual []string
	partialStarts                                       [26 * 26][]string // the first words of officeHours and partial, see pair
	endings                                             [numWordEndings][]string
	// Which words may be a month.
	starts      wordStarts
	eventStarts wordStarts        // which words may begin an event's phrase
	promising   openings          // of promises
	passives    openings          // has been, was
	zoneWords   table.Table[bool] // the first words of zones
	zoneStarts  wordStarts        // how these begin
	recurring   openings          // of another incident
	cueStarts   openings          // of cues; it knows their first words alone
	chores      openings          // of what a checklist speaks of
	waits       openings          // of what must be done first
	// holds are the first words of what stands for "not filled in"; true are those
	// that do so alone.
	holds table.Table[bool]
	nones table.Table[bool] // the first words of what says that there is nothing
	// What was found of headings and labels, and of places for values.
	meanings *memo[*meaning]
	places   *memo[bool]
}

// DefaultVocabulary returns the built-in words. All callers share one Vocabulary.
var DefaultVocabulary = sync.OnceValue(func() *Vocabulary {
	v := builtInWords
	v.forget()
	return &v
})

// wordSets are the plain sets that a word is in, one bit each.
type wordSets uint64

// A wordSet is one of them, by its bit's place.
type wordSet uint

const (
	setNumbered       wordSet = iota // words that number a section: step, part
	setLead                          // qualifiers before a section's name: incident, detailed
	setTrail                         // and behind it: analysis, overview
	setJoin                          // between two names: and, /
	setOf                            // between a name and what it is about: of, for
	setSubject                       // what a section is about: outage, users
	setFirm                          // names that stand beside words of any kind: impact
	setHorizonNoun                   // what is to be done in them: actions, fixes
	setTitleWhen                     // words of a remark about times in a title
	setTitleWhenFirst                // those that may begin one
	setTitleWhenSure                 // those that are one by themselves
	setPlaceholder
	setUndecided
	setPrompt // sentences by which any template speaks to the author
	setSample // handles and names that templates use: user, name
	setNone
	setDone
	setDoneLink // what may follow a word for done: in, by
	setOpen
	setNegation
	setWeekday
	setConnector
	setApproximate
	setTimeLead // other words that may stand before a date or time: on, am, el
	setTeam     // words of a team's name: team, squad
	setFunction // names of teams by what they do: platform, SRE
	setTopic
	setVerb
	setUnit
	setSeverity
	setProcessNotes
	setZoneEnd // last words of zones of several words
	setDecline // what begins a sentence that says that there is nothing
	setGrave   // severities that are among the upper ones
	setPast    // verbs in the past tense
	setPastAdjective
	setRecorded     // of them those by which work is written down: created
	setRecord       // what it is written down as: ticket
	setMended       // participles that tell of mending and of nothing else
	setParticiple   // participles of languages other than English
	setTeller       // who tells, with an auxiliary: we, we have
	setAdverb       // what may stand before a verb: also, already
	setObject       // what begins a verb's object: the, all
	setParticle     // what may follow a verb in its stead: to, out
	setPassive      // has been
	setPassivePast  // was
	setSubordinate  // what begins a clause of another: that, why
	setStill        // what says that something is left to do: still, but
	setPromise      // we will, we plan to
	setPromiseLate  // the same where the verb stands at the end
	setCondition    // what makes a promise conditional: if, when
	setIdle         // verbs by which nothing changes: continue
	setRecurrence   // phrases that speak of another incident: the previous outage
	setSimilar      // titles of the list of incidents that were like this one
	setPlanned      // what makes a moment one to come: scheduled, until
	setTemplateFile // words in the names of templates' files: template
	setWaits        // what stands before what must be done first: blocked by
	setChore        // what a checklist on writing the document speaks of: sections above
	setIDLabel      // labels of an ID, if the value has the form of one: incident, key
	setDateLabel    // labels of a date, if the value holds one: data
	setCounter      // headers of columns that number rows: #, no.
	setBeforeOther  // words behind which somebody else is named than who does it: ask, with
	setLasted       // verbs behind which the length of an incident stands: lasted
	setThroughout   // prepositions before a length of time: for
	numSets
)

// Each set has a bit of wordSets; this does not compile where there are more.
const _ = uint(64 - numSets)

// phraseSets are those whose words are looked for within a text, by the first word.
const phraseSets wordSets = 1<<setMended | 1<<setPassive | 1<<setPassivePast | 1<<setPromise | 1<<setPromiseLate | 1<<setTeller | 1<<setPrompt | 1<<setRecurrence | 1<<setChore

// has reports whether the set holds a word, given as wordKey makes it.
func (v *Vocabulary) has(set wordSet, key string) bool { return v.hasAny(1<<set, key) }

// hasAny reports whether one of the sets holds a word.
func (v *Vocabulary) hasAny(sets wordSets, key string) bool {
	return v.mayBegin(sets, key) && v.sets.Get(key)&sets != 0
}

// mayBegin reports whether a word of one of the sets may begin s. False is certain
// for words of ASCII letters.
func (v *Vocabulary) mayBegin(sets wordSets, s string) bool {
	i := pair(s)
	return i < 0 || v.setStarts[i]&sets != 0
}

// put adds a word, given as wordKey makes it, to sets.
func (v *Vocabulary) put(key string, sets wordSets) {
	*v.sets.Make(key) |= sets
	if i := pair(key); i >= 0 {
		v.setStarts[i] |= sets
	}
}

// Label returns the canonical meaning of a field's label, given as plain text or
// as a front matter key; empty if it is unknown.
func (v *Vocabulary) Label(label string) FieldKey {
	if len(label) > maxLabel {
		return ""
	}
	return inBoth(v, &v.labels, label, lookup(v, &v.labels, splitCamel(label)))
}

// ActionKey returns what a column header or label of an action item stands for.
func (v *Vocabulary) ActionKey(label string) ActionKey {
	return inBoth(v, &v.actions, label, lookup(v, &v.actions, label))
}

// TimelineColumn returns what a column of a timeline holds, by its header. A
// header that names a time zone alone is a time column.
func (v *Vocabulary) TimelineColumn(header string) ColumnKey {
	if key := lookup(v, &v.columns, header); key != NoColumn {
		return key
	}
	if _, ok := v.Zone(trimGroup(plain(header))); ok {
		return TimeColumn
	}
	return NoColumn
}

// Status returns the canonical status of a post-mortem as a document, empty if
// the words are not known as one. The state of an incident (ongoing, resolved)
// is not a document's status.
func (v *Vocabulary) Status(text string) Status {
	return lookup(v, &v.statuses, text)
}

// maxLabel is the length in bytes from which no text is taken for a label or a
// section's name.
const maxLabel = 160

// lookup finds the meaning of a label written in any of the usual ways.
func lookup[M ~string](v *Vocabulary, in *table.Table[M], label string) M {
	if len(label) > maxLabel {
		return ""
	}
	if m, ok := in.Find(wordKey(label)); ok { // most labels are written as they stand in the data
		return m
	}
	m, _ := singularOrPlural(in, wordKey(v.title(label)))
	return m
}

// inBoth returns what is known of a label or, where nothing is, what it says in two languages,
// "Termin / Due": each part must be known, and mean the same.
func inBoth[M ~string](v *Vocabulary, in *table.Table[M], label string, known M) M {
	if known != "" || len(label) > maxLabel || !strings.Contains(label, " / ") {
		return known
	}
	var both M
	for part := range strings.SplitSeq(label, " / ") {
		m := lookup(v, in, strings.TrimSpace(part))
		if m == "" || both != "" && m != both {
			return ""
		}
		both = m
	}
	return both
}

// lookupKeys is lookup for a label of which both keys are known: that of the label as
// written and that of the label as a title.
func lookupKeys[M ~string](in *table.Table[M], written, key string) M {
	if m, ok := in.Find(written); ok {
		return m
	}
	m, _ := singularOrPlural(in, key)
	return m
}

// singularOrPlural looks key up as it is, without an s at its end, and with one.
func singularOrPlural[M any](in *table.Table[M], key string) (M, bool) {
	m, ok := in.Find(key)
	if !ok && key != "" {
		if key[len(key)-1] == 's' {
			m, ok = in.Find(key[:len(key)-1])
		} else {
			m, ok = in.Find(key + "s")
		}
	}
	return m, ok
}

// splitCamel writes incidentId as incident Id: front matter keys are not words.
func splitCamel(s string) string {
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ' || c == ':':
			return s
		case 'A' <= c && c <= 'Z' && 'a' <= s[i-1] && s[i-1] <= 'z':
			return s[:i] + " " + splitCamel(s[i:])
		}
	}
	return s
}
