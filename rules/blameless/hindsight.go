package blameless

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint/prose"
)

//go:embed hindsight.md
var hindsightDoc string

const hindsight = "blameless/hindsight"

const howItLooked = "say what could be seen at that minute, and where"

// seers are the classes of words that can speak of whom something is obvious to.
var seers = people.Or(classes(prose.TeamThing, prose.Org, prose.Whole, prose.Personal, prose.Work, prose.Change))

func hindsightFrames() []*frame {
	return []*frame{
		{id: "should-have-known", rule: hindsight, explain: "somebody should have known",
			deeds: []prose.Set{classes(prose.Know)}, near: []pair{{classes(prose.Unreal), classes(prose.Have), 8}}, find: shouldHaveKnown},
		{id: "should-have-been-obvious", rule: hindsight, explain: "it should have been obvious",
			needs: []prose.Set{classes(prose.Obvious, prose.Know)}, near: []pair{{classes(prose.Ought), classes(prose.Have), 8}}, find: shouldHaveBeenObvious},
		{id: "obvious", rule: hindsight, explain: "it was obvious to people, or obvious and not done",
			needs: []prose.Set{seers}, near: []pair{{classes(prose.Obvious), classes(prose.Onward), 1}}, find: obvious},
		{id: "obviously", rule: hindsight, explain: "somebody obviously did not do it, or not see the obvious",
			needs: []prose.Set{classes(prose.Glaring, prose.ObviousAdverb), seers}, find: obvious},
		{id: "in-hindsight", rule: hindsight, explain: "a choice judged in hindsight",
			needs: []prose.Set{classes(prose.Hindsight), classes(prose.Wrong, prose.ErrorNoun, prose.Damning, prose.Insult, prose.Ignore, prose.Lapse, prose.Fail, prose.PastModal, prose.Obvious, prose.Worst)}, find: inHindsight},
		{id: "foresight", rule: hindsight, explain: "foresight that was missing",
			needs: []prose.Set{classes(prose.Foresight)}, find: foresight},
		{id: "signs", rule: hindsight, explain: "signs that were there",
			near: []pair{{classes(prose.Omen), classes(prose.Ignore, prose.Visible, prose.IdiomWord), 8}}, find: signs},
		{id: "red-flags", rule: hindsight, explain: "flags and bells that were there",
			near: []pair{{classes(prose.BadObject, prose.Signal), classes(prose.Portent), 1}, {classes(prose.Portent), classes(prose.Ignore, prose.Visible, prose.IdiomWord), 8}}, backwards: true, find: signs},
		{id: "any-competent", rule: hindsight, explain: "what a better person would have done",
			needs: []prose.Set{people}, near: []pair{{classes(prose.Any, prose.Experienced, prose.Junior), classes(prose.Unreal), 14}}, find: anyCompetent},
		{id: "a-glance", rule: hindsight, explain: "what a glance would have shown",
			near: []pair{{classes(prose.Unreal), classes(prose.Have), 8}, {classes(prose.Trivial, prose.Virtue), classes(prose.Unreal), 12}}, find: aGlance},
		{id: "how-could", rule: hindsight, explain: "how could somebody",
			needs: []prose.Set{classes(prose.Could, prose.DiligenceStrict, prose.Notice, prose.Easily, prose.Hard), people}, near: []pair{{classes(prose.How), classes(prose.Could, prose.Negation, prose.Nobody), 16}}, find: howCould},
	}
}

// shouldHaveKnown finds "should have known", "must have known".
func shouldHaveKnown(v *view) {
	v.each(func(c *prose.Clause) {
		if !c.Perfect || c.Passive || c.Modal != "should" && c.Modal != "must" && c.Modal != "ought" || !v.main(c).Is(prose.Know) || v.asked() || v.meta() {
			return
		}
		if c.Modal == "should" && v.main(c).Lemma != "know" || c.Negated {
			return // of should-have
		}
		if a := v.actor(c); a > 0 && c.Subject.Kind != prose.NobodyKind {
			v.hit(a, c.Start, c.End, fmt.Sprintf("%%q holds %s to what was known afterwards", v.name(c.Subject)), howItLooked)
		}
	})
}

