package blameless

import "github.com/pmlint/pmlint/lint/prose"

// workFrames are those of words for their work.
func workFrames() []*frame {
	return []*frame{
		{id: "carelessly", rule: judgement, explain: "something was done carelessly",
			needs: []prose.Set{classes(prose.Care)}, find: carelessly},
		{id: "poor-work", rule: judgement, explain: "the work of people is called poor",
			needs: []prose.Set{classes(prose.Evaluated), classes(prose.Work, prose.WorkSoft), classes(prose.Work, prose.Damning, prose.Harsh, prose.ObviousAdverb, prose.Excess), known.Or(classes(prose.OfPeople))},
			find:  poorWork},
		{id: "harshly", rule: judgement, explain: "people were unacceptably slow and the like",
			needs: []prose.Set{classes(prose.Harsh), people}, find: harshly},
		{id: "botched", rule: judgement, explain: "something was botched",
			needs: []prose.Set{classes(prose.Botch, prose.BotchOnly)}, inQuestions: true, aboutBlame: true, find: botched},
		{id: "rushed", rule: judgement, explain: "somebody rushed",
			needs: []prose.Set{classes(prose.Rush)},
			main:  classes(prose.Rush), not: notReal | prose.AsInfinitive, find: rushed},
		{id: "badly-done", rule: judgement, explain: "the work of people was badly done",
			needs: []prose.Set{classes(prose.Poorly)}, find: badlyDone},
	}
}

// carelessly finds "was handled carelessly", "foolishly ran the script".
func carelessly(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !t.Is(prose.Care) || v.denied(i) {
			continue
		}
		for k := range v.Clauses {
			c := &v.Clauses[k]
			if i < c.Start-1 || i >= c.Until {
				continue
			}
			a := v.actor(c)
			if c.Passive || c.Gerund || c.Reduced || c.Infinitive {
				a = max(a, likely)
				if c.Subject.Kind == prose.SystemKind && !c.Passive || !c.Agent.IsAbsent() && v.acts(c.Agent, v.main(c)) == 0 {
					a = 0
				}
			}
			soft := listed("also-of-programs", t.Lemma)
			if a > 0 && !(soft && a < sure && !c.Passive) && c.Subject.Kind != prose.NobodyKind && !v.hypothetical(c) {
				v.hit(a, min(i, c.Start), max(c.End, i+1), judgesPeople, leaveOut)
			}
			break
		}
	}
}

// poorWork finds "poor judgement", "the response from the shift was slow".
func poorWork(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !t.Is(prose.Evaluated) || t.Tag == prose.TagVerb || v.denied(i) {
			continue
		}
		p, ok := v.modified(i)
		if !ok {
			continue
		}
		head := &v.Tokens[p.Head]
		if !head.IsAny(classes(prose.Work, prose.WorkSoft)) || v.guard(guardWish, v.moot(i)) {
			continue
		}
		owned := v.ownedByPeople(p) || v.madeByPeople(p)
		switch {
		case owned && (head.Is(prose.Work) || t.Is(prose.Damning) || v.degree(i)):
			v.hit(likely, min(i, p.Start), max(i+1, p.Head+1), judgesWork, leaveOut)
		case head.Is(prose.OfPeople) && t.Is(prose.Damning) && !v.names(p, classes(prose.System, prose.Product)):
			v.hit(likely, i, max(i+1, p.Head+1), judgesWork, leaveOut)
		}
	}
}

// madeByPeople reports whether a phrase is what people made: "the lead made a terrible call".
func (v *view) madeByPeople(p prose.Phrase) bool {
	c := v.clauseBefore(p.Start)
	if c == nil || p.Start < c.End || p.Start > c.End+1 || !v.isOne(c.Main, "make", "show") || c.Passive || c.Negated {
		return false
	}
	return v.actor(c) == sure && !v.isSelf(c.Subject) && c.Subject.Kind != prose.NobodyKind
}

// moot reports whether the clause that holds tokens[i] tells of what may be.
func (v *view) moot(i int) bool {
	for k := range v.Clauses {
		if c := &v.Clauses[k]; c.End <= i && i < c.Until && c.Modal != "" && c.Modal != "should" {
			return true
		}
	}
	return false
}

// degree reports whether an adverb before an adjective judges too: unacceptably slow.
func (v *view) degree(i int) bool {
	return i > 0 && (v.Tokens[i-1].IsAny(classes(prose.Harsh, prose.ObviousAdverb)) || v.Tokens[i-1].Is(prose.Excess))
}

