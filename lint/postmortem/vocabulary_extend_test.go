package postmortem

import (
	"slices"
	"strings"
	"testing"
)

func TestExtend(t *testing.T) {
	base := DefaultVocabulary()
	base.meaning("What broke") // which the extension must not take over
	v, err := base.Extend(Words{
		Sections:     map[Kind][]string{RootCause: {"What broke", "Owner"}, Impact: {"Blast of _ on us"}, Appendix: {"Summary"}},
		Labels:       map[FieldKey][]string{FieldID: {"Referencia interna"}},
		OwnerKeys:    []string{"Asignado por", "Link"},
		DueKeys:      []string{"Hasta"},
		Columns:      map[ColumnKey][]string{TimeColumn: {"Zeitmarke"}},
		Classes:      map[RowClass][]string{Detected: {"{canary,probe} screamed"}},
		Statuses:     map[Status][]string{Approved: {"Blessed"}},
		Placeholders: []string{"AUSFÜLLEN"},
		Done:         []string{"Landed!"},
		Open:         []string{"Parked"},
		Teams:        []string{"Herd"},
		Severities:   []string{"Red"},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what      string
		got, base any
		want      any
	}{
		{"a section", first(v.Kinds("3. What broke?")), first(base.Kinds("What broke?")), RootCause},
		{"a section that was a label", first(v.Kinds("Owner")), first(base.Kinds("Owner")), RootCause},
		{"its label", v.Label("Owner"), base.Label("Owner"), FieldKey("")},
		{"a pattern", first(v.Kinds("Blast of the outage on us")), first(base.Kinds("Blast of the outage on us")), Impact},
		{"a renamed section", first(v.Kinds("Summary")), Kind(""), Appendix},
		{"a label", v.Label("Referencia interna"), base.Label("Referencia interna"), FieldID},
		{"an owner key", v.ActionKey("asignado por"), base.ActionKey("asignado por"), OwnerKey},
		{"an owner key that meant a ticket", v.ActionKey("Link"), ActionKey(""), OwnerKey},
		{"a due key", v.ActionKey("hasta"), base.ActionKey("hasta"), DueKey},
		{"a column", v.TimelineColumn("Zeitmarke (UTC)"), base.TimelineColumn("Zeitmarke"), TimeColumn},
		{"a phrase", v.Class("The canary screamed twice"), base.Class("The canary screamed twice"), Detected},
		{"a status", v.Status("blessed"), base.Status("blessed"), Approved},
		{"a placeholder", v.IsPlaceholder("Ausfüllen"), base.IsPlaceholder("Ausfüllen"), true},
		{"a word for open", v.IsOpen("parked"), base.IsOpen("parked"), true},
		{"a team", v.IsTeam("Blue Herd"), base.IsTeam("Blue Herd"), true},
		{"a severity", v.IsSeverity("red"), base.IsSeverity("red"), true},
	} {
		if c.got != c.want {
			t.Errorf("%s is %v, want %v", c.what, c.got, c.want)
		}
		if c.base == c.want {
			t.Errorf("%s is %v without the extension too", c.what, c.base)
		}
	}
	if got := v.meaning("What broke").kinds; !slices.Equal(got, []Kind{RootCause}) {
		t.Errorf("the extension remembers its base: What broke is %v", got)
	}
	if got := base.Kinds("Summary"); !slices.Equal(got, []Kind{Summary}) {
		t.Errorf("the extension changed its base: Summary is %v", got)
	}
}

func first(kinds []Kind) Kind {
	if len(kinds) == 0 {
		return ""
	}
	return kinds[0]
}

func TestExtendRejects(t *testing.T) {
	for want, w := range map[string]Words{
		"kind":    {Sections: map[Kind][]string{"rootcause": {"What broke"}}},
		"class":   {Classes: map[RowClass][]string{"noticed": {"heard"}}},
		"no word": {OwnerKeys: []string{" - "}},
		"begins":  {Sections: map[Kind][]string{Impact: {"_ ..."}}},
		"gaps":    {Classes: map[RowClass][]string{Detected: {"a _ b _ c _ d _ e"}}},
	} {
		if _, err := DefaultVocabulary().Extend(w); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Extend(%v) gave %v, want an error about %q", w, err, want)
		}
	}
}
