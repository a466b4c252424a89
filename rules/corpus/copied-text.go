package corpus

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed copied-text.md
var copiedTextDoc string

// CopiedText reports text that was taken over from another post-mortem word for word.
func CopiedText() *lint.Rule {
	return &lint.Rule{ID: "corpus/copied-text", Doc: copiedTextDoc, Severity: lint.Warning,
		Corpus: func() lint.CorpusChecker { return &copiedText{MinWords: 40} }}
}

type copiedText struct {
	// MinWords is from how many equal words in a row on a text is a copy.
	MinWords int `yaml:"min-words"`
}

// textFacts are the words of a document's account, without the words: each is one
// character of a hash, so that runs of equal ones can be told and nothing be read.
type textFacts struct {
	Min int `json:"min"`
	// Text has one character for each word, and a gap between two sections.
	Text string `json:"text"`
	// Parts are the paragraphs and where in Text each begins.
	Parts []textPart `json:"parts"`
	// Links are the names of the pages that the document links to.
	Links []string `json:"links,omitempty"`
}

type textPart struct {
	From int       `json:"from"`
	At   lint.Spot `json:"at"`
}

const (
	// mostText, mostParts and mostLinks bound what is kept of one document.
	mostText  = 700
	mostParts = 12
	mostLinks = 10
	// partWords is how many words a paragraph must have to be a place of its own.
	partWords = 12
	gap       = '|'
	alphabet  = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
)

func (r *copiedText) Collect(pass *lint.Pass) lint.CorpusFacts {
	var room [mostText]byte
	var parts [mostParts]textPlace
	var hashes [128]uint32 // as many words as most paragraphs have
	text, places, words := room[:0], parts[:0], hashes[:0]
	var section *postmortem.Section
	for p := range pass.Doc.Passages(postmortem.RootCause, postmortem.LessonsLearned, postmortem.Summary) {
		if p.Block != nil && pass.Leftovers().IsTemplate(p.Block) {
			continue
		}
		words = p.AppendWords(words[:0])
		if len(words) == 0 {
			continue
		}
		if len(text)+len(words) >= mostText {
			break
		}
		if section != nil && p.Section != section {
			text = append(text, gap)
		}
		section = p.Section
		if len(places) == 0 || len(words) >= partWords && len(places) < mostParts {
			places = append(places, textPlace{len(text), p.Span()})
		}
		for _, word := range words {
			text = append(text, alphabet[(word^word>>16)%uint32(len(alphabet))])
		}
	}
	least := max(r.MinWords, leastShingle)
	if len(text) < least {
		return nil
	}
	facts := &textFacts{Min: least, Text: string(text), Parts: make([]textPart, len(places))}
	for i, p := range places {
		facts.Parts[i] = textPart{p.from, pass.Spot(p.span)}
	}
	links := pass.Doc.LinkedPages()
	facts.Links = links[:min(len(links), mostLinks)]
	return facts
}

// A textPlace is where in a document's words a paragraph begins, and where it stands.
type textPlace struct {
	from int
	span source.Span
}

// Pack implements lint.CorpusFacts.
func (f *textFacts) Pack(p *lint.Packer) {
	p.Int(f.Min)
	p.String(f.Text)
	lint.PackList(p, f.Parts, func(part textPart) {
		p.Int(part.From)
		p.Spot(part.At)
	})
	lint.PackList(p, f.Links, p.String)
}

func (r *copiedText) Unpack(u *lint.Unpacker) lint.CorpusFacts {
	return &textFacts{Min: u.Int(), Text: u.String(),
		Parts: lint.UnpackList(u, func() textPart { return textPart{u.Int(), u.Spot()} }), Links: lint.UnpackList(u, u.String)}
}

func (r *copiedText) Decode(data []byte) (lint.CorpusFacts, error) {
	facts, err := lint.DecodeFacts[textFacts](data)
	if err != nil {
		return nil, err
	}
	ordered := slices.IsSortedFunc(facts.Parts, func(a, b textPart) int { return a.From - b.From })
	if len(facts.Text) > mostText || len(facts.Parts) == 0 || facts.Parts[0].From != 0 || !ordered || facts.Min < leastShingle {
		return nil, fmt.Errorf("the text is longer than %d words, or its parts are not in order", mostText)
	}
	return facts, nil
}

func (r *copiedText) Judge(pass *lint.CorpusPass) {
	texts := newShingles(pass)
	for i := range texts.accounts {
		for _, c := range texts.runs(i) {
			d, older := texts.accounts[i].CorpusDocument, texts.accounts[c.older].CorpusDocument
			pass.Report(d, pass.Facts(d).(*textFacts).part(c.from, c.words), lint.Diagnostic{
				Message: fmt.Sprintf("%d words in a row are those of %s", c.words, older.Path),
				Help:    "write what was so this time; what is the same, quote (>) with a link to the other post-mortem",
				Related: []lint.Related{older.In(pass.Facts(older).(*textFacts).part(c.at, c.words), "the same words")},
			})
		}
	}
}

// part returns the place of the paragraph that holds most of the words from on.
func (f *textFacts) part(from, words int) lint.Spot {
	best, most := 0, 0
	for i, p := range f.Parts {
		end := len(f.Text)
		if i+1 < len(f.Parts) {
			end = f.Parts[i+1].From
		}
		if held := min(end, from+words) - max(p.From, from); held > most {
			best, most = i, held
		}
	}
	return f.Parts[best].At
}
