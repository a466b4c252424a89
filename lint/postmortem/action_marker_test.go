package postmortem

import "testing"

func TestMarkerAndBox(t *testing.T) {
	for item, want := range map[string][2]string{
		"- Add an alert":          {"- ", ""},
		"- [ ] Add an alert":      {"- ", " "},
		"* [x] Add an alert":      {"* ", "x"},
		"12. Add an alert":        {"12. ", ""},
		"3) [X]  Add an alert":    {"3) ", "X"},
		"- Alerts:\n  - Page Ana": {"  - ", ""},
	} {
		doc := parseText("# T\n\n## Action items\n\n" + item + "\n")
		if len(doc.Actions) == 0 {
			t.Errorf("%q: no item", item)
			continue
		}
		a := doc.Actions[len(doc.Actions)-1]
		if got := [2]string{doc.File.Slice(doc.Marker(a)), doc.File.Slice(doc.Box(a))}; got != want {
			t.Errorf("%q: %q, want %q", item, got, want)
		}
	}
}
