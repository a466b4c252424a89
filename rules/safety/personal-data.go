package safety

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/sensitive"
)

//go:embed personal-data.md
var personalDataDoc string

// PersonalData reports numbers that belong to a person or an account, and on request
// the addresses of people outside the company.
func PersonalData() *lint.Rule {
	return &lint.Rule{ID: "safety/personal-data", Doc: personalDataDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &personalData{} }}
}

type personalData struct {
	// CompanyDomains are the company's own. Where there are none, neither e-mail nor IP
	// addresses are judged.
	CompanyDomains []string `yaml:"company-domains"`
	// Allow are values that may stand in the text.
	Allow []string `yaml:"allow"`
}

func (r *personalData) Check(pass *lint.Pass) {
	report := func(m sensitive.Match) {
		if !slices.Contains(r.Allow, pass.Doc.File.Text[m.Start:m.End]) {
			pass.Report(finding(pass, m, m.Kind+" stands in the text", "write "+redacted+", or say whose it is in other words"))
		}
	}
	for _, m := range pass.Doc.Sensitive() {
		if m.Class == sensitive.Number {
			report(m)
		}
	}
	if len(r.CompanyDomains) == 0 {
		return
	}
	secrets := pass.Doc.Sensitive()
	text := pass.Doc.File.Text
	before := sensitive.Match{}
	for _, m := range sensitive.Contacts(text) {
		// The text of a link and its target are one place.
		again := text[before.Start:before.End] == text[m.Start:m.End] && text[before.End:m.Start] == "](mailto:"
		if before = m; again {
			continue
		}
		inside := slices.ContainsFunc(secrets, func(s sensitive.Match) bool { return s.Start < m.End && m.Start < s.End })
		if !inside && (m.Kind != sensitive.Email || !ours(r.CompanyDomains, text[m.Start:m.End])) {
			report(m)
		}
	}
}

// ours reports whether an e-mail address belongs to one of the domains.
func ours(domains []string, address string) bool {
	_, domain, _ := strings.Cut(strings.ToLower(address), "@")
	return slices.ContainsFunc(domains, func(d string) bool {
		return sensitive.InDomain(domain, strings.ToLower(d))
	})
}
