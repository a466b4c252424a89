package blameless

import (
	"slices"

	"github.com/pmlint/pmlint/lint/prose"
)

// A frame is one way in which a sentence blames.
type frame struct {
	// id names the frame, rule the rule that reports it.
	id, rule string
	// explain says what the frame finds.
	explain string
	// needs are sets of classes; a text that lacks one of them altogether cannot fill
	// the frame. Deeds are sets that only tell behind somebody, or before by and
	// somebody. Sentences for the frame are found at first by its first pair, need or
	// deed, in this order, which ought to be rare.
	needs, deeds []prose.Set
	// near are pairs of sets of which the second must follow the first within some
	// words.
	near []pair
	// backwards says that the words of the first pair are found by its second.
	backwards bool
	// opening says that the first word of the first pair stands where a clause can begin.
	opening bool
	// main is the one of these sets whose word the frame is about, mostly the main verb of
	// the clause that fills it; not are the uses in which a word is not that.
	main prose.Set
	not  prose.Use
	// mark is a byte that the sentence must have.
	mark byte
	// heats says that the frame looks for marks, idiom that it looks for an idiom, not for
	// words.
	heats, idiom bool
	// inQuestions lets the frame speak of what is only asked, aboutBlame where the sentence
	// is about blame and the words for it. Frames that have some words to say there, and
	// others not, look for themselves.
	inQuestions, aboutBlame bool
	// mending says that what the frame tells of is also done to end incidents: it does not
	// speak where the section is about that.
	mending bool
	// find calls the view's hit for each place that fills the frame.
	find func(*view)
}

// A pair is two sets of classes, whose words belong together: there are at most within
// words from the first to the second.
type pair struct {
	first, second prose.Set
	within        int
}

// What a verb is not in a clause that fills a frame: one that tells of what was done, and
// maybe to somebody; what somebody did (view.active); what somebody caused.
const (
	notDenied = prose.AsNoun | prose.AsDenied
	notReal   = notDenied | prose.AsPossible
	notActive = notReal | prose.AsInfinitive | prose.AsPassive
	notCaused = notReal | prose.AsPassive | prose.AsGerund
)

// framesFor returns the frames to look for, those of idioms apart. The option
// roles-only has one of its own.
func framesFor(options *checker) (plain, idioms []*frame) {
	for _, f := range allFrames() {
		if f.id == options.off || f.id == "unannounced" && options.People != rolesOnly {
			continue
		}
		if f.idiom {
			idioms = append(idioms, f)
		} else {
			plain = append(plain, f)
		}
	}
	return plain, idioms
}

// allFrames returns all frames. Of two findings of a rule that are equally sure the one
// of the earlier frame is reported.
func allFrames() []*frame {
	return slices.Concat(personFrames(), punishmentFrames(), errorFrames(), negligenceFrames(), actorFrames(),
		counterfactualFrames(), hindsightFrames(), judgementFrames(), idiomFrames())
}

// classes abbreviates the making of sets.
func classes(c ...prose.Class) prose.Set { return prose.SetOf(c...) }

// people are the classes of words that can speak of people. Names need not be listed.
var people = known.Or(classes(prose.UnknownName))

// known are those that do so beyond doubt, whatever they do.
var known = classes(prose.Role, prose.RoleSoft, prose.RoleAmbiguous, prose.Junior, prose.Team, prose.TeamSoft, prose.Subject,
	prose.HumanRef, prose.Nobody, prose.GivenName, prose.Named, prose.Title)

// named are those of words that say who it was: no pronouns.
var named = classes(prose.Role, prose.RoleAmbiguous, prose.Junior, prose.Team, prose.GivenName, prose.Named, prose.Title)

// actors are the classes of words that can speak of who did something.
var actors = classes(prose.Role, prose.RoleSoft, prose.RoleAmbiguous, prose.Junior, prose.Team, prose.TeamSoft, prose.Subject,
	prose.Indefinite, prose.Nobody, prose.Named, prose.Title)

// gravity orders the rules: of two findings in one sentence that are equally sure, the
// graver is reported.
func gravity(rule string) int {
	return slices.Index([]string{judgement, hindsight, counterfactual, namedActor, negligence, humanError, personBlame, punishment}, rule)
}
