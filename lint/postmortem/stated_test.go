package postmortem

import (
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

func TestFieldLabelled(t *testing.T) {
	doc := Parse(source.New("a.md", []byte("# T\n\n**Vendor**: Northpay\n\n## Impact\n\n- **Vendor**: other\n- **Time to Detect**: 7 minutes\n- **Start Time**: about 14:00\n")), DefaultVocabulary())
	if f := doc.FieldLabelled(NormalizeTitle("vendor:")); f == nil || f.Value.Text != "Northpay" {
		t.Errorf("%+v", f)
	}
	if f := doc.FieldLabelled("nothing"); f != nil {
		t.Errorf("%+v", f)
	}
	if x, ok := doc.Field(FieldTimeToDetect).Duration(); !ok || x.Seconds != 420 {
		t.Errorf("%+v %v", x, ok)
	}
	for value, ok := range map[string]bool{
		"2026-03-04 14:09 UTC": true, "14:09": true, "2026-03-04": true,
		"~14:09": false, "03/04/2026": false, "HH:MM": false, "25:10": false, "soon": false, "": false,
	} {
		if s, got := doc.StampOf(value); got != ok {
			t.Errorf("%q: %v %+v", value, got, s)
		}
	}
}

// In French a time of day looks like a length of time; the label says which it is.
func TestMomentsAreNoDurations(t *testing.T) {
	found := parseText("# Panne\n\n- Début : 9h05\n- Fin : 10h50\n- Durée : 1h45\n").Durations()
	if len(found) != 1 || found[0].Label != "Durée" {
		t.Errorf("%+v", found)
	}
}
