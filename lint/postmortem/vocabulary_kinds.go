package postmortem

import "strings"

// Kinds returns the canonical meanings of a heading, bold line or bold key as
// written: mostly one, several for titles such as "Root cause and mitigation",
// none where the title names no part of a post-mortem. The caller must not
// change the slice.
//
// A title is first taken as a whole, then without qualifiers ("Detailed incident
// timeline"), then as a name with what it is about ("Root cause of the outage")
// or with another name beside it. Nothing looser is tried: a heading that merely
// holds a known word has its own meaning.
func (v *Vocabulary) Kinds(title string) []Kind {
	if len(title) > maxLabel {
		return nil
	}
	name := v.title(title)
	return v.kindsOf(wordKey(title), name, wordKey(name))
}

// kindsOf reads a title by its key as written, its normalised form and the key of that.
func (v *Vocabulary) kindsOf(written, name, key string) []Kind {
	if kinds, ok := v.sections.Find(written); ok { // most sections bear a plain name
		return kinds
	}
	if kinds, ok := v.simpleKinds(key); ok {
		return kinds
	}
	if head, tail, ok := cutTitle(name); ok {
		kinds, _ := v.simpleKinds(wordKey(head))
		if len(kinds) == 0 && v.isQualifier(wordKey(head)) {
			kinds, _ = v.simpleKinds(wordKey(tail))
		}
		return kinds
	}
	if kinds, ok := v.joinedKinds(key); ok {
		return kinds
	}
	return v.aboutKinds(key)
}

// titleKey is the form under which a title is looked up; empty for a text too
// long to be one.
func (v *Vocabulary) titleKey(title string) string {
	if len(title) > maxLabel {
		return ""
	}
	return wordKey(v.title(title))
}

// cutTitle splits "root cause: the five whys" and "appendix - logs".
func cutTitle(name string) (head, tail string, ok bool) {
	at := strings.Index(name, ": ")
	if dash := strings.Index(name, " - "); dash >= 0 && (at < 0 || dash < at) {
		return name[:dash], name[dash+3:], true
	}
	if at < 0 {
		return "", "", false
	}
	return name[:at], name[at+2:], true
}

// simpleKinds reads one name, with or without qualifiers.
func (v *Vocabulary) simpleKinds(key string) ([]Kind, bool) {
	if kinds, ok := singularOrPlural(&v.sections, key); ok {
		return kinds, true
	}
	if kinds, ok := v.patterns.match(key); ok {
		return kinds, true
	}
	if v.isHorizonTitle(key) {
		return actionItems, true
	}
	return v.qualifiedKinds(key)
}

var actionItems = []Kind{ActionItems}

// qualifiedKinds takes qualifiers off both ends of a title until a name is left.
func (v *Vocabulary) qualifiedKinds(key string) ([]Kind, bool) {
	rest := key
	for {
		first, after, ok := strings.Cut(rest, " ")
		if !ok || !v.has(setLead, first) {
			break
		}
		rest = after
		if kinds, ok := v.nameKinds(rest); ok {
			return kinds, true
		}
	}
	for {
		at := strings.LastIndexByte(rest, ' ')
		if at < 0 || !v.has(setTrail, rest[at+1:]) {
			return nil, false
		}
		rest = rest[:at]
		if kinds, ok := v.nameKinds(rest); ok {
			return kinds, true
		}
	}
}

func (v *Vocabulary) nameKinds(key string) ([]Kind, bool) {
	if kinds, ok := singularOrPlural(&v.sections, key); ok {
		return kinds, true
	}
	return v.patterns.match(key)
}

// isQualifier reports whether key consists of qualifiers alone.
func (v *Vocabulary) isQualifier(key string) bool {
	for _, word := range strings.Fields(key) {
		if !v.has(setLead, word) && !v.has(setTrail, word) {
			return false
		}
	}
	return true
}

// maxCompanion is how many words the unknown half of "Timeline and graphs" may
// have.
const maxCompanion = 3

