package postmortem

import (
	"fmt"
	"maps"
	"slices"

	"github.com/pmlint/pmlint/lint/table"
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
	x.sections, x.labels, x.actions = v.sections.Clone(), v.labels.Clone(), v.actions.Clone()
	x.columns, x.statuses, x.sets = v.columns.Clone(), v.statuses.Clone(), v.sets.Clone()
	x.patterns.Table, x.phrases = cloneLists(&v.patterns.Table), cloneLists(&v.phrases)
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
	if err := replaceAll(&x.actions, actions); err != nil {
		return nil, err
	}
	if err := replaceAll(&x.labels, w.Labels); err != nil {
		return nil, err
	}
	if err := replaceAll(&x.columns, w.Columns); err != nil {
		return nil, err
	}
	if err := replaceAll(&x.statuses, w.Statuses); err != nil {
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
		at := v.patterns.Make(p.at())
		*at = slices.Insert(*at, 0, p)
	default:
		v.sections.Put(wordKey(name), kinds)
		v.labels.Delete(wordKey(name))
	}
	return nil
}

func replaceAll[M ~string](m *table.Table[M], meanings map[M][]string) error {
	for _, meaning := range slices.Sorted(maps.Keys(meanings)) {
		if err := replace(m, meaning, meanings[meaning]); err != nil {
			return err
		}
	}
	return nil
}

func replace[M any](m *table.Table[M], meaning M, words []string) error {
	for _, word := range words {
		key := wordKey(word)
		if key == "" {
			return emptyWord(word)
		}
		m.Put(key, meaning)
	}
	return nil
}

func emptyWord(word string) error { return fmt.Errorf("%q is no word", word) }

// cloneLists copies a table and keeps appends to the copy's lists out of the original's.
func cloneLists[T any](t *table.Table[[]T]) table.Table[[]T] {
	x := t.Clone()
	for i, list := range x.Values {
		x.Values[i] = slices.Clip(list)
	}
	return x
}
