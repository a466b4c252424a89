package sensitive

import "strings"

// ibanLengths has the countries that give out IBANs, each with the length of theirs.
const ibanLengths = "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 " +
	"FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 " +
	"LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 " +
	"SM27 ST25 SV28 TN24 TR26 UA29 VA22 VG24 XK20"

// ibanLength returns how many characters the IBANs of a country have, or 0.
func ibanLength(country string) int {
	at := strings.Index(ibanLengths, country)
	if at < 0 || at%5 != 0 {
		return 0
	}
	return int(ibanLengths[at+2]-'0')*10 + int(ibanLengths[at+3]-'0')
}

// iban returns the IBAN that begins at i, in one piece or in groups of four.
func (s *scan) iban(i int) Match {
	want := ibanLength(s.text[i : i+2])
	if want == 0 {
		return Match{}
	}
	compact := make([]byte, 0, want)
	end := i
	for ; end < len(s.text) && len(compact) < want; end++ {
		c := s.text[end]
		if c == ' ' && len(compact)%4 == 0 && len(compact) > 0 && s.text[end-1] != ' ' {
			continue
		}
		if !isUpper(c) && !isDigit(c) {
			return Match{}
		}
		compact = append(compact, c)
	}
	if len(compact) < want || end < len(s.text) && (isAlnum(s.text[end]) || s.text[end] == '_') {
		return Match{}
	}
	if modulo97(compact) != 1 || isSampleIBAN(string(compact)) {
		return Match{}
	}
	return Match{Kind: IBAN, Start: i, End: end}
}

// modulo97 returns the remainder that is 1 for an IBAN with the right check digits.
func modulo97(compact []byte) int {
	rest := 0
	for k := range compact {
		c := compact[(k+4)%len(compact)]
		if isDigit(c) {
			rest = (rest*10 + int(c-'0')) % 97
		} else {
			rest = (rest*100 + int(c-'A') + 10) % 97
		}
	}
	return rest
}

// isSampleIBAN reports whether an IBAN is one that the registry and banks publish as an
// example, most of which have digits in order.
func isSampleIBAN(compact string) bool {
	switch compact {
	case "DE89370400440532013000", "GB29NWBK60161331926819", "FR1420041010050500013M02606", "NL91ABNA0417164300",
		"GB33BUKB20201555555555", "CH9300762011623852957", "ES9121000418450200051332", "NO9386011117947", "SE4550000000058398257466":
		return true
	}
	return ascending(compact[4:]) >= 6 || isSample(compact[4:])
}