// joinedKinds reads names joined by "and", a comma or a slash. Either two of them
// are known, or the first is, and firm enough to stand beside a short unknown one; so is
// a name of several words behind it: "Outcomes/Corrective actions".
func (v *Vocabulary) joinedKinds(key string) ([]Kind, bool) {
	if !v.isJoined(key) {
		return nil, false
	}
	parts := v.splitJoined(key)
	if len(parts) < 2 {
		return nil, false
	}
	var kinds []Kind
	known, firm := 0, false
	for i, part := range parts {
		found, _ := v.simpleKinds(part)
		if len(found) == 0 {
			found = v.aboutKinds(part)
		}
		if len(found) == 0 {
			if strings.Count(part, " ") >= maxCompanion {
				return nil, false
			}
			continue
		}
		known++
		if i > 0 && found[0] == Appendix {
			continue // "Timeline and graphs" is no appendix
		}
		firm = firm || i == 0 && (v.has(setFirm, part) || found[0] == TimelineSection || strings.Contains(part, " ")) ||
			strings.Contains(part, " ") && v.isSectionName(part)
		for _, k := range found {
			kinds = addKind(kinds, k)
		}
	}
	if !firm && known < 2 {
		return nil, false
	}
	return kinds, true
}

// isSectionName reports whether key is the name of a section, in the singular or plural.
func (v *Vocabulary) isSectionName(key string) bool {
	_, ok := singularOrPlural(&v.sections, key)
	return ok
}

func addKind(kinds []Kind, k Kind) []Kind {
	for _, x := range kinds {
		if x == k {
			return kinds
		}
	}
	return append(kinds, k)
}

// isJoined reports whether key holds anything that joins names.
func (v *Vocabulary) isJoined(key string) bool {
	if strings.ContainsAny(key, ",;/+") {
		return true
	}
	for word := range strings.SplitSeq(key, " ") {
		if v.has(setJoin, word) {
			return true
		}
	}
	return false
}

// splitJoined cuts a title at the words and signs that join names.
func (v *Vocabulary) splitJoined(key string) []string {
	var parts []string
	part := ""
	flush := func() {
		if part != "" {
			parts = append(parts, part)
		}
		part = ""
	}
	for _, word := range strings.Fields(key) {
		if v.has(setJoin, word) {
			flush()
			continue
		}
		for i, piece := range strings.FieldsFunc(word, func(r rune) bool { return r == '/' || r == '+' }) {
			if i > 0 {
				flush()
			}
			if part != "" {
				part += " "
			}
			part += strings.TrimRight(piece, ",;")
		}
		if strings.HasSuffix(word, ",") || strings.HasSuffix(word, ";") || strings.HasSuffix(word, "/") {
			flush()
		}
	}
	flush()
	return parts
}

// maxSubject is how many words may follow "timeline of".
const maxSubject = 8

// aboutKinds reads a name with what it is about: "root cause of the outage",
// "impact on users". A name of a single word, such as "impact" or "overview", is
// also an ordinary word, and must be about an incident or the people it hit.
func (v *Vocabulary) aboutKinds(key string) []Kind {
	end := strings.IndexByte(key, ' ')
	for end > 0 {
		head, rest := key[:end], key[end+1:]
		word, about, ok := strings.Cut(rest, " ")
		if !ok {
			break
		}
		if v.has(setOf, word) {
			if kinds, _ := v.simpleKinds(head); len(kinds) > 0 {
				plainWord := !strings.Contains(head, " ") && kinds[0] != TimelineSection
				if strings.Count(about, " ") >= maxSubject || plainWord && !v.isSubject(about) {
					return nil
				}
				return kinds
			}
		}
		end += 1 + len(word)
	}
	return nil
}

func (v *Vocabulary) isSubject(about string) bool {
	for word := range strings.SplitSeq(about, " ") {
		if v.has(setSubject, strings.Trim(word, ",.:;")) {
			return true
		}
	}
	return false
}

// isHorizonTitle reports whether key is a time frame with a word for what is to
// be done in it.
func (v *Vocabulary) isHorizonTitle(key string) bool {
	alone := v.frames.Has(key)
	return !alone && v.frameOf(key) != ""
}

// IsProcessNotes reports whether a section says how action items are handled,
// and holds none: "Tracking".
func (v *Vocabulary) IsProcessNotes(title string) bool {
	return v.has(setProcessNotes, v.titleKey(title))
}

// saysDone reports whether a section's title, of which key is the key, says that what
// it lists is done: "Done", "Completed actions", "Immediate actions (completed)".
func (v *Vocabulary) saysDone(title, key string) bool {
	if open := strings.LastIndexAny(title, "(["); open >= 0 && v.IsDone(strings.Trim(title[open:], "()[]: ")) {
		return true
	}
	first, rest, _ := strings.Cut(key, " ")
	if rest == "" {
		return v.IsDone(title)
	}
	return v.has(setDone, first) && v.has(setHorizonNoun, rest)
}
