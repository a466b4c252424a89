package markdown

import (
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

// rowsOf returns the cells of the first block of a document, a table's rows one a line.
func rowsOf(text string) string {
	block := Parse(source.New("a.md", []byte(text+"\n"))).Root.Children[0]
	if block.Kind != Table {
		return ""
	}
	var out []string
	for _, row := range block.Children {
		var cells []string
		for _, c := range row.Children {
			cells = append(cells, c.Text.Plain)
		}
		line := strings.Join(cells, " | ")
		if row.Header {
			line = "# " + line
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// A block of HTML that is one table is read as a table.
func TestHTMLTable(t *testing.T) {
	for in, want := range map[string]string{
		"<table>\n<thead><tr><th>Time</th><th>Event</th></tr></thead>\n<tbody>\n<tr><td>01:20</td><td>Disk full</td></tr>\n</tbody>\n</table>": "# Time | Event\n01:20 | Disk full",
		"<table>\n<tr><th>Date</th><td>2026-03-05</td></tr>\n<tr><th>Severity</th><td>High</td></tr>\n</table>":                                "Date | 2026-03-05\nSeverity | High",
		"<TABLE class=\"x\">\n<TR><TD>\n  <p>Disk <b>full</b>,\n  sync stops</p>\n</TD></TR>\n</TABLE>":                                        "Disk full,\n  sync stops",
		"<table><tr><td>one<br>two<td>three<tr><td></table>":                                                                                   "one\ntwo | three\n",
		"<table>\n<caption>Times</caption>\n<colgroup><col/></colgroup>\n<tr><td>01:20</td></tr></table>":                                      "01:20",
		"<table><tr><td><!-- a > b -->01:20<img src=\"a.png\"></td></tr></table>":                                                              "01:20",
		"<table>\n<tr><td>01:20</td></tr>\n</table>\nand more":                                                                                 "",
		"<table>\n<tr><td>01:20</td></tr>":                                                                                                     "",
		"<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>":                                                                  "",
		"<table></table>": "",
		"<table>\n</table>\n<table>\n<tr><td>01:20</td></tr>\n</table>":     "",
		"<table><tr><td>01:20</td></tr></table":                             "",
		"<tables><tr><td>01:20</td></tr></tables>":                          "",
		"<div>\n<td>01:20</td>\n</div>":                                     "",
		"<table>" + strings.Repeat("<tr><td>a", maxTagCells+1) + "</table>": "",
	} {
		if got := rowsOf(in); got != want {
			t.Errorf("%.200q\n got %q\nwant %q", in, got, want)
		}
	}
}
