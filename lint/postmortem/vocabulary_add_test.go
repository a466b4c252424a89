package postmortem

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pmlint/pmlint/lint/table"
)

// addSection files a section's name or pattern.
func (v *Vocabulary) addSection(e entry, kinds []Kind) error {
	if e.clean {
		return add(&v.sections, e, kinds)
	}
	p, ok, err := parsePattern(e.text, kinds)
	switch {
	case err != nil:
		return err
	case !ok:
		return add(&v.sections, e, kinds)
	}
	at := v.patterns.Make(p.at())
	*at = append(*at, p)
	return nil
}

// addTerm files a word of the data.
func (v *Vocabulary) addTerm(e entry, t Term) error {
	switch {
	case !isTerm(t):
		return fmt.Errorf("unknown term %q", t)
	case strings.Count(e.text, " ") >= maxTermWords:
		return errors.New("a term of more than five words: " + e.text)
	}
	starts := v.termStarts.Make(string(t))
	if *starts == nil {
		*starts = &wordStarts{}
	}
	(*starts).add(e.key())
	return add(&v.terms, e, t)
}

// isTerm reports whether the data file may name the term.
func isTerm(t Term) bool {
	switch t {
	case TermUsers, TermCustomers, TermRevenue, TermLostTransactions, TermTransactionValue, TermCalculation, TermBreach,
		TermAvailability, TermErrorRate, TermTarget, TermExperience, TermReputation, TermHowDetected, TermAlertSource,
		TermExternal, TermCustomersTold, TermRollback, TermRollbackTime, TermRollbackVersion,
		TermRollbackMethod, TermMeeting, TermMeetingNotes, TermScheduled, TermTakenActions, TermReviewer, TermFeedback,
		TermFeedbackState, TermFieldColumn, TermValueColumn, TermYes, TermNo, TermOutage, TermPartial, TermNormal, TermByMachine, TermByPeople, TermHigh,
		TermMedium, TermLow, TermRolledBack, TermRollingBack, TermDatabase, TermPending, TermMonth, TermNewestFirst,
		TermKept, TermPromised, TermRegraded, TermComesTo, TermElapsed, TermBetween, TermThatIs, TermTotal:
		return true
	}
	return false
}

// addTurn files a phrase of the data. That it stands twice is an error.
func (v *Vocabulary) addTurn(text string, turn Turn) error {
	starts := v.turnStarts.Make(string(turn))
	if *starts == nil {
		*starts = &openings{}
	}
	twice := false
	err := eachBeginning(strings.ReplaceAll(text, "-", ""), func(first, tail string) {
		p := turnPhrase{tail, nextWord(tail), turn}
		(*starts).addTail(first, tail)
		at := v.turns.Make(first)
		twice = twice || slices.Contains(*at, p)
		*at = append(*at, p)
	})
	if err == nil && twice {
		return fmt.Errorf("%q stands twice", text)
	}
	return err
}

// addTail files a phrase in the form of the data file, without its first word.
func (o *openings) addTail(first, tail string) {
	if tail == "" || tail[0] != '{' {
		second, _, _ := strings.Cut(tail, " ")
		o.add(first, second) // a gap has no letters
		return
	}
	choices, _, _ := strings.Cut(tail[1:], "}")
	for choice := range strings.SplitSeq(choices, ",") {
		second, _, _ := strings.Cut(choice, " ")
		o.add(first, second)
	}
}

func isTurn(t Turn) bool {
	switch t {
	case TurnCare, TurnWish, TurnLook, TurnAim, TurnDenial, TurnModal, TurnControl, TurnPeople, TurnSole, TurnHollow, TurnFiller,
		TurnAmount, TurnCounted, TurnDetect, TurnDescribe, TurnDetectedBy, TurnCustomer, TurnCustomerStaff, TurnDataImpact, TurnLost,
		TurnData, TurnDoing, TurnMoved:
		return true
	}
	return false
}

// addCue files a phrase of the data.
func (v *Vocabulary) addCue(phrase string, cue Cue) error {
	words := cueWords(phrase)
	if len(words) == 0 {
		return fmt.Errorf("cue %q has no word", phrase)
	}
	for _, p := range v.cues.Get(words[0]) {
		if len(p.words) == len(words)-1 && hasPrefix(words[1:], p.words) {
			return fmt.Errorf("%q stands twice, the second time as %v", phrase, cue)
		}
	}
	at := v.cues.Make(words[0])
	*at = append(*at, cuePhrase{words[1:], cue, strings.Join(words, " ")})
	return nil
}

