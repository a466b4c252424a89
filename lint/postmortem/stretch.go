package postmortem

// A Stretch is what a length of time measures by its label.
type Stretch struct {
	// From is the class of the moment from which it is counted, and To are those of the
	// moments that may end it.
	From RowClass
	To   []RowClass
	// Since are the classes from which it is counted where nothing tells of From.
	Since []RowClass
}

// StretchOf returns what a field measures by the key of its label; ok is false for one
// that measures no milestone.
func StretchOf(key FieldKey) (s Stretch, ok bool) {
	switch key {
	case FieldTimeToDetect:
		return Stretch{From: Began, To: []RowClass{Detected}}, true
	case FieldTimeToRespond:
		return Stretch{From: Detected, To: []RowClass{Acknowledged, Investigation}}, true
	case FieldTimeToInvestigate:
		return Stretch{From: Investigation, To: []RowClass{Identified}, Since: []RowClass{Detected, Began}}, true
	case FieldTimeToMitigate:
		return Stretch{From: Identified, To: []RowClass{Mitigated}, Since: []RowClass{Investigation, Detected, Began}}, true
	case FieldTimeToResolve:
		return Stretch{From: Began, To: []RowClass{Restored}}, true
	}
	return Stretch{}, false
}
