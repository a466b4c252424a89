package postmortem

import (
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

func TestProgress(t *testing.T) {
	v := DefaultVocabulary()
	for state, want := range map[string]Progress{
		"✅ Complete": Finished, "Complete": Finished, "✔️ Done": Finished, "Merged in #12": Finished, "erledigt": Finished,
		"⏸️ Not Started": Waiting, "⏸ Not Started": Waiting, "Open": Waiting, "Planned": Waiting, "Pendiente": Waiting,
		"⏳ In Progress": InProgress, "⏳": InProgress, "In progress": InProgress, "In Arbeit": InProgress, "🚧 WIP": InProgress,
		"Moved to #512": Moved, "Deferred": Moved, "Postponed to Q3": Moved, "Won't do": Moved, "Verschoben": Moved,
		"42": UnknownProgress, "soon": UnknownProgress, "Nobody knows": UnknownProgress,
	} {
		if got := v.progress(Value{Text: state, State: Filled}); got != want {
			t.Errorf("progress of %q is %d, want %d", state, got, want)
		}
	}
	if got := v.progress(Value{Text: "Complete", State: Placeholder}); got != UnknownProgress {
		t.Errorf("the progress of a placeholder is %d", got)
	}
}

func TestFollowUps(t *testing.T) {
	text := "## Action items\n\n- [ ] Cap the retries #412\n\n## Follow-up\n\n" +
		"| Item | Owner | Status | Notes |\n|---|---|---|---|\n| Retries (#412) | @ana | ⏳ In Progress | ETA 2026-03-12 |\n| | | | |\n| [Action] | [@user] | | - |\n\n" +
		"| Item | Owner |\n|---|---|\n| Retries | @ana |\n"
	doc := Parse(source.New("a.md", []byte(text)), DefaultVocabulary())
	rows := doc.FollowUps()
	if len(rows) != 2 {
		t.Fatalf("%d rows, want 2", len(rows))
	}
	row := rows[0]
	if row.Text.Text != "Retries (#412)" || row.Progress != InProgress || row.Notes.Text != "ETA 2026-03-12" ||
		len(row.Owners) != 1 || row.Owners[0].Name != "@ana" || len(row.Tickets) != 1 || row.Tickets[0].Text != "#412" {
		t.Errorf("the first row is read as %+v with %+v", row, row.Action)
	}
	if doc.File.Slice(row.State.Span) != "⏳ In Progress" {
		t.Errorf("the state stands at %q", doc.File.Slice(row.State.Span))
	}
	if rows[1].Text.State != Placeholder || rows[1].Progress != UnknownProgress {
		t.Errorf("the template's row is read as %+v", rows[1])
	}
	if len(doc.Actions) != 1 {
		t.Errorf("%d action items, want 1: rows of the follow-up are none", len(doc.Actions))
	}
}
