package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/config"
	"github.com/pmlint/pmlint/lint/discover"
	"github.com/pmlint/pmlint/lint/profile"
)

// A shownSetting is one setting in JSON.
type shownSetting struct {
	// Key leads to the setting from the root of a configuration.
	Key []string `json:"key"`
	// Value is a text, number, truth value, list of texts, or assertion.
	Value any `json:"value"`
	// Origin is FILE:LINE, "flag" or "default"; for a list those of its items.
	Origin string `json:"origin"`
	// Note says where the value does not hold.
	Note string `json:"note,omitempty"`
}

// mask hides the secrets in the setting.
func (s *shownSetting) mask() {
	s.Key, s.Origin, s.Note = maskedAll(s.Key), masked(s.Origin), masked(s.Note)
	s.Value = maskedValue(s.Value)
}

// maskedValue masks the texts of a value in the types of JSON, keys as well.
func maskedValue(value any) any {
	switch v := value.(type) {
	case string:
		return masked(v)
	case []string:
		return maskedAll(v)
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = maskedValue(v[i])
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, item := range v {
			out[masked(key)] = maskedValue(item)
		}
		return out
	}
	return value
}

// shownConfig is what config show prints in JSON.
type shownConfig struct {
	SchemaVersion int    `json:"schema_version"`
	Path          string `json:"path"`
	// Config is the nearest configuration, or that of --config; empty for none.
	Config   string         `json:"config"`
	Settings []shownSetting `json:"settings"`
}

// originFlag is the origin of what a flag sets.
const originFlag = "flag"

// showConfig prints what holds for the file or folder where.
func (r *run) showConfig(ctx context.Context, f *lintFlags, where, format string) error {
	settings, err := r.settings(f)
	if err != nil {
		return err
	}
	configs, err := r.configs(ctx, &f.choiceFlags)
	if err != nil {
		return err
	}
	name := absolute(configs.base, where)
	var c *config.Config
	if isFolder(name) && configs.fixed == nil {
		c = configs.loader.For(name)
	} else {
		c = configs.of(name)
	}
	if problems := configs.loader.Problems(); problems != nil {
		return r.refuse(problems)
	}
	shown, err := r.effective(f, settings, c, configs.base, name)
	if err != nil {
		return err
	}
	for i := range shown {
		shown[i].mask()
	}
	if format == "json" {
		return r.printJSON(shownConfig{1, masked(filepath.ToSlash(filepath.Clean(where))), masked(c.Path), shown})
	}
	printSettings(r.stdout, shown)
	return nil
}

// effective returns all settings for the document or folder called name.
func (r *run) effective(f *lintFlags, s *settings, c *config.Config, base, name string) ([]shownSetting, error) {
	e := c.Effective(name)
	judge := e.Profile
	pin := shownSetting{Key: []string{"profile"}, Value: autoProfile, Origin: e.Pin.From.String()}
	switch {
	case f.changed("template"):
		pin = shownSetting{Key: []string{"template"}, Value: f.template, Origin: originFlag}
		judge = s.pins[s.words]
	case f.changed("profile"):
		pin.Value, pin.Origin = f.profile, originFlag
		judge = s.pins[s.words]
	case e.Pin.Value.Template != "":
		pin.Key, pin.Value = []string{"template"}, e.Pin.Value.Template
	case e.Pin.IsSet():
		pin.Value = e.Pin.Value.Profile
	}
	all := []shownSetting{pin}
	all = appendList(all, c.Files, "files")
	all = appendList(all, c.Exclude, "exclude")
	all = append(all,
		f.severityFlag("fail-on", f.failOnFlag, c.FailOn),
		f.severityFlag("min-severity", f.minSeverityFlag, c.MinSeverity))
	if c.Baseline.IsSet() {
		all = append(all, shownSetting{Key: []string{"baseline"}, Value: discover.Show(base, filepath.FromSlash(c.Baseline.Value)), Origin: c.Baseline.From.String()})
	}
	rules := r.catalogue()
	for _, a := range c.Assertions {
		rules = append(rules, a.Rule)
	}
	if err := s.known(rules); err != nil {
		return nil, err
	}
	for _, rule := range byID(rules) {
		settings, err := ruleSettings(rule, e.Rules[rule.ID], s, judge)
		if err != nil {
			return nil, err
		}
		all = append(all, settings...)
	}
	for _, w := range c.WordLists {
		key := []string{"words", w.Group}
		if w.Kind != "" {
			key = append(key, w.Kind)
		}
		all = appendList(all, w.Words, key...)
	}
	for _, a := range c.Assertions {
		all = append(all, shownSetting{Key: []string{"assertions", a.Rule.ID}, Value: a.Value, Origin: a.From.String()})
	}
	return all, nil
}

