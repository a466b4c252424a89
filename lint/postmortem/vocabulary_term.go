package postmortem

import "github.com/pmlint/pmlint/lint/table"

// A Term is what a label, a section's name, a whole value or a phrase stands for
// where it states a particular of the incident or of its review.
type Term string

// Labels of particulars, and names of the sections and columns that hold them.
const (
	TermUsers            Term = "users-affected"
	TermCustomers        Term = "customers-affected"
	TermRevenue          Term = "revenue"
	TermLostTransactions Term = "lost-transactions"
	TermTransactionValue Term = "transaction-value"
	TermCalculation      Term = "calculation"
	TermBreach           Term = "breach" // of an SLA
	TermKept             Term = "kept"   // an SLA
	TermAvailability     Term = "availability"
	TermErrorRate        Term = "error-rate"
	TermTarget           Term = "target" // of the availability
	TermExperience       Term = "user-experience"
	TermReputation       Term = "reputation"
	TermHowDetected      Term = "how-detected"
	TermAlertSource      Term = "alert-source"
	TermExternal         Term = "external-notification"
	TermCustomersTold    Term = "customers-told"
	TermRollback         Term = "rollback"
	TermRollbackTime     Term = "rollback-time"
	TermRollbackVersion  Term = "rollback-version"
	TermRollbackMethod   Term = "rollback-method"
	TermMeeting          Term = "meeting"
	TermMeetingNotes     Term = "meeting-notes"
	TermScheduled        Term = "scheduled"
	TermTakenActions     Term = "taken-actions"
	TermReviewer         Term = "reviewer"
	TermFeedback         Term = "feedback"
	TermFeedbackState    Term = "feedback-state"
	TermFieldColumn      Term = "field-column" // of labels: field, attribute
	TermValueColumn      Term = "value-column" // of their values
)

// Values and phrases.
const (
	TermYes         Term = "yes"
	TermNo          Term = "no"
	TermOutage      Term = "outage"  // of everything
	TermPartial     Term = "partial" // anything less
	TermNormal      Term = "normal"
	TermByMachine   Term = "by-machine" // detected
	TermByPeople    Term = "by-people"
	TermHigh        Term = "high"
	TermMedium      Term = "medium"
	TermLow         Term = "low"
	TermRolledBack  Term = "rolled-back"
	TermRollingBack Term = "rolling-back" // begins to
	TermDatabase    Term = "database"     // what a database takes back
	TermPending     Term = "pending"
	TermMonth       Term = "month" // what is reckoned over one
	TermNewestFirst Term = "newest-first"
	TermElapsed     Term = "elapsed"  // beside a length of time: after
	TermBetween     Term = "between"  // before two times: between, from
	TermTotal       Term = "total"    // begins a row that adds up those above it
	TermThatIs      Term = "that-is"  // before what says the same once more: that is
	TermComesTo     Term = "comes-to" // a verb before a sum
	TermPromised    Term = "promised" // beside a share that is a target
	TermRegraded    Term = "regraded" // of a severity: raised, at first
)

// maxTermWords is the number of words that the longest term has.
const maxTermWords = 5

// Term returns what a label, a section's name or a whole value stands for; empty
// where that is no term.
func (v *Vocabulary) Term(text string) Term { return lookup(v, &v.terms, text) }

// Tells reports whether an event or sentence tells that what a term names is so. A
// phrase that is negated, planned or only attempted does not count.
func (v *Vocabulary) Tells(text string, t Term) bool {
	const longest = 400 // bytes
	starts := v.termStarts.Get(string(t))
	if starts == nil {
		return false
	}
	var room [longest / 5]string
	words := appendEventWords(room[:0], text[:min(len(text), longest)])
	for i, first := range words {
		if starts.may(first) && beginsWith(words[i:], maxTermWords, &v.terms, t) && !v.negated(words[:i]) {
			return true
		}
	}
	return false
}

// beginsWith reports whether words begin with a run of at most so many that means m, and
// that no end of a clause cuts.
func beginsWith[M comparable](words []string, most int, meanings *table.Table[M], m M) bool {
	var room [shortText]byte
	key := room[:0]
	for _, word := range words[:min(len(words), most)] {
		if word == clauseEnd {
			break
		}
		key = append(key, word...)
		if meanings.GetBytes(key) == m {
			return true
		}
		key = append(key, ' ')
	}
	return false
}
