package postmortem

import "testing"

func TestURLs(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"see https://example.org.", "https://example.org"},
		{"http://a.b/c?d=e&f=g#h, https://i.j", "http://a.b/c?d=e&f=g#h | https://i.j"},
		{"(https://a.b/c)", "https://a.b/c"},
		{"https://a.b/c_(d)", "https://a.b/c_(d)"},
		{"(see https://a.b/c_(d), there)", "https://a.b/c_(d)"},
		{"https://a.b/(c", "https://a.b/(c"},
		{"https://a.b/c(", "https://a.b/c"},
		{"<https://a.b/c>", "https://a.b/c"},
		{"[https://a.b](https://c.d)[x](https://e.f)", "https://a.b | https://c.d | https://e.f"},
		{"[x](https://a.b/[c]/d)", "https://a.b/[c]/d"},
		{"“https://a.b/c”…", "https://a.b/c"},
		{"**https://a.b/c**", "https://a.b/c"},
		{"| https://a.b/c| x |", "https://a.b/c"},
		{"https://no.example.org/Ærlig-ø", "https://no.example.org/Ærlig-ø"},
		{"https://a.b/c—then", "https://a.b/c"},
		{"HTTPS://A.B", "HTTPS://A.B"},
		{"http://localhost:8080/x:", "http://localhost:8080/x"},
		{"http://[::1]/x", "http://[::1]/x"},
		{"https://a.b!?", "https://a.b"},
		{"https://...", ""}, {"https://", ""}, {"://a.b", ""}, {"xhttp://a.b", ""}, {"ftp://a.b", ""}, {"postgres://u:p@h/d", ""}, {"https:// a.b", ""},
	} {
		found := URLs(c.in)
		if got := texts(c.in, found); got != c.want {
			t.Errorf("URLs(%q)\n got %s\nwant %s", c.in, got, c.want)
		}
		checkMatches(t, c.in, found)
	}
}
