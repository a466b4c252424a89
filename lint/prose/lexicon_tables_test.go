package prose

import (
	"flag"
	"os"
	"testing"

	"github.com/pmlint/pmlint/lint/literal"
)

var update = flag.Bool("update", false, "write lexicon_tables.go anew")

// The tables are what lexicon.txt says. They stand in the program as data, so that a run
// need not read it.
func TestTablesAreLexicon(t *testing.T) {
	l := readLexicon(t)
	file := literal.New("github.com/pmlint/pmlint/lint/prose", "lexicon.txt by scripts/tables")
	if err := file.Var("english", l); err != nil {
		t.Fatal(err)
	}
	file.Hold(t, "lexicon_tables.go", *update)
}

// readLexicon reads lexicon.txt.
func readLexicon(t *testing.T) *Lexicon {
	t.Helper()
	data, err := os.ReadFile("lexicon.txt")
	if err != nil {
		t.Fatal(err)
	}
	l, err := load(string(data))
	if err != nil {
		t.Fatal(err)
	}
	return l
}
