package sensitive

import (
	"strings"
	"testing"
	"time"
)

// Keys that a code host would take for real ones are put together here, so that the
// sources can be pushed: none of them stands in a file as a whole. All are made up.
func key(parts ...string) string { return strings.Join(parts, "") }

const noise = "k7Rw2Zt9Qm4Xv8Lp3Hs6Yc1Nb5Jd0GfTaEuWoIi"

func jwt() string {
	return key("eyJ", "hbGciOiJIUzI1NiJ9.", "eyJ", "zdWIiOiJqb2JzIiwiaWF0IjoxN30.", noise[:30])
}

func pem() string {
	line := noise + noise[:24]
	return key("-----BEGIN RSA ", "PRIVATE KEY-----\n", line, "\n", line[5:], "\n-----END RSA ", "PRIVATE KEY-----")
}

func TestFind(t *testing.T) {
	tests := []struct{ kind, before, value, after string }{
		{"an AWS access key ID", "id ", key("AK", "IAQ7RW2ZT9XV4LP3HS"), "."},
		{"an AWS access key ID", "`", key("AS", "IAQ7RW2ZT9XV4LP3HS"), "`"},
		{"a GitHub token", "", key("gh", "p_", noise[:36]), ""},
		{"a GitHub token", "token=", key("gh", "s_", noise[:36]), " x"},
		{"a GitHub token", "", key("github", "_pat_", noise), ""},
		{"a GitLab token", "PRIVATE-TOKEN: ", key("gl", "pat-", noise[:20]), "\n"},
		{"a Slack token", "", key("xo", "xb-", "2847-1938-", noise[:24]), ""},
		{"a Google API key", "?key=", key("AI", "za", noise[:35]), "&x=1"},
		{"a Stripe key", "", key("sk_", "live_", noise[:24]), ""},
		{"a SendGrid key", "", key("S", "G.", noise[:22], ".", noise), ""},
		{"an npm token", "", key("np", "m_", noise[:36]), ""},
		{"a JSON Web Token", "", jwt(), ""},
		{"a JSON Web Token", "Authorization: Bearer ", jwt(), "'"},
		{"a Telegram token", "bot", key("785834", "2913", ":AA", noise[:33]), "/send"},
		{"the key of a webhook", "https://hooks.slack.com/services/T02/B03/", noise[:24], ""},
		{privateKey, "", pem(), "\n"},
		{"a password in an address", "redis://:", "s3kret", "@10.0.0.1:6379/0"},
		{"a password in an address", "https://ana:", "Tr0ub4dor&3", "@api.example.com/"},
		{"a password or token", `{\"password\":\"`, "tR8vQz2mLw9K", `\"}`},
		{"a password or token", "DB_PASSWORD=", "hunter2x", " ./run"},
		{"a password or token", "password: ", "P@ssw0rd!", "\n"},
		{"a password or token", "X-Api-Key: ", "0d6a9bb5af126f73350a2afc", "\n"},
		{"a password or token", "clientSecret: '", "Zq7~Wn4xPb3.Lk", "'"},
		{"a password or token", "password=", "Tr0ub4dor&3x", "&user=ana"},
		{"a password or token", "password: '", "Tr0ub4;do(r)", "',"},
		{"a password or token", "DB_PASSWORD: \"", "Sup3rS3cret!", "\""},
		{"a password or token", "passwort = ", "Kx3mQ9vT", ";"},
		{"a password or token", "| API token | ", "Xq5Lz8Tn3Bw", " |"},
		{"a password or token", "--api-key ", "Xq5Lz8Tn3Bw", " run"},
		{"a password or token", "Authorization: Basic ", "YWRtaW46dFI4dlF6Mm1Mdzk=", "\""},
		{Card, "card ", "4539 1488 0343 6467", ","},
		{Card, "", "374245455400126", ""},
		{Card, "paid: ", "4539148803436467", ""},
		{Card, "card_id=", "4539148803436467", ""},
		{IBAN, "to ", "DE75512108001245126199", "."},
		{IBAN, "to ", "DE75 5121 0800 1245 1261 99", " today"},
		{CPF, "", "529.982.247-25", "."},
		{CNPJ, "(", "45.723.174/0001-10", ")"},
		{SSN, "SSN: ", "536-22-8714", ""},
	}
	for _, tt := range tests {
		text := "Über alles: " + tt.before
		got := Find(text + tt.value + tt.after)
		if len(got) != 1 {
			t.Errorf("%q: %d matches, want 1: %v", tt.before+Masked(tt.value)+tt.after, len(got), got)
			continue
		}
		if got[0].Kind != tt.kind || got[0].Start != len(text) || got[0].End != len(text)+len(tt.value) {
			t.Errorf("%s: got %s, %q", tt.kind, got[0].Kind, (text + tt.value + tt.after)[got[0].Start:got[0].End])
		}
	}
}

