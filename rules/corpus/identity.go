package corpus

import (
	_ "embed"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed identity.md
var identityDoc string

// Identity reports incidents that two documents claim, files with other names than the
// team's, similar incidents that nobody has written about, and severities of a scale
// that the other documents do not use.
func Identity() *lint.Rule {
	return &lint.Rule{ID: "corpus/identity", Doc: identityDoc, Severity: lint.Error,
		Corpus: func() lint.CorpusChecker { return &identity{} }}
}

type identity struct {
	// Filename is a regular expression that the names of files have to match; empty
	// asks for nothing.
	Filename string `yaml:"filename" format:"regexp"`
}

// identityFacts are what a document says of its identity.
type identityFacts struct {
	// ID is where the incident's ID stands; where there is none, Title.
	ID    *lint.Spot `json:"id,omitempty"`
	Title lint.Spot  `json:"title"`
	// Scale is what the severity shares with others of its scale, Severity as written.
	Scale    string     `json:"scale,omitempty"`
	Severity string     `json:"severity,omitempty"`
	Rated    *lint.Spot `json:"rated,omitempty"`
	// Misnamed is the pattern that the file's name does not match.
	Misnamed string `json:"misnamed,omitempty"`
	// Similar are the incidents that the document says are like its own.
	Similar []similarFact `json:"similar,omitempty"`
}

type similarFact struct {
	ID  string    `json:"id,omitempty"`
	Day string    `json:"day,omitempty"`
	At  lint.Spot `json:"at"`
}

// mostSimilar and longestValue bound what is kept of one document.
const (
	mostSimilar  = 10
	longestValue = 60
)

func (r *identity) Collect(pass *lint.Pass) lint.CorpusFacts {
	doc := pass.Doc
	facts := &identityFacts{Title: pass.Spot(doc.Title.Span)}
	if doc.ID.State == postmortem.Filled {
		at := pass.Spot(doc.ID.Span)
		facts.ID = &at
	}
	if v := doc.Severity; v.State == postmortem.Filled && len(v.Text) <= longestValue {
		if scale := doc.Words.SeverityScale(v.Text); scale != "" {
			at := pass.Spot(v.Span)
			facts.Scale, facts.Severity, facts.Rated = scale, v.Text, &at
		}
	}
	if r.Filename != "" {
		// The configuration has refused a pattern that cannot be read.
		if pattern, err := regexp.Compile(r.Filename); err == nil && !pattern.MatchString(path.Base(doc.File.Path)) {
			facts.Misnamed = r.Filename
		}
	}
	for _, s := range doc.SimilarIncidents() {
		if s.Linked || len(facts.Similar) == mostSimilar || len(s.ID) > longestValue {
			continue
		}
		facts.Similar = append(facts.Similar, similarFact{ID: s.ID, Day: s.Day.String(), At: pass.Spot(s.Value.Span)})
	}
	return facts
}

// Pack implements lint.CorpusFacts.
func (f *identityFacts) Pack(p *lint.Packer) {
	p.SpotOrNil(f.ID)
	p.Spot(f.Title)
	p.String(f.Scale)
	p.String(f.Severity)
	p.SpotOrNil(f.Rated)
	p.String(f.Misnamed)
	lint.PackList(p, f.Similar, func(s similarFact) {
		p.String(s.ID)
		p.String(s.Day)
		p.Spot(s.At)
	})
}

func (r *identity) Unpack(u *lint.Unpacker) lint.CorpusFacts {
	return &identityFacts{ID: u.SpotOrNil(), Title: u.Spot(), Scale: u.String(), Severity: u.String(), Rated: u.SpotOrNil(), Misnamed: u.String(),
		Similar: lint.UnpackList(u, func() similarFact { return similarFact{u.String(), u.String(), u.Spot()} })}
}

func (r *identity) Decode(data []byte) (lint.CorpusFacts, error) {
	facts, err := lint.DecodeFacts[identityFacts](data)
	if err != nil {
		return nil, err
	}
	return facts, nil
}

// An identified is a document with what it says of its identity.
type identified struct {
	*lint.CorpusDocument
	says *identityFacts
}

func (r *identity) Judge(pass *lint.CorpusPass) {
	documents := byAge(pass.Documents)
	all := make([]*identified, len(documents))
	for i, d := range documents {
		all[i] = &identified{d, pass.Facts(d).(*identityFacts)}
	}
	first := copies(pass, all)
	duplicates(pass, first)
	names(pass, all)
	similar(pass, all)
	scales(pass, first)
}

// copies reports documents that are the same as another, and returns the others.
func copies(pass *lint.CorpusPass, all []*identified) []*identified {
	var first []*identified
	byDigest := map[string]*identified{}
	var more = map[*identified][]*identified{}
	for _, d := range all {
		if original := byDigest[d.Digest]; original != nil {
			more[original] = append(more[original], d)
			continue
		}
		byDigest[d.Digest] = d
		first = append(first, d)
	}
	for _, original := range first {
		same := more[original]
		if len(same) == 0 {
			continue
		}
		copied := same[0]
		message := "the document is a copy of " + original.Path
		if n := len(same); n > 1 {
			message = fmt.Sprintf("the document is one of %d copies of %s", n, original.Path)
		}
		related := []lint.Related{original.In(original.says.Title, "the same text")}
		for _, other := range same[1:] {
			related = append(related, other.In(other.says.Title, "the same text"))
		}
		pass.Report(copied.CorpusDocument, at(copied), lint.Diagnostic{Message: message,
			Help: "keep one of them, and link to it: two copies are soon two versions", Related: clip(related)})
	}
	return first
}

// at is where what is wrong with a document's identity is reported.
func at(d *identified) lint.Spot {
	if id := d.says.ID; id != nil {
		return *id
	}
	return d.says.Title
}

// mostRelated is how many other documents one finding lists.
const mostRelated = 5

func clip(related []lint.Related) []lint.Related { return related[:min(len(related), mostRelated)] }

// duplicates reports IDs that an older document has already.
func duplicates(pass *lint.CorpusPass, documents []*identified) {
	byID := map[string]*identified{}
	for _, d := range documents {
		if d.ID == "" || d.says.ID == nil {
			continue
		}
		id := strings.ToUpper(d.ID)
		other := byID[id]
		if other == nil {
			byID[id] = d
			continue
		}
		pass.Report(d.CorpusDocument, at(d), lint.Diagnostic{
			Message: fmt.Sprintf("the incident ID %s is also that of %s", d.ID, other.Path),
			Help:    "give each incident an ID of its own; if both are about one incident, merge them",
			Related: []lint.Related{other.In(at(other), "the same ID")},
		})
	}
}

// names reports files that are not called as the team wants it.
func names(pass *lint.CorpusPass, all []*identified) {
	for _, d := range all {
		if pattern := d.says.Misnamed; pattern != "" {
			pass.Report(d.CorpusDocument, d.says.Title, lint.Diagnostic{Severity: lint.Warning,
				Message: fmt.Sprintf("the file name %q does not match %s", path.Base(d.Path), pattern),
				Help:    "rename the file, so that it stands where others look for it"})
		}
	}
}

// fewest is the number of documents from which on a set can be expected to be whole.
const fewest = 3

// similar reports incidents of which a document says that they were like its own, and
// that the set should tell of but does not: an ID of the form that the set's have, a day
// between those of the oldest and the newest incident.
func similar(pass *lint.CorpusPass, all []*identified) {
	if !slices.ContainsFunc(all, func(d *identified) bool { return len(d.says.Similar) > 0 }) {
		return
	}
	forms, ids, days := map[string]int{}, map[string]bool{}, map[string]bool{}
	oldest, dated := "", 0
	for _, d := range all {
		if d.ID != "" {
			forms[idForm(d.ID)]++
			ids[strings.ToUpper(d.ID)] = true
		}
		if day := d.Day.String(); day != "" {
			dated++
			days[day] = true
			days[d.Day.AddDays(-1).String()], days[d.Day.AddDays(1).String()] = true, true // zones
			if oldest == "" || day < oldest {
				oldest = day
			}
		}
	}
	for _, d := range all {
		for _, s := range d.says.Similar {
			var what string
			switch {
			case s.ID != "" && forms[idForm(s.ID)] >= fewest && !ids[strings.ToUpper(s.ID)]:
				what = s.ID
			case s.Day != "" && dated >= fewest && s.Day > oldest && !days[s.Day] && s.Day < d.Day.String():
				what = "the incident of " + s.Day
			default:
				continue
			}
			pass.Report(d.CorpusDocument, s.At, lint.Diagnostic{Severity: lint.Warning,
				Message: fmt.Sprintf("there is no post-mortem of %s among the %d that were read", what, len(pass.Documents)),
				Help:    "link to it, or mend the ID or date; if none was written, say so"})
		}
	}
}

// idForm is what IDs of one kind share: all but their digits.
func idForm(id string) string {
	return strings.Trim(strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return -1
		}
		return c
	}, strings.ToUpper(id)), "-#")
}