// shouldHaveBeenObvious finds "it should have been obvious", "should have been foreseen".
func shouldHaveBeenObvious(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Modal != "should" && c.Modal != "ought" || !c.Perfect || v.asked() || v.meta() {
			return
		}
		t := v.main(c)
		switch {
		case c.Passive && (t.Lemma == "foresee" || t.Lemma == "know" || t.Lemma == "recognise" || t.Lemma == "recognize" || t.Lemma == "realise" || t.Lemma == "realize") && !v.guard(guardControl, v.byControl(c)):
			v.hit(likely, c.Start, c.End, "%q judges by what is known now", howItLooked)
		case !c.Passive && (t.Is(prose.Be) || t.Lemma == "seem" || t.Lemma == "appear"):
			if i := v.tokenIn(c.End, min(c.Until, c.End+4), classes(prose.Obvious)); i >= 0 && v.tag(i+1) != prose.TagNoun {
				v.hit(sure, c.Start, i+1, "%q judges by what is known now", howItLooked)
			}
		}
	})
}

// obvious finds "obvious to anyone", "the obvious question", "clearly did not read it".
func obvious(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		switch {
		case t.Is(prose.Obvious):
			v.obviousAdjective(i)
		case t.Is(prose.ObviousAdverb):
			v.obviousAdverb(i)
		}
	}
}

func (v *view) obviousAdjective(i int) {
	if v.denied(i) || v.asked() || v.meta() {
		return
	}
	v.obviousYet(i)
	if l := v.lemma(i + 1); l == "to" || l == "for" {
		if p := v.PhraseAfter(i + 2); !p.IsAbsent() && (p.Kind.IsPeople() || v.lemma(p.Head) == "all") && v.lemma(p.Head) != "us" && p.Kind != prose.NobodyKind {
			if c := v.clauseBefore(i); (c == nil || !v.afterwards(c)) && !v.actedOn(p.End) {
				v.hit(likely, i, p.End, "%q judges by what is known now", howItLooked)
			}
		}
		return
	}
	if !listed("glaring", v.lemma(i)) {
		return
	}
	if v.tag(i-1) != prose.TagDeterminer && v.tag(i-1) != prose.TagAdjective {
		return
	}
	p := v.PhraseAfter(i)
	for k := range v.Clauses {
		c := &v.Clauses[k]
		if lapse := c.Negated || v.main(c).IsAny(classes(prose.Ignore, prose.Lapse, prose.Fail)); lapse && v.actor(c) > 0 && !p.IsAbsent() && v.Tokens[p.Head].IsAny(classes(prose.Signal, prose.Procedure, prose.Trivial, prose.OutcomeSoft, prose.ErrorNoun, prose.Defect)) {
			v.hit(likely, i, p.End, "%q judges by what is known now", howItLooked)
			return
		}
	}
}

// actedOn reports whether the sentence goes on from tokens[i] with what people did about
// it: "so they moved the logs".
func (v *view) actedOn(i int) bool {
	for k := range v.Clauses {
		c := &v.Clauses[k]
		if s := c.Subject.Start; c.Start > i && s > i && v.lemma(s-1) == "so" && c.Subject.Kind.IsPeople() && !c.Negated && c.Subject.Kind != prose.NobodyKind {
			return v.guard(guardExcuse, true)
		}
	}
	return false
}

