package postmortem

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// showPersons writes names between bars, a group with a + before it; without
// names, the state.
func showPersons(people []PersonMatch, state State) string {
	if state != Filled {
		return [...]string{Absent: "absent", Placeholder: "placeholder", Unparsable: "unparsable"}[state]
	}
	var names []string
	for _, p := range people {
		name := p.Name
		if p.Team {
			name = "+" + name
		}
		names = append(names, name)
	}
	return strings.Join(names, " | ")
}

func personCases() []struct{ in, want string } {
	return []struct{ in, want string }{
		// One person.
		{"@fkaya", "@fkaya"},
		{"  **@fkaya** ", "@fkaya"},
		{"@f-kaya_2.", "@f-kaya_2"},
		{"@under_", "@under_"},
		{"[@jberg](https://example.org/a,b/c)", "@jberg"},
		{"[@alice]", "@alice"},
		{"`@alice`", "@alice"},
		{"Bea Lindqvist", "Bea Lindqvist"},
		{"[Bea Lindqvist](https://example.org/bea)", "Bea Lindqvist"},
		{"R. Osei", "R. Osei"},
		{"J.R.R. Tolkien", "J.R.R. Tolkien"},
		{"Ilse", "Ilse"},
		{"fkaya", "fkaya"},
		{"jo.berg", "jo.berg"},
		{"ana@example.com", "ana@example.com"},
		{"Ana <ana@example.com>", "Ana"},
		{"<ana@example.com>", "ana@example.com"},
		{"Bea Lindqvist (@bea)", "Bea Lindqvist"},
		{"Bea @bea", "@bea"},
		{"@bea (backend, on call)", "@bea"},
		{"Åse Nærø", "Åse Nærø"},
		{"Otto von der Heide", "Otto von der Heide"},
		{"Kari af Geijerstam", "Kari af Geijerstam"},
		{"Maria dos Santos e Silva", "Maria dos Santos | Silva"},
		{"Jürgen Müller-Lüdenscheidt", "Jürgen Müller-Lüdenscheidt"},
		{"Sinéad O’Brien", "Sinéad O’Brien"},
		{"李雷", "李雷"},
		{"Ana.", "Ana"},
		{"incident commander", "incident commander"},
		// Several.
		{"@iverhoeven, @tnakamura", "@iverhoeven | @tnakamura"},
		{"[@a, @b]", "@a | @b"},
		{"[@a](u), [@b](u)", "@a | @b"},
		{"@a and @b", "@a | @b"},
		{"@a @b", "@a | @b"},
		{"@a/@b", "@a | @b"},
		{"Priya + Jonas", "Priya | Jonas"},
		{"Priya+Jonas", "Priya | Jonas"},
		{"Ana & Bo", "Ana | Bo"},
		{"Ana und Bo", "Ana | Bo"},
		{"Ana et Bo", "Ana | Bo"},
		{"Ana y Bo", "Ana | Bo"},
		{"Ana e Bo", "Ana | Bo"},
		{"Ana og Bo", "Ana | Bo"},
		{"Ana, Bo and Cy", "Ana | Bo | Cy"},
		{"Ana, and Bo", "Ana | Bo"},
		{"Ana / Bo; Cy", "Ana | Bo | Cy"},
		{"Ana<br/>Bo", "Ana | Bo"},
		{"Ana (ops, backend), Bo (web)", "Ana | Bo"},
		{"Ilse Verhoeven, T. Nakamura", "Ilse Verhoeven | T. Nakamura"},
		{"Ana, TBD", "Ana"},
		// Groups.
		{"Team Storefront", "+Team Storefront"},
		{"platform-mail team", "+platform-mail team"},
		{"team dagpenger", "+team dagpenger"},
		{"SRE", "+SRE"},
		{"@org/sre-oncall", "+@org/sre-oncall"},
		{"@platform-team", "+@platform-team"},
		{"Incident management", "+Incident management"},
		{"Research and Development team", "+Research and Development team"},
		{"Trust & Safety", "+Trust & Safety"},
		{"Research and Development", "+Research and Development"},
		{"Security and Compliance team, Ana", "+Security and Compliance team | Ana"},
		{"R&D team", "+R&D team"},
		{"Ana and platform team", "Ana | +platform team"},
		{"team", "+team"},
		{"everyone", "+everyone"},
		{"Catalogue", "Catalogue"},
		{"[Catalogue]", "Catalogue"},
		// Nobody.
		{"", "absent"}, {" ", "absent"}, {"-", "absent"}, {"–", "absent"}, {"—", "absent"}, {"n/a", "absent"}, {"N/A (vendor)", "absent"},
		{"none", "absent"}, {"None.", "absent"}, {"nobody", "absent"}, {"unassigned", "absent"}, {"**unassigned**", "absent"}, {"ingen", "absent"},
		// Somebody, not said who.
		{"?", "placeholder"}, {"???", "placeholder"}, {"TBD", "placeholder"}, {"TODO", "placeholder"}, {"tbc", "placeholder"}, {"...", "placeholder"},
		{"@user", "placeholder"}, {"@username", "placeholder"}, {"[@user1, @user2, @user3]", "placeholder"}, {"[@incident-commander]", "placeholder"},
		{"owner", "placeholder"}, {"[Owner]", "placeholder"}, {"[Team leads]", "placeholder"}, {"[first last]", "placeholder"}, {"<owner>", "placeholder"},
		{"{{ owner }}", "placeholder"}, {"someone", "placeholder"}, {"John Doe", "placeholder"}, {"_TBD_", "placeholder"}, {"to be decided", "placeholder"},
		{"[your handle]", "placeholder"}, {"[who]", "placeholder"}, {"xxx", "placeholder"}, {"first.last", "placeholder"}, {"@handle1", "placeholder"}, {"____", "placeholder"},
		// Not a name.
		{"we should find out who owns the mail queue", "unparsable"}, {"https://example.org", "unparsable"}, {"2026-03-04", "unparsable"},
		{"Done", "unparsable"}, {"Q3", "unparsable"}, {"PAY-310", "unparsable"}, {"@ana; PAY-310", "@ana"}, {"ask the team", "unparsable"}, {"see runbook.md", "unparsable"}, {"runbook.md", "unparsable"}, {"@", "unparsable"},
		{"by the end of the week", "unparsable"}, {"the mail queue", "unparsable"},
	}
}

