package prose

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// read calls f for each sentence of a text, whose blocks are one sentence each.
func read(text string, f func(*Sentence)) {
	file := source.New("x.md", []byte(text))
	r := &Reader{Lexicon: English(), File: file, Roster: map[string]bool{"blixa": true}}
	markdown.Parse(file).Root.Walk(func(b *markdown.Block) bool {
		if b.Text.Plain != "" {
			r.Sentences(&b.Text, [][2]int{{0, len(b.Text.Plain)}}, []bool{true}, func(_ int, s *Sentence) { f(s) })
		}
		return true
	})
}

// outline writes the clauses of a text: subject, verb with its marks, object.
func outline(text string) string {
	var out []string
	read(text, func(s *Sentence) {
		for _, c := range s.Clauses {
			marks := ""
			for _, m := range []struct {
				is   bool
				name string
			}{{c.Negated, " not"}, {c.Perfect, " perfect"}, {c.Passive, " passive"}, {c.Reduced, " reduced"}, {c.Infinitive, " to"}, {c.Gerund, " ing"}, {c.Inverted, " inverted"}} {
				if m.is {
					marks += m.name
				}
			}
			if c.Modal != "" {
				marks += " " + c.Modal
			}
			line := fmt.Sprintf("%s: %s%s", s.Text(c.Subject.Start, c.Subject.End), s.Tokens[c.Main].Lemma, marks)
			if !c.Agent.IsAbsent() {
				line += " by " + s.Text(c.Agent.Start, c.Agent.End)
			}
			out = append(out, line)
		}
	})
	return strings.Join(out, "; ")
}

func TestClauses(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"The engineer restarted the node.", "The engineer: restart"},
		{"The engineer on duty should have escalated.", "The engineer on duty: escalate perfect should"},
		{"She shouldn't have merged it.", "She: merge not perfect should"},
		{"They should've asked.", "They: ask perfect should"},
		{"we dont check it", "we: check not"},
		{"The node that the team drained was healthy.", "the team: drain; The node: be"},
		{"The engineer who pushed the change left.", "The engineer: push; The engineer: leave"},
		{"The change pushed by the intern broke it.", "The change: push reduced by the intern; The change: break"},
		{"Had Priya read the guide, it would have been fine.", "Priya: read perfect inverted; it: be perfect would"},
		{"Our consultant, Mr. Feld, disabled the check.", "Our consultant: disable"},
		{"The page was seen but dismissed.", "The page: see passive; The page: dismiss passive"},
		{"The vendor failed to renew it.", "The vendor: fail; The vendor: renew to"},
		{"He approved it without looking.", "He: approve; He: look ing"},
		{"The disk was filled by the logs.", "The disk: fill passive by the logs"},
		{"Ignoring the guide, the clerk restarted it.", "the clerk: ignore ing; the clerk: restart"},
		{"Operators should have read access.", "Operators: have should"},
		{"The checks failed.", "The checks: fail"},
		{"The team checks the guide.", "The team: check"},
		{"The lead never even looked at it.", "The lead: look not"},
		{"The desk had never once tested it.", "The desk: test not perfect"},
		{"She had just followed it.", "She: follow perfect"},
		{"He just assumed it.", "He: assume"},
		{"What broke it was a typo.", "What: break; it: be"},
		{"The clerk no longer works there.", "The clerk: work"},
		{"Ten seconds spent reading the guide would have helped.", "Ten seconds: spend; Ten seconds: reading ing; Ten seconds: help perfect would"},
		{"The engineers concerned have left.", "The engineers: concern reduced; The engineers: leave perfect"},
		{"The clerk who shut everybody out of the vault left.", "The clerk: shut; The clerk: leave"},
		{"The responsibility for the outage rests squarely with them.", "The responsibility: rest"},
		{"The clerk read that guide.", "The clerk: read"},
		{"`git blame` shows the change.", "`git blame`: show"},
	} {
		got := outline(test.text)
		want := strings.ReplaceAll(test.want, "`", "")
		// A phrase is written with what a preposition joins to it, where that tells who.
		if got != want && got != strings.ReplaceAll(want, " on duty", "") {
			t.Errorf("%q\n got: %s\nwant: %s", test.text, got, want)
		}
	}
}

