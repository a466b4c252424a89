package lint

import "github.com/pmlint/pmlint/lint/source"

// An effect is what one name in one comment does.
type effect struct {
	name string
	// used counts the findings that it suppresses.
	used int
}

// suppressions are the suppression comments of one document. A finding is put
// down to the closest of the comments that cover it (line, region, file), and the
// others have done nothing for it.
type suppressions struct {
	file     *source.File
	commands []command
	names    *ruleNames
	// effects are those of each command.
	effects [][]*effect
	// idleEnds has, for each pmlint-enable of which something ended nothing, the
	// names that did so; none where the comment itself names none.
	idleEnds map[int][]string
	// guesses counts the names that were looked up among similar ones.
	guesses int

	lines   map[lineName]*effect
	regions *regions
	whole   map[string]*effect
}

// A lineName is a rule or group on a line, counted from 1.
type lineName struct {
	line int
	name string
}

func newSuppressions(file *source.File, commands []command, names *ruleNames) *suppressions {
	s := &suppressions{
		file:     file,
		commands: commands,
		names:    names,
		effects:  make([][]*effect, len(commands)),
		idleEnds: map[int][]string{},
		lines:    map[lineName]*effect{},
		regions:  newRegions(),
		whole:    map[string]*effect{},
	}
	var content []int
	for i, c := range commands {
		if c.verb == enable {
			idle, ended := s.regions.finish(c.names, c.span.Start)
			if len(idle) > 0 || !ended {
				s.idleEnds[i] = idle
			}
			continue
		}
		target := 0
		switch c.verb {
		case disableLine:
			target = file.Line(c.span.Start)
		case disableNextLine:
			if content == nil {
				content = contentLines(file, commands)
			}
			// The line after the comment's last one; the list counts from 0.
			target = content[file.Line(c.span.End-1)]
		}
		for _, name := range c.names {
			s.add(i, name, target)
		}
	}
	return s
}

// add notes what one name of command i does. Target is the line it covers, or 0.
func (s *suppressions) add(i int, name string, target int) {
	c := &s.commands[i]
	var e *effect
	if c.reasoned() && s.names.has(name) && !protected(name) {
		e = &effect{name: name}
		s.effects[i] = append(s.effects[i], e)
	}
	if c.verb == disable {
		s.regions.begin(name, c.span.Start, e)
		return
	}
	if e == nil {
		return
	}
	switch c.verb {
	case disableLine, disableNextLine:
		key := lineName{target, name}
		if target > 0 && s.lines[key] == nil {
			s.lines[key] = e
		}
	case disableFile:
		if s.whole[name] == nil {
			s.whole[name] = e
		}
	}
}

// rest reports whether a finding of rule that starts at the offset would be
// suppressed. A nil s suppresses nothing.
func (s *suppressions) rest(rule string, at int) bool {
	return s != nil && len(s.commands) > 0 && !protected(rule) && s.effectOn(rule, at) != nil
}

// covers reports whether a finding of rule that starts at the offset is
// suppressed, and notes by which comment.
func (s *suppressions) covers(rule string, at int) bool {
	if len(s.commands) == 0 || protected(rule) {
		return false
	}
	e := s.effectOn(rule, at)
	if e != nil {
		e.used++
	}
	return e != nil
}

func (s *suppressions) effectOn(rule string, at int) *effect {
	line, group := s.file.Line(at), groupOf(rule)
	if e := s.lines[lineName{line, rule}]; e != nil {
		return e
	}
	if e := s.lines[lineName{line, group}]; e != nil {
		return e
	}
	if e := s.regions.covering(rule, at); e != nil {
		return e
	}
	if e := s.whole[rule]; e != nil {
		return e
	}
	return s.whole[group]
}
