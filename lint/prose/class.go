package prose

import "iter"

// A Class is what a word means, as far as sentences about who did what are
// concerned. The data file says which words are in which class; a word can be in
// several.
type Class uint8

// The classes. Those of verbs, nouns, adjectives and adverbs follow each other.
const (
	Plain Class = iota

	// Function words.
	Determiner
	Possessive
	Preposition
	Subordinator
	Relative
	Conjunction
	Be
	Have
	Do
	Modal
	Negation
	To
	Pronoun
	Subject    // pronouns that can only be subjects, and always mean people
	Personal   // us, him, herself: pronouns of people that are no subjects
	Indefinite // somebody, everyone, whoever
	Nobody
	Despite
	Instead
	Conditional
	PastModal
	Without
	CauseWord // because, due, down
	Hasty     // before
	HumanRef  // we, they, who, their
	By
	How // how, why
	Any
	None    // no, none, not
	Adverse // anyway, although

	// Who.
	Role          // engineer
	RoleSoft      // member, head: people only where the words around say so
	RoleAmbiguous // operator, manager: of people, unless of a system
	RoleModifier  // release manager
	Junior        // intern
	Team
	TeamSoft  // security, support
	TeamThing // a TeamSoft that is mostly a thing: platform
	Org       // vendor: people or their service
	Users
	Title // Mr
	GivenName
	WordName // Will, Mark: names only with a handle or in the roster
	HumanWord
	Experienced
	Inexperienced
	Failing // slow, lax: of people, what they lack

	// What.
	System
	Product
	Control
	Outcome
	OutcomeSoft
	Data
	Change
	Procedure
	Signal
	Defect
	Target
	Ability
	Duty
	Meta
	Fault
	Culprit
	ErrorNoun
	Blunder
	Virtue
	Judged
	Work
	WorkSoft
	Hindsight
	Omen    // sign
	Portent // red flag: an Omen only behind a certain word
	Foresight
	Trivial
	Individual
	JobNoun
	SanctionNoun
	Dismissal // a SanctionNoun of things too
	Praise

	// How things and people are.
	Insult
	Evaluated
	Damning
	BadObject
	Wrong
	Obvious
	AtFault
	Beginner
	Animated

	// What is done.
	Lapse
	Ignore
	Neglectful
	Skip
	Fail
	Diligence
	DiligenceStrict
	Notice
	Undone
	RecklessDeed
	Prevent
	Avoid
	Know
	Break
	Down
	Delete
	Wipe
	Ship
	Botch
	BotchOnly
	Mis
	Cause
	Blame
	Assume
	Decide
	Persist
	Suppose
	Need
	HumanOnly
	Sanction
	Dismiss // a Sanction that somebody has to suffer
	Strip
	Panic
	Stepped // what nobody did: answered, took over
	Told
	FindOut
	Dither
	Managed // planned, handled
	Rush
	Leave
	Communicate

	// How it is done.
	Care
	Mistake
	Slip // a Mistake that only people make
	Intent
	ObviousAdverb
	Harsh
	Poorly
	Sarcastic
	Easily

	// Of words that only certain sentences have.
	Ought    // should, ought
	Been     // been
	Had      // had
	Knew     // knew
	Idly     // nothing, full: of those who knew
	Onward   // to, for, but: behind what is obvious
	Glaring  // obvious, blatant
	WhoWord  // who
	Whoever  // whoever
	Link     // of, to, by, on: joins a noun or verb to what follows
	Want     // lack, insufficient: what is wanting
	Ours     // ours, theirs, on
	Visible  // there, plain: of signs
	OnWatch  // watch
	Causes   // cause
	Refusal  // failure, refusal
	Right    // access, permission
	CareNoun // approval, consent
	Shoulder // take, accept: of blame
	Answer   // responsibility
	OfPeople // workmanship
	Downward // down, out, offline
	Seem     // seem
	// CauseNoun names what a list of causes is headed by.
	CauseNoun
	Undoing   // deletion
	Unheeded  // an Ignore that is no miss
	Missed    // miss
	Disregard // an Ignore that nobody does to what needs no heed: ignore, overlook
	Disable   // disable
	Accuse    // blame
	Press     // hit, press, click
	Them      // them
	Unreal    // should, could, would: a PastModal that is no had
	Could     // could
	DidNot    // not, didn: a Negation of what can be past
	Excess    // too
	Least     // least
	Making    // make, commit
	Single    // one
	If        // if

	Origin    // reason, contributor: what a thing is put down to
	What      // what
	Stem      // stem, trace: where a thing comes from
	Course    // exam, refresher
	Nothing   // nothing
	Hard      // hard, riddle: of what cannot be understood
	Silence   // disable, mute
	Because   // because
	Whole     // all
	Cost      // take, cost: of time and effort
	GoneWrong // lost, dark: how it was in the end
	Worst     // worst
	ToDo      // do
	Presume   // assumed
	Shoddy    // faulty, untested: a BadObject that somebody made so
	Oneself   // he, she, they: of somebody named before
	Again     // again, redo
	Theirs    // ours, theirs
	Believe   // think, believe
	Us        // us
	Just      // just
	Promise   // promise, commitment: of what somebody undertook
	Operate   // restart, change: of what somebody does to a system
	Calls     // pick, call: of those who speak up
	Reread    // reread

	// IdiomWord gives away an idiom.
	IdiomWord
	Hostile // stolen, malicious: of attackers and what they use
	// UnknownName is what a Scanner calls a capitalised word that no list has.
	UnknownName
	// Named is what it calls somebody whose name or handle it knows.
	Named
	// Genitive is what it calls the ending of one.
	Genitive

	numClasses
)

