package postmortem

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// Words are a team's own words, to be read beside the built-in ones. A word that
// the vocabulary knows with another meaning takes the new one.
type Words struct {
	// Sections are names of sections. A name may hold _ for one to three words,
	// and end in "..." for any: "what broke in ...".
	Sections map[Kind][]string
	// Labels are labels of fields.
	Labels map[FieldKey][]string
	// OwnerKeys, DueKeys, TicketKeys, StateKeys and TextKeys are labels and column
	// headers of action items.
	OwnerKeys, DueKeys, TicketKeys, StateKeys, TextKeys []string
	// Columns are headers of timelines.
	Columns map[ColumnKey][]string
	// Classes are phrases of events. _ stands for up to three words.
	Classes map[RowClass][]string
	// Statuses are statuses of a document.
	Statuses map[Status][]string
	// Placeholders, Done and Open are whole values; Teams are names of teams and
	// words in them; Severities are words of a severity.
	Placeholders, Done, Open, Teams, Severities []string
}

// Extend returns a copy of v that also knows w. A kind, key or class that does
// not exist, and a word without letters, digits or signs, is an error.
func (v *Vocabulary) Extend(w Words) (*Vocabulary, error) {
	x := *v
	x.sections, x.labels, x.actions = maps.Clone(v.sections), maps.Clone(v.labels), maps.Clone(v.actions)
	x.columns, x.statuses = maps.Clone(v.columns), maps.Clone(v.statuses)
	x.patterns, x.phrases = cloneLists(v.patterns), cloneLists(v.phrases)
	for _, kind := range slices.Sorted(maps.Keys(w.Sections)) {
		if !isKind(kind) {
			return nil, fmt.Errorf("unknown section kind %q", kind)
		}
		for _, name := range w.Sections[kind] {
			if err := x.replaceSection(name, []Kind{kind}); err != nil {
				return nil, err
			}
		}
	}
	for _, class := range slices.Sorted(maps.Keys(w.Classes)) {
		if !isClass(class) {
			return nil, fmt.Errorf("unknown class of event %q", class)
		}
		for _, text := range w.Classes[class] {
			if err := x.addPhrases(text, class); err != nil {
				return nil, err
			}
		}
	}
	actions := map[ActionKey][]string{
		OwnerKey: w.OwnerKeys, DueKey: w.DueKeys, TicketKey: w.TicketKeys, StateKey: w.StateKeys, TextKey: w.TextKeys,
	}
	if err := replaceAll(x.actions, actions); err != nil {
		return nil, err
	}
	if err := replaceAll(x.labels, w.Labels); err != nil {
		return nil, err
	}
	if err := replaceAll(x.columns, w.Columns); err != nil {
		return nil, err
	}
	if err := replaceAll(x.statuses, w.Statuses); err != nil {
		return nil, err
	}
	if err := x.extendSets(w); err != nil {
		return nil, err
	}
	x.findStarts()
	x.forget() // what v remembers may mean something else now
	return &x, nil
}

// extendSets adds the words of w that have no meaning but to be in a set.
func (v *Vocabulary) extendSets(w Words) error {
	v.sets = maps.Clone(v.sets)
	for set, words := range map[wordSet][]string{
		setPlaceholder: w.Placeholders, setDone: w.Done, setOpen: w.Open, setTeam: w.Teams, setSeverity: w.Severities,
	} {
		for _, word := range words {
			key := wordKey(word)
			if key == "" {
				return emptyWord(word)
			}
			v.put(key, 1<<set)
		}
	}
	return nil
}

// replaceSection files a name or pattern before all others.
func (v *Vocabulary) replaceSection(name string, kinds []Kind) error {
	if wordKey(name) == "" {
		return emptyWord(name)
	}
	p, isPattern, err := parsePattern(name, kinds)
	switch {
	case err != nil:
		return err
	case isPattern:
		at := p.at()
		v.patterns[at] = slices.Insert(v.patterns[at], 0, p)
	default:
		v.sections[wordKey(name)] = kinds
		delete(v.labels, wordKey(name))
	}
	return nil
}

func replaceAll[M cmp.Ordered](m map[string]M, meanings map[M][]string) error {
	for _, meaning := range slices.Sorted(maps.Keys(meanings)) {
		if err := replace(m, meaning, meanings[meaning]); err != nil {
			return err
		}
	}
	return nil
}

func replace[M any](m map[string]M, meaning M, words []string) error {
	for _, word := range words {
		key := wordKey(word)
		if key == "" {
			return emptyWord(word)
		}
		m[key] = meaning
	}
	return nil
}

func emptyWord(word string) error { return fmt.Errorf("%q is no word", word) }

// cloneLists copies a map and keeps appends to the copy's lists out of the original's.
func cloneLists[T any, M ~map[string][]T](m M) M {
	x := make(M, len(m))
	for k, list := range m {
		x[k] = slices.Clip(list)
	}
	return x
}
