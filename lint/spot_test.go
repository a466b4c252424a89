package lint

import (
	"encoding/json"
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

func TestSpotSurvivesJSON(t *testing.T) {
	file := source.New("a.md", []byte("# Ærø\n\n- ét øre\n  til\n"))
	for _, span := range []source.Span{{}, {Start: 2, End: 7}, {Start: 11, End: len(file.Text) - 1}} {
		for _, quiet := range []bool{false, true} {
			want := spotAt(file, span, 1<<31+77, quiet)
			data, err := json.Marshal(want)
			if err != nil {
				t.Fatal(err)
			}
			var got Spot
			if err := json.Unmarshal(data, &got); err != nil || got != want {
				t.Errorf("%s is %+v (%v), want %+v", data, got, err, want)
			}
		}
	}
}

func TestSpotRefuses(t *testing.T) {
	for _, data := range []string{
		`{}`, `[]`, `[1,2,3,4,5,6,0]`, `[1,2,3,4,0,6,0,7,1]`, `["1",2,3,4,0,6,0,7]`, `[-1,2,3,4,0,6,0,7]`,
		`[1.5,2,3,4,0,6,0,7]`, `[1,2,0,4,0,6,0,7]`, `[1,2,3,0,0,6,0,7]`, `[1,2,3,4,0,0,0,7]`, `[1,2,3,4,0,6,2,7]`,
		`[1,2,3,4,0,6,0,"x"]`, `[1,2,3,4,0,6,0,-7]`, `[2000000000,2,3,4,0,6,0,7]`, `[1,2,3,4,0,6,0,9999999999]`,
	} {
		var s struct{ At *Spot }
		if err := json.Unmarshal([]byte(`{"At":`+data+`}`), &s); err == nil && s.At != nil {
			t.Errorf("%s is read as %+v", data, *s.At)
		}
	}
}

func FuzzSpot(f *testing.F) {
	f.Add(`[1,2,3,4,0,6,0,7]`)
	f.Add(`[1073741823,1073741823,1,1,1073741823,1,1,4294967295]`)
	f.Fuzz(func(t *testing.T, in string) {
		var s, again Spot
		if json.Unmarshal([]byte(in), &s) != nil {
			return
		}
		if s.start < 0 || s.end < s.start || s.EndLine < s.Line || s.Line < 1 && s != (Spot{}) {
			t.Fatalf("%s is read as %+v", in, s)
		}
		data, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		if s != (Spot{}) && (json.Unmarshal(data, &again) != nil || again != s) {
			t.Errorf("%+v becomes %+v", s, again)
		}
	})
}