func TestKinds(t *testing.T) {
	for _, test := range []struct {
		text string
		want Kind
	}{
		{"The engineer waited.", Person},
		{"@ana waited.", NameKind},
		{"@acme/ops waited.", TeamKind},
		{"Marta waited.", NameKind},
		{"Blixa waited.", NameKind},
		{"Then Zorro waited.", MaybeName},
		{"The payments team waited.", TeamKind},
		{"Support waited.", TeamKind},
		{"The platform waited.", MaybeTeam},
		{"The release manager waited.", Person},
		{"The package manager waited.", SystemKind},
		{"The Kubernetes operator waited.", SystemKind},
		{"Users waited.", UsersKind},
		{"Terraform waited.", SystemKind},
		{"`cart` waited.", SystemKind},
		{"Nobody waited.", NobodyKind},
		{"No engineer waited.", NobodyKind},
		{"None of the reviewers waited.", NobodyKind},
		{"Not one engineer waited.", NobodyKind},
		{"Not a single engineer waited.", NobodyKind},
		{"The infra group waited.", TeamKind},
		{"The security group waited.", MaybeTeam},
		{"The support people waited.", TeamKind},
		{"One of the reviewers waited.", Person},
		{"It waited.", Thing},
		{"The pods restarted because they waited.", SystemKind},
		{"The engineers left because they waited.", Person},
		{"The team's schedule waited.", Thing},
	} {
		var got Kind
		read(test.text, func(s *Sentence) {
			for _, c := range s.Clauses {
				if s.Tokens[c.Main].Lemma == "wait" {
					got = c.Subject.Kind
				}
			}
		})
		if got != test.want {
			t.Errorf("%q: the subject is of kind %d, want %d", test.text, got, test.want)
		}
	}
}

// TestOpaque wants words that are not the author's, or no words, not to be read.
// TestPronouns wants each pronoun behind a verb to tell whom it means, in whatever form.
func TestPronouns(t *testing.T) {
	for _, test := range []struct {
		text string
		want Kind
	}{
		{"The vendor told us.", Person},
		{"The vendor told me.", Person},
		{"The vendor told him.", Person},
		{"The vendor told her.", Person},
		{"The clerks told them.", Person},
		{"The clerks told themselves.", Person},
		{"We told ourselves.", Person},
		{"He told himself.", Person},
		{"You told yourselves.", Person},
		{"The pods restarted them.", SystemKind},
		{"The pods restarted themselves.", SystemKind},
		{"The pod restarted itself.", Thing},
	} {
		var got []Kind
		read(test.text, func(s *Sentence) {
			for i := range s.Clauses {
				got = append(got, s.Clauses[i].Object.Kind)
			}
		})
		if len(got) != 1 || got[0] != test.want {
			t.Errorf("%q: kinds %v, want %d", test.text, got, test.want)
		}
	}
}

func TestOpaque(t *testing.T) {
	for _, text := range []string{
		"The page says \"they forgot it\".", "The page says \u201cthey forgot it\u201d.", "The page says \u00abthey forgot it\u00bb.",
		"The page says 'they forgot it'.", "The page says \u2018they forgot it\u2019.", "It says `they forgot it`.",
		"See https://example.com/they/forgot/it for more.", "<mia> they forgot it", "[12:03] mia: they forgot it", "[12:03] <mia> they forgot it",
		"It says ~~they forgot it~~ so.",
	} {
		read(text, func(s *Sentence) {
			for _, tok := range s.Tokens {
				if tok.Lemma == "forget" {
					t.Errorf("%q: %q is read", text, tok.Text)
				}
			}
		})
	}
	for _, text := range []string{"The team's lead isn't sure they forgot it.", "5' of cable that they forgot.", "[12:03] they forgot it", "<b>they forgot it</b>"} {
		found := false
		read(text, func(s *Sentence) {
			for _, tok := range s.Tokens {
				found = found || tok.Lemma == "forget"
			}
		})
		if !found {
			t.Errorf("%q is not read", text)
		}
	}
}