// harshly finds "unacceptably slow", "a shockingly long time".
func harshly(v *view) {
	for i := range v.Tokens {
		if !v.Tokens[i].Is(prose.Harsh) || v.denied(i) {
			continue
		}
		for k := range v.Clauses {
			c := &v.Clauses[k]
			opens := i == v.openingAdverb(c, classes(prose.Harsh))
			if i < c.Start-1 && !opens || i >= c.Until {
				continue
			}
			if !v.ofPeoplesWork(c) || v.isOne(i, "incredibly", "amazingly") { // said in wonder too
				break
			}
			if opens && c.Past && v.actor(c) == sure && !v.isSelf(c.Subject) && (c.Negated || v.lapses(c) || v.main(c).IsAny(classes(prose.Assume, prose.RecklessDeed))) {
				v.hit(likely, i, i+1, judgesPeople, leaveOut)
			} else if to := v.harshWords(i, c.Until); to > i+1 {
				v.hit(likely, i, to, judgesPeople, "give the minutes, and the target that they missed")
			}
			break
		}
	}
}

// ofPeoplesWork reports whether a clause tells what people did, or what their work was like.
func (v *view) ofPeoplesWork(c *prose.Clause) bool {
	p := c.Subject
	if v.actor(c) > 0 && p.Kind != prose.NobodyKind {
		return true
	}
	if p.IsAbsent() || p.Kind == prose.SystemKind {
		return false
	}
	head := &v.Tokens[p.Head]
	return head.Is(prose.Work) || head.Is(prose.WorkSoft) && v.tag(p.Start) == prose.TagPossessive
}

// harshWords returns where the words end that the harsh adverb at i makes harsh, before
// until; i+1 where there are none.
func (v *view) harshWords(i, until int) int {
	to := i + 1
	for to < until && (v.tag(to) == prose.TagAdjective || v.tag(to) == prose.TagNoun && to <= i+2) {
		to++
	}
	if v.isOne(i+1, "long", "little") || v.tokenIn(i+1, to, classes(prose.Evaluated, prose.Failing, prose.Insult, prose.Damning)) >= 0 {
		return to
	}
	return i + 1
}

// botched finds "the rollback was botched", "the lead bungled it".
func botched(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.IsAny(classes(prose.BotchOnly, prose.Botch)) || c.Negated || v.hypothetical(c) || v.asked() || v.meta() {
			return
		}
		if c.Passive || c.Reduced {
			if t.Is(prose.BotchOnly) || t.Lemma == "mishandle" {
				if c.Agent.IsAbsent() && (c.Subject.Kind != prose.SystemKind || v.workOf(c.Subject)) || !c.Agent.IsAbsent() && v.acts(c.Agent, t) > 0 {
					v.hit(likely, c.Start, max(c.End, c.Agent.End), judgesWork, howManyAttempts)
				}
			}
			return
		}
		if !t.Is(prose.BotchOnly) && t.Lemma != "mishandle" {
			return
		}
		if a := v.actor(c); a > 0 && c.Subject.Kind != prose.NobodyKind {
			v.hit(a, c.Start, max(c.End, c.Object.End), judges(v.name(c.Subject)), howManyAttempts)
		}
	})
	for i := range v.Tokens {
		// "a botched rollback"
		if t := &v.Tokens[i]; t.Is(prose.BotchOnly) && t.Tag == prose.TagAdjective && !v.denied(i) {
			if p, ok := v.modified(i); ok && (p.Kind != prose.SystemKind || v.workOf(p)) {
				v.hit(likely, i, p.End, judgesWork, howManyAttempts)
			}
		}
	}
}

// rushed finds "the team rushed the change", "was rushed through".
func rushed(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Rush) || c.Negated || v.hypothetical(c) || c.Infinitive {
			return
		}
		if c.Passive {
			if c.Subject.Kind != prose.UsersKind && (c.Modal == "" || !c.Perfect) && c.Past {
				v.hit(likely, c.Start, c.End, judgesWork, whatSetTheDate)
			}
			return
		}
		if a := v.actor(c); a > 0 && !c.Object.IsAbsent() && c.Subject.Kind != prose.NobodyKind && !v.at.mending {
			v.hit(min(a, likely), c.Start, c.Object.End, judges(v.name(c.Subject)), whatSetTheDate)
		}
	})
}

// badlyDone finds "was poorly planned", "was badly handled by the team".
func badlyDone(v *view) {
	v.each(func(c *prose.Clause) {
		if !c.Passive && !c.Reduced && v.active(c) == 0 || c.Negated || v.hypothetical(c) {
			return
		}
		i := v.adverb(c, classes(prose.Poorly))
		if i < 0 {
			return
		}
		byPeople := !c.Agent.IsAbsent() && c.Agent.Kind.IsPeople() || !c.Passive && !c.Reduced
		if !byPeople && (!c.Agent.IsAbsent() || !v.main(c).Is(prose.Managed) || c.Subject.Kind == prose.SystemKind && !v.workOf(c.Subject)) {
			return
		}
		if !c.Passive && !c.Reduced && v.main(c).Lemma == "need" {
			return
		}
		v.hit(likely, min(i, c.Start), max(c.End, i+1), judgesWork, leaveOut)
	})
}
