package postmortem

import (
	"flag"
	"os"
	"testing"

	"github.com/pmlint/pmlint/lint/literal"
)

var update = flag.Bool("update", false, "write vocabulary_tables.go anew")

// The tables are what the words are. They stand in the program as data, so that a run
// need not read vocabulary.txt.
func TestTablesAreVocabulary(t *testing.T) {
	v := readVocabulary(t)
	v.findStarts()
	file := literal.New("github.com/pmlint/pmlint/lint/postmortem", "vocabulary.txt by scripts/tables")
	if err := file.Var("builtInWords", v); err != nil {
		t.Fatal(err)
	}
	file.Hold(t, "vocabulary_tables.go", *update)
}

// vocabularyData returns what vocabulary.txt holds.
func vocabularyData(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("vocabulary.txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// readVocabulary reads vocabulary.txt.
func readVocabulary(t *testing.T) *Vocabulary {
	t.Helper()
	v, err := loadVocabulary(vocabularyData(t))
	if err != nil {
		t.Fatal(err)
	}
	return v
}
