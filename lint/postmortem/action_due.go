package postmortem

// CertainDue returns the day on which an action item is due, if it is written with its
// year and can be read as one day only.
func (d *Document) CertainDue(a *Action) (Date, bool) {
	if a.Due.State != Filled || !a.DueDay.Full() {
		return Date{}, false
	}
	w, ok := d.WrittenDate(a.Due.Text)
	return a.DueDay, ok && w.Year > 0 && !w.Ambiguous
}
