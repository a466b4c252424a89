package report

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestVisible(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"plain", `a \x1b b`, `a \x1b b`},
		{"accents", "Ärger über naïve façade, e\u0301", "Ärger über naïve façade, e\u0301"},
		{"scripts", "障害 장애 инцидент תקלה حادث घटना", "障害 장애 инцидент תקלה حادث घटना"},
		{"line feeds and tabs", "a\nb\r\tc", `a\nb\r\tc`},
		{"escape sequence", "\x1b[31mred\x1b]0;title\a", `\x1b[31mred\x1b]0;title\x07`},
		{"NUL and DEL", "a\x00b\x7f", `a\x00b\x7f`},
		{"C1", "a\u009b31m\u0085", `a\u009b31m\u0085`},
		{"bidi overrides", "\u202aa\u202bb\u202cc\u202dd\u202e", `\u202aa\u202bb\u202cc\u202dd\u202e`},
		{"bidi isolates", "\u2066a\u2067b\u2068c\u2069", `\u2066a\u2067b\u2068c\u2069`},
		{"bidi marks", "a\u200eb\u200fc\u061c", `a\u200eb\u200fc\u061c`},
		{"zero width", "a\u200bb\u200cc\u200dd\u2060e\ufeff", `a\u200bb\u200cc\u200dd\u2060e\ufeff`},
		{"separators", "a\u2028b\u2029", `a\u2028b\u2029`},
		{"soft hyphen, fillers, tags", "a\u00adb\u3164c\u034f\U000e0041", `a\u00adb\u3164c\u034f\U000e0041`},
		{"annotation, noncharacter", "\ufff9\ufffe", `\ufff9\ufffe`},
		{"not UTF-8", "a\xffb\xc3", `a\xffb\xc3`},
		{"half a character before a control", "\xe2\x80\x1b", `\xe2\x80\x1b`},
		{"surrogate", "\xed\xa0\x80", `\xed\xa0\x80`},
		{"replacement character", "a\ufffdb", "a\ufffdb"},
		{"emoji", "🔥 ⚠️ 👍🏽 1️⃣ 🇳🇴", "🔥 ⚠️ 👍🏽 1️⃣ 🇳🇴"},
		{"joined emoji", "👩‍💻 👨‍👩‍👧 ❤️‍🔥 🧑🏽‍🚒", "👩‍💻 👨‍👩‍👧 ❤️‍🔥 🧑🏽‍🚒"},
		{"joiner after an emoji", "🔥\u200da", `🔥\u200da`},
		{"joiner at the end", "🔥\u200d", `🔥\u200d`},
		{"joiner without an emoji", "a\u200d🔥", `a\u200d🔥`},
		{"flag of England", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f!",
			"🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f!"},
		{"tags without an end", "🏴\U000e0067\U000e0062", `🏴\U000e0067\U000e0062`},
		{"text hidden in tags", "🏴" + strings.Repeat("\U000e0061", 9) + "\U000e007f",
			"🏴" + strings.Repeat(`\U000e0061`, 9) + `\U000e007f`},
		{"ideographic variation", "葛\U000e0100", "葛\U000e0100"},
		{"variation after a letter", "a\ufe0f", `a\ufe0f`},
		{"data hidden in variation selectors", "😀\ufe0f\ufe01\U000e0101", "😀\ufe0f" + `\ufe01\U000e0101`},
		{"Arabic number sign", "\u0600١٢", "\u0600١٢"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Visible(tt.in); got != tt.want {
				t.Errorf("Visible(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestVisibleLaws(t *testing.T) {
	text := rapid.OneOf(
		rapid.String(),
		rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
		rapid.Map(rapid.SliceOf(rapid.SampledFrom([]string{"a", "🔥", "\u200d", "\ufe0f", "🏴",
			"\U000e0067", "\U000e007f", "\u202e", "\x1b", "葛", "e\u0301", "\xff"})),
			func(parts []string) string { return strings.Join(parts, "") }),
	)
	rapid.Check(t, func(t *rapid.T) {
		s := text.Draw(t, "s")
		got := Visible(s)
		if !utf8.ValidString(got) {
			t.Fatalf("%q is not UTF-8", got)
		}
		if again := Visible(got); again != got {
			t.Fatalf("once %q, twice %q", got, again)
		}
		for _, r := range got {
			if r < ' ' || unicode.In(r, unicode.Cc, unicode.Bidi_Control, unicode.Zl, unicode.Zp) {
				t.Fatalf("%q lets %U through", got, r)
			}
		}
	})
}

func TestDoor(t *testing.T) {
	door := Door{Mask: func(s string) string {
		return strings.ReplaceAll(s, "key\u200b=\x1bsecret", "***\n")
	}}
	if got, want := door.Text("a key\u200b=\x1bsecret b"), `a ***\n b`; got != want {
		t.Errorf("the mask has to see the text before it is escaped: got %q, want %q", got, want)
	}
	if got, want := door.Masked("key\u200b=\x1bsecret\x00"), "***\n\x00"; got != want {
		t.Errorf("Masked: got %q, want %q", got, want)
	}
	if got, want := (Door{}).Text("a\x1bb"), `a\x1bb`; got != want {
		t.Errorf("without a mask: got %q, want %q", got, want)
	}
}
