package discover

import (
	"path"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// IsTemplate says whether a document is a template of post-mortems, and if it is
// not, why. What it holds decides. Its name, a path with slashes, only makes up for
// what a form may lack: where the file is called a template, or its folder one for
// templates, it need not show that it is blank, only not be filled in.
func IsTemplate(doc *postmortem.Document, name string) (ok bool, reason string) {
	verdict := Judge(doc)
	switch {
	case isTooComplex(doc):
		return false, verdict.Reasons[0]
	case verdict.Taken:
		return false, "it is filled in"
	// A day in brackets is an example of what to write.
	case doc.Day.Full() && !strings.HasPrefix(doc.Date.Text, "["), isDated(path.Base(name)):
		return false, "it is dated, as the account of one incident is"
	}
	named, about := readPath(name, doc.Words)
	s := look(doc)
	blank := verdict.Template || named && (s.isTemplate() || s.times() == 0 && !s.dated && len(s.parts) >= manyParts)
	switch {
	case !blank:
		return false, "it is no blank post-mortem"
	case !s.isOfReports(min(about, titleClaim(doc))):
		return false, "it is a template of something else"
	}
	return true, ""
}

// readPath says whether a path is that of a template by the names in it, and of
// what: by the name of the file, or where that says nothing else, of the folder.
func readPath(name string, words *postmortem.Vocabulary) (template bool, about claim) {
	file, dir := readName(path.Base(name), words), path.Dir(name)
	inTemplates := isTemplateFolder(path.Base(dir), words)
	about = file.claim
	if about == claimTemplate {
		about = min(about, readName(path.Base(dir), words).claim)
		if inTemplates {
			about = min(about, readName(path.Base(path.Dir(dir)), words).claim)
		}
	}
	return file.template || inTemplates, about
}

// titleClaim says what a document is by its title and front matter. A title that
// names a guide besides is not that of an account.
func titleClaim(doc *postmortem.Document) claim {
	out := claimOther
	text := doc.Title.Text
	if front := doc.Tree.Front; front != nil {
		text += "\n" + doc.File.Slice(front.Body)
	}
	guide := false
	doc.Words.Cues(text[:min(len(text), maxOpening)], func(cue postmortem.Cue, phrase string) {
		switch cue {
		case postmortem.CueReport:
			out = claimReport
		case postmortem.CueIncident:
			out = min(out, claimIncident)
		case postmortem.CueGuide:
			guide = guide || !doc.Words.IsTemplateWord(phrase)
		}
	})
	if guide && out == claimIncident {
		return claimOther
	}
	return out
}

// isOfReports reports whether a blank form is one of post-mortems; about is what it
// is called. Forms of changes, decisions and bugs share some of the sections,
// but they have no cause, or no timeline beside it.
func (s *signals) isOfReports(about claim) bool {
	known, heavy := 0, 0
	for kind := range s.parts {
		if part(kind) > 0 {
			known++
		}
		if part(kind) >= 2 {
			heavy++
		}
	}
	timeline := s.parts[postmortem.TimelineSection]
	switch {
	case about == claimReport:
		return known >= manyParts || known == manyParts-1 && heavy > 0
	case about == claimIncident, timeline && s.entries > 0 && s.clocks > 0:
		return known >= manyParts
	}
	cause := s.parts[postmortem.RootCause] || s.parts[postmortem.ContributingFactors] || s.parts[postmortem.GotLucky]
	work := s.parts[postmortem.ActionItems] || s.parts[postmortem.Prevention] || s.parts[postmortem.LessonsLearned]
	return known > manyParts && cause && (timeline || work && s.parts[postmortem.Impact])
}