// classNames are the names of the classes in the data file.
var classNames = [numClasses]string{
	Plain: "plain", Determiner: "determiner", Possessive: "possessive", Preposition: "preposition",
	Subordinator: "subordinator", Relative: "relative", Conjunction: "conjunction", Be: "be", Have: "have", Do: "do",
	Modal: "modal", Negation: "negation", To: "to", Pronoun: "pronoun", Subject: "subject", Personal: "personal", Indefinite: "indefinite",
	Nobody: "nobody", Despite: "despite", Instead: "instead", Conditional: "if",
	PastModal: "past-modal", Without: "without", CauseWord: "cause-word", Hasty: "hasty", HumanRef: "human-ref", By: "by", How: "how", Any: "any", None: "none", Adverse: "adverse",
	Role: "role", RoleSoft: "role-soft", RoleAmbiguous: "role-ambiguous", RoleModifier: "role-modifier", Junior: "junior",
	Team: "team", TeamSoft: "team-soft", TeamThing: "team-thing", Users: "users", Title: "title", GivenName: "given", WordName: "word",
	HumanWord: "human", Experienced: "experienced", Inexperienced: "inexperienced",
	System: "system", Product: "product", Control: "control", Outcome: "outcome", OutcomeSoft: "outcome-soft", Data: "data",
	Change: "change", Procedure: "procedure", Signal: "signal", Defect: "defect", Target: "target", Ability: "ability",
	Duty: "duty", Meta: "meta", Fault: "fault", Culprit: "culprit", ErrorNoun: "error", Blunder: "blunder", Virtue: "virtue",
	Judged: "judged", Work: "work", WorkSoft: "work-soft", Hindsight: "hindsight", Omen: "omen", Portent: "portent", Foresight: "foresight", Trivial: "trivial",
	Individual: "individual", JobNoun: "job", SanctionNoun: "sanction-noun", Dismissal: "dismissal", Dismiss: "dismiss", Unheeded: "unheeded", Missed: "missed", Idly: "idly", Onward: "onward", Glaring: "glaring", Praise: "praise",
	Insult: "insult", Evaluated: "evaluated", Damning: "damning", BadObject: "bad-object", Wrong: "wrong", Obvious: "obvious",
	AtFault: "at-fault", Beginner: "beginner", Animated: "animated",
	Lapse: "lapse", Ignore: "ignore", Neglectful: "neglectful", Skip: "skip", Fail: "fail", Diligence: "diligence",
	DiligenceStrict: "diligence-strict", Notice: "notice", Undone: "undone", RecklessDeed: "reckless-deed", Prevent: "prevent",
	Avoid: "avoid", Know: "know", Break: "break", Down: "down", Delete: "delete", Wipe: "wipe", Ship: "ship", Botch: "botch",
	BotchOnly: "botch-only", Mis: "mis", Cause: "cause", Blame: "blame", Assume: "assume",
	Decide: "decide", Persist: "persist", Suppose: "supposed", Need: "need", HumanOnly: "human-only", Sanction: "sanction",
	Strip: "strip", Panic: "panic", Rush: "rush", Leave: "leave", Communicate: "communicate",
	Care: "care", Mistake: "mistake", Slip: "slip", Intent: "intent", ObviousAdverb: "obvious-adverb", Harsh: "harsh",
	Sarcastic: "sarcastic", Easily: "easily", Failing: "failing", Org: "org", Stepped: "stepped", Told: "told", FindOut: "hidden", Dither: "dither", Managed: "managed", Poorly: "poorly", IdiomWord: "idiom-word", Hostile: "hostile",
	Ought: "ought", Been: "been", Had: "had", Knew: "knew", WhoWord: "who", Whoever: "whoever", Link: "link", Want: "want", Ours: "ours",
	Visible: "visible", OnWatch: "on-watch", Causes: "causes", Refusal: "refusal", Right: "right", CareNoun: "care-noun", Shoulder: "shoulder", Answer: "answer", OfPeople: "of-people", Downward: "downward", Seem: "seem", CauseNoun: "cause-noun", Undoing: "undoing", Disregard: "disregard", Disable: "disable", Accuse: "accuse", Press: "press", Excess: "excess", DidNot: "did-not", Unreal: "unreal", Could: "could", Them: "them", Least: "least", Making: "making", Single: "single", If: "if-word",
	Origin: "origin", What: "what", Stem: "stem", Course: "course", Nothing: "nothing", Hard: "hard", Silence: "silence", Because: "because", Whole: "whole", Cost: "cost", GoneWrong: "gone-wrong", Worst: "worst", ToDo: "to-do", Presume: "presume", Shoddy: "shoddy", Oneself: "oneself", Again: "again", Theirs: "theirs", Believe: "believe", Us: "us", Just: "just-word", Promise: "promise", Operate: "operate", Calls: "calls", Reread: "reread",
	UnknownName: "unknown-name", Named: "named", Genitive: "genitive",
}

