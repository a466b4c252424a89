package postmortem

import "testing"

func TestMayBe(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"Ana Silva", "ana silva", true},
		{"Ana", "Ana Silva", true},
		{"Silva", "Ana Silva", true},
		{"@asilva", "Ana Silva", true},
		{"@asilva", "@ASilva", true},
		{"@asilva", "@raj", false},
		{"Anabel", "Ana Silva", false},
		{"Raj", "Ana", false},
	} {
		a, b := PersonMatch{Name: test.a}, PersonMatch{Name: test.b}
		if a.MayBe(b) != test.want || b.MayBe(a) != test.want {
			t.Errorf("%q, %q: %v", test.a, test.b, !test.want)
		}
	}
}

func TestMayBeIn(t *testing.T) {
	const text = "ANA paged the on-call engineer, asilva42 answered"
	for name, want := range map[string]bool{"Ana Silva": true, "@asilva42": true, "@raj": false, "Raj": false, "": false} {
		if got := (PersonMatch{Name: name}).MayBeIn(text); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}

func TestNamedLike(t *testing.T) {
	forms := [][]string{{"@ana", "@raj"}, {"Ana", "Raj"}, {"Ana Silva", "Raj Rao"}}
	for i, a := range forms {
		for j, b := range forms {
			if got := (PersonMatch{Name: a[0]}).NamedLike(PersonMatch{Name: b[1]}); got != (i == j) {
				t.Errorf("%q, %q: %v", a[0], b[1], got)
			}
		}
	}
}
