package config

import (
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/yaml"
)

// A wordGroup is a key below words.
type wordGroup struct {
	name, doc string
	// kinds are the keys below it; nil where it is a list itself.
	kinds []string
	// add adds a word, of a kind where there are kinds.
	add func(w *postmortem.Words, kind, word string)
}

// wordGroups returns the keys below words.
func wordGroups() []wordGroup {
	return []wordGroup{
		{"sections", "Names of sections; _ stands for up to three words, a final ... for any.", names(
			postmortem.Summary, postmortem.Impact, postmortem.TimelineSection, postmortem.Detection, postmortem.Response,
			postmortem.RootCause, postmortem.ContributingFactors, postmortem.Resolution, postmortem.ActionItems,
			postmortem.Prevention, postmortem.LessonsLearned, postmortem.WentWell, postmortem.WentWrong,
			postmortem.GotLucky, postmortem.Review, postmortem.FollowUp, postmortem.Appendix),
			func(w *postmortem.Words, kind, word string) { addTo(&w.Sections, kind, word) }},
		{"labels", "Labels of fields.", names(
			postmortem.FieldID, postmortem.FieldTitle, postmortem.FieldDate, postmortem.FieldSeverity, postmortem.FieldStatus,
			postmortem.FieldDuration, postmortem.FieldOwner, postmortem.FieldAuthors, postmortem.FieldCommander,
			postmortem.FieldResponder, postmortem.FieldParticipant, postmortem.FieldCreated, postmortem.FieldUpdated, postmortem.FieldVersion,
			postmortem.FieldStart, postmortem.FieldEnd, postmortem.FieldDetected, postmortem.FieldAttendees,
			postmortem.FieldReviewedBy, postmortem.FieldApprovedBy, postmortem.FieldAcknowledged, postmortem.FieldMitigated,
			postmortem.FieldTimeToDetect, postmortem.FieldTimeToRespond, postmortem.FieldTimeToInvestigate,
			postmortem.FieldTimeToMitigate, postmortem.FieldTimeToResolve, postmortem.FieldServices, postmortem.FieldTeam,
			postmortem.FieldTicket, postmortem.FieldPublished, postmortem.FieldNextReview),
			func(w *postmortem.Words, kind, word string) { addTo(&w.Labels, kind, word) }},
		{"owner-keys", "Labels and column headers of an action item's owner.", nil,
			func(w *postmortem.Words, _, word string) { w.OwnerKeys = append(w.OwnerKeys, word) }},
		{"due-keys", "Labels and column headers of an action item's due date.", nil,
			func(w *postmortem.Words, _, word string) { w.DueKeys = append(w.DueKeys, word) }},
		{"ticket-keys", "Labels and column headers of an action item's ticket.", nil,
			func(w *postmortem.Words, _, word string) { w.TicketKeys = append(w.TicketKeys, word) }},
		{"state-keys", "Labels and column headers of an action item's state.", nil,
			func(w *postmortem.Words, _, word string) { w.StateKeys = append(w.StateKeys, word) }},
		{"text-keys", "Labels and column headers of what an action item asks for.", nil,
			func(w *postmortem.Words, _, word string) { w.TextKeys = append(w.TextKeys, word) }},
		{"columns", "Column headers of timelines.", names(postmortem.TimeColumn, postmortem.DateColumn,
			postmortem.EventColumn, postmortem.ActorColumn, postmortem.NotesColumn, postmortem.ZoneColumn),
			func(w *postmortem.Words, kind, word string) { addTo(&w.Columns, kind, word) }},
		{"classes", "Phrases of events by the part they play; _ stands for up to three words.", names(
			postmortem.Began, postmortem.Detected, postmortem.Acknowledged, postmortem.Investigation, postmortem.Identified,
			postmortem.Mitigated, postmortem.Restored, postmortem.Stable, postmortem.Scheduled),
			func(w *postmortem.Words, kind, word string) { addTo(&w.Classes, kind, word) }},
		{"statuses", "Statuses of a document.", names(postmortem.Draft, postmortem.UnderReview, postmortem.Approved, postmortem.Archived),
			func(w *postmortem.Words, kind, word string) { addTo(&w.Statuses, kind, word) }},
		{"placeholders", "Values that mean: not filled in yet.", nil,
			func(w *postmortem.Words, _, word string) { w.Placeholders = append(w.Placeholders, word) }},
		{"done", "States of an action item that is done.", nil,
			func(w *postmortem.Words, _, word string) { w.Done = append(w.Done, word) }},
		{"open", "States of an action item that is not done.", nil,
			func(w *postmortem.Words, _, word string) { w.Open = append(w.Open, word) }},
		{"teams", "Names of teams, and words in them.", nil,
			func(w *postmortem.Words, _, word string) { w.Teams = append(w.Teams, word) }},
		{"severities", "Words of a severity.", nil,
			func(w *postmortem.Words, _, word string) { w.Severities = append(w.Severities, word) }},
	}
}

func names[T ~string](kinds ...T) []string {
	all := make([]string, len(kinds))
	for i, k := range kinds {
		all[i] = string(k)
	}
	return all
}

func addTo[T ~string](lists *map[T][]string, kind, word string) {
	if *lists == nil {
		*lists = map[T][]string{}
	}
	(*lists)[T(kind)] = append((*lists)[T(kind)], word)
}

func wordsShape() shape {
	words := list{of: text{}}
	all := &object{what: "key"}
	for _, g := range wordGroups() {
		if g.kinds == nil {
			all.fields = append(all.fields, field{g.name, g.doc, words})
			continue
		}
		kinds := &object{what: "key"}
		for _, k := range g.kinds {
			kinds.fields = append(kinds.fields, field{k, "", words})
		}
		all.fields = append(all.fields, field{g.name, g.doc, kinds})
	}
	return all
}

// A word is one of a configuration's words with its node.
type word struct {
	node        *yaml.Node
	group, kind string
	add         func(w *postmortem.Words, kind, word string)
}

// readWords returns the words below n in the order of the table; what is not of
// the table's shape is left out.
func readWords(n *yaml.Node) []word {
	var all []word
	take := func(g wordGroup, kind string, list *yaml.Node) {
		if list == nil {
			return
		}
		for _, item := range list.Items {
			if isText(item) && item.Text != "" {
				all = append(all, word{item, g.name, kind, g.add})
			}
		}
	}
	for _, g := range wordGroups() {
		if g.kinds == nil {
			take(g, "", n.Get(g.name))
		}
		for _, kind := range g.kinds {
			take(g, kind, n.Get(g.name).Get(kind))
		}
	}
	return all
}

// extend returns base with the words.
func extend(base *postmortem.Vocabulary, words []word) (*postmortem.Vocabulary, error) {
	var w postmortem.Words
	for _, x := range words {
		x.add(&w, x.kind, x.node.Text)
	}
	return base.Extend(w)
}

// maxBadWords bounds how many words that cannot be used are looked for one by one.
const maxBadWords = 10

// checkWords reports the words that the vocabulary refuses. It does not say which
// they are, so they are found by halving. It returns how many more are looked for.
func checkWords(c *checker, words []word, left int) int {
	if left == 0 || len(words) == 0 {
		return left
	}
	_, err := extend(postmortem.DefaultVocabulary(), words)
	switch {
	case err == nil:
		return left
	case len(words) == 1:
		c.report(words[0].node.Span, "write a word or phrase as it stands in documents", "%v", err)
		return left - 1
	}
	half := len(words) / 2
	return checkWords(c, words[half:], checkWords(c, words[:half], left))
}
