package actions

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// A pairing is a row of a follow-up table with the action item that it follows.
type pairing struct {
	row  *postmortem.FollowUpRow
	item *postmortem.Action
}

// A followUp says which rows and items belong together, and which are left alone.
type followUp struct {
	pairs []pairing
	rows  []*postmortem.FollowUpRow
	items []*postmortem.Action
	// tooMany says that they were too many to be compared by their words.
	tooMany bool
}

const (
	// alike is the share of words from which two texts are taken for the same item.
	alike = 0.6
	// mostCompared is how many pairs of texts are compared.
	mostCompared = 10000
)

// pair finds for each row the item of the same issue, else the one that is most like it.
// What several could be meant for is paired with none, and not left alone either.
func pair(pass *lint.Pass, rows []*postmortem.FollowUpRow, items []*postmortem.Action) followUp {
	var f followUp
	byTicket := map[string][]*postmortem.Action{}
	for _, item := range items {
		for _, t := range item.Tickets {
			key := postmortem.ShortTicket(t.Text)
			byTicket[key] = append(byTicket[key], item)
		}
	}
	followed := map[*postmortem.Action]bool{}
	var rest []*postmortem.FollowUpRow
	for _, row := range rows {
		same, named := sameTicket(row.Action, byTicket)
		for _, item := range same {
			followed[item] = true
		}
		switch {
		case len(same) == 1:
			f.pairs = append(f.pairs, pairing{row, same[0]})
		case !named:
			rest = append(rest, row)
		}
	}
	for _, item := range items {
		if !followed[item] {
			f.items = append(f.items, item)
		}
	}
	f.tooMany = len(rest)*len(f.items) > mostCompared
	if !f.tooMany {
		f.byWords(pass.Doc.Words, rest)
	}
	return f
}

// sameTicket returns the items that share an issue with a row, and whether there are any.
func sameTicket(row *postmortem.Action, byTicket map[string][]*postmortem.Action) (items []*postmortem.Action, named bool) {
	for _, t := range row.Tickets {
		if found := byTicket[postmortem.ShortTicket(t.Text)]; len(found) > 0 {
			return found, true
		}
	}
	return nil, false
}

// byWords pairs rows with the items that are left.
func (f *followUp) byWords(words *postmortem.Vocabulary, rows []*postmortem.FollowUpRow) {
	gists := make([]postmortem.Gist, len(f.items))
	for i, item := range f.items {
		gists[i] = words.Gist(item.Text.Text)
	}
	taken := make([]bool, len(f.items))
	for _, row := range rows {
		gist := words.Gist(row.Text.Text)
		best, most := -1, 0.0
		for i := range f.items {
			if like := gist.Likeness(gists[i]); !taken[i] && like > most {
				best, most = i, like
			}
		}
		if most < alike {
			if part := only(gist, gists, taken); part >= 0 {
				best, most = part, 1
			}
		}
		switch {
		case best >= 0 && most >= alike:
			taken[best] = true
			f.pairs = append(f.pairs, pairing{row, f.items[best]})
		default:
			f.rows = append(f.rows, row)
		}
	}
	var alone []*postmortem.Action
	for i, item := range f.items {
		if !taken[i] {
			alone = append(alone, item)
		}
	}
	f.items = alone
}

// only returns the one item of which a row tells the beginning or another part, and nothing
// else, by two words at least: "Updates by day" of "Updates by day, one host at a time". It
// returns -1 where there is none, or several.
func only(row postmortem.Gist, items []postmortem.Gist, taken []bool) int {
	const few = 2
	found := -1
	for i, item := range items {
		if n := row.Shared(item); taken[i] || n < few || n < min(len(row), len(item)) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}
