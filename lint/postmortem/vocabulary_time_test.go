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
		"UTC":                   {Name: "UTC", Offset: 0, Known: true},
		"utc":                   {Name: "utc", Offset: 0, Known: true},
		"Z":                     {Name: "Z", Offset: 0, Known: true},
		"CET":                   {Name: "CET", Offset: 60, Known: true},
		"CEST":                  {Name: "CEST", Offset: 120, Known: true},
		"PST":                   {Name: "PST", Offset: -480, Known: true},
		"EDT":                   {Name: "EDT", Offset: -240, Known: true},
		"JST":                   {Name: "JST", Offset: 540, Known: true},
		"IST":                   {Name: "IST", Offset: 0, Known: false},
		"BST":                   {Name: "BST", Offset: 0, Known: false},
		"PT":                    {Name: "PT", winter: -480, summer: -420},
		"Pacific Time":          {Name: "Pacific Time", winter: -480, summer: -420},
		"pacific standard time": {Name: "pacific standard time", Offset: -480, Known: true},
		"Europe/Oslo":           {Name: "Europe/Oslo", Offset: 0, Known: false},
		"norsk tid":             {Name: "norsk tid", winter: 60, summer: 120},
		"UTC+2":                 {Name: "UTC+2", Offset: 120, Known: true},
		"UTC-05:30":             {Name: "UTC-05:30", Offset: -330, Known: true},
		"GMT+1":                 {Name: "GMT+1", Offset: 60, Known: true},
		"+02:00":                {Name: "+02:00", Offset: 120, Known: true},
		"-0700":                 {Name: "-0700", Offset: -420, Known: true},
		"(UTC)":                 {Name: "UTC", Offset: 0, Known: true},
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
