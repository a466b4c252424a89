package postmortem

import "testing"

func TestMonth(t *testing.T) {
	for n, words := range map[int][]string{
		1: {"January", "jan", "Jan.", "janvier", "Januar", "enero"}, 2: {"Feb", "févr.", "fevereiro"}, 3: {"March", "März", "mars", "março", "MAR"},
		4: {"avril", "abril", "Apr."}, 5: {"May", "Mai", "mayo", "maio"}, 6: {"juin", "Juni"}, 7: {"juillet", "julio"}, 8: {"août", "aout", "agosto"},
		9: {"Sept.", "setembro"}, 10: {"Oktober", "octubre", "outubro"}, 11: {"nov"}, 12: {"Dezember", "desember", "déc.", "diciembre"},
		0: {"", "ma", "Monday", "out", "set", "des", "Marchand", "may be", "januaryjanuary"},
	} {
		for _, w := range words {
			if got := DefaultVocabulary().Month(w); got != n {
				t.Errorf("Month(%q) = %d, want %d", w, got, n)
			}
		}
	}
}

func TestDayWords(t *testing.T) {
	v := DefaultVocabulary()
	check(t, "IsWeekday", v.IsWeekday, map[bool][]string{
		true:  {"Monday", "mon", "Tue.", "Mittwoch", "mercredi", "miércoles", "sexta-feira", "lørdag,"},
		false: {"", "May", "man", "today", "mondayish"},
	})
	check(t, "IsConnector", v.IsConnector, map[bool][]string{true: {"at", "um", "kl.", "à", "às"}, false: {"", "on", "bis"}})
	check(t, "IsApproximate", v.IsApproximate, map[bool][]string{true: {"around", "ca.", "gegen", "vers", "omtrent"}, false: {"", "at", "exactly"}})
}

func TestZone(t *testing.T) {
	for name, want := range map[string]Zone{
		"UTC":                   {"UTC", 0, true},
		"utc":                   {"utc", 0, true},
		"Z":                     {"Z", 0, true},
		"CET":                   {"CET", 60, true},
		"CEST":                  {"CEST", 120, true},
		"PST":                   {"PST", -480, true},
		"EDT":                   {"EDT", -240, true},
		"JST":                   {"JST", 540, true},
		"IST":                   {"IST", 0, false},
		"BST":                   {"BST", 0, false},
		"PT":                    {"PT", 0, false},
		"Pacific Time":          {"Pacific Time", 0, false},
		"pacific standard time": {"pacific standard time", -480, true},
		"Europe/Oslo":           {"Europe/Oslo", 0, false},
		"norsk tid":             {"norsk tid", 0, false},
		"UTC+2":                 {"UTC+2", 120, true},
		"UTC-05:30":             {"UTC-05:30", -330, true},
		"GMT+1":                 {"GMT+1", 60, true},
		"+02:00":                {"+02:00", 120, true},
		"-0700":                 {"-0700", -420, true},
		"(UTC)":                 {"UTC", 0, true},
	} {
		if got, ok := DefaultVocabulary().Zone(name); !ok || got != want {
			t.Errorf("Zone(%q) = %v, %v, want %v", name, got, ok, want)
		}
	}
	for _, name := range []string{"", "est", "ist", "et", "Met", "pst", "+2", "UTC+99", "Oslo", "read/write", "Europe/", "a/B", "Timeline", "2024"} {
		if got, ok := DefaultVocabulary().Zone(name); ok {
			t.Errorf("Zone(%q) = %v, want none", name, got)
		}
	}
}
