package postmortem

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pmlint/pmlint/lint/table"
)

// loader fills a Vocabulary from the lines of the data file, whose head explains
// their form.
type loader struct {
	v *Vocabulary
	// category and key are those of the line in work.
	category, key string
}

// loadVocabulary reads the data. A line that is malformed, or a word that stands
// twice in one category, is an error with its line number.
func loadVocabulary(data string) (*Vocabulary, error) {
	l := loader{v: &Vocabulary{}}
	for n := 1; data != ""; n++ {
		var line string
		line, data, _ = strings.Cut(data, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := l.line(line); err != nil {
			return nil, fmt.Errorf("vocabulary.txt:%d: %w", n, err)
		}
	}
	return l.v, nil
}

// languages are those that a line may name; any is for words of no language.
const languages = " any en de fr es pt no "

// line reads "category [key] language: word | word".
func (l *loader) line(s string) error {
	head, list, ok := strings.Cut(s, ": ")
	if !ok {
		return fmt.Errorf("no colon in %q", s)
	}
	category, rest, _ := strings.Cut(head, " ")
	key, language, ok := strings.Cut(rest, " ")
	if !ok {
		key, language = "", rest
	}
	if language == "" || !strings.Contains(languages, " "+language+" ") {
		return fmt.Errorf("unknown language %q", language)
	}
	l.category, l.key = category, key
	add, err := l.adder()
	if err != nil {
		return err
	}
	if strings.HasSuffix(strings.TrimRight(list, " "), "|") {
		return errors.New(`malformed word "" at the end`)
	}
	for list != "" {
		var e entry
		e, list = nextEntry(list)
		if e.text == "" || e.text[0] == ' ' || e.text[len(e.text)-1] == ' ' {
			return fmt.Errorf("malformed word %q", e.text)
		}
		if err := add(e); err != nil {
			return err
		}
	}
	return nil
}

// An entry is one word of a line.
type entry struct {
	text string
	// clean says that the text is its own key: it has nothing but unaccented
	// letters, digits and single spaces.
	clean bool
}

// key is the form under which the word is looked up.
func (e entry) key() string {
	if e.clean {
		return e.text
	}
	return wordKey(e.text)
}

// nextEntry cuts the first word off a list.
func nextEntry(list string) (e entry, rest string) {
	e.text = list
	if bar := strings.IndexByte(list, '|'); bar >= 0 {
		e.text, rest = strings.TrimSuffix(list[:bar], " "), strings.TrimPrefix(list[bar+1:], " ")
	}
	e.clean = true
	for i := range len(e.text) {
		if c := e.text[i]; c-'a' >= 26 && c != ' ' && c-'0' >= 10 {
			e.clean = false
			break
		}
	}
	return e, rest
}

// adder returns the function that takes in the words of the line.
func (l *loader) adder() (func(entry) error, error) {
	v := l.v
	switch l.category {
	case "section", "fallback":
		kinds, err := kindsOf(l.key)
		if err != nil {
			return nil, err
		}
		if l.category == "fallback" {
			return func(e entry) error { return add(&v.fallbacks, e, kinds) }, nil
		}
		return func(e entry) error { return v.addSection(e, kinds) }, nil
	case "label":
		return adderTo(&v.labels, l.key, FieldKey(l.key))
	case "action":
		return adderTo(&v.actions, l.key, ActionKey(l.key))
	case "column":
		return adderTo(&v.columns, l.key, ColumnKey(l.key))
	case "status":
		return adderTo(&v.statuses, l.key, Status(l.key))
	case "class":
		if !isClass(RowClass(l.key)) {
			return nil, fmt.Errorf("unknown class %q", l.key)
		}
		return func(e entry) error { return v.addPhrases(e.text, RowClass(l.key)) }, nil
	case "hint":
		if c := RowClass(l.key); c != Detected && c != Restored {
			return nil, fmt.Errorf("unknown class %q", l.key)
		}
		return func(e entry) error { v.hintStarts.add(e.key()); return add(&v.hints, e, RowClass(l.key)) }, nil
	case "cue":
		if !isCue(Cue(l.key)) {
			return nil, fmt.Errorf("unknown cue %q", l.key)
		}
		return func(e entry) error { return v.addCue(e.text, Cue(l.key)) }, nil
	case "turn":
		if !isTurn(Turn(l.key)) {
			return nil, fmt.Errorf("unknown turn %q", l.key)
		}
		return func(e entry) error { return v.addTurn(e.text, Turn(l.key)) }, nil
	case "template":
		cue := TemplateCue(l.key)
		if !isTemplateCue(cue) {
			return nil, fmt.Errorf("unknown cue %q", l.key)
		}
		return func(e entry) error { v.addTemplate(cue, e.text); return nil }, nil
	case "term":
		return func(e entry) error { return v.addTerm(e, Term(l.key)) }, nil
	case "person":
		return l.personAdder()
	case "month":
		n, err := strconv.Atoi(l.key)
		if err != nil || n < 1 || n > 12 {
			return nil, fmt.Errorf("month %q is not 1 to 12", l.key)
		}
		return adderTo(&v.months, l.key, n)
	case "weekday":
		n, err := strconv.Atoi(l.key)
		if err != nil || n < 1 || n > 7 {
			return nil, fmt.Errorf("weekday %q is not 1 to 7", l.key)
		}
		return func(e entry) error { return v.addWeekday(e, n%7) }, nil
	case "zone":
		o, err := parseOffset(l.key)
		if err != nil {
			return nil, err
		}
		return func(e entry) error { return v.addZone(e, o) }, nil
	case "ending":
		kind := slices.Index([]string{nounEnding: "noun", surnameEnding: "surname", adjectiveEnding: "adjective"}, l.key)
		if kind < 0 {
			return nil, fmt.Errorf("unknown ending %q", l.key)
		}
		return func(e entry) error { v.endings[kind] = append(v.endings[kind], e.text); return nil }, nil
	case "horizon":
		if !isTimeFrame(TimeFrame(l.key)) {
			return nil, fmt.Errorf("unknown time frame %q", l.key)
		}
		return adderTo(&v.frames, l.key, TimeFrame(l.key))
	}
	return l.unkeyedAdder()
}

// unkeyedAdder is adder for the categories whose lines have no key.
func (l *loader) unkeyedAdder() (func(entry) error, error) {
	v := l.v
	switch l.category {
	case "all-times":
		return func(e entry) error { v.allTimes = append(v.allTimes, e.text); return nil }, nil
	case "office-hours":
		return func(e entry) error {
			v.officeHours = append(v.officeHours, e.text)
			v.addPartialStart(e.text)
			return nil
		}, nil
	case "partial":
		return func(e entry) error {
			words := strings.Join(cueWords(e.text), " ")
			v.partial = append(v.partial, " "+words+" ")
			v.addPartialStart(words)
			return nil
		}, nil
	case "residual":
		return func(e entry) error { v.residual = append(v.residual, e.text); return nil }, nil
	case "time-note":
		return func(e entry) error { v.timeNotes = append(v.timeNotes, e.text); return nil }, nil
	}
	set, ok := setNamed(l.category)
	if !ok || l.key != "" {
		return nil, fmt.Errorf("unknown category %q", strings.TrimSpace(l.category+" "+l.key))
	}
	return func(e entry) error { return v.addToSet(set, e) }, nil
}

// adderTo returns a function that adds words with one meaning to m.
func adderTo[M any](m *table.Table[M], key string, meaning M) (func(entry) error, error) {
	if key == "" {
		return nil, errors.New("no key before the language")
	}
	return func(e entry) error { return add(m, e, meaning) }, nil
}

// kindsOf reads "root-cause", or "follow-up+action-items" for names that mean
// both, or "none" for names that no section has.
func kindsOf(key string) ([]Kind, error) {
	if key == "none" {
		return []Kind{}, nil
	}
	var kinds []Kind
	for _, k := range strings.Split(key, "+") {
		if !isKind(Kind(k)) {
			return nil, fmt.Errorf("unknown kind %q", k)
		}
		kinds = append(kinds, Kind(k))
	}
	return kinds, nil
}

// setNamed returns the set that the data file calls by a name.
func setNamed(name string) (wordSet, bool) {
	for i, n := range [numSets]string{
		setNumbered: "numbered", setLead: "lead", setTrail: "trail", setJoin: "join", setOf: "of",
		setSubject: "subject", setFirm: "firm", setHorizonNoun: "horizon-noun",
		setTitleWhen: "when", setTitleWhenFirst: "when-first", setTitleWhenSure: "when-sure",
		setPlaceholder: "placeholder", setUndecided: "undecided", setPrompt: "prompt", setSample: "sample", setNone: "nothing",
		setDone: "done", setDoneLink: "done-link", setOpen: "open", setNegation: "negation",
		setWeekday: "weekday", setConnector: "connector", setApproximate: "approximate", setTimeLead: "time-lead",
		setTeam: "team", setFunction: "function", setTopic: "topic", setVerb: "verb", setUnit: "unit",
		setSeverity: "severity", setProcessNotes: "process-notes", setTemplateFile: "template-file", setPlanned: "planned",
		setDecline: "decline", setGrave: "grave", setPast: "past", setPastAdjective: "past-adjective", setMended: "mended", setRecorded: "recorded", setRecord: "record",
		setParticiple: "participle", setTeller: "teller", setAdverb: "adverb", setObject: "object", setParticle: "particle",
		setPassive: "passive", setPassivePast: "passive-past", setSubordinate: "subordinate", setStill: "still",
		setPromise: "promise", setPromiseLate: "promise-late", setCondition: "condition", setIdle: "idle",
		setRecurrence: "recurrence", setSimilar: "similar", setChore: "chore", setWaits: "waits",
		setIDLabel: "id-label", setDateLabel: "date-label", setCounter: "counter", setBeforeOther: "before-other",
		setLasted: "lasted", setThroughout: "throughout",
	} {
		if n == name {
			return wordSet(i), true
		}
	}
	return 0, false
}
