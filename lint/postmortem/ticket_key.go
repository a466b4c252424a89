package postmortem

// isTicketKey reports whether s is ABC-123 as a whole.
func isTicketKey(s string) bool { n := keyLen(s); return n > 0 && n == len(s) }

// keyLen returns the length of the ticket key that s begins with, or 0: two to
// twelve capitals and digits, a dash, and a number that does not begin with 0.
func keyLen(s string) int {
	n := 0
	for n < len(s) && n <= 12 && (s[n] >= 'A' && s[n] <= 'Z' || n > 0 && (isDigit(s[n]) || s[n] == '_')) {
		n++
	}
	if n < 2 || n > 12 || n+1 >= len(s) || s[n] != '-' || s[n+1] == '0' || isStandard(s[:n]) {
		return 0
	}
	end := n + 1
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	if end == n+1 || end-n > 8 {
		return 0
	}
	return end
}

// isStandard reports whether a prefix is known from names that are no tickets:
// UTF-8, ISO-8601, CVE-2021-44228, COVID-19, P0-1, Q3-2026.
func isStandard(prefix string) bool {
	if len(prefix) == 2 && isDigit(prefix[1]) {
		return true
	}
	switch prefix {
	case "UTF", "UCS", "ISO", "IEC", "IEEE", "ANSI", "ASCII", "ECMA", "POSIX", "RFC", "BCP", "STD", "PEP", "ADR", "JEP", "JSR", "KEP", "KIP", "EIP", "BIP",
		"UTC", "GMT", "CET", "EST", "PST",
		"SHA", "MD", "AES", "DES", "RSA", "RC", "HMAC", "ECDSA", "ED", "HS", "RS", "CRC", "BASE", "BLAKE",
		"CVE", "CWE", "CAPEC", "GHSA", "PYSEC", "RUSTSEC", "OSV", "DSA", "USN", "RHSA",
		"TLS", "SSL", "SSH", "HTTP", "HTTPS", "TCP", "UDP", "IPV", "IP", "DNS", "OAUTH", "SAML", "QUIC", "USB", "DDR", "PCI", "NVME", "RAID",
		"COVID", "SARS", "SOC", "FIPS", "NIST", "GDPR", "HIPAA", "WCAG", "OWASP", "CIS",
		"SEV", "SEVERITY", "PRIO", "PRIORITY", "LEVEL", "TIER", "PHASE", "STEP", "PART", "STAGE", "TOP", "DAY", "WEEK", "FY",
		"US", "EU", "AP", "SA", "AZ", "EAST", "WEST", "NORTH", "SOUTH", "CENTRAL",
		"GPT", "LLAMA", "MPEG", "JPEG", "INT", "UINT", "FLOAT", "ARM", "AMD", "GPL", "LGPL", "AGPL", "APACHE", "BSD", "MIT", "CC",
		"RHEL", "CENTOS", "UBUNTU", "DEBIAN", "WINDOWS", "PYTHON", "JAVA", "NODE", "LTS":
		return true
	}
	return false
}
