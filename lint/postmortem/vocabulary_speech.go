package postmortem

import "github.com/pmlint/pmlint/lint/table"

// A TemplateCue is the part that words play by which templates speak to authors.
type TemplateCue string

// The cues of templates; the data file says what each is for.
const (
	TemplateOptional     TemplateCue = "optional"
	TemplateOptionalWord TemplateCue = "optional-word"
	TemplateSample       TemplateCue = "sample"
	TemplateSampleTitle  TemplateCue = "sample-title"
	TemplateTitle        TemplateCue = "title"
	TemplateGuide        TemplateCue = "guide"
	TemplateGuideTitle   TemplateCue = "guide-title"
	TemplateItself       TemplateCue = "itself"
	TemplateLabel        TemplateCue = "label"
	TemplateRemark       TemplateCue = "remark"
	TemplateImperative   TemplateCue = "imperative"
	TemplateOpener       TemplateCue = "opener"
	TemplateQuestion     TemplateCue = "question"
	TemplateThing        TemplateCue = "thing"
	TemplateAddress      TemplateCue = "address"
	TemplateExampleEnd   TemplateCue = "example-end"
	TemplateFiller       TemplateCue = "filler"
	TemplateCapital      TemplateCue = "capital"
	TemplateLayout       TemplateCue = "layout"
	TemplatePage         TemplateCue = "page"
	TemplateSite         TemplateCue = "site"
	TemplateMeasure      TemplateCue = "measure"
	TemplateOr           TemplateCue = "or"
	TemplateChapter      TemplateCue = "chapter"
)

// TemplateWords returns the words and phrases of a cue as they are listed, in small
// letters but for those of TemplateCapital.
func (v *Vocabulary) TemplateWords(cue TemplateCue) []string {
	return v.templates.Get(string(cue)).list
}

// HasTemplateWord reports whether s is one of the words of a cue.
func (v *Vocabulary) HasTemplateWord(cue TemplateCue, s string) bool {
	words := v.templates.At(string(cue))
	return words != nil && words.set.Has(s)
}

// templateWords are the words of one cue, in order and to be looked up.
type templateWords struct {
	list []string
	set  table.Table[bool]
}
