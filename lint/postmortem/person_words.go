package postmortem

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// readName reports whether a text is the name of a person, role or group, and
// whether of a group. Where letters have no case every word can be a name.
func readName(text string) (team, ok bool) {
	words := strings.Fields(text)
	if len(words) == 0 || len(words) > 6 {
		return false, false
	}
	group, role, lower := false, false, 0
	for i, w := range words {
		if !isNameWord(w) || isSentenceWord(w) || len(words) == 1 && isAnswer(w) {
			return false, false
		}
		// An "and" is left in a name only where it is of one group; see oneTeam.
		group = group || isGroupName(w) || i > 0 && (w == "&" || isAnd(w) && !isParticle(w))
		role = role || isRole(w)
		if first, _ := utf8.DecodeRuneInString(w); unicode.IsLower(first) && (!isParticle(w) || i == len(words)-1) {
			lower++
		}
	}
	switch {
	case group:
		return true, true
	case len(words) == 1:
		return false, utf8.RuneCountInString(text) > 1 && !isFileName(text)
	case lower > 0:
		return false, role
	}
	return false, len(words) <= 5
}

// isNameWord reports whether w is written as a word of a name: letters, with
// digits behind them, and dots, apostrophes and hyphens among them.
func isNameWord(w string) bool {
	if isTicketKey(w) || len(w) <= 3 && strings.ContainsAny(w, "0123456789") {
		return false // PAY-310; Q3, P0
	}
	for i, r := range w {
		switch {
		case unicode.IsLetter(r), unicode.IsMark(r):
		case i > 0 && (unicode.IsDigit(r) || strings.ContainsRune(".'’-_", r)):
		case i == 0 && (r == '\'' || r == '’'): // 't Hooft
		case (r == '&' || r == '+') && len(w) == 1, r == '&' && i > 0 && i < len(w)-1:
		default:
			return false
		}
	}
	return true
}

// isFileName reports whether a word with dots is a file or host, not first.last.
func isFileName(w string) bool {
	dot := strings.LastIndexByte(w, '.')
	if dot < 0 {
		return false
	}
	switch strings.ToLower(w[dot+1:]) {
	case "com", "org", "net", "io", "dev", "app", "md", "txt", "yml", "yaml", "json", "go", "py", "js", "ts", "sh", "html", "sql", "tf":
		return true
	}
	return strings.Contains(w, "..")
}

// isParticle reports whether w is a small word within a name: Otto von der Heide.
func isParticle(w string) bool {
	switch w {
	case "von", "van", "vom", "zu", "zum", "zur", "de", "der", "den", "del", "della", "di", "da", "das", "do", "dos", "du", "des",
		"la", "le", "las", "los", "el", "al", "bin", "binti", "ibn", "af", "av", "ter", "ten", "y", "e", "'t", "’t", "d'", "mac", "st":
		return true
	}
	return false
}

// isGroupName reports whether a word, or one of the words that hyphens make one
// of, is of a group.
func isGroupName(w string) bool {
	if isGroupWord(w) {
		return true
	}
	for {
		at := strings.IndexAny(w, "-_/.")
		if at < 0 {
			return false
		}
		part, rest := w[:at], w[at+1:]
		if isGroupWord(part) || isGroupWord(rest) {
			return true
		}
		w = rest
	}
}

func isGroupWord(w string) bool {
	if len(w) > 20 {
		return false
	}
	switch strings.ToLower(w) {
	case "team", "teams", "squad", "guild", "crew", "group", "department", "dept", "division", "tribe", "chapter", "committee", "board", "office",
		"ops", "devops", "secops", "operations", "engineering", "infrastructure", "infra", "support", "management", "leadership", "staff",
		"security", "marketing", "legal", "finance", "sales", "hr", "compliance", "procurement", "communications", "comms",
		"owners", "maintainers", "developers", "devs", "engineers", "admins", "administrators", "sysadmins", "responders", "leads", "managers",
		"sre", "sres", "dba", "dbas", "qa", "it", "noc", "soc", "csirt", "cert", "oncall", "on-call", "backend", "frontend", "networking",
		"everyone", "everybody", "all", "we", "us", "vendor", "community",
		"gruppe", "abteilung", "betrieb", "entwicklung", "teamet", "gruppen", "utviklere", "utviklerne", "drift", "driften",
		"équipe", "equipe", "equipo", "grupo", "soporte", "suporte":
		return true
	}
	return false
}

// isField reports whether w is a field of work, which "and" joins to another in
// the names of groups.
func isField(w string) bool {
	if len(w) > 20 {
		return false
	}
	switch strings.ToLower(w) {
	case "research", "development", "trust", "safety", "security", "compliance", "privacy", "risk", "fraud", "data", "analytics", "identity", "access",
		"tools", "tooling", "build", "release", "test", "quality", "design", "product", "content", "search", "storage", "network", "networks",
		"platform", "infrastructure", "operations", "reliability", "performance", "monitoring", "observability", "payments", "billing", "sales",
		"marketing", "finance", "legal", "people", "culture", "health", "learning", "support", "service", "services", "systems", "forskning", "utvikling",
		"forschung", "entwicklung", "it":
		return true
	}
	return false
}

