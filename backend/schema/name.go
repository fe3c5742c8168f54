package schema

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"owlet/backend"
)

// place is a table with what the document calls it.
type place struct {
	module        *backend.Module
	table         *backend.Table
	component     string // what the names of its components start with: Guests
	operationName string // what its operationIds end with: EventPlanningGuests
}

// places lists the tables of a schema in its order. Names are given in the order the tables were created, so that a new
// table never renames an old one: of two tables of one name, in different modules, the younger carries its module's.
func places(s *backend.Schema) []*place {
	var all []*place
	for m := range s.Modules {
		module := &s.Modules[m]
		for t := range module.Tables {
			all = append(all, &place{module: module, table: &module.Tables[t]})
		}
	}
	byAge := slices.Clone(all)
	slices.SortStableFunc(byAge, func(a, b *place) int { return cmp.Compare(a.table.Num, b.table.Num) })
	components, operations := taken{}, taken{}
	for _, p := range byAge {
		short, long := identifier(p.table.Name), identifier(p.module.Name)+pascal(p.table.Name)
		p.component = components.claim(short, long)
		p.operationName = operations.claim(long)
	}
	return all
}

// taken holds names in lower case: a generated client may put each into a file of its own, and not every file system
// tells Guests from GUESTS.
type taken map[string]bool

func (t taken) claim(candidates ...string) string {
	last := candidates[len(candidates)-1]
	for n := 2; ; n++ {
		for _, name := range candidates {
			if key := strings.ToLower(name); !t[key] {
				t[key] = true
				return name
			}
		}
		candidates = []string{last + "_" + strconv.Itoa(n)}
	}
}

// identifier is pascal as a name that may stand first: it starts with a letter.
func identifier(name string) string {
	text := pascal(name)
	if text == "" || text[0] >= '0' && text[0] <= '9' {
		return "T" + text
	}
	return text
}

// pascal makes EventPlanning of event_planning.
func pascal(name string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(name, "_") {
		if word != "" {
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return b.String()
}

// label is the text people see: the default label, else the English one, else the first by locale, else the name.
func label(labels backend.Labels, name string) string {
	for _, locale := range []string{"", "en"} {
		if text := strings.TrimSpace(labels[locale]); text != "" {
			return text
		}
	}
	locales := make([]string, 0, len(labels))
	for locale := range labels {
		locales = append(locales, locale)
	}
	slices.Sort(locales)
	for _, locale := range locales {
		if text := strings.TrimSpace(labels[locale]); text != "" {
			return text
		}
	}
	return name
}

// Kinds and Formats are what a document can be of and how it can be written.
var (
	Kinds   = []string{"api", "workspace"}
	Formats = []string{"json", "yaml"}
)

// FileName suggests a name for a document's file: company-events-api.json for the kind workspace, of the workspace's
// name, and owlet-public-api.json for the kind api. Format is the ending, json or yaml.
func FileName(name, kind, format string) string {
	base := strings.ReplaceAll(backend.InternalName(name), "_", "-")
	switch {
	case kind == "api":
		base = "owlet-public"
	case base == "":
		base = "workspace"
	}
	return base + "-api." + format
}