func TestPersons(t *testing.T) {
	for _, c := range personCases() {
		people, state := DefaultVocabulary().Persons(c.in)
		if got := showPersons(people, state); got != c.want {
			t.Errorf("Persons(%q) = %s, want %s", c.in, got, c.want)
		}
		checkPersons(t, c.in)
	}
}

// valueFailer is what *testing.T and *rapid.T have in common.
type valueFailer interface {
	Helper()
	Errorf(format string, args ...any)
}

// checkPersons holds that every name is what its range covers, that ranges do not
// overlap, and that there are names just where the state says so.
func checkPersons(t valueFailer, s string) {
	t.Helper()
	people, state := DefaultVocabulary().Persons(s)
	if (state == Filled) != (len(people) > 0) {
		t.Errorf("Persons(%q): %d people, state %v", s, len(people), state)
	}
	end := 0
	for _, p := range people {
		if p.Start < end || p.End <= p.Start || p.End > len(s) || s[p.Start:p.End] != p.Name {
			t.Errorf("Persons(%q): %q at [%d, %d)", s, p.Name, p.Start, p.End)
			return
		}
		end = p.End
	}
}

func TestPersonsTokens(t *testing.T) {
	tokens := []string{"Ana", "bo", "@ana", "@user", " ", ", ", " and ", "/", " & ", "+", "(", ")", "[", "]", "<", ">", "*", "_", ".", "...", "-", "?", "TBD",
		"team", "Data", "é", "李", "](u)", "@", "\n", "\\", "e", "\xff", "https://x.y"}
	rapid.Check(t, func(t *rapid.T) {
		checkPersons(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(tokens), 0, 12).Draw(t, "tokens"), ""))
	})
}

func ExampleVocabulary_Persons() {
	people, state := DefaultVocabulary().Persons("[@ana](https://example.org/ana) and the platform team")
	for _, p := range people {
		fmt.Println(p.Name, p.Team, state == Filled)
	}
	// Output:
	// @ana false true
	// the platform team true true
}

// A value that is one handle is read as any other is.
func TestLoneHandleLaw(t *testing.T) {
	handle := rapid.OneOf(rapid.StringMatching(`@[a-zA-Z0-9-]{1,12}`),
		rapid.Map(rapid.SampledFrom([]string{"user", "USER", "member1", "team", "sre-on-call", "ops", "xxx", "X", "tbd", "all", "incident-commander", "a-", "your-name"}),
			func(s string) string { return "@" + s }))
	rapid.Check(t, func(t *rapid.T) {
		in := handle.Draw(t, "handle")
		got, state := DefaultVocabulary().Persons(in)
		want, wantState := DefaultVocabulary().scanPersons(in)
		if state != wantState || !slices.Equal(got, want) {
			t.Fatalf("%s: %v %v, want %v %v", in, got, state, want, wantState)
		}
	})
}
