package postmortem

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// texts writes what was found between bars; where the text is not the range
// itself, the range stands behind a <.
func texts(s string, found []Match) string {
	var out []string
	for _, m := range found {
		text := m.Text
		if covered := s[m.Start:m.End]; covered != text {
			text += " < " + covered
		}
		out = append(out, text)
	}
	return strings.Join(out, " | ")
}

func ticketCases() []struct{ in, want string } {
	return []struct{ in, want string }{
		// Numbers.
		{"Fix it #12", "#12"},
		{"#12", "#12"},
		{"(#12, #13)", "#12 | #13"},
		{"[#4704]", "#4704"},
		{"see #12.", "#12"},
		{"PR #12 and PR#13", "#12 | #13"},
		{"— #5120", "#5120"},
		{"—#5120—", "#5120"},
		{"org/repo#12", "org/repo#12"},
		{"mail/ops#77)", "mail/ops#77"},
		{"[rust-lang/crates.io#1183]", "rust-lang/crates.io#1183"},
		{"group/sub/project!12", "group/sub/project!12"},
		{"merge #7", "#7"},
		{"#12-#15", "#12 | #15"},
		{"#0", ""}, {"#012", ""}, {"#12345678", ""}, {"#12ab", ""}, {"#2i2c-support", ""}, {"#12.5", ""}, {"#XX", ""}, {"# 12", ""},
		{"C#8", ""}, {"x&#12;", ""}, {"docs/page.md#12", ""}, {"page.html#12", ""}, {"/a?b=#12", ""},
		{"(report #1) and step #2, our #1 cause", ""},
		{"the #1", ""}, {"the #411 fix", "#411"}, {`\#12`, ""}, {"wait!12", ""},
		// Keys.
		{"PAY-310", "PAY-310"},
		{"GH-12", "GH-12"},
		{"(CAT-440, due 2026-02-25)", "CAT-440"},
		{"PAY-310/PAY-311", "PAY-310 | PAY-311"},
		{"“PAY-310”, PAY-311…", "PAY-310 | PAY-311"},
		{"A2_B-7", "A2_B-7"},
		{"UTF-8, SHA-256, ISO-8601, RFC-2119, COVID-19, CVE-2021-44228, TLS-1.2, P0-1, Q3-2026, SEV-1", ""},
		{"Sev-1 live-1 pay-310 X-1 FOO-0 FOO-012 FOO- FOO-1x FOO-1-2 FOO-1.2", ""},
		{"INC-20260304-0007", ""}, {"feature/PAY-310", ""}, {"us-EAST-1", ""}, {"$FOO-1", ""}, {"ÅPAY-310", ""}, {"xPAY-310", ""}, {"ABCDEFGHIJKLM-1", ""},
		// Addresses.
		{"https://github.com/o/r/issues/12", "https://github.com/o/r/issues/12"},
		{"https://github.com/o/r/issues/12#issuecomment-5, and", "https://github.com/o/r/issues/12#issuecomment-5"},
		{"https://github.com/o/r/pull/12/files.", "https://github.com/o/r/pull/12/files"},
		{"https://gitea.example.org/o/r/pulls/12", "https://gitea.example.org/o/r/pulls/12"},
		{"https://git.example.org/o/r/-/issues/12", "https://git.example.org/o/r/-/issues/12"},
		{"https://git.example.org/o/r/-/merge_requests/12", "https://git.example.org/o/r/-/merge_requests/12"},
		{"https://jira.example.org/browse/PAY-310", "https://jira.example.org/browse/PAY-310"},
		{"https://acme.atlassian.net/jira/software/projects/PAY/boards/1?selectedIssue=PAY-310", "https://acme.atlassian.net/jira/software/projects/PAY/boards/1?selectedIssue=PAY-310"},
		{"https://linear.app/acme/issue/ENG-123/fix-it", "https://linear.app/acme/issue/ENG-123/fix-it"},
		{"https://tracker.example.org/PAY-310", "https://tracker.example.org/PAY-310"},
		{"https://bugzilla.example.org/show_bug.cgi?id=123", "https://bugzilla.example.org/show_bug.cgi?id=123"},
		{"https://trello.com/c/abc/1-x", "https://trello.com/c/abc/1-x"},
		{"HTTPS://GitHub.com/o/r/pull/1", "HTTPS://GitHub.com/o/r/pull/1"},
		{"<https://github.com/o/r/issues/12>", "https://github.com/o/r/issues/12"},
		{"https://zen.example.org/w/issues/org/repo/4264", "https://zen.example.org/w/issues/org/repo/4264"},
		{"https://github.com/o/r/pull/x/12", ""}, {"https://github.com/o/r/commit/8571fd4", ""}, {"https://github.com/o/r/issues", ""}, {"https://github.com/o/r/issues?q=is:open", ""},
		{"https://github.com/o/r/issues/new", ""}, {"https://example.org/a#12", ""}, {"https://example.org/PAY-310", ""}, {"https://x.sentry.io/issues/12", ""},
		{"https://acme.atlassian.net/wiki/spaces/ENG/pages/12345", ""}, {"xhttps://github.com/o/r/issues/12", ""}, {"https://", ""},
		// Links.
		{"[#4704](https://github.com/o/r/issues/4704)", "https://github.com/o/r/issues/4704 < [#4704](https://github.com/o/r/issues/4704)"},
		{"[PAY-310](https://tracker.example.org/PAY-310)", "https://tracker.example.org/PAY-310 < [PAY-310](https://tracker.example.org/PAY-310)"},
		{"[PAY-310](https://example.org/a) x #5", "PAY-310 | #5"},
		{"[the `[x]` (a)](<https://github.com/o/r/pull/1> \"a ) title\") #5", "https://github.com/o/r/pull/1 < [the `[x]` (a)](<https://github.com/o/r/pull/1> \"a ) title\") | #5"},
		{"[x](https://github.com/o/r/issues/12?(a))", "https://github.com/o/r/issues/12?(a) < [x](https://github.com/o/r/issues/12?(a))"},
		{"[a](https://example.org/(x)/#12) [b](#12) [c](./PAY-310.md)", ""},
		{"![PAY-310](https://github.com/o/r/issues/12) #5", "#5"},
		{"[![PAY-310](img.png)](https://github.com/o/r/issues/12)", "https://github.com/o/r/issues/12 < [![PAY-310](img.png)](https://github.com/o/r/issues/12)"},
		{"[[x](https://github.com/o/r/issues/12)", "https://github.com/o/r/issues/12 < [x](https://github.com/o/r/issues/12)"},
		{"[https://github.com/o/r/issues/12](https://github.com/o/r/issues/12)", "https://github.com/o/r/issues/12 < [https://github.com/o/r/issues/12](https://github.com/o/r/issues/12)"},
		{"[x](https://github.com/o/r/issues/12", "https://github.com/o/r/issues/12"},
		{"| 1 | x | [PAY-310](https://tracker.example.org/PAY-310) | PAY-311 |", "https://tracker.example.org/PAY-310 < [PAY-310](https://tracker.example.org/PAY-310) | PAY-311"},
		// Code and comments.
		{"`PAY-310` `#12` ``o/r#1``", "PAY-310 | #12 | o/r#1"},
		{"`git log #12` `a PAY-310` ``x ` #3`` #4", "#4"},
		{"`unclosed PAY-310", "PAY-310"},
		{"<!-- #12 --> #13 <!-- #14", "#13 | #14"},
	}
}

