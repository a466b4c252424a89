package blameless

import "github.com/pmlint/pmlint/lint/prose"

// thanksFrames are those of thanks that are a reproach.
func thanksFrames() []*frame {
	return []*frame{
		{id: "thanks-to", rule: personBlame, explain: "thanks that are none",
			needs: []prose.Set{people},
			near:  []pair{{classes(prose.Praise), classes(prose.To), 1}}, inQuestions: true, aboutBlame: true, find: thanksTo},
	}
}

// thanksTo finds "thanks to the networking team, the weekend was ruined".
func thanksTo(v *view) {
	i := v.tokenIn(0, len(v.Tokens), classes(prose.Praise))
	if i < 0 || v.at.praise || !v.isOne(i, "thanks", "thank") || v.lemma(i+1) != "to" {
		return
	}
	p := v.PhraseAfter(i + 2)
	bad := v.tokenIn(0, len(v.Tokens), classes(prose.Failing, prose.Evaluated, prose.Break, prose.Outcome, prose.Fail, prose.Lapse, prose.Ignore, prose.Botch))
	if v.guard(guardPraise, v.lemma(p.End) == "for" || v.deserved(p)) {
		return
	}
	if from, q := v.possessor(p.Head); !p.IsAbsent() && from >= p.Start && q.Kind.IsPeople() && v.lemma(from) != "our" && v.names(p, classes(prose.BadObject, prose.ErrorNoun)) {
		v.hit(likely, i, p.End, "is a reproach in the form of thanks", "tell what happened without the thanks")
		return
	}
	if v.acts(p, &v.Tokens[i]) > 0 && bad >= 0 {
		v.hit(likely, i, p.End, "is a reproach in the form of thanks", "tell what happened without the thanks")
	}
}

// deserved reports whether thanks are meant: they are for a virtue, or for what somebody
// noticed or did.
func (v *view) deserved(p prose.Phrase) bool {
	if v.names(p, classes(prose.Virtue)) {
		return true
	}
	for k := range v.Clauses {
		c := &v.Clauses[k]
		if c.Start > p.End && c.Start <= p.End+3 && v.Tokens[c.Start-1].Is(prose.WhoWord) && !c.Negated && v.main(c).IsAny(classes(prose.Notice, prose.DiligenceStrict, prose.Prevent)) {
			return true
		}
	}
	return false
}