func TestFindNothing(t *testing.T) {
	for _, text := range []string{
		"AKIAIOSFODNN7EXAMPLE", key("AK", "IAQ7RW2ZT9XV4LP3HSX"), "X-Amz-Credential=" + key("AK", "IAQ7RW2ZT9XV4LP3HS") + "%2F",
		key("gh", "p_") + strings.Repeat("x", 36), "ghp_short", "eyJhbGciOi.eyJ.x", "-----BEGIN PUBLIC KEY-----", "-----BEGIN PRIVATE KEY-----\n...\n",
		"password: [REDACTED]", "password=********", "password = hunter", "token: ${TOKEN}", "secret: my-app-secrets", "api key: none",
		"the password was changed at 14:02:11", "token bucket: 100-requests-per-second", "tokens=4096", "secret: kv/data/prod2",
		"postgres://user:password@db", "https://user@host:8080/path", "https://[::1]:8080/", "http://a:b@c",
		"sha: 4f2a9c1d7be03586a1c2d4e5f60718293a4b5c6d", "token: https://vault/x9Yz", "key=tR8vQz2mLw9K",
		"request_id=4539148803436467", `{"traceId": "4539148803436467"}`, "order-id: 4539148803436467", "id=4539148803436467",
		"4539 1488 0343 6468", "4242 4242 4242 4242", "1772633535000100", "4539148803436467123", "/4539148803436467", "529.982.247-26", "536-22-8714",
		"GB82WEST12345698765432", "DE75512108001245126190", "XX75512108001245126199", "2026-03-04 14:02:11",
	} {
		for _, m := range Find(text) {
			t.Errorf("%q: %s at %q", text, m.Kind, text[m.Start:m.End])
		}
	}
}

func TestContacts(t *testing.T) {
	const text = "joao@gmail.com, ops@example.com git@github.com:a/b logo@2x.png user:pw@10.0.0.1 93.184.216.34 v1.2.3.4 10.1.2.3 " +
		"2606:2800:220:1:248:1893:25c8:1946 2001:db8::1 14:02:11 192.0.2.1 1.2.3.4.5 08:00:27:ab:cd:ef"
	var got []string
	for _, m := range Contacts(text) {
		got = append(got, text[m.Start:m.End])
	}
	if want := "joao@gmail.com 93.184.216.34 2606:2800:220:1:248:1893:25c8:1946"; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMasked(t *testing.T) {
	for value, want := range map[string]string{"": "…", "ab": "a…", "pässe": "pä…", "12345678": "1234…", "tR8vQz2mLw9K": "tR8v…"} {
		if got := Masked(value); got != want {
			t.Errorf("Masked(%q) = %q, want %q", value, got, want)
		}
	}
}

func TestHide(t *testing.T) {
	mask := NewMask("tR8vQz2mLw9K", "abc", pem())
	line := noise + noise[:24]
	for text, want := range map[string]string{
		"nothing here":                  "nothing here",
		"it was tR8vQz2mLw9K, twice":    "it was tR8v…, twice",
		"TR8VQZ2MLW9K":                  "TR8V…",
		"cut short: tR8vQz2mL…":         "cut short: tR8v……",
		"a beginning: tR8vQz":           "a beginning: tR8vQz",
		"tR8vQz2m is another word":      "tR8vQz2m is another word",
		"abc is a word":                 "abc is a word",
		"> " + line:                     "> k7Rw…",
		"password=Gv6Rt2Nm8Lp and tR8v": "password=Gv6R… and tR8v",
	} {
		if got := mask.Hide(text); got != want {
			t.Errorf("Hide(%q) = %q, want %q", text, got, want)
		}
	}
}

// FuzzFind wants matches in order, inside the text and apart, and of no value anything
// left in a text that was masked.
func FuzzFind(f *testing.F) {
	f.Add("password=tR8vQz2mLw9K https://ana:Tr0ub4dor@x/ " + pem() + jwt())
	f.Add("card 4539 1488 0343 6467 DE75 5121 0800 1245 1261 99 529.982.247-25 joao@gmail.com 2606:2800:220:1:248:1893:25c8:1946")
	f.Add("token: :AA=|--token --x Bearer -----BEGIN PRIVATE KEY AKIA eyJ.eyJ. ://@:@")
	f.Fuzz(func(t *testing.T, text string) {
		for _, matches := range [][]Match{Find(text), Contacts(text)} {
			last := 0
			var values []string
			for _, m := range matches {
				if m.Start < last || m.End <= m.Start || m.End > len(text) {
					t.Fatalf("match %v in a text of %d bytes behind %d", m, len(text), last)
				}
				last = m.End
				values = append(values, text[m.Start:m.End])
			}
			hidden := NewMask(values...).Hide(text)
			for _, value := range values {
				if len(value) >= leastKnown && !strings.Contains(value, "\n") && strings.Contains(hidden, value) && !isArmour(value) {
					t.Errorf("%q is left in %q", value, hidden)
				}
			}
		}
	})
}

// TestFindCost wants no text to cost more than its length allows.
func TestFindCost(t *testing.T) {
	const size = 1 << 20
	for _, piece := range []string{
		"-----BEGIN PRIVATE KEY-----", "-----BEGIN PRIVATE KEY\n", "eyJ-", "eyJaaaaaaaaaaa.", "ghp_-example", "pwd=example", "token: ", "--token ",
		"://", "://a:b", "1 ", "1234 ", "DE75", "AAAA", "4539 ", "529.", "@", "a@a.", "1:1:", "::", "Bearer ", "|token|", ":AA", "1:AA", "_", "-", "SG.", "pwd='",
	} {
		text := strings.Repeat(piece, size/len(piece))
		start := time.Now()
		found := Find(text)
		Contacts(text)
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("%d times %q took %v", size/len(piece), piece, took)
		}
		if len(found) > size/8 {
			t.Errorf("%q: %d matches", piece, len(found))
		}
	}
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("At 14:02 UTC the `checkout-api` began to fail: see https://grafana.example.com/d/x?from=1&to=2, "+
		"and the pool_size of 20 (was 40). Impact: 1,240 users, $46,500.\n", 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text)
	}
}
