package lint

import "testing"

func TestOrList(t *testing.T) {
	for want, words := range map[string][]string{
		"": nil, "a": {"a"}, "a or b": {"a", "b"}, "a, b or c": {"a", "b", "c"},
	} {
		if got := OrList(words); got != want {
			t.Errorf("OrList(%q) = %q, want %q", words, got, want)
		}
	}
}

func TestMeant(t *testing.T) {
	for name, want := range map[string]string{"sevrity": "did you mean severity?", "colour": "use status"} {
		if got := Meant(name, []string{"status", "severity"}, "use status"); got != want {
			t.Errorf("Meant(%q) = %q, want %q", name, got, want)
		}
	}
}
