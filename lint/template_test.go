package lint

import (
	"errors"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
)

func TestLoadTemplate(t *testing.T) {
	tests := []struct{ template, what, do string }{
		{"## Summary <!-- pmlint: optinal -->", `template t.md:1: unknown annotation "optinal"`, "did you mean optional?"},
		{"## Summary <!-- pmlint: severity=zzz -->", `template t.md:1: unknown severity "zzz"`, "use one of info, warning, error"},
		{"## Summary <!-- pmlint: one-of=a -->", `template t.md:1: annotation "one-of" has no values`, "write one-of=A,B"},
	}
	for _, tt := range tests {
		_, err := LoadTemplate("t.md", []byte(tt.template), postmortem.DefaultVocabulary())
		var wrong *TemplateError
		if !errors.As(err, &wrong) || wrong.What != tt.what || wrong.Do != tt.do || err.Error() != tt.what+": "+tt.do {
			t.Errorf("%s: %v", tt.template, err)
		}
	}
	if _, err := LoadTemplate("t.md", []byte("text"), postmortem.DefaultVocabulary()); err == nil || errors.As(err, new(*TemplateError)) {
		t.Errorf("no section: %v", err)
	}
	p, err := LoadTemplate("t.md", []byte("## Summary\n"), postmortem.DefaultVocabulary())
	if err != nil || p.Name != "t.md" || len(p.Sections) != 1 {
		t.Errorf("%v, %v", p, err)
	}
}