// scales reports severities of another scale than that of most documents in the same
// folder: another team may have another scale.
func scales(pass *lint.CorpusPass, documents []*identified) {
	folders := map[string][]*identified{}
	var order []string
	for _, d := range documents {
		if d.says.Scale == "" {
			continue
		}
		folder := path.Dir(d.Path)
		if folders[folder] == nil {
			order = append(order, folder)
		}
		folders[folder] = append(folders[folder], d)
	}
	for _, folder := range order {
		reportScales(pass, folders[folder])
	}
}

func reportScales(pass *lint.CorpusPass, documents []*identified) {
	count := map[string]int{}
	for _, d := range documents {
		count[d.says.Scale]++
	}
	// Two thirds make a custom, so that there is one at most; the youngest of the rest
	// breaks it.
	i := slices.IndexFunc(documents, func(d *identified) bool {
		n := count[d.says.Scale]
		return 3*n >= 2*len(documents) && n >= fewest
	})
	if i < 0 {
		return
	}
	usual := documents[i]
	for _, d := range documents {
		if d.says.Scale == usual.says.Scale {
			continue
		}
		pass.Report(d.CorpusDocument, *d.says.Rated, lint.Diagnostic{Severity: lint.Info,
			Message: fmt.Sprintf("the severity %q is of another scale than %q, which %d of %d post-mortems here use",
				d.says.Severity, usual.says.Severity, count[usual.says.Scale], len(documents)),
			Help:    "use one scale, so that incidents can be compared and counted",
			Related: []lint.Related{usual.In(*usual.says.Rated, "the usual scale")}})
	}
}
