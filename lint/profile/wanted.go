package profile

import (
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/table"
)

// wanted are the fields that a template has for the document itself, one of each name.
type wanted struct {
	fields []*Field
	// The places of fields by their names, and by the keys of those that have one.
	byName, byKey table.Table[int]
}

func newWanted(fields []*Field) wanted {
	var w wanted
	for _, f := range fields {
		if w.byName.Has(f.Name) || !f.Own {
			continue
		}
		w.byName.Put(f.Name, len(w.fields))
		if f.key != "" {
			w.byKey.Put(string(f.key), len(w.fields))
		}
		w.fields = append(w.fields, f)
	}
	return w
}

// Wanted returns the fields that the template has for the document itself, the first of
// each name. The caller must not change the slice.
func (p *Profile) Wanted() []*Field {
	if p == nil {
		return nil
	}
	return p.wanted.fields
}

// Group returns, for each field of [Profile.Wanted], those of a document's that stand
// for it.
func (p *Profile) Group(fields []*postmortem.Field) [][]*postmortem.Field {
	out := make([][]*postmortem.Field, len(p.Wanted()))
	if len(out) == 0 {
		return out
	}
	for _, f := range fields {
		if i, ok := p.wanted.byKey.Find(string(f.Key)); ok {
			out[i] = append(out[i], f)
		}
		if i, ok := p.wanted.byName.Find(f.Name()); ok {
			out[i] = append(out[i], f)
		}
	}
	return out
}