// obviousYet finds "the right step was evident, yet the commander chose to wait".
func (v *view) obviousYet(i int) {
	is := v.clauseBefore(i)
	if is == nil || !v.main(is).Is(prose.Be) || is.End != i || !is.Past || is.Negated || is.Subject.IsAbsent() || is.Subject.Kind.IsPeople() {
		return
	}
	k := i + 1
	wide := v.lemma(k) == "from" || v.lemma(k) == "that"
	if wide {
		for k < len(v.Tokens) && !(v.tag(k) == prose.TagComma && (v.lemma(k+1) == "yet" || v.lemma(k+1) == "but")) {
			k++
		}
	}
	for v.tag(k) == prose.TagComma || v.tag(k) == prose.TagStop && k < len(v.Tokens) {
		k++
	}
	if l := v.lemma(k); l != "yet" && l != "but" && l != "and" || v.lemma(k+1) == "yet" {
		return
	}
	if v.lemma(k) == "and" && v.lemma(k+1) != "still" {
		return
	}
	for n := range v.Clauses {
		if c := &v.Clauses[n]; c.Start > k && c.Finite() {
			if v.actor(c) == sure && !v.isSelf(c.Subject) && c.Subject.Start <= k+3 && (c.Negated || c.Subject.Kind == prose.NobodyKind || v.main(c).IsAny(classes(prose.Decide, prose.Ignore, prose.Fail, prose.Lapse, prose.Persist))) && !v.excused(c) && !(wide && c.Negated && v.main(c).IsAny(classes(prose.Notice))) {
				v.hit(likely, is.Start, i+1, "%q judges by what is known now", howItLooked)
			}
			return
		}
	}
}

// afterwards reports whether a clause tells of what was seen later: "became obvious".
func (v *view) afterwards(c *prose.Clause) bool {
	return listed("becoming", v.main(c).Lemma)
}

func (v *view) obviousAdverb(i int) {
	if v.denied(i) || v.asked() || v.meta() || v.at.praise {
		return
	}
	for k := range v.Clauses {
		c := &v.Clauses[k]
		near := i >= c.Start-1 && i < c.End || i == c.End || i == c.End+1
		if !near {
			continue
		}
		t := v.main(c)
		lapse := c.Negated && (t.IsAny(classes(prose.Diligence)) || c.Past && !t.Is(prose.Have)) || t.IsAny(classes(prose.Ignore, prose.Lapse, prose.Fail, prose.Mis)) || c.Modal == "should"
		wrong := t.Is(prose.Be) && v.tokenIn(c.End, min(c.Until, c.End+5), classes(prose.Wrong, prose.ErrorNoun, prose.Evaluated, prose.Insult)) >= 0
		who := v.actor(c) > 0 || c.Subject.Kind == prose.Who
		work := !c.Subject.IsAbsent() && v.tokenIn(c.Subject.Start, c.Subject.End, classes(prose.Work, prose.Change)) >= 0
		if who && (lapse || wrong) || work && wrong && (c.Subject.Kind != prose.SystemKind || v.tokenIn(c.Subject.Start, c.Subject.End, classes(prose.Work)) >= 0) {
			v.hit(likely, min(i, c.Start), max(c.End, i+1), "%q judges by what is known now", howItLooked)
			return
		}
	}
}

// inHindsight finds "in hindsight, the choice was a mistake", "looking back, we should ...".
func inHindsight(v *view) {
	at := -1
	for i := range v.Tokens {
		switch l := v.lemma(i); {
		case (l == "hindsight" || l == "retrospect") && v.lemma(i+1) != "bias":
			at = i
		case l == "look" && v.lemma(i+1) == "back" && v.Tokens[i].Parts&prose.VerbGerund != 0:
			at = i + 1
		}
	}
	if at < 0 || v.asked() || v.meta() {
		return
	}
	verdict := v.tokenIn(0, len(v.Tokens), classes(prose.Wrong, prose.ErrorNoun, prose.Damning, prose.Insult, prose.Ignore, prose.Lapse, prose.Fail))
	for k := range v.Clauses {
		c := &v.Clauses[k]
		if c.Perfect && (c.Modal == "should" || c.Modal == "ought") && !v.guard(guardControl, v.main(c).Is(prose.Be) && !v.has(classes(prose.Insult))) {
			verdict = c.Main
		}
	}
	if i := v.tokenIn(0, len(v.Tokens), classes(prose.Obvious)); i >= 0 && v.lemma(i+1) == "that" && (v.saysIn("never", i, len(v.Tokens)) || v.saysIn("worst", i, len(v.Tokens))) {
		verdict = i
	}
	if v.says("worst") && !v.saysIn("case", 0, len(v.Tokens)) {
		verdict = at
	}
	if verdict < 0 {
		return
	}
	human := false
	for k := range v.Clauses {
		human = human || v.acts(v.Clauses[k].Subject, v.main(&v.Clauses[k])) > 0
	}
	if w := v.tokenIn(0, len(v.Tokens), classes(prose.Work)); w >= 0 {
		human = true
	}
	if !human && v.guard(guardSystem, true) {
		return
	}
	from := at
	if v.tag(at-1) == prose.TagPreposition || v.lemma(at) == "back" {
		from = at - 1
	}
	v.hit(likely, from, at+1, "%q judges by what is known now", "tell what was known then, and put what was learned under the lessons")
}