// A Set is a set of classes.
type Set [4]uint64

// SetOf makes a set.
func SetOf(classes ...Class) Set {
	var s Set
	for _, c := range classes {
		s[c>>6] |= 1 << (c & 63)
	}
	return s
}

// Has reports whether c is in the set.
func (s Set) Has(c Class) bool { return s[c>>6]&(1<<(c&63)) != 0 }

// Any reports whether the sets have a class in common.
func (s Set) Any(other Set) bool { return s[0]&other[0]|s[1]&other[1]|s[2]&other[2]|s[3]&other[3] != 0 }

// Or returns the classes of both sets.
func (s Set) Or(other Set) Set {
	return Set{s[0] | other[0], s[1] | other[1], s[2] | other[2], s[3] | other[3]}
}

// All yields the classes, in their order.
func (s Set) All() iter.Seq[Class] {
	return func(yield func(Class) bool) {
		for c := range numClasses {
			if s.Has(c) && !yield(c) {
				return
			}
		}
	}
}

// classNamed returns the class that the data file calls by a name.
func classNamed(name string) (Class, bool) {
	for c, n := range classNames {
		if n == name && n != "" {
			return Class(c), true
		}
	}
	return 0, false
}

// Parts are what a word can be in a sentence, one bit each.
type Parts uint16

// The parts.
const (
	Noun Parts = 1 << iota
	Adjective
	Adverb
	Function
	Name
	VerbBase
	VerbThird
	VerbPast
	VerbParticiple
	VerbGerund

	anyVerb = VerbBase | VerbThird | VerbPast | VerbParticiple | VerbGerund
)