// hasPrefix reports whether words begin with those that are wanted.
func hasPrefix(words, want []string) bool {
	return len(words) >= len(want) && slices.Equal(words[:len(want)], want)
}

func isCue(c Cue) bool {
	switch c {
	case CueReport, CueIncident, CueGuide, CueAdvice, CuePrompt, CueBlank, CueExample, CueGeneric, CueTold:
		return true
	}
	return false
}

// addTemplate files a word. A ~ at one of its ends is a blank.
func (v *Vocabulary) addTemplate(cue TemplateCue, text string) {
	text = strings.ReplaceAll(text, "~", " ")
	words := v.templates.Make(string(cue))
	words.set.Put(text, true)
	words.list = append(words.list, text)
}

// isTemplateCue reports whether the data file may name the cue.
func isTemplateCue(cue TemplateCue) bool {
	switch cue {
	case TemplateOptional, TemplateOptionalWord, TemplateSample, TemplateSampleTitle, TemplateTitle, TemplateGuide, TemplateGuideTitle,
		TemplateItself, TemplateLabel, TemplateRemark, TemplateImperative, TemplateOpener, TemplateQuestion,
		TemplateThing, TemplateAddress, TemplateExampleEnd, TemplateFiller, TemplateCapital, TemplateLayout, TemplatePage, TemplateSite,
		TemplateMeasure, TemplateOr, TemplateChapter:
		return true
	}
	return false
}

// parseOffset reads "+60", "-480", "-480/-420" for a zone that has the one in winter and
// the other in summer, or "?" for one that is not known.
func parseOffset(s string) (offset, error) {
	if s == "?" {
		return offset{}, nil
	}
	if winter, summer, ok := strings.Cut(s, "/"); ok {
		w, err := parseOffset(winter)
		if err != nil {
			return offset{}, err
		}
		d, err := parseOffset(summer)
		return offset{winter: w.minutes, summer: d.minutes}, err
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < -12*60 || n > 14*60 {
		return offset{}, fmt.Errorf("offset %q is not in minutes from -720 to 840", s)
	}
	return offset{minutes: n, known: true}, nil
}

// addPartialStart files the first word of what IsPartialTime looks for.
func (v *Vocabulary) addPartialStart(phrase string) {
	word, _, _ := strings.Cut(phrase, " ")
	if at := pair(word); at >= 0 {
		v.partialStarts[at] = append(v.partialStarts[at], word)
	}
}

func isTimeFrame(f TimeFrame) bool {
	return f == Immediate || f == ShortTerm || f == LongTerm || f == OtherFrame
}

// addToSet puts a word into a set.
func (v *Vocabulary) addToSet(set wordSet, e entry) error {
	key := e.key()
	if v.has(set, key) {
		return fmt.Errorf("%q stands twice", e.text)
	}
	v.put(key, 1<<set)
	if phraseSets&(1<<set) != 0 {
		first, _, _ := strings.Cut(key, " ")
		*v.phraseStarts.Make(first) |= 1 << set
	}
	return nil
}

// personAdder returns what takes in words about names, which stay as they are written.
func (l *loader) personAdder() (func(entry) error, error) {
	at := slices.Index([]string{"particle", "group", "field", "role", "sentence", "answer", "nobody", "nameless", "form", "form-handle"}, l.key)
	if at < 0 {
		return nil, fmt.Errorf("unknown key %q", l.key)
	}
	return func(e entry) error {
		words := l.v.nameWords.Make(e.text)
		if *words&(1<<at) != 0 {
			return fmt.Errorf("%q stands twice", e.text)
		}
		*words |= 1 << at
		return nil
	}, nil
}

// addWeekday files the name of a day of the week.
func (v *Vocabulary) addWeekday(e entry, day int) error {
	v.put(e.key(), 1<<setWeekday)
	return add(&v.weekdays, e, day)
}

// addZone files a zone's name.
func (v *Vocabulary) addZone(e entry, o offset) error {
	if at := strings.LastIndexByte(e.text, ' '); at >= 0 {
		v.put(wordKey(e.text[at+1:]), 1<<setZoneEnd)
	}
	return add(&v.zones, e, o)
}

// add files a word in m.
func add[M any](m *table.Table[M], e entry, meaning M) error {
	before := m.Used
	m.Put(e.key(), meaning)
	if m.Used == before {
		return fmt.Errorf("%q stands twice, the second time as %v", e.text, meaning)
	}
	return nil
}