// foresight finds "with a bit of foresight".
func foresight(v *view) {
	for i := range v.Tokens {
		if v.Tokens[i].Is(prose.Foresight) && !v.guard(guardPraise, listed("thanks", v.lemma(0))) && !v.denied(i) && !v.meta() && !v.at.praise {
			v.hit(likely, i, i+1, "%q judges by what is known now", howItLooked)
		}
	}
}

// signs finds "the warning signs were there", "red flags were missed".
func signs(v *view) {
	for i := 1; i < len(v.Tokens); i++ {
		l, before := v.lemma(i), v.lemma(i-1)
		sign := l == "sign" && (before == "warning" || before == "clear" || before == "telltale" || before == "early") || l == "flag" && before == "red" || l == "bell" && before == "alarm" ||
			l == "writing" && before == "the" && v.lemma(i+3) == "wall" || l == "signal" && before == "the" || l == "sign" && before == "the"
		if !sign || v.denied(i) || v.asked() || v.meta() {
			continue
		}
		for k := range v.Clauses {
			c := &v.Clauses[k]
			if c.Start <= i || c.Subject.Head != i {
				continue
			}
			seen := v.main(c).Is(prose.Be) && v.tokenIn(c.End, c.End+1, classes(prose.Visible)) >= 0
			ignored := c.Passive && v.main(c).IsAny(classes(prose.Ignore))
			if (seen || ignored) && !c.Negated && (before != "the" && before != "early" || ignored && l == "sign" || v.tokenIn(c.End, len(v.Tokens), classes(prose.Ignore, prose.IdiomWord)) >= 0) {
				v.hit(likely, i-1, max(c.End, min(c.End+1, c.Until)), "%q judges by what is known now", "say how many such signs there were that day, and what they meant on others")
				break
			}
		}
	}
}

// anyCompetent finds "anyone looking at the graph would have", "a more careful engineer".
func anyCompetent(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Modal != "would" && c.Modal != "could" && c.Modal != "should" || v.asked() || v.meta() || c.Subject.IsAbsent() || c.Passive {
			return
		}
		p := c.Subject
		ideal := v.tokenIn(p.Start, p.End, classes(prose.Experienced)) >= 0 && v.tag(p.Start) == prose.TagDeterminer && (v.lemma(p.Start) == "any" || v.lemma(p.Start) == "a" || v.lemma(p.Start) == "an" || v.lemma(p.Start) == "every" || v.lemma(p.Start) == "most") && p.Kind.IsPeople()
		ideal = ideal || c.Perfect && v.tokenIn(p.Start, p.End, classes(prose.Junior)) >= 0 && v.main(c).IsAny(classes(prose.Notice, prose.Know, prose.Prevent))
		anyone := (listed("anyone", v.lemma(p.Head)) || v.lemma(p.Start) == "any" || v.lemma(p.Start) == "every" && v.main(c).IsAny(classes(prose.Notice, prose.Know))) && p.Kind.IsPeople() && p.Kind != prose.NobodyKind && c.Perfect
		if !ideal && !anyone || c.Negated || v.guard(guardControl, v.main(c).Lemma == "make" || v.tokenIn(c.End, c.Until, classes(prose.ErrorNoun)) >= 0 && v.main(c).Lemma == "do") {
			return
		}
		if v.sameForAll(c) || !ideal && v.guard(guardExcuse, c.Modal == "could" && !v.main(c).IsAny(classes(prose.Notice, prose.Know, prose.Prevent, prose.DiligenceStrict))) {
			return
		}
		v.hit(likely, p.Start, c.End, "%q judges by what is known now", howItLooked)
	})
}

