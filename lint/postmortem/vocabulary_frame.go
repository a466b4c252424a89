package postmortem

import "strings"

// A TimeFrame is the time within which the action items of a section are due.
type TimeFrame string

// The time frames. OtherFrame is for those to which no length belongs: "next
// sprint", "medium term".
const (
	Immediate  TimeFrame = "immediate"
	ShortTerm  TimeFrame = "short-term"
	LongTerm   TimeFrame = "long-term"
	OtherFrame TimeFrame = "other"
)

// TimeFrame returns the time frame that a title names: "Immediate", "Short-term
// (This Month)", "Long-term fixes". It is empty where the title names none, and
// OtherFrame where what it adds in brackets is not the same ("Short-term (6 months)").
func (v *Vocabulary) TimeFrame(title string) TimeFrame {
	frame := v.meaning(title).frame
	if frame == "" {
		return ""
	}
	if open := strings.LastIndexByte(title, '('); open > 0 && strings.HasSuffix(strings.TrimSpace(title), ")") {
		if v.frameOf(v.titleKey(strings.Trim(title[open:], "() "))) != frame {
			return OtherFrame
		}
	}
	return frame
}

// frameOf reads a key that is a time frame, alone or with a word for what is to be
// done in it.
func (v *Vocabulary) frameOf(key string) TimeFrame {
	if frame, ok := v.frames.Find(key); ok {
		return frame
	}
	for i := range len(key) {
		if key[i] != ' ' {
			continue
		}
		// English and German put the time frame first, the others last.
		if frame, ok := v.frames.Find(key[:i]); ok && v.has(setHorizonNoun, key[i+1:]) {
			return frame
		}
		if frame, ok := v.frames.Find(key[i+1:]); ok && v.has(setHorizonNoun, key[:i]) {
			return frame
		}
	}
	return ""
}
