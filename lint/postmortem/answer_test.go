package postmortem

import (
	"fmt"
	"testing"
)

func answerCases() []struct{ in, want string } {
	return []struct{ in, want string }{
		{"Yes", "yes plain"}, {"no", "no plain"}, {"No.", "no plain"}, {"Yes - status page 14:20", "yes plain status page 14:20"}, {"Yes – @ana", "yes plain @ana"},
		{"Yes, at 14:45", "yes plain at 14:45"}, {"No (not needed)", "no plain (not needed)"}, {"✅ Yes", "yes plain"}, {"❌ No", "no plain"},
		{"[Yes] - details", "yes plain details"}, {"Yes the provider was called", "yes the provider was called"}, {"No data yet", "no data yet"},
		{"Ja", "yes plain"}, {"Nein - nicht nötig", "no plain nicht nötig"}, {"Sí", "yes plain"}, {"Não", "no plain"}, {"Nei", "no plain"}, {"Oui", "yes plain"},
		{"Yes/No", ""}, {"Yes / No", ""}, {"[Yes/No] - [Details if yes]", ""}, {"Yes | No", ""}, {"N/A", ""}, {"None", ""}, {"Yesterday", ""}, {"No-op", "no plain op"},
		{"Called at 14:45", ""}, {"", ""}, {"-", ""}, {"99", ""},
	}
}

func TestParseAnswer(t *testing.T) {
	for _, c := range answerCases() {
		a := DefaultVocabulary().ParseAnswer(c.in)
		got := ""
		switch {
		case a.Yes:
			got = "yes"
		case a.No:
			got = "no"
		}
		if a.Plain {
			got += " plain"
		}
		if a.Details != "" {
			got += " " + a.Details
		}
		if got != c.want {
			t.Errorf("ParseAnswer(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestIsAnswers(t *testing.T) {
	v := DefaultVocabulary()
	for want, lists := range map[bool][][]string{
		true:  {{"Yes", "No"}, {"no", "yes"}, {"Ja", "Nein"}},
		false: {nil, {"Yes"}, {"Yes", "No", "Partly"}, {"Yes", "Yes"}, {"High", "Low"}},
	} {
		for _, list := range lists {
			if v.IsAnswers(list) != want {
				t.Errorf("IsAnswers(%q) = %v", list, !want)
			}
		}
	}
}

func TestParseAvailability(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"99.2 % (SLA: 99.9 %)", "99.2 of 99.9"}, {"69.0% (SLA: 99.9%)", "69 of 99.9"}, {"99.95 % (SLO 99.9 %)", "99.95 of 99.9"}, {"99,2 % (Ziel: 99,9 %)", "99.2 of 99.9"},
		{"97 % - target = 99.5 %", "97 of 99.5"}, {"99.2 %", "99.2"}, {"97 % (normal: 99.9 %)", "97"}, {"97 % (last month: 99.9 %)", "97"}, {"97 % (SLA: two nines)", "97"},
		{"99.2", ""}, {"all", ""}, {"XX.X% (SLA: 99.9%)", ""}, {"", ""}, {"high", ""}, {"99.2 % - 99.9 %", ""},
	} {
		a, ok := DefaultVocabulary().ParseAvailability(c.in)
		got := ""
		if ok {
			got = fmt.Sprintf("%g", a.Share.Value)
		}
		if a.HasTarget {
			got += fmt.Sprintf(" of %g", a.Target.Value)
		}
		if got != c.want {
			t.Errorf("ParseAvailability(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
