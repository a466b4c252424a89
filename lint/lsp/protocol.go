package lsp

import "encoding/json"

// The parts of the Language Server Protocol 3.17 that the server speaks. Names are
// those of the specification.

// A position is a place in a document: a line from 0, and a character from 0 that
// counts code units of the encoding that client and server have agreed on.
type position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// A textRange is what lies between two positions.
type textRange struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

// A location is a range of a document.
type location struct {
	URI   string    `json:"uri"`
	Range textRange `json:"range"`
}

// A textEdit replaces a range.
type textEdit struct {
	Range   textRange `json:"range"`
	NewText string    `json:"newText"`
}

type textDocumentIdentifier struct {
	URI string `json:"uri"`
}

type versionedIdentifier struct {
	URI     string `json:"uri"`
	Version *int   `json:"version"`
}

// documentParams are those of requests about a whole document.
type documentParams struct {
	TextDocument textDocumentIdentifier `json:"textDocument"`
}

func (p documentParams) uri() string { return p.TextDocument.URI }

// positionParams are those of requests about a place.
type positionParams struct {
	documentParams
	Position position `json:"position"`
}

// rangeParams are those of requests about a range.
type rangeParams struct {
	documentParams
	Range textRange `json:"range"`
}

type completionParams struct {
	positionParams
	Context struct {
		TriggerKind int `json:"triggerKind"`
	} `json:"context"`
}

type codeActionParams struct {
	rangeParams
	Context struct {
		Only []string `json:"only"`
	} `json:"context"`
}

type initializeParams struct {
	RootPath         string            `json:"rootPath"`
	RootURI          string            `json:"rootUri"`
	WorkspaceFolders []workspaceFolder `json:"workspaceFolders"`
	Capabilities     struct {
		General struct {
			PositionEncodings []string `json:"positionEncodings"`
		} `json:"general"`
		Workspace struct {
			WorkspaceEdit struct {
				DocumentChanges bool `json:"documentChanges"`
			} `json:"workspaceEdit"`
			DidChangeWatchedFiles struct {
				DynamicRegistration bool `json:"dynamicRegistration"`
			} `json:"didChangeWatchedFiles"`
		} `json:"workspace"`
		TextDocument struct {
			Hover struct {
				ContentFormat []string `json:"contentFormat"`
			} `json:"hover"`
			DocumentSymbol struct {
				Hierarchical bool `json:"hierarchicalDocumentSymbolSupport"`
			} `json:"documentSymbol"`
		} `json:"textDocument"`
	} `json:"capabilities"`
}

type workspaceFolder struct {
	URI string `json:"uri"`
}

type foldersParams struct {
	Event struct {
		Added   []workspaceFolder `json:"added"`
		Removed []workspaceFolder `json:"removed"`
	} `json:"event"`
}

type didOpenParams struct {
	TextDocument struct {
		URI        string `json:"uri"`
		LanguageID string `json:"languageId"`
		Version    int    `json:"version"`
		Text       string `json:"text"`
	} `json:"textDocument"`
}

type didChangeParams struct {
	TextDocument   versionedIdentifier `json:"textDocument"`
	ContentChanges []contentChange     `json:"contentChanges"`
}

// A contentChange replaces a range, or all where it has none.
type contentChange struct {
	Range *textRange `json:"range"`
	Text  string     `json:"text"`
}

type cancelParams struct {
	ID json.RawMessage `json:"id"`
}

// A diagnostic is a finding as editors show it.
type diagnostic struct {
	Range              textRange            `json:"range"`
	Severity           int                  `json:"severity"`
	Code               string               `json:"code"`
	CodeDescription    *codeDescription     `json:"codeDescription,omitempty"`
	Source             string               `json:"source"`
	Message            string               `json:"message"`
	RelatedInformation []relatedInformation `json:"relatedInformation,omitempty"`
}

type codeDescription struct {
	Href string `json:"href"`
}

type relatedInformation struct {
	Location location `json:"location"`
	Message  string   `json:"message"`
}

type publishParams struct {
	URI         string       `json:"uri"`
	Version     *int         `json:"version,omitempty"`
	Diagnostics []diagnostic `json:"diagnostics"`
}

// A codeAction is something that can be done about findings.
type codeAction struct {
	Title       string        `json:"title"`
	Kind        string        `json:"kind"`
	Diagnostics []diagnostic  `json:"diagnostics,omitempty"`
	IsPreferred bool          `json:"isPreferred,omitempty"`
	Edit        workspaceEdit `json:"edit"`
}

// A workspaceEdit changes one document; of the two forms it has the one that the
// client understands.
type workspaceEdit struct {
	Changes         map[string][]textEdit `json:"changes,omitempty"`
	DocumentChanges []documentEdit        `json:"documentChanges,omitempty"`
}

type documentEdit struct {
	TextDocument versionedIdentifier `json:"textDocument"`
	Edits        []textEdit          `json:"edits"`
}

type hoverResult struct {
	Contents markupContent `json:"contents"`
	Range    *textRange    `json:"range,omitempty"`
}

type markupContent struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

type completionList struct {
	IsIncomplete bool             `json:"isIncomplete"`
	Items        []completionItem `json:"items"`
}

type completionItem struct {
	Label      string   `json:"label"`
	Kind       int      `json:"kind"`
	Detail     string   `json:"detail,omitempty"`
	SortText   string   `json:"sortText"`
	FilterText string   `json:"filterText"`
	TextEdit   textEdit `json:"textEdit"`
}

type inlayHint struct {
	Position    position `json:"position"`
	Label       string   `json:"label"`
	Tooltip     string   `json:"tooltip,omitempty"`
	PaddingLeft bool     `json:"paddingLeft"`
}

type documentSymbol struct {
	Name           string            `json:"name"`
	Detail         string            `json:"detail,omitempty"`
	Kind           int               `json:"kind"`
	Range          textRange         `json:"range"`
	SelectionRange textRange         `json:"selectionRange"`
	Children       []*documentSymbol `json:"children,omitempty"`
}

type symbolInformation struct {
	Name          string   `json:"name"`
	Kind          int      `json:"kind"`
	Location      location `json:"location"`
	ContainerName string   `json:"containerName,omitempty"`
}

type foldingRange struct {
	StartLine int    `json:"startLine"`
	EndLine   int    `json:"endLine"`
	Kind      string `json:"kind,omitempty"`
}

// Numbers and names of the specification.
const (
	severityError       = 1
	severityWarning     = 2
	severityInformation = 3

	completionValue     = 12
	completionProperty  = 10
	completionModule    = 9
	completionReference = 18

	symbolString  = 15
	symbolBoolean = 17
	symbolEvent   = 24

	messageError = 1

	invoked = 1 // a completion that the user asked for

	actionQuickFix = "quickfix"
	actionFixAll   = "source.fixAll.pmlint"

	markupMarkdown = "markdown"
	markupPlain    = "plaintext"

	codeNotInitialized   = -32002
	codeRequestCancelled = -32800
	codeContentModified  = -32801
)