// sameForAll reports whether the sentence excuses: "anyone would have done the same".
func (v *view) sameForAll(c *prose.Clause) bool {
	for i := c.End; i < c.Until; i++ {
		if l := v.lemma(i); l == "same" || l == "likewise" || l == "mistake" || l == "trap" {
			return v.guard(guardExcuse, true)
		}
	}
	if v.lemma(c.Subject.Start-1) == "even" && !v.main(c).IsAny(classes(prose.Notice, prose.Know, prose.Prevent, prose.Diligence)) {
		return v.guard(guardExcuse, true) // "even an expert would have struggled"
	}
	return v.guard(guardExcuse, v.main(c).IsAny(classes(prose.Assume)))
}

// aGlance finds "a glance at the calendar would have told", "one question could have
// saved the evening".
func aGlance(v *view) {
	v.each(func(c *prose.Clause) {
		// "with five minutes of preparation the team would have found it"
		if i := v.tokenIn(1, min(9, c.Subject.Start), classes(prose.Virtue)); v.lemma(0) == "with" && i > 0 && c.Perfect && (c.Modal == "would" || c.Modal == "could") && (v.actor(c) == sure && !c.Passive || c.Passive && v.main(c).IsAny(classes(prose.Notice, prose.Prevent)) && c.Agent.IsAbsent()) && !c.Negated && !v.asked() && !v.meta() && (v.lemma(1) == "a" || v.lemma(1) == "more" || v.lemma(2) == "more" || v.lemma(1) == "normal" || v.lemma(1) == "proper" || v.lemma(1) == "due" || v.tokenIn(1, i, classes(prose.Trivial, prose.Experienced)) > 0) && !v.denied(i) && (isHuman(&v.Tokens[i]) || v.tokenIn(1, i, classes(prose.Trivial)) > 0 && v.lemma(i+1) != "time") {
			v.hit(likely, 0, i+1, "%q judges by what is known now", howItLooked)
			return
		}
		if c.Modal == "would" && c.Perfect && c.Negated && v.main(c).Lemma == "happen" && !v.asked() && !v.meta() {
			if i := v.tokenIn(0, 4, classes(prose.Trivial)); i > 0 && v.tag(i) == prose.TagNoun && v.saysIn("and", i, c.Start) && (v.lemma(0) == "one" || v.lemma(0) == "a") {
				v.hit(likely, 0, i+1, "%q judges by what is known now", howItLooked)
			}
			return
		}
		if c.Modal != "would" && c.Modal != "could" && c.Modal != "might" || !c.Perfect || c.Passive || v.asked() || v.meta() || c.Negated {
			return
		}
		p := c.Subject
		if p.IsAbsent() || v.tag(p.Start) != prose.TagDeterminer && !listed("short-times", v.lemma(p.Head)) && v.lemma(p.Start) != "one" && v.tag(p.Start) != prose.TagNumber && v.tag(p.Start) != prose.TagAdjective || v.guard(guardControl, v.controlled(p)) {
			return
		}
		head := &v.Tokens[p.Head]
		if head.Is(prose.Virtue) && isHuman(head) {
			v.hit(likely, p.Start, c.End, "%q judges by what is known now", howItLooked)
			return
		}
		if listed("short-times", head.Lemma) && (v.lemma(p.End) == "spend" || v.lemma(p.End) == "of") && v.tokenIn(p.End+1, p.End+3, classes(prose.DiligenceStrict, prose.Virtue, prose.Reread)) >= 0 {
			v.hit(likely, p.Start, c.End, "%q judges by what is known now", howItLooked)
			return
		}
		easy := v.tokenIn(p.Start, p.Head, classes(prose.Trivial, prose.Experienced)) >= 0 || v.lemma(p.Start) == "one" || head.Lemma == "glance" || head.Lemma == "look" || head.Lemma == "peek" || head.Lemma == "skim" || head.Lemma == "double-check" || head.Lemma == "sanity-check"
		if !head.Is(prose.Trivial) || !easy {
			return
		}
		v.hit(likely, p.Start, c.End, "%q judges by what is known now", "make an action item of it: what would have done the looking?")
	})
}

