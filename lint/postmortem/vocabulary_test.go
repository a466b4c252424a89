package postmortem

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestVocabularyLoads(t *testing.T) {
	v := readVocabulary(t)
	for set := range numSets {
		found := false
		for _, in := range v.sets.All() {
			found = found || in&(1<<set) != 0
		}
		if !found {
			t.Errorf("set %d is empty", set)
		}
	}
	if one, other := DefaultVocabulary(), DefaultVocabulary(); one != other {
		t.Error("DefaultVocabulary gives two vocabularies")
	}
}

func TestVocabularyKeys(t *testing.T) {
	v := DefaultVocabulary()
	sameKeys(t, "label", slices.Collect(maps.Values(maps.Collect(v.labels.All()))), []FieldKey{
		FieldID, FieldTitle, FieldDate, FieldSeverity, FieldStatus, FieldDuration, FieldOwner, FieldAuthors, FieldCommander, FieldResponder, FieldParticipant, FieldCreated,
		FieldUpdated, FieldVersion, FieldStart, FieldEnd, FieldDetected, FieldAttendees, FieldReviewedBy, FieldApprovedBy, FieldAcknowledged, FieldMitigated,
		FieldTimeToDetect, FieldTimeToRespond, FieldTimeToInvestigate, FieldTimeToMitigate, FieldTimeToResolve, FieldServices, FieldTeam, FieldTicket,
		FieldPublished, FieldNextReview,
	})
	sameKeys(t, "action", slices.Collect(maps.Values(maps.Collect(v.actions.All()))), []ActionKey{TextKey, OwnerKey, DueKey, TicketKey, StateKey, TypeKey})
	sameKeys(t, "column", slices.Collect(maps.Values(maps.Collect(v.columns.All()))), []ColumnKey{TimeColumn, DateColumn, EventColumn, ActorColumn, NotesColumn, ZoneColumn})
	sameKeys(t, "status", slices.Collect(maps.Values(maps.Collect(v.statuses.All()))), []Status{Draft, UnderReview, Approved, Archived})
}

func sameKeys[K ~string](t *testing.T, what string, got, want []K) {
	t.Helper()
	slices.Sort(got)
	slices.Sort(want)
	if got = slices.Compact(got); !slices.Equal(got, want) {
		t.Errorf("the data's %s keys are %v, want %v", what, got, want)
	}
}

// Each language must be able to name the parts that every post-mortem has.
func TestEveryLanguageHasTheMainSections(t *testing.T) {
	for _, language := range strings.Fields("en de fr es pt no") {
		for _, kind := range []Kind{Summary, Impact, TimelineSection, Detection, RootCause, ContributingFactors, Resolution, ActionItems, LessonsLearned, WentWell, WentWrong, GotLucky} {
			if !strings.Contains(vocabularyData(t), "\nsection "+string(kind)+" "+language+": ") {
				t.Errorf("no name of %s in %s", kind, language)
			}
		}
	}
}

func TestMalformedVocabulary(t *testing.T) {
	for data, want := range map[string]string{
		"done en done":                              `1: no colon`,
		"\n\ndone en: done | ":                      `3: malformed word ""`,
		"done en: done |  fixed":                    `malformed word " fixed"`,
		"done xx: done":                             `unknown language "xx"`,
		"done: done":                                `unknown language ""`,
		"finished en: done":                         `unknown category "finished"`,
		"done now en: done":                         `unknown category "done now"`,
		"done en: done\ndone de: Done":              `2: "Done" stands twice`,
		"section cause en: cause":                   `unknown kind "cause"`,
		"section en: cause":                         `unknown kind ""`,
		"label en: date":                            `no key`,
		"label date en: Date\nlabel start en: date": `"date" stands twice, the second time as start`,
		"month 13 en: undecember":                   `month "13"`,
		"zone 1000 any: xyz":                        `offset "1000"`,
		"class seen en: saw":                        `unknown class "seen"`,
		"horizon soon en: soon":                     `unknown time frame "soon"`,
		"class detected en: {alert fired":           `braces`,
		"section summary en: _ ...":                 `neither begins nor ends`,
	} {
		if _, err := loadVocabulary(data); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("loadVocabulary(%q) gave %v, want an error with %s", data, err, want)
		}
	}
}

func BenchmarkKinds(b *testing.B) {
	v := DefaultVocabulary()
	for b.Loop() {
		for _, title := range [...]string{"Summary", "3. Root cause of the outage", "Timeline (all times PST) 1/2/24 - 3/2/24. Approximate", "Queue workers ran out of memory"} {
			v.Kinds(title)
		}
	}
}
