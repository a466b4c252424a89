package postmortem

// findSeveralIncidents sets SeveralIncidents where three or more sections of one
// level hold the parts of a post-mortem each.
func (d *Document) findSeveralIncidents() {
	count := map[int]int{}
	for _, s := range d.Sections {
		if len(s.Kinds) > 0 {
			continue
		}
		if s.parts() >= 2 {
			if count[s.Level]++; count[s.Level] >= 3 {
				d.SeveralIncidents = true
				return
			}
		}
	}
}

// parts counts the kinds among a section's children that only a whole
// post-mortem has together.
func (s *Section) parts() int {
	found := map[Kind]bool{}
	for _, c := range s.Children {
		for _, k := range c.Kinds {
			switch k {
			case Summary, Impact, TimelineSection, RootCause, ContributingFactors, Resolution, ActionItems, Detection:
				found[k] = true
			}
		}
	}
	return len(found)
}
