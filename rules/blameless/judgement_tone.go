package blameless

import (
	"strings"

	"github.com/pmlint/pmlint/lint/prose"
)

// toneFrames are those of how a sentence sounds.
func toneFrames() []*frame {
	return []*frame{
		{id: "sarcastic", rule: judgement, explain: "apparently somebody, and the like",
			needs: []prose.Set{classes(prose.Sarcastic), people}, find: sarcastic},
		{id: "animated", rule: judgement, explain: "exclamation marks",
			heats: true, inQuestions: true, aboutBlame: true, find: animated},
		{id: "heated", rule: judgement, explain: "words that heat up",
			needs: []prose.Set{classes(prose.Animated)}, inQuestions: true, find: heated},
	}
}

// sarcastic finds "apparently nobody thought to ask".
func sarcastic(v *view) {
	for i := range v.Tokens {
		if !v.Tokens[i].Is(prose.Sarcastic) || v.denied(i) {
			continue
		}
		for k := range v.Clauses {
			c := &v.Clauses[k]
			if c.Start < i-3 || c.Until <= i {
				continue
			}
			t := v.main(c)
			failed := t.IsAny(classes(prose.Ignore, prose.Lapse, prose.Fail))
			undone := t.Is(prose.Diligence) && (c.Negated || c.Subject.Kind == prose.NobodyKind && t.Is(prose.DiligenceStrict))
			if (failed || undone) && c.Past && v.actor(c) == sure && v.lemma(c.Subject.Head) != "we" {
				v.hit(likely, i, i+1, isReproach, "leave it out, or give the source")
			}
			break
		}
	}
}

// animated finds repeated exclamation and question marks.
func animated(v *view) {
	for i := 0; i+1 < len(v.Tokens); i++ {
		a, b := &v.Tokens[i], &v.Tokens[i+1]
		if a.Tag != prose.TagStop || b.Tag != prose.TagStop || a.End != b.Start {
			continue
		}
		if v.guard(guardCompound, i == 0 || isShouted(v.Tokens[i-1].Text)) {
			return
		}
		marks := a.Text + b.Text
		if marks == "!!" || marks == "?!" || marks == "!?" {
			to := i + 2
			for to < len(v.Tokens) && v.Tokens[to].Tag == prose.TagStop && v.Tokens[to].Start == v.Tokens[to-1].End {
				to++
			}
			v.hit(likely, i, to, heatsUp, "end the sentence with one full stop")
			return
		}
	}
}

// isShouted reports whether a word is in capital letters, as labels that warn are:
// MALICIOUS LINK!!!!
func isShouted(word string) bool { return len(word) > 2 && strings.ToUpper(word) == word }

// heated finds "a nightmare", "ridiculous".
func heated(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !t.Is(prose.Animated) || t.Tag == prose.TagVerb || v.denied(i) || v.compound(i) {
			continue
		}
		if listed("heated-of-people", t.Lemma) {
			p, ok := v.modified(i)
			if !ok || !p.Kind.IsPeople() && v.tokenIn(p.Head, p.Head+1, classes(prose.Work)) < 0 {
				continue
			}
		}
		v.hit(likely, i, i+1, heatsUp, "give a figure instead of the adjective")
	}
}
