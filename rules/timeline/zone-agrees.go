package timeline

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed zone-agrees.md
var zoneAgreesDoc string

// ZoneAgrees reports times that disagree with themselves in another zone, and times
// in a zone that nobody knows.
func ZoneAgrees() *lint.Rule {
	return &lint.Rule{ID: "timeline/zone-agrees", Doc: zoneAgreesDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &zoneAgrees{} }}
}

type zoneAgrees struct{}

func (r *zoneAgrees) Check(pass *lint.Pass) {
	for _, tl := range pass.Doc.Timelines {
		r.unknown(pass, tl)
		r.restated(pass, tl)
		r.season(pass, tl)
	}
}

// season reports the entries whose zone is that of the other half of the year, where all the
// others, two at least, are in the zone's other name: CET among times in CEST. Months in
// which the clocks change are left alone.
func (r *zoneAgrees) season(pass *lint.Pass, tl *postmortem.Timeline) {
	const enough = 2
	var main, odd []*postmortem.Entry
	for _, e := range tl.Entries {
		if !e.Stamp.HasClock {
			continue
		}
		place, summer, ok := e.Zone.Season()
		if !ok || !e.Day.Full() || changesClocks(e.Day.Month) {
			return
		}
		if len(main) == 0 {
			main = append(main, e)
			continue
		}
		switch there, then, _ := main[0].Zone.Season(); {
		case there != place:
			return
		case then == summer:
			main = append(main, e)
		default:
			odd = append(odd, e)
		}
	}
	if len(odd) > len(main) {
		main, odd = odd, main
	}
	if len(odd) == 0 || len(main) < enough || len(main) <= len(odd) {
		return
	}
	for _, e := range odd {
		if e.Stamp.Zone.Name == "" {
			return
		}
	}
	d := lint.Diagnostic{Span: odd[0].Stamp.Span,
		Message: fmt.Sprintf("%v %s among times in %s", postmortem.ClockAt(odd[0].Stamp.Clock.Minutes()), odd[0].Zone.Name, main[0].Zone.Name),
		Help:    "correct the name of the zone: summer time has one of its own"}
	for _, e := range odd[1:] {
		d.Related = append(d.Related, lint.Related{Span: e.Stamp.Span, Message: "in " + e.Zone.Name + " as well"})
	}
	pass.Report(d)
}

// changesClocks reports whether summer time begins or ends in a month somewhere.
func changesClocks(month int) bool { return month == 3 || month == 4 || month == 10 || month == 11 }

// unknown reports each name of a zone that is none, once.
func (r *zoneAgrees) unknown(pass *lint.Pass, tl *postmortem.Timeline) {
	byName := map[string][]lint.Related{}
	var names []postmortem.Value
	for _, e := range tl.Entries {
		z := e.UnknownZone
		if z.State == postmortem.Absent {
			continue
		}
		if _, seen := byName[z.Text]; !seen {
			names = append(names, z)
			byName[z.Text] = nil
			continue
		}
		byName[z.Text] = append(byName[z.Text], lint.Related{Span: z.Span, Message: "also in " + z.Text})
	}
	for _, z := range names {
		pass.Report(lint.Diagnostic{
			Span:    z.Span,
			Message: fmt.Sprintf("%q is no time zone that is known", z.Text),
			Help:    "correct it, or write the distance from UTC: `UTC+3`",
			Related: byName[z.Text],
		})
	}
}

// A difference is an entry's time beside the same moment in another zone, by minutes.
type difference struct {
	entry   *postmortem.Entry
	quoted  postmortem.Restatement
	minutes int
}

