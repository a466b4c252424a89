package profile

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
)

func TestMoments(t *testing.T) {
	const template = `# [Title]

## Timeline

| Time | Event |
|------|-------|
| HH:MM | Users are affected: impact begins |
| 14:09 | Alert fired |
| HH:MM | [What happened] |
| HH:MM | Service restored |
| HH:MM | All systems recovered |

## How to use this template

| Time | Event |
|------|-------|
| HH:MM | Mitigation applied |
`
	p, err := Load("t.md", []byte(template), postmortem.DefaultVocabulary())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range p.Moments {
		got = append(got, fmt.Sprintf("%s: %s", m.Class, m.Event))
	}
	want := "began: Users are affected: impact begins\nrestored: Service restored\nrestored: All systems recovered"
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
	if m := p.Moment(postmortem.Restored); m == nil || m.Event != "Service restored" {
		t.Errorf("Moment(restored) is %+v, want the first", m)
	}
	if m := p.Moment(postmortem.Detected); m != nil {
		t.Errorf("Moment(detected) is %+v: a row with a time is an example", m)
	}
}
