package assert

import (
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// A Kind says as what a fact is tested.
type Kind uint8

// The kinds of fact.
const (
	// Text is a text, or several of which one has to do.
	Text Kind = iota
	// Count is a number of things. It is never absent: nothing is 0.
	Count
	// Duration is a span of time.
	Duration
	// Time is a day, or a moment of one.
	Time
	// Truth is true or false.
	Truth
)

// A value is a fact as a document has it.
type value struct {
	// state is Filled for a value that can be tested.
	state postmortem.State
	// span is where it stands; empty where it is nowhere.
	span  source.Span
	texts []string
	// low and high bound a Count, or the seconds of a Duration.
	low, high float64
	at        instant
	truth     bool
	// places are those of the things that were counted.
	places []source.Span
	// found tells the value where its texts do not: "2 action items".
	found string
}

// An instant is a day, with or without a time of day.
type instant struct {
	// day counts days, minute those since midnight; both are in UTC where the zone is
	// known.
	day, minute int
	hasClock    bool
	// zone is "UTC", or the name of one whose offset is not certain, or empty where
	// none is stated.
	zone string
	// anyZone says that the day is one of the calendar, wherever.
	anyZone bool
}

func textValue(v postmortem.Value) value {
	return value{state: v.State, span: v.Span, texts: []string{v.Text}}
}

func countValue(low, high int, span source.Span, found string) value {
	return value{state: postmortem.Filled, span: span, low: float64(low), high: float64(high), found: found}
}

// roughly is how far off an approximate duration may be: a tenth, and 5 minutes at
// least.
const (
	roughShare = 0.1
	roughLeast = 300.0
)

func durationValue(f *postmortem.Field) value {
	out := textValue(f.Value)
	if out.state != postmortem.Filled {
		return out
	}
	d, ok := f.Duration()
	if !ok {
		out.state = postmortem.Unparsable
		return out
	}
	out.low = float64(d.Seconds)
	out.high = out.low
	if d.Approximate {
		off := max(out.low*roughShare, roughLeast)
		out.low, out.high = out.low-off, out.high+off
	}
	return out
}

func dayInstant(d postmortem.Date) instant { return instant{day: d.Days(), anyZone: true} }

// timeValue reads the day or moment that a field states.
func timeValue(doc *postmortem.Document, f *postmortem.Field) value {
	out := textValue(f.Value)
	if out.state != postmortem.Filled {
		return out
	}
	s, ok := doc.StampOf(f.Value.Text)
	if !ok || !s.Date.Full() {
		out.state = postmortem.Unparsable
		return out
	}
	out.at = instantOf(s.Date, s, s.Zone)
	return out
}

// entryTime is when an entry of a timeline happened.
func entryTime(e *postmortem.Entry) value {
	out := value{state: e.Stamp.State, span: e.Stamp.Span, texts: []string{e.Stamp.Text}}
	switch {
	case e.Stamp.State != postmortem.Filled:
	case e.Stamp.Approximate || !e.Day.Full():
		out.state = postmortem.Unparsable
	default:
		out.at = instantOf(e.Day, e.Stamp, e.Zone)
	}
	return out
}

func instantOf(day postmortem.Date, s postmortem.Stamp, zone postmortem.Zone) instant {
	at := instant{day: day.Days(), hasClock: s.HasClock, zone: zone.Name}
	if !s.HasClock {
		at.anyZone = true
		return at
	}
	at.minute = s.Clock.Minutes()
	if zone.Known {
		const minutes = 24 * 60
		utc := at.day*minutes + at.minute - zone.Offset
		at.day, at.minute, at.zone = utc/minutes, utc%minutes, "UTC"
	}
	return at
}
