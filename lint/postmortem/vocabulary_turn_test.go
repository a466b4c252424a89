package postmortem

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestTurns wants phrases of each turn, so that none is known by name alone.
func TestTurns(t *testing.T) {
	seen := map[Turn]bool{}
	for _, phrases := range DefaultVocabulary().turns.All() {
		for _, p := range phrases {
			seen[p.turn] = true
		}
	}
	for _, turn := range []Turn{TurnCare, TurnWish, TurnLook, TurnAim, TurnDenial, TurnModal, TurnControl, TurnPeople, TurnSole, TurnHollow, TurnFiller,
		TurnAmount, TurnCounted, TurnDetect, TurnDescribe, TurnDetectedBy, TurnCustomer, TurnDataImpact, TurnLost, TurnData, TurnDoing, TurnMoved} {
		if !seen[turn] || !isTurn(turn) {
			t.Errorf("turn %s has no phrase", turn)
		}
	}
}

func TestTurnErrors(t *testing.T) {
	for data, want := range map[string]string{
		"turn walk en: go": `unknown turn "walk"`,
		"turn wish en: improve\nturn wish de: improve": `"improve" stands twice`,
		"turn wish en: {improve":                       "braces",
		"turn wish en: _ better":                       "neither begins nor ends",
	} {
		if _, err := loadVocabulary(data); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives the error %v, want %q", data, err, want)
		}
	}
}

func TestFindTurn(t *testing.T) {
	v := DefaultVocabulary()
	for _, x := range []struct {
		turn Turn
		text string
		want string
	}{
		{TurnDetect, "Add an alert", "alert"},
		{TurnDetect, "Überwachung der Warteschlange", "uberwachung"},
		{TurnDetect, "Alerta cuando falla", "alerta"},
		{TurnDetect, "Cap the retries", ""},
		{TurnAmount, "a small number of users", "a small number"},
		{TurnLost, "Nothing lost", "lost"},
	} {
		if got, ok := v.FindTurn(x.turn, x.text); got != x.want || ok != (x.want != "") {
			t.Errorf("FindTurn(%s, %q) = %q, %v", x.turn, x.text, got, ok)
		}
	}
	if _, ok := v.BeginsTurn(TurnLost, "Nothing lost"); ok {
		t.Error("a text begins with what ends it")
	}
	if !v.IsTurn(TurnDataImpact, "Data Impact:") || v.IsTurn(TurnDataImpact, "Data impact report") {
		t.Error("IsTurn wants the whole text")
	}
}

// TestMayTurn holds the cheap look against the whole search, however a text is written.
func TestMayTurn(t *testing.T) {
	v := DefaultVocabulary()
	pieces := []string{" ", " ", " ", " ", "\n", ", ", ". ", "-", "'", "\u2019", "\u2014", "\u2026", "\u00a0", "*", "`", "_", "&", "/", "\"", "1", "é", "ß",
		"\u0301", "\u00b7", "🚨", "be-careful ", "Be care-ful", "don't ", "won\u2019t", "didnt ", "rémind ", "REMIND the team", "x"}
	turns := map[Turn]bool{}
	for first, phrases := range v.turns.All() {
		for _, p := range phrases {
			turns[p.turn] = true
			pieces = append(pieces, first, strings.ToUpper(first)+" "+strings.Trim(strings.SplitN(p.tail, ",", 2)[0], "{}_ "))
		}
	}
	slices.Sort(pieces)
	piece := rapid.SampledFrom(pieces)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 1, 8).Draw(t, "pieces"), "")
		all := append(clauseWords(text), clauseEnd)
		for turn := range turns {
			found := false
			for i := range all {
				found = found || v.turnAt(turn, all, i) > 0
			}
			if found && !v.mayTurn(turn, text) {
				t.Fatalf("mayTurn(%s, %q) is false", turn, text)
			}
		}
	})
}
