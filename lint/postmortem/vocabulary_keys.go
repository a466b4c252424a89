package postmortem

// Labels whose fields say when something happened or how long it took, beside
// those that describe the document.
const (
	FieldAcknowledged      FieldKey = "acknowledged"
	FieldMitigated         FieldKey = "mitigated"
	FieldTimeToDetect      FieldKey = "time-to-detect"
	FieldTimeToRespond     FieldKey = "time-to-respond"
	FieldTimeToInvestigate FieldKey = "time-to-investigate"
	FieldTimeToMitigate    FieldKey = "time-to-mitigate"
	FieldTimeToResolve     FieldKey = "time-to-resolve"
	FieldServices          FieldKey = "services"
	FieldTeam              FieldKey = "team"
	FieldTicket            FieldKey = "ticket"
	FieldPublished         FieldKey = "published"
	FieldNextReview        FieldKey = "next-review"
)

// An ActionKey says what a label or column of an action item stands for.
type ActionKey string

// The parts of an action item.
const (
	NoActionKey ActionKey = ""
	TextKey     ActionKey = "text" // what is to be done
	OwnerKey    ActionKey = "owner"
	DueKey      ActionKey = "due"
	TicketKey   ActionKey = "ticket"
	StateKey    ActionKey = "state"
	// TypeKey is for particulars that no rule reads: type, priority, notes.
	TypeKey ActionKey = "type"
)

// A ColumnKey says what a column of a timeline holds.
type ColumnKey string

// The columns of a timeline.
const (
	NoColumn    ColumnKey = ""
	TimeColumn  ColumnKey = "time"
	DateColumn  ColumnKey = "date"
	EventColumn ColumnKey = "event"
	ActorColumn ColumnKey = "actor"
	NotesColumn ColumnKey = "notes"
	ZoneColumn  ColumnKey = "zone" // the zone of the time beside it
)

// A Status is how far a post-mortem has come as a document.
type Status string

// The statuses of a document.
const (
	Draft       Status = "draft"
	UnderReview Status = "under-review"
	Approved    Status = "approved"
	Archived    Status = "archived"
)

// IsApproved reports whether a document with the status has been approved, be it
// archived since.
func (s Status) IsApproved() bool { return s == Approved || s == Archived }
