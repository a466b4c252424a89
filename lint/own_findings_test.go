package lint

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestOwnFindingsHavePages(t *testing.T) {
	var ids []string
	for _, r := range OwnFindings() {
		ids = append(ids, r.ID)
		if r.Group() != ownGroup || r.New != nil || r.Severity < Info {
			t.Errorf("%s: group %q, severity %v", r.ID, r.Group(), r.Severity)
		}
		page, err := os.ReadFile(filepath.Join("pages", strings.TrimPrefix(r.ID, "pmlint/")+".md"))
		if err != nil || string(page) != r.Doc {
			t.Errorf("%s: its page is another one (%v)", r.ID, err)
		}
		if s := r.Summary(); s == "" || strings.HasSuffix(s, ".") || strings.HasPrefix(s, "#") {
			t.Errorf("%s: summary %q", r.ID, s)
		}
		why, what := strings.Index(r.Doc, "\n\n**Why**\n\n"), strings.Index(r.Doc, "\n\n**What to do**\n\n")
		if why < 0 || what < why {
			t.Errorf("%s: the page needs the parts Why and What to do", r.ID)
		}
	}
	if !slices.IsSorted(ids) {
		t.Errorf("not in order: %v", ids)
	}
	pages, err := filepath.Glob("pages/*.md")
	if err != nil || len(pages) != len(ids) {
		t.Errorf("%d pages for %d findings (%v)", len(pages), len(ids), err)
	}
}
