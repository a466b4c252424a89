package consistency

import (
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// head returns what a value says before a remark: "Low" of "Low - all complaints came
// by mail".
func head(value string) string {
	return strings.TrimRight(strings.TrimSpace(postmortem.Head(value, "(", ",", ";", ":", ". ")), ".!")
}

// termOf returns what the only field of a term says; nil and empty where there is
// none, or it is not filled in.
func termOf(pass *lint.Pass, t postmortem.Term) (*postmortem.Field, postmortem.Term) {
	f := pass.Facts().One(t)
	if f == nil || f.Value.State != postmortem.Filled {
		return nil, ""
	}
	return f, pass.Doc.Words.Term(head(f.Value.Text))
}
