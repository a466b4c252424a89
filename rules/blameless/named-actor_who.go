package blameless

import "github.com/pmlint/pmlint/lint/prose"

// actorKindFrames are those of who did it, whatever it was.
func actorKindFrames() []*frame {
	return []*frame{
		{id: "novice", rule: namedActor, explain: "a newcomer did it",
			needs: []prose.Set{classes(prose.Junior)}, mending: true, find: novice},
		{id: "unannounced", rule: namedActor, explain: "somebody, by name, where roles are asked for",
			needs: []prose.Set{classes(prose.GivenName, prose.UnknownName, prose.Named, prose.Title)}, inQuestions: true, aboutBlame: true, find: byName},
	}
}

// novice finds "the intern restarted it": that somebody is new is no cause.
func novice(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if v.active(c) == 0 || !v.names(c.Subject, classes(prose.Junior)) {
			return
		}
		if !t.IsAny(classes(prose.Delete, prose.Ship, prose.Break, prose.Down, prose.Lapse, prose.RecklessDeed, prose.Operate)) {
			return
		}
		if listed("harmless-deeds", t.Lemma) || t.Lemma == "type" && v.lemma(c.End) == "up" || v.mends(c) {
			return
		}
		v.hit(likely, c.Subject.Start, c.End, makesCause(v.name(c.Subject)), whatAnybodyMet)
	})
	v.each(func(c *prose.Clause) {
		// "had been removed by our newest hire"
		t := v.main(c)
		if !c.Passive && !c.Reduced || c.Negated || !v.names(c.Agent, classes(prose.Junior)) || c.Agent.Kind == prose.NobodyKind || v.hypothetical(c) {
			return
		}
		if !t.IsAny(classes(prose.Delete, prose.Ship, prose.Break, prose.Lapse, prose.RecklessDeed)) || listed("harmless-deeds", t.Lemma) {
			return
		}
		if !c.Subject.IsAbsent() && !listed("mended-thing", v.lemma(c.Subject.Head)) && !v.unneeded(c.Subject) {
			v.hit(likely, c.Main, c.Agent.End, makesCause(v.name(c.Agent)), whatAnybodyMet)
		}
	})
}

// byName finds people who are named for a deed at all, where the option asks for roles.
func byName(v *view) {
	if !v.rolesOnly {
		return
	}
	v.each(func(c *prose.Clause) {
		if c.Subject.Kind == prose.NameKind && !c.Subject.IsAbsent() && c.Finite() {
			v.hit(likely, c.Subject.Start, c.Subject.End, "names a person where a role will do", "write the role: the on-call engineer, the reviewer")
		}
	})
}
