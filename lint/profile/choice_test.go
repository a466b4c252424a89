package profile

import (
	"strings"
	"testing"
)

func TestChoose(t *testing.T) {
	levels := []string{"CRITICAL", "HIGH", "MEDIUM", "LOW"}
	states := []string{"Draft", "Under Review", "Review", "Approved"}
	codes := []string{"SEV-1 (all customers)", "SEV-2"}
	for _, test := range []struct {
		value   string
		options []string
		// picked are joined by commas; first is the text of the first.
		picked, first string
	}{
		{"HIGH", levels, "HIGH", "HIGH"},
		{"high", levels, "HIGH", "high"},
		{"[High]", levels, "HIGH", "High"},
		{"🔴 HIGH", levels, "HIGH", "HIGH"},
		{"HIGH (raised from MEDIUM)", levels, "HIGH", "HIGH"},
		{"HIGH - LOW in Europe", levels, "HIGH", "HIGH"},
		{"HIGH, checkout only", levels, "HIGH", "HIGH"},
		{"HIGH/HIGH", levels, "HIGH", "HIGH"},
		{"Critical/High", levels, "CRITICAL,HIGH", "Critical"},
		{"LOW or MEDIUM", levels, "LOW,MEDIUM", "LOW"},
		{"LOW → HIGH", levels, "LOW,HIGH", "LOW"},
		{"CRITICAL / HIGH / MEDIUM / LOW", levels, "CRITICAL,HIGH,MEDIUM,LOW", "CRITICAL"},
		{"Highest", levels, "", ""},
		{"very high", levels, "", ""},
		{"", levels, "", ""},
		{"🔴", levels, "", ""},
		{"under-review", states, "Under Review", "under-review"},
		{"Reviewed", states, "", ""},
		{"Review", states, "Review", "Review"},
		{"SEV1", codes, "SEV-1 (all customers)", "SEV1"},
		{"sev 2 (some)", codes, "SEV-2", "sev 2"},
		{"SEV-12", codes, "", ""},
	} {
		c := Choose(test.value, test.options)
		if got := strings.Join(c.Picked, ","); got != test.picked || test.value[c.Start:c.End] != test.first {
			t.Errorf("%q: picked %q, the first is %q", test.value, got, test.value[c.Start:c.End])
		}
	}
}