func TestTickets(t *testing.T) {
	for _, c := range ticketCases() {
		if got := texts(c.in, Tickets(c.in)); got != c.want {
			t.Errorf("Tickets(%q)\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// checkMatches holds that matches lie inside s, one behind the other.
func checkMatches(t valueFailer, s string, found []Match) {
	t.Helper()
	end := 0
	for _, m := range found {
		if m.Start < end || m.End <= m.Start || m.End > len(s) || m.Text == "" || !strings.Contains(s[m.Start:m.End], m.Text) {
			t.Errorf("%q: %q at [%d, %d)", s, m.Text, m.Start, m.End)
			return
		}
		end = m.End
	}
}

func TestTicketsTokens(t *testing.T) {
	tokens := []string{"#12", "PAY-310", "org/repo", " ", "[", "](", ")", "`", "``", "<!--", "-->", "!", "\\", "https://github.com/o/r/issues/1",
		"https://x.y/z", "/", "-", "é", "\n", "(", "]", "<", ">", "\"", "UTF-8", "\xff"}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(tokens), 0, 12).Draw(t, "tokens"), "")
		checkMatches(t, s, Tickets(s))
		checkMatches(t, s, URLs(s))
	})
}

func BenchmarkTickets(b *testing.B) {
	const line = "- [ ] Verify the whole chain against the relay's trust store in the rotation job - **Owner:** @fkaya - **Due:** 2025-11-14 - [#5123](https://github.com/o/r/issues/5123)"
	b.SetBytes(int64(len(line)))
	b.ReportAllocs()
	for b.Loop() {
		Tickets(line)
	}
}

func TestShortTicket(t *testing.T) {
	for want, same := range map[string][]string{
		"412":    {"#412", "[#412]", "acme/shop#412", "https://github.com/acme/shop/issues/412", "https://github.com/acme/shop/issues/412/", "https://github.com/acme/shop/pull/412#issuecomment-7"},
		"ops-41": {"OPS-41", "https://acme.atlassian.net/browse/OPS-41", "https://acme.atlassian.net/browse/ops-41?focused=1"},
		"":       {""},
	} {
		for _, text := range same {
			if got := ShortTicket(text); got != want {
				t.Errorf("%q: %q, want %q", text, got, want)
			}
		}
	}
}