func TestInflection(t *testing.T) {
	for form, lemma := range map[string]string{
		"forgetting": "forget", "forgotten": "forget", "skipped": "skip", "skips": "skip", "fixes": "fix", "retries": "retry", "retried": "retry",
		"committed": "commit", "committing": "commit", "misread": "misread", "lying": "lie", "ruined": "ruin", "approves": "approve", "engineers": "engineer",
		"agencies": "agency", "thieves": "thief", "Pushed": "push", "was": "be",
	} {
		if w, ok := English().Word(form); !ok || w.Lemma != lemma {
			t.Errorf("%s: %v, want %s", form, w, lemma)
		}
	}
}

// TestLoadErrors wants malformed data to be told with its line.
func TestLoadErrors(t *testing.T) {
	for _, data := range []string{
		"verb plain: go", "verb nonsense en: go", "particle plain en: go", "verb plain en: go |  | run", "idiom x en: drop the ball", "idiom x en: _ *down",
	} {
		if _, err := load("# head\n" + data); err == nil || !strings.HasPrefix(err.Error(), "lexicon.txt:2: ") {
			t.Errorf("%q: %v", data, err)
		}
	}
}

// TestClassesFit wants every class to have a name and room in a Set.
func TestClassesFit(t *testing.T) {
	if int(numClasses) > 64*len(Set{}) {
		t.Errorf("%d classes do not fit into a Set", numClasses)
	}
	for c, name := range classNames {
		if name == "" {
			t.Errorf("class %d has no name", c)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"The engineer, who forgot, should've asked.", "- `a` 'b \"c", "| a | b |", "[12:03] <x> y", "Had, had had had not.", "\u201cx\u2019\xff"} {
		f.Add(s)
	}
	scanner := English().Scanner(func(s Set) Traits {
		return Traits{Meets: Bits{s[0], s[1]}, Tells: Bits{s[0] & 7}, Begins: Bits{s[1] & 3}, Ends: Bits{s[0] & 2}, Opens: Bits{s[1], s[2]}, Closes: Bits{s[0], s[3]}, Actor: s.Has(Role), Maybe: s.Has(UnknownName), By: s.Has(By)}
	}, []Use{3: AsNoun | AsPassive}, []Reach{{Words: 3, Opening: true, Not: AsDenied}, {Words: 20}}, func(string) uint8 { return 1 })
	f.Fuzz(func(t *testing.T, text string) {
		read(text, func(s *Sentence) {
			at := 0
			for _, tok := range s.Tokens {
				if tok.Start < at || tok.End <= tok.Start || tok.End > len(s.Block.Plain) {
					t.Fatalf("token %d to %d behind %d of %d bytes", tok.Start, tok.End, at, len(s.Block.Plain))
				}
				at = tok.End
			}
			for _, c := range s.Clauses {
				for _, p := range []Phrase{c.Subject, c.Object, c.Agent} {
					if p.Start < 0 || p.End > len(s.Tokens) || p.Start < p.End && (p.Head < p.Start || p.Head >= p.End) {
						t.Fatalf("phrase %+v of %d tokens", p, len(s.Tokens))
					}
				}
				if c.Start < 0 || c.Main < c.Start || c.Main >= c.End || c.End > len(s.Tokens) || c.Until < c.End-1 || c.Until > len(s.Tokens) {
					t.Fatalf("clause %+v of %d tokens", c, len(s.Tokens))
				}
			}
			s.Idioms(func(name string, from, to int) {
				if name == "" || from >= to || to > len(s.Tokens) {
					t.Fatalf("idiom %q at %d to %d", name, from, to)
				}
			})
		})
		if !utf8.ValidString(text) {
			return
		}
		g := Glance{Names: map[uint64]bool{NameHash("Blixa"): true}}
		for _, tell := range scanner.Tells(&g, text, nil) {
			if tell.At < 0 || tell.At >= len(text) {
				t.Fatalf("a tell at %d of %d bytes", tell.At, len(text))
			}
		}
		g.Look(0, len(text), Bits{1<<64 - 1, 1<<64 - 1}, Bits{1<<64 - 1, 1<<64 - 1})
		g.Meets()
		g.Deeds()
		g.Acted()
	})
}
