package discover

import (
	"path"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// A claim is how plainly a name says that a file is the template of post-mortems;
// of two files in one folder the plainer one goes first.
type claim int

// The claims, the plainest first.
const (
	claimReport   claim = iota // postmortem-template.md
	claimIncident              // incident_template.md
	claimTemplate              // template.md, 0000-template.md, YYYY-MM-DD-template.md
	claimOther                 // meeting-template.md
)

// A fileName is what the name of a file or folder says.
type fileName struct {
	// template says that it is called a template, dated that it holds a real date:
	// the subject of that incident is then what it is called.
	template, dated bool
	claim           claim
}

// nameDate is a date in a name: a year and a month in either order, or eight digits.
var nameDate = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[^0-9])(?:` +
		`(?:19|20)[0-9]{2}[-_. ]?(?:0?[1-9]|1[0-2])(?:[-_. ][0-9]{1,2})?|` +
		`(?:0?[1-9]|[12][0-9]|3[01])[-_. ](?:19|20)[0-9]{2}|` +
		`[0-9]{8})(?:[^0-9]|$)`)
})

// isDated reports whether a name holds a date that somebody filled in; zeros stand
// for one that is still to be.
func isDated(name string) bool {
	return strings.ContainsAny(name, "123456789") && strings.Trim(nameDate().FindString(name), "0-_. ") != ""
}

// readName reads the name of a file, with or without its ending, or of a folder.
func readName(name string, words *postmortem.Vocabulary) fileName {
	n := fileName{dated: isDated(name)}
	other := false
	var rest []string
	for _, w := range nameWords(name) {
		switch {
		case words.IsTemplateWord(w):
			n.template = !n.dated
			// What a compound begins with may say of what: Vorfallvorlage.
			rest = append(rest, w)
		case isNameToken(w):
		default:
			rest = append(rest, w)
			other = true
		}
	}
	n.claim = claimTemplate
	if other {
		n.claim = claimOther
	}
	words.Cues(strings.Join(rest, " "), func(cue postmortem.Cue, _ string) {
		switch cue {
		case postmortem.CueReport:
			n.claim = claimReport
		case postmortem.CueIncident:
			n.claim = min(n.claim, claimIncident)
		}
	})
	return n
}

// nameWords cuts a name at everything but letters, and before capitals that follow
// a small letter: PostmortemTemplate.
func nameWords(name string) []string {
	name = strings.TrimSuffix(name, path.Ext(name))
	var out []string
	start, small := -1, false
	for i, r := range name {
		letter := unicode.IsLetter(r) || unicode.IsMark(r)
		if start >= 0 && (!letter || small && unicode.IsUpper(r)) {
			out = append(out, name[start:i])
			start = -1
		}
		if start < 0 && letter {
			start = i
		}
		small = unicode.IsLower(r)
	}
	if start >= 0 {
		out = append(out, name[start:])
	}
	return out
}

// isNameToken reports whether a word stands for a date or number to be filled in:
// YYYY, MM, nnn.
func isNameToken(w string) bool {
	w = strings.ToLower(w)
	return len(w) > 1 && strings.Trim(w, w[:1]) == "" && strings.ContainsAny(w[:1], "ymdnx")
}

// isTemplateFolder reports whether a folder is one for templates and not for those
// of something else: templates, _templates, postmortem-templates.
func isTemplateFolder(name string, words *postmortem.Vocabulary) bool {
	n := readName(name, words)
	return n.template && n.claim != claimOther
}
