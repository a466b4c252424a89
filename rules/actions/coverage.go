package actions

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed coverage.md
var coverageDoc string

// Coverage reports what a document tells and does nothing about: late detection, lost
// data, a cause that no action item removes, an improvement without an action item.
func Coverage() *lint.Rule {
	return &lint.Rule{ID: "actions/coverage", Doc: coverageDoc, Severity: lint.Warning, Loose: lint.Off,
		New: func() lint.Checker { return &coverage{SlowMinutes: 15} }}
}

type coverage struct {
	// SlowMinutes is the time to detection from which it should become shorter.
	SlowMinutes int `yaml:"slow-minutes"`
}

func (r *coverage) Check(pass *lint.Pass) {
	items := written(pass)
	if len(items) == 0 || pass.Doc.SeveralIncidents {
		return // actions/present speaks of that; and whose items they are is not known
	}
	improvements := pass.Doc.Improvements()
	r.detection(pass, items, improvements)
	r.data(pass, items, improvements)
	r.prevents(pass, items)
	r.improvements(pass, items, improvements)
}

// detection reports an incident that customers reported, or that was detected late,
// where nothing is done about detection.
func (r *coverage) detection(pass *lint.Pass, items []*postmortem.Action, improvements []postmortem.Improvement) {
	field, why := r.late(pass.Doc)
	if field == nil || speaksOf(pass, postmortem.TurnDetect, items, improvements) {
		return
	}
	pass.Report(lint.Diagnostic{Span: field.Value.Span,
		Message: fmt.Sprintf("%s, and no action item or improvement is about detection", why),
		Help:    "add an alert, a probe or a check that would have noticed it: \"Probe the login every 60 s\""})
}

// late returns the field that says that detection left something to be desired.
func (r *coverage) late(doc *postmortem.Document) (field *postmortem.Field, why string) {
	for _, f := range doc.Fields {
		if f.Value.State != postmortem.Filled {
			continue
		}
		if f.Key == postmortem.FieldTimeToDetect {
			if d, ok := postmortem.ParseDuration(f.Value.Text); ok && !d.Clock && r.SlowMinutes > 0 && d.Seconds > 60*r.SlowMinutes {
				return f, fmt.Sprintf("detection took %d minutes, more than %d", d.Seconds/60, r.SlowMinutes)
			}
			continue
		}
		if doc.Words.IsTurn(postmortem.TurnDetectedBy, f.Label) {
			_, noticed := doc.Words.FindTurn(postmortem.TurnDetect, f.Value.Text)
			if namesCustomer(doc.Words, f.Value.Text) && !noticed {
				return f, fmt.Sprintf("users or customers noticed the incident first (%q)", f.Value.Text)
			}
		}
	}
	return nil, ""
}

// namesCustomer reports whether a value begins with users or customers, and not with those
// who support them.
func namesCustomer(words *postmortem.Vocabulary, value string) bool {
	customer, _ := words.BeginsTurn(postmortem.TurnCustomer, value)
	staff, _ := words.BeginsTurn(postmortem.TurnCustomerStaff, value)
	return len(customer) > len(staff)
}

// speaksOf reports whether an item or an improvement has a phrase of the turn.
func speaksOf(pass *lint.Pass, turn postmortem.Turn, items []*postmortem.Action, improvements []postmortem.Improvement) bool {
	for _, a := range items {
		if _, ok := pass.Doc.Words.FindTurn(turn, a.Text.Text); ok || a.Text.State != postmortem.Filled {
			return true // of an item without text nobody can say what it is about
		}
	}
	for _, x := range improvements {
		if _, ok := pass.Doc.Words.FindTurn(turn, x.All); ok {
			return true
		}
	}
	return false
}

// data reports lost data about which nothing is done.
func (r *coverage) data(pass *lint.Pass, items []*postmortem.Action, improvements []postmortem.Improvement) {
	for _, f := range pass.Doc.Fields {
		if f.Value.State != postmortem.Filled || !pass.Doc.Words.IsTurn(postmortem.TurnDataImpact, f.Label) {
			continue
		}
		if _, lost := pass.Doc.Words.BeginsTurn(postmortem.TurnLost, f.Value.Text); !lost || speaksOf(pass, postmortem.TurnData, items, nil) {
			continue
		}
		d := lint.Diagnostic{Span: f.Value.Span, Message: "data were lost, and no action item is about data, backups or recovery",
			Help: "say what will keep the data, or get them back, the next time"}
		for _, x := range improvements {
			if _, ok := pass.Doc.Words.FindTurn(postmortem.TurnData, x.All); ok {
				d.Related = append(d.Related, lint.Related{Span: x.Span, Message: "an improvement that could become an action item"})
			}
		}
		pass.Report(d)
	}
}

// prevents reports a grave incident of which all items only notice it earlier, or tell
// people something: none removes a cause.
func (r *coverage) prevents(pass *lint.Pass, items []*postmortem.Action) {
	grave := graveSeverity(pass)
	if grave == "" {
		return
	}
	for _, a := range items {
		_, detects := pass.Doc.Words.FindTurn(postmortem.TurnDetect, a.Text.Text)
		_, describes := pass.Doc.Words.FindTurn(postmortem.TurnDescribe, a.Text.Text)
		if !detects && !describes {
			return
		}
	}
	pass.Report(lint.Diagnostic{Span: textOf(items[0]), Severity: lint.Info,
		Message: fmt.Sprintf("all action items of this %s incident are about noticing it or telling people; none removes a cause", grave),
		Help:    "add an item after which it cannot happen in this way, or say why there is none"})
}

// improvements reports improvements that no action item brings about.
func (r *coverage) improvements(pass *lint.Pass, items []*postmortem.Action, improvements []postmortem.Improvement) {
	if len(improvements) == 0 || len(items)*len(improvements) > mostCompared {
		return
	}
	var gists []postmortem.Gist
	for _, a := range items {
		gists = append(gists, pass.Doc.Words.Gist(a.Text.Text))
	}
	for _, x := range improvements {
		if hasItem(pass, x, gists) || pass.Owned(x.Span) {
			continue
		}
		pass.Report(lint.Diagnostic{Span: x.Span, Severity: lint.Info,
			Message: "no action item brings this improvement about",
			Help:    "add an action item for it, or name the issue of the one that does: `(#412)`"})
	}
}

// hasItem reports whether an improvement has an issue or an address of its own, or a
// word in common with an action item.
func hasItem(pass *lint.Pass, x postmortem.Improvement, gists []postmortem.Gist) bool {
	if len(x.Tickets) > 0 || len(postmortem.URLs(pass.Doc.File.Slice(x.AllSpan))) > 0 {
		return true
	}
	gist := pass.Doc.Words.Gist(x.All)
	for _, g := range gists {
		if gist.Shared(g) > 0 {
			return true
		}
	}
	return false
}
