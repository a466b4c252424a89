package profile

import (
	"strings"
	"unicode"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// The words by which templates speak to authors. What documents are read by is
// the Vocabulary; these words occur in templates only.

// optionalPhrases mark a section that a document may leave out.
var optionalPhrases = [...]string{"if applicable", "(optional)", "optional:", "optional -", "optional.", "[optional]", "as required", "as needed", "if needed",
	"if required", "if necessary", "if relevant", "if any)", "where applicable", "where relevant", "when applicable", "delete if not", "remove if not", "omit if",
	"skip if", "delete this section if", "remove this section if", "may be omitted", "can be omitted", "nice to have",
	"falls zutreffend", "falls nötig", "bei bedarf", "si applicable", "si nécessaire", "si besoin", "(facultatif", "(optionnel", "si procede", "si aplica", "(opcional",
	"se aplicável", "se necessário", "hvis aktuelt", "ved behov", "(valgfri"}

// samplePhrases say that the subsections that follow are examples.
var samplePhrases = [...]string{"sample subheading", "example subheading", "sample heading", "example heading", "sample section", "example section",
	"sample sub-heading", "example sub-heading", "subheadings are examples", "headings are examples", "suggested subheading", "suggested heading"}

// sampleWords begin the title of an example.
var sampleWords = [...]string{"sample", "example", "beispiel", "exemple", "ejemplo", "exemplo", "eksempel"}

// titleWords are what templates write where the document's title goes.
var titleWords = [...]string{"title", "name", "tittel", "titel", "titre", "titulo", "título", "titolo", "headline"}

// guidePhrases are titles of sections that explain the template.
var guidePhrases = [...]string{"template notes", "notes on this template", "notes on the template", "about this template", "about the template", "template instructions",
	"template guide", "template guidance", "template usage", "using this template", "use this template", "usage notes", "how to use", "how to fill", "how to write",
	"how to complete", "filling in this", "filling out this", "instructions for", "instructions to", "before you start", "when to write", "when to create", "when to use", "when should ", "what is a post", "why we write", "how we write", "delete this section", "remove this section",
	"hinweise zur vorlage", "zu dieser vorlage", "utiliser ce modèle", "utilisation du modèle", "cómo usar esta plantilla", "uso de la plantilla",
	"como usar este modelo", "slik bruker du"}

// guideTitles are those that only do so as a whole.
var guideTitles = [...]string{"instructions", "instruction", "guidelines", "template", "usage", "anleitung", "consignes", "instrucciones", "instruções", "veiledning"}

// isTemplateGuide reports whether a title speaks of a template by that word.
func isTemplateGuide(title string) bool {
	title = strings.ToLower(strings.TrimSpace(title))
	return containsAny(title, guidePhrases[:]) && containsAny(title, templateWords[:])
}

// templateWords are what templates call themselves.
var templateWords = [...]string{"template", "vorlage", "modèle", "plantilla", "modelo"}

func isGuide(title string) bool {
	title = strings.ToLower(strings.TrimSpace(title))
	if containsAny(title, guidePhrases[:]) {
		return true
	}
	name := postmortem.NormalizeTitle(title)
	for _, t := range guideTitles {
		if name == t {
			return true
		}
	}
	return false
}

// labelWords are headings that ask for a short value, beside the labels of the
// Vocabulary: what an author fills in, not what is told.
var labelWords = [...]string{"date", "time", "status", "author", "authors", "owner", "owners", "severity", "priority", "duration", "version", "id", "number", "lead"}

// isLabel reports whether a title of at most three words ends in such a word, or
// in two of them: "Report status", "Start date/time", "Incident lead".
func isLabel(title string) bool {
	words := wordsOf(title)
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	last := words[len(words)-1]
	for _, w := range labelWords {
		if w == last {
			return true
		}
	}
	return false
}

// imperatives begin a sentence that tells an author what to write.
var imperatives = wordSet("add answer ask assess attach avoid begin briefly capture cite clarify collect consider copy cover create define delete describe detail determine discuss document " +
	"elaborate ensure enter enumerate estimate evaluate explain fill focus follow give highlight identify illustrate include indicate insert keep link list make mark mention name note outline paste please " +
	"provide put quantify record reference remember remove replace report review select set share show specify start state summarise summarize tell think try update use walk write " +
	"beschreibe beschreiben bitte ergänze ergänzen erkläre erklären fasse fassen füge führe gib geben liste listen nenne nennen schildern schreibe schreiben trage verlinke verwende " +
	"ajouter ajoutez copiez décrire décrivez détailler expliquer expliquez indiquer indiquez inscrire lister listez noter préciser remplir résumer utilisez " +
	"agrega agregue añada añadir completa completar describa describe detalla detalle enumera enumere escriba escribe explica explique incluir incluya indica indique liste resuma resume " +
	"adicione descreva detalhe escreva explique inclua informe liste preencha resuma " +
	"angi beskriv fyll forklar før gi lag list nevn oppsummer skriv oppgi legg")

// openers begin what stands for a text that is yet to be written: "Quick summary
// of the problem".
var openers = wordSet("brief quick short detailed concise high-level one-sentence one-line one-paragraph kurze kort brève breve")

// asks begin a question, which may lack its mark.
var asks = wordSet("what which who when why how did was were qué cuál quién cuándo cómo qual quem quando quel quelle quels qui quand comment pourquoi wer wie wann warum welche hva hvem hvilke hvordan hvorfor når")

// things begin such a text where a noun's complement follows.
var things = [...]string{"list of ", "summary of ", "description of ", "overview of ", "details of ", "details about ", "things that ", "anything that ", "anything else ", "links to ", "link to ",
	"a list of ", "a summary of ", "a description of ", "a brief", "a short", "a quick", "a thorough ", "an overview of ", "who was ", "what was ", "what were ", "what is ", "what are ", "what happened ", "how did ", "how was ",
	"these are good things ", "a detailed ", "the list of ", "one sentence ", "one paragraph ", "one or two ", "two or three ", "2-3 sentence", "1-2 sentence", "liste der ", "liste des ", "lista de ", "liste over "}

// addresses are phrases that speak to an author or about the template.
var addresses = [...]string{"this section", "this template", "these sections", "for example,", "for example:", "e.g.,", "should be ", "should have ", "should include", "should list", "should describe", "should contain",
	"we recommend", " your ", " you ", "you're ", "ce modèle", "cette section", "diese vorlage", "dieser abschnitt", "esta sección", "este modelo", "denne malen"}

// filler are words of the text that fills a page without meaning anything.
var filler = wordSet("lorem ipsum dolor amet consectetur adipiscing elit etiam curabitur vulputate dapibus vestibulum felis quis tincidunt aliquam pellentesque")

// capitals are what templates write in capital letters where a value goes.
var capitals = wordSet("DATE TIME NAME TITLE LINK SERVICE USER NUMBER AMOUNT AUTHOR OWNER TEAM DURATION DESCRIPTION PERCENTAGE REGION COMPONENT SYSTEM")

// layoutKeys are front-matter keys that say where and how a page is shown.
var layoutKeys = wordSet("layout title name about labels assignees assignee description cover permalink parent grand_parent nav_order nav_exclude has_children has_toc toc draft slug url aliases " +
	"tags tag categories category keywords weight sidebar sidebar_label sidebar_position template type kind theme image hide hidden published search menu redirect_from lang language id " +
	"linktitle summary excerpt outputs css class classes comments share sitemap projects milestone body")

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

func containsAny(s string, of []string) bool {
	for _, x := range of {
		if strings.Contains(s, x) {
			return true
		}
	}
	return false
}

// startsWith reports whether the first word of s is one of words.
func startsWith(s string, words []string) bool {
	all := wordsOf(s)
	if len(all) == 0 {
		return false
	}
	for _, w := range words {
		if all[0] == w {
			return true
		}
	}
	return false
}

// wordsOf returns the words of s in lower case.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}