// severityFlag returns a setting that a flag of the same name wins over.
func (f *lintFlags) severityFlag(name string, flag oneOf, set config.Setting[string]) shownSetting {
	switch {
	case f.changed(name):
		return shownSetting{Key: []string{name}, Value: flag.value, Origin: originFlag}
	case set.IsSet():
		return shownSetting{Key: []string{name}, Value: set.Value, Origin: set.From.String()}
	}
	return shownSetting{Key: []string{name}, Value: flag.value, Origin: set.From.String()}
}

// appendList adds a list, unless it is empty.
func appendList(all []shownSetting, items []config.Setting[string], key ...string) []shownSetting {
	if len(items) == 0 {
		return all
	}
	var values, origins []string
	for _, item := range items {
		values = append(values, item.Value)
		if at := item.From.String(); !slices.Contains(origins, at) {
			origins = append(origins, at)
		}
	}
	return append(all, shownSetting{Key: key, Value: values, Origin: strings.Join(origins, ", ")})
}

// ruleSettings returns what holds for a rule: its severity, its day, its options.
func ruleSettings(rule *lint.Rule, set *config.RuleSettings, s *settings, judge *profile.Profile) ([]shownSetting, error) {
	if set == nil {
		set = &config.RuleSettings{}
	}
	key := func(name string) []string { return []string{"rules", rule.ID, name} }
	severity := shownSetting{Key: key("severity"), Origin: set.Severity.From.String()}
	value, note := defaultSeverity(rule, judge != nil && judge.Form, judge != nil)
	if set.Severity.IsSet() {
		value, note = set.Severity.Value, ""
	}
	if flag, ok := s.severities[rule.ID]; ok {
		value, note, severity.Origin = flag, "", originFlag
	}
	severity.Value, severity.Note = value.String(), note
	all := []shownSetting{severity}
	if set.Since.IsSet() {
		all = append(all, shownSetting{Key: key("since"), Value: set.Since.Value.String(), Origin: set.Since.From.String()})
	}
	options, err := config.Options(rule)
	for _, o := range options {
		if _, ok := set.Options[o.Name]; !ok && isEmpty(o.Default) {
			continue // an empty list or text is left out in a configuration too
		}
		shown := shownSetting{Key: key(o.Name), Value: o.Default, Origin: config.Origin{}.String()}
		if v, ok := set.Options[o.Name]; ok {
			shown.Value, shown.Origin = v.Value, v.From.String()
		}
		all = append(all, shown)
	}
	return all, err
}

func isEmpty(value any) bool {
	switch v := value.(type) {
	case string:
		return v == ""
	case []string:
		return len(v) == 0
	}
	return false
}

// printSettings writes settings as YAML, with their origins as comments.
func printSettings(w *stickyWriter, all []shownSetting) {
	var above []string
	for _, s := range all {
		key := s.Key
		last := len(key) - 1
		common := 0
		for common < last && common < len(above) && above[common] == key[common] {
			common++
		}
		for i := common; i < last; i++ {
			fmt.Fprintf(w, "%s%s:\n", strings.Repeat("  ", i), config.Text(key[i]))
		}
		above = key[:last]
		comment := s.Origin
		if s.Note != "" {
			comment += "; " + s.Note
		}
		name := config.Text(key[last]) + ":"
		if _, ok := s.Value.(map[string]any); ok {
			name = "-" // the item of a list, which has its name in it
		}
		line := fmt.Sprintf("%s%s %s", strings.Repeat("  ", last), name, yamlValue(s.Value))
		fmt.Fprintf(w, "%-44s # %s\n", line, visibleLines(comment))
	}
}

func yamlValue(value any) string {
	switch v := value.(type) {
	case string:
		return config.Text(v)
	case []string:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = config.Text(item)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case map[string]any:
		return config.Flow(v)
	}
	return fmt.Sprint(value)
}
