package postmortem

import "strings"

// A Turn is a turn of speech that tells how a sentence, value or label is meant.
type Turn string

// The turns of speech; the data file lists them.
const (
	// TurnCare asks people to take more care: be careful, remind the team.
	TurnCare Turn = "care"
	// TurnWish begins a text that only wants something to be better: improve.
	TurnWish Turn = "wish"
	// TurnLook begins a text that only wants something to be looked at: investigate.
	TurnLook Turn = "look"
	// TurnAim says by what, when or to what end: so that, until, every.
	TurnAim Turn = "aim"
	// TurnDenial denies or rejects what follows it: not, rather than.
	TurnDenial Turn = "denial"
	// TurnModal stands between a subject and its verb, or before a request: should, to.
	TurnModal Turn = "modal"
	// TurnControl is what takes care in the place of people: automated, monitor, staging.
	TurnControl Turn = "control"
	// TurnPeople is a word for people: we, engineers.
	TurnPeople Turn = "people"
	// TurnSole names one cause as the only one.
	TurnSole Turn = "sole"
	// TurnHollow is a word for a cause that tells nothing of it: bug, human, error.
	TurnHollow Turn = "hollow"
	// TurnFiller is a word that tells nothing by itself: the, was, of.
	TurnFiller Turn = "filler"
	// TurnAmount begins a number that is none: some, many, a few.
	TurnAmount Turn = "amount"
	// TurnCounted is what can be counted or measured: users, transactions, error rate.
	TurnCounted Turn = "counted"
	// TurnDetect is how a fault is noticed earlier: alert, monitor, probe.
	TurnDetect Turn = "detect"
	// TurnDescribe is what only tells people something: document, runbook, training.
	TurnDescribe Turn = "describe"
	// TurnDetectedBy is a label of how, or by whom, an incident was detected.
	TurnDetectedBy Turn = "detected-by"
	// TurnCustomer names a user or customer as the one who reported an incident.
	TurnCustomer Turn = "customer"
	// TurnCustomerStaff names those who work with users or customers: customer support.
	TurnCustomerStaff Turn = "customer-staff"
	// TurnDataImpact is a label of what became of data.
	TurnDataImpact Turn = "data-impact"
	// TurnLost says that data were lost.
	TurnLost Turn = "lost"
	// TurnData is how an item speaks of data and of getting them back: backup, restore.
	TurnData Turn = "data"
	// TurnDoing is a state of being in work: in progress.
	TurnDoing Turn = "doing"
	// TurnMoved is a state of not being done here: moved, postponed, cancelled.
	TurnMoved Turn = "moved"
)

// A turnPhrase is a turn's phrase without its first word, under which it is filed.
type turnPhrase struct {
	tail string
	next string // see phrase
	turn Turn
}

// turnAt returns the number of words of the longest phrase of a turn that begins at
// words[i], or 0.
func (v *Vocabulary) turnAt(turn Turn, words []string, i int) int {
	best := 0
	for _, p := range v.turns.Get(words[i]) {
		if p.turn != turn || p.next != "" && (i+1 == len(words) || words[i+1] != p.next) {
			continue
		}
		if n, ok := matchEvent(p.tail, words[i+1:]); ok {
			best = max(best, n+1)
		}
	}
	return best
}

// longestTurn is how much of one text is searched for turns of speech, in bytes.
const longestTurn = 1000

// mayTurn reports whether a text may hold a phrase of the turn: a look that spares
// most texts from being cut into words. False is certain.
func (v *Vocabulary) mayTurn(turn Turn, text string) bool {
	return v.turnStarts.Get(string(turn)).mayBeIn(text)
}

// turnWord reports whether a word begins a phrase of the turn.
func (v *Vocabulary) turnWord(turn Turn, word string) bool {
	if len(word) > shortWord {
		return false
	}
	var lower [shortWord]byte
	n := lowerLetters(&lower, word)
	phrases := v.turns.GetBytes(lower[:n])
	if n == 0 {
		phrases = v.turns.Get(fold(word)) // it has letters with accents
	}
	for _, p := range phrases {
		if p.turn == turn {
			return true
		}
	}
	return false
}

// firstLetters returns the letters that s begins with, those that are not ASCII too.
func firstLetters(s string) string {
	for i := range len(s) {
		if c := s[i] | 0x20; (c < 'a' || c > 'z') && s[i] < 0x80 {
			return s[:i]
		}
	}
	return s
}

// FindTurn returns the first phrase of a turn in a text, in small letters.
func (v *Vocabulary) FindTurn(turn Turn, text string) (phrase string, ok bool) {
	text = text[:min(len(text), longestTurn)]
	if !v.mayTurn(turn, text) {
		return "", false
	}
	words := clauseWords(text)
	for i := range words {
		if n := v.turnAt(turn, words, i); n > 0 {
			return strings.Join(words[i:i+n], " "), true
		}
	}
	return "", false
}

// BeginsTurn returns the phrase of a turn with which a text begins, in small letters.
func (v *Vocabulary) BeginsTurn(turn Turn, text string) (phrase string, ok bool) {
	words := clauseWords(text[:min(len(text), longestTurn)])
	for len(words) > 0 && words[0] == clauseEnd {
		words = words[1:]
	}
	if len(words) == 0 {
		return "", false
	}
	n := v.turnAt(turn, words, 0)
	return strings.Join(words[:n], " "), n > 0
}

// IsTurn reports whether a text is, as a whole, a phrase of a turn.
func (v *Vocabulary) IsTurn(turn Turn, text string) bool {
	if len(text) > maxLabel || !v.mayTurn(turn, text) {
		return false
	}
	words := clauseWords(strings.Trim(text, " .:!"))
	return len(words) > 0 && v.turnAt(turn, words, 0) == len(words)
}