// restated reports the times that are off by the same minutes, in the same pair of
// zones, as one finding: a zone that was taken for another puts all of them off.
func (r *zoneAgrees) restated(pass *lint.Pass, tl *postmortem.Timeline) {
	type kind struct {
		own, quoted string
		minutes     int
	}
	byKind := map[kind][]difference{}
	var kinds []kind
	var misplaced map[*postmortem.Entry]bool
	for _, e := range tl.Entries {
		for _, q := range e.Restated {
			d := difference{e, q, apart(e, q)}
			if d.minutes == 0 || q.Closing && !sameMoment(pass, d) {
				continue
			}
			if misplaced == nil {
				misplaced = tl.Misplaced()
			}
			if misplaced[e] {
				continue // timeline/order says that its time is wrong
			}
			k := kind{e.Zone.Name, q.Zone.Name, d.minutes}
			if byKind[k] == nil {
				kinds = append(kinds, k)
			}
			byKind[k] = append(byKind[k], d)
		}
	}
	for _, k := range kinds {
		r.report(pass, tl, byKind[k])
	}
}

func (r *zoneAgrees) report(pass *lint.Pass, tl *postmortem.Timeline, all []difference) {
	e, q := all[0].entry, all[0].quoted
	own := e.Zone.Name
	if !strings.EqualFold(own, "UTC") && !strings.HasPrefix(strings.ToUpper(own), "UTC") {
		own += " (" + e.Zone.UTC() + ")"
	}
	is, stated := postmortem.ClockAt(e.Stamp.Clock.Minutes()), postmortem.ClockAt(q.Clock.Minutes()) // without seconds
	then := postmortem.ClockAt(is.Minutes() - e.Zone.Offset + q.Zone.Offset)
	message := fmt.Sprintf("%v %s is %v %s, not %v", is, own, then, q.Zone.Name, stated)
	if len(all) > 1 {
		message = fmt.Sprintf("%d times are off by %d minutes from the same in %s: %s", len(all), max(all[0].minutes, -all[0].minutes), q.Zone.Name, message)
	}
	var related []lint.Related
	for _, d := range all[1:] {
		related = append(related, lint.Related{Span: d.quoted.Span, Message: "off by as much"})
	}
	if e.Stamp.Zone.Name == "" && !tl.ZoneSpan.IsEmpty() {
		related = append(related, lint.Related{Span: tl.ZoneSpan, Message: "the zone of the timeline's times"})
	}
	help := "correct the time that is wrong"
	if all[0].minutes%60 == 0 {
		help = "correct the time that is wrong, or the name of its zone: summer time has one of its own"
	}
	pass.Report(lint.Diagnostic{Span: q.Span, Message: message, Help: help, Related: related})
}

// apart returns by how many minutes, from -719 to 720, a restatement differs from the
// entry's own time; 0 where they agree or cannot be compared.
func apart(e *postmortem.Entry, q postmortem.Restatement) int {
	switch {
	case e.Stamp.State != postmortem.Filled || e.Stamp.Fault != postmortem.NoFault || q.Fault != postmortem.NoFault:
		return 0
	case e.Stamp.HasEnd || q.HasEnd || !e.Zone.Known || !q.Zone.Known || e.Zone.Offset == q.Zone.Offset:
		return 0 // two times in one zone are two moments
	}
	const day = 24 * 60
	minutes := (q.Clock.Minutes() - q.Zone.Offset - (e.Stamp.Clock.Minutes() - e.Zone.Offset)) % day
	switch {
	case minutes > day/2:
		minutes -= day
	case minutes <= -day/2:
		minutes += day
	}
	slack := 0
	if e.Stamp.Approximate || q.Approximate {
		slack = 10
	} else if e.Stamp.Clock.Second > 0 || q.Clock.Second > 0 {
		slack = 1 // one of the two may be rounded
	}
	if max(minutes, -minutes) <= slack || minutes == day/2 && (mayBeLate(e.Stamp) || mayBeLate(q.Stamp)) {
		return 0
	}
	return minutes
}

// mayBeLate reports whether a clock may be meant for the afternoon: 6:48.
func mayBeLate(s postmortem.Stamp) bool { return !s.TwelveHour && s.Clock.Hour <= 12 }

// sameMoment reports whether a time that closes an event is that of the event beyond
// doubt: it is off by no more than a slip, and the event is one short clause without
// another time.
func sameMoment(pass *lint.Pass, d difference) bool {
	off := max(d.minutes, -d.minutes)
	if off > 30 && off != 60 {
		return false
	}
	return pass.Doc.Words.IsOneMoment(d.entry.Event.Text)
}
