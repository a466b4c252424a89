package prose

import "testing"

// TestContraction takes words apart as a reader does, with either apostrophe and without.
func TestContraction(t *testing.T) {
	for _, c := range []struct{ word, first, second string }{
		{"can't", "can", "not"}, {"won’t", "will", "not"}, {"shan't", "shall", "not"}, {"ain't", "is", "not"},
		{"Shouldn't", "Should", "not"}, {"CAN'T", "can", "not"},
		{"we've", "we", "have"}, {"they’re", "they", "are"}, {"it'll", "it", "will"}, {"I'm", "I", "am"}, {"he'd", "he", "would"},
		{"it's", "it", "is"}, {"Let's", "Let", "is"}, {"engineer's", "engineer", genitive}, {"ana’s", "ana", genitive},
		{"cannot", "can", "not"}, {"dont", "do", "not"}, {"WASNT", "WAS", "not"}, {"shouldve", "should", "have"},
		// Words that only look like one.
		{"at't", "", ""}, {"n't", "", ""}, {"o'clock", "", ""}, {"want", "", ""}, {"event", "", ""}, {"pilot", "", ""},
		{"approve", "", ""}, {"not", "", ""}, {"independent", "", ""}, {"", "", ""}, {"engineers'", "", ""},
	} {
		first, second, at := contraction(c.word)
		if first != c.first || second != c.second {
			t.Errorf("%q is %q and %q, want %q and %q", c.word, first, second, c.first, c.second)
		}
		if first != "" && (at <= 0 || at >= len(c.word)) {
			t.Errorf("%q: the second part begins at byte %d", c.word, at)
		}
	}
}
