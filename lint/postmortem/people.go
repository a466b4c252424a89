package postmortem

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/source"
)

// personKeys are the fields whose values are people.
var personKeys = [...]FieldKey{FieldOwner, FieldAuthors, FieldCommander, FieldResponder, FieldParticipant, FieldAttendees, FieldReviewedBy, FieldApprovedBy}

// IsPerson reports whether the values of fields with the key are people.
func (key FieldKey) IsPerson() bool { return slices.Contains(personKeys[:], key) }

// isNameInBrackets reports whether a value is a full name that was written between the
// brackets of a template: [Ines Falk], and not [Incident Lead], [Your Name], [Jane Doe].
func (v *Vocabulary) isNameInBrackets(s string) bool {
	s = strings.TrimSpace(s)
	if len(s) > 60 || !strings.HasPrefix(s, "[") || !strings.HasSuffix(s, "]") || v.has(setSample, wordKey(s[1:len(s)-1])) {
		return false
	}
	fields := strings.Fields(s[1 : len(s)-1])
	if len(fields) < 2 || len(fields) > 3 {
		return false
	}
	for _, w := range fields {
		lower := strings.ToLower(w)
		if !beginsUpper(w) || w == strings.ToUpper(w) || strings.ContainsAny(w, "@/|:,.[]0123456789") ||
			v.isRole(w) || v.isGroupWord(w) || v.isOfName(sentenceWord|answerWord, lower) || v.has(setSample, lower) || v.IsTopic(w) || v.IsVerb(lower) || v.meaning(w).label != "" || v.nounLike(w) {
			return false
		}
	}
	return true
}

// People returns the people and teams whom the document names in its fields, as
// actors of its timelines and as owners of its action items; each once. They are
// found anew at each call: few readers want them.
func (d *Document) People() []Person {
	var out []Person
	seen := map[string]bool{}
	add := func(p Person) {
		if k := strings.ToLower(p.Name); !seen[k] {
			seen[k] = true
			out = append(out, p)
		}
	}
	d.introduced(add)
	for _, a := range d.Actions {
		for _, p := range a.Owners {
			add(p)
		}
	}
	return out
}

// introduced calls add for each person in fields and timelines.
func (d *Document) introduced(add func(Person)) {
	for _, f := range d.Fields {
		if f.Key.IsPerson() && f.Value.State == Filled {
			d.peopleIn(f.Value, add)
		}
	}
	for _, tl := range d.Timelines {
		for _, e := range tl.Entries {
			if e.Actor.State == Filled {
				d.peopleIn(e.Actor, add)
			}
		}
	}
}

func (d *Document) peopleIn(v Value, add func(Person)) {
	people, state := d.Words.Persons(v.Text)
	if state != Filled {
		return
	}
	for _, p := range people {
		span := v.Span
		if strings.HasPrefix(d.File.Slice(v.Span), v.Text) {
			span = source.Span{Start: v.Span.Start + p.Start, End: v.Span.Start + p.End}
		}
		add(Person{Name: p.Name, Span: span, Team: p.Team || d.Words.IsTeam(p.Name)})
	}
}

// roster returns the names introduced by fields and timelines, lower-cased, with
// the first names of people.
func (d *Document) roster() map[string]bool {
	out := map[string]bool{}
	d.introduced(func(p Person) {
		name := strings.ToLower(p.Name)
		out[name] = true
		if first, _, ok := strings.Cut(name, " "); ok && !p.Team && len(first) > 2 {
			out[first] = true
		}
	})
	for _, f := range d.Fields {
		if f.Key == FieldTeam && f.Value.State == Filled && words(f.Value.Text) <= 3 {
			out[strings.ToLower(f.Value.Text)] = true
		}
	}
	return out
}
