package blameless

import "github.com/pmlint/pmlint/lint/prose"

// courseFrames are those of training as a punishment.
func courseFrames() []*frame {
	return []*frame{
		{id: "sent-to-learn", rule: punishment, explain: "somebody has to go back to school",
			needs: []prose.Set{classes(prose.Course), classes(prose.Again), known}, find: sentToLearn},
	}
}

// sentToLearn finds "everyone on the shift will have to redo the course because of what
// happened": training as a punishment.
func sentToLearn(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !listed("attends", t.Lemma) || c.Negated || v.isDenied(c.Start) {
			return
		}
		who := c.Subject
		if !isSomebody(who) || v.isSelf(who) {
			return
		}
		i := v.tokenIn(c.End, min(len(v.Tokens), c.End+7), classes(prose.Course))
		if i < 0 || !(c.Infinitive && (v.obliges(c.Start-2) || v.toldTo(c.Start-2)) || listed("obliging", c.Modal)) {
			return
		}
		if again := listed("done-again", t.Lemma) || v.saysIn("again", i, len(v.Tokens)) || v.tokenIn(i, len(v.Tokens), classes(prose.Because)) >= 0 || v.saysIn("until", i, len(v.Tokens)); again {
			v.hit(likely, c.Start, i+1, punishes(v.name(who)), "make an action item of what the course would have to make up for")
		}
	})
}

// toldTo reports whether tokens[i] makes somebody do something: was told to, was sent to.
func (v *view) toldTo(i int) bool {
	return v.Tokens[max(i, 0)].IsAny(classes(prose.Told, prose.Suppose))
}