func isRole(w string) bool {
	if len(w) > 20 {
		return false
	}
	switch strings.ToLower(w) {
	case "lead", "manager", "commander", "engineer", "developer", "architect", "director", "officer", "owner", "maintainer", "responder",
		"coordinator", "scribe", "administrator", "admin", "analyst", "head", "chief", "cto", "ciso", "author", "reviewer", "approver":
		return true
	}
	return false
}

// isSentenceWord reports whether w makes a text a sentence.
func isSentenceWord(w string) bool {
	switch w {
	case "to", "should", "will", "must", "be", "is", "are", "was", "were", "has", "have", "when", "if", "by", "who", "ask", "from", "this", "that",
		"it", "not", "no", "can", "needs", "need", "see", "please", "with", "we'll", "or", "on", "in", "at", "as":
		return true
	}
	return false
}

// isAnswer reports whether a word alone answers another question than who.
func isAnswer(w string) bool {
	switch strings.ToLower(w) {
	case "yes", "no", "done", "open", "closed", "later", "soon", "now", "high", "medium", "low", "critical", "minor", "major", "complete", "completed",
		"ongoing", "fixed", "wip", "asap", "see", "below", "above", "true", "false", "new", "blocked", "started", "resolved", "ja", "nei", "nein", "oui", "sí":
		return true
	}
	return false
}

// isNobody reports whether a value says, by a word or a dash, that nobody is named.
func isNobody(text string) bool {
	if len(text) > 24 || strings.HasPrefix(text, "@") {
		return false
	}
	if strings.Trim(text, " -–—−/.") == "" {
		return strings.Trim(text, " .") != "" || strings.TrimSpace(text) == "" || text == "."
	}
	switch strings.ToLower(strings.Trim(text, " .()[]")) {
	case "none", "nobody", "no one", "noone", "no-one", "n/a", "na", "n.a", "nil", "null", "unassigned", "not assigned", "not yet assigned", "none yet",
		"no owner", "not applicable", "ingen", "keiner", "niemand", "aucun", "personne", "ninguno", "nadie", "ninguém", "nenhum":
		return true
	}
	return false
}

// isNameless reports whether a value only holds the place of a name.
func isNameless(text string) bool {
	if len(text) > 40 {
		return false
	}
	text = strings.ToLower(strings.TrimSpace(text))
	if text != "" && strings.Trim(text, "?. …_xX*") == "" {
		return true
	}
	text = strings.Trim(text, " .:!?<>{}()[]")
	switch text {
	case "tbd", "tba", "tbc", "t.b.d", "todo", "to do", "to-do", "fixme", "to be determined", "to be decided", "to be defined", "to be confirmed",
		"to be assigned", "to be announced", "pending", "wer", "quién", "qui", "hvem", "unknown", "name", "names", "your name", "full name", "first last",
		"first name", "firstname lastname", "first.last", "name here", "insert name", "owner", "owners", "owner name", "assignee", "person", "people", "who",
		"responsible", "dri", "username", "user name", "user", "handle", "your handle", "someone", "somebody", "anyone", "anybody", "john doe", "jane doe",
		"name surname", "lorem ipsum", "foo", "noen", "jemand", "alguien", "alguém":
		return true
	}
	return strings.HasPrefix(text, "tbd ") || strings.HasPrefix(text, "todo:") || strings.HasPrefix(text, "tbd:")
}

// isFormWord reports whether a bracketed value is the wording of a form: [Name],
// [Team leads].
func isFormWord(text string) bool {
	for _, w := range strings.Fields(strings.ToLower(text)) {
		switch w {
		case "name", "names", "owner", "owners", "person", "people", "team", "teams", "lead", "leads", "engineer", "user", "users", "username", "assignee",
			"responsible", "who", "member", "members", "manager", "director", "approver", "approvers", "reviewer", "reviewers", "author", "authors", "role",
			"handle", "contact", "dri", "attendee", "attendees", "list", "of", "the", "your", "first", "last", "full", "or", "and", "github", "slack", "email":
		default:
			return false
		}
	}
	return true
}

// isFormHandle reports whether a handle is that of a template: @user, @member1.
func isFormHandle(name string) bool {
	switch strings.TrimRight(strings.ToLower(name), "0123456789") {
	case "user", "username", "user-name", "user_name", "name", "member", "manager", "director", "owner", "handle", "person", "someone", "assignee",
		"incident-commander", "commander", "reviewer", "approver", "author", "xxx", "yourname", "your-name", "your-handle", "github-handle", "tbd", "todo",
		"mention", "first.last", "firstname", "lastname", "engineer", "lead", "responder":
		return true
	}
	return false
}
