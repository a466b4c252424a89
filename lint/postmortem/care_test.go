package postmortem

import "testing"

func TestAsksForCare(t *testing.T) {
	check(t, "AsksForCare", DefaultVocabulary().AsksForCare, map[bool][]string{
		true: {"Be more careful with migrations", "We should be very careful", "In the future we must pay more attention to the queue", "Remind the on-call engineer team",
			"Lesson: be vigilant", "Please remind everybody of the rule", "Ensure that engineers verify the checksum", "Everyone should communicate better",
			"Improve communication", "More communication between the teams", "Let us try harder", "Soyons plus prudents", "BE MORE CAREFUL"},
		false: {"", "Remind me of the date", "The retry loop should be more careful", "Rather than be careful, add a check", "Do not try harder, queue the request",
			"Warn: \"be careful\"", "Be careful, and alert on the lag", "Add staging. Until then be careful",
			"Careful", "Improve communication channels", "Ensure that developers can test the release", "Make sure that the pipeline checks the flag", "Train staff on the console"},
	})
}

func TestSoleCause(t *testing.T) {
	says := func(s string) bool { return DefaultVocabulary().namesSole(s, s) }
	check(t, "namesSole", says, map[bool][]string{
		true: {"The sole cause was the pool", "It was the only root cause of the outage", "This was purely due to load", "The root cause is simply a typo", "Das war die einzige Ursache"},
		false: {"", "There is no single cause of this", "The only cause for concern", "It was hardly the only cause of the outage", "not entirely due to load", "the only way is up",
			"A single cause would be nice", "The root cause was found"},
	})
}

func TestHollow(t *testing.T) {
	check(t, "isHollow", DefaultVocabulary().isHollow, map[bool][]string{
		true:  {"a bug", "Human error", "Network issue.", "Misconfiguration", "Human error by @ana", "An unexpected internal error of the system", "unknown", "Konfigurationsfehler", "Erreur humaine"},
		false: {"", "of the", "DNS issue", "A bug in retry.go", "Unknown - the vendor is looking", "Disk full", "The error of an error of an error of an error of an error of it"},
	})
}