// controlled reports whether a phrase names a control: a simple alert, a check in CI.
func (v *view) controlled(p prose.Phrase) bool {
	if listed("check", v.lemma(p.Head)) && v.lemma(p.End) != "of" && v.lemma(p.End) != "with" {
		return !listed("checked-by-people", v.lemma(p.Head-1))
	}
	return v.tokenIn(p.Start, p.Head, classes(prose.Control)) >= 0 && v.lemma(p.Head) != "look"
}

// howCould finds "how could they", "how nobody noticed", "why did nobody ask".
func howCould(v *view) {
	for i := range v.Tokens {
		if l := v.lemma(i); l != "how" && l != "why" {
			continue
		}
		for k := range v.Clauses {
			c := &v.Clauses[k]
			if c.Start < i || c.Start > i+4 || c.Subject.IsAbsent() || !c.Subject.Kind.IsPeople() || v.meta() {
				continue
			}
			rhetoric := v.lemma(i) == "how" && c.Inverted && c.Modal == "could" && !v.isMechanism(c)
			none := c.Subject.Kind == prose.NobodyKind && v.main(c).IsAny(classes(prose.DiligenceStrict, prose.Notice)) && !v.guard(guardQuestion, v.Question && v.lemma(i) == "why")
			simply := v.lemma(i) == "why" && c.Negated && v.adverb(c, classes(prose.Easily)) >= 0 && v.Tokens[c.Subject.Head].IsAny(classes(prose.Any, prose.Indefinite))
			puzzled := (c.Negated && (v.main(c).IsAny(classes(prose.Notice, prose.DiligenceStrict)) || v.plainDeed(c) && c.Modal == "" && !v.isSelf(c.Subject)) || v.lapses(c) || v.main(c).Is(prose.Ignore) || v.laterLapse(k) || c.Modal == "could") && v.puzzles(c)
			if rhetoric || none || simply || puzzled {
				v.hit(likely, i, c.End, "%q accuses in the form of a question", "ask what made it look right at the time")
			}
			break
		}
	}
}

// puzzles reports whether the sentence ends by saying that it cannot be understood: "is hard
// to understand", "remains a riddle".
func (v *view) puzzles(c *prose.Clause) bool {
	i := v.tokenIn(c.End, len(v.Tokens), classes(prose.Hard))
	if i < 0 || v.tag(i-1) == prose.TagNegation {
		return false
	}
	return listed("baffles", v.lemma(i)) || listed("grasps", v.lemma(i+2))
}

// laterLapse reports whether the clause behind clause k, which shares its subject, tells of
// what was not done.
func (v *view) laterLapse(k int) bool {
	if k+1 >= len(v.Clauses) {
		return false
	}
	d := &v.Clauses[k+1]
	return d.Borrowed && d.Negated && v.main(d).IsAny(classes(prose.Notice, prose.DiligenceStrict))
}

// isMechanism reports whether a question is after a way to do better: "how could we
// detect this sooner?"
func (v *view) isMechanism(c *prose.Clause) bool {
	return v.guard(guardQuestion, !c.Perfect && c.Subject.Kind == prose.Person && (v.lemma(c.Subject.Head) == "we" || v.lemma(c.Subject.Head) == "you" || v.lemma(c.Subject.Head) == "i") || v.lemma(c.Subject.Head) == "we" || v.tokenIn(0, len(v.Tokens), classes(prose.Obvious, prose.Insult)) < 0 && c.Subject.Kind != prose.Person)
}
