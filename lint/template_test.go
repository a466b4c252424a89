package lint

import (
	"errors"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
)

func TestTemplateReason(t *testing.T) {
	for text, want := range map[string]string{
		"## Summary <!-- pmlint: optinal -->": `line 1: unknown annotation "optinal": did you mean optional?`,
		"a\x00b":                              "the file holds a NUL byte",
	} {
		_, err := LoadTemplate("a/t.md", []byte(text), postmortem.DefaultVocabulary())
		if err == nil {
			t.Fatalf("%q is a template", text)
		}
		if got := TemplateReason("a/t.md", err); !strings.HasPrefix(got, want) {
			t.Errorf("%q: %s", text, got)
		}
		if got := TemplateReason("b.md", err); got != err.Error() {
			t.Errorf("%q: %s", text, got)
		}
	}
}

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
