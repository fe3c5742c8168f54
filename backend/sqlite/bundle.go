package sqlite

import (
	"context"
	"fmt"
	"slices"

	"owlet/backend"
)

// Content gives the records of planned modules: it calls each with batches of a table's, decoded for it, every time the same ones.
type Content func(planned []backend.Module, each func(t *backend.Table, rows []backend.Row) error) error

// OpenModules makes modules with their tables, fields and records, all or none, and returns them. Records keep their ids, since their
// tables are new, and so their links. A module whose name is taken gets another one. Errors: not_found, invalid, conflict when two records
// have the same unique value, busy; what content returns.
//
// Content is asked twice, so that it need not be in memory but for eight bytes a record. The first time checks all that records can tell
// before the writer is asked for, so that a faulty bundle stops nobody else's writing. The second time writes.
func (s *Store) OpenModules(ctx context.Context, workspaceID string, in []backend.BundleModule, content Content) ([]backend.Module, error) {
	f, err := s.workspaceFile(ctx, workspaceID)
	if err != nil {
		return nil, err
	}
	plan, err := planModules(in)
	if err != nil {
		return nil, err
	}
	ids := newBundleIDs()
	if err := content(plan.modules, ids.note); err != nil {
		return nil, err
	}
	if err := ids.sort(); err != nil {
		return nil, err
	}
	err = f.changeAs(ctx, &job{alone: true}, func(t *tx, sc *schema) error {
		o := &opening{tx: t, schema: sc, plan: plan, ids: ids}
		return o.write(ctx, content)
	})
	if err != nil {
		return nil, err
	}
	return plan.modules, nil
}

// modulePlan is modules about to be made. Their numbers count from 1 until place moves them behind those of the file.
type modulePlan struct {
	modules     []backend.Module
	lastOptions map[int64]int64 // by field
	last        int64           // number
}

func planModules(in []backend.BundleModule) (*modulePlan, error) {
	p := &modulePlan{lastOptions: map[int64]int64{}}
	for i := range in {
		if err := in[i].Check(); err != nil {
			return nil, err
		}
		m := moduleOf(p.next(), in[i].ModuleInput)
		for _, g := range in[i].Functions {
			m.Functions = append(m.Functions, backend.GlobalFunction{Num: p.next(), Name: g.Name, Code: g.Code})
		}
		for j := range in[i].Tables {
			p.addTable(&m, &in[i].Tables[j])
		}
		if err := p.addEnds(&m, &in[i]); err != nil {
			return nil, err
		}
		p.modules = append(p.modules, m)
	}
	return p, nil
}

func (p *modulePlan) next() int64 {
	p.last++
	return p.last
}

func (p *modulePlan) addTable(m *backend.Module, in *backend.BundleTable) {
	tb := backend.Table{Num: p.next(), Module: m.Name, Parent: m.Num, TableInput: in.TableInput, Fields: []backend.Field{}}
	for i := range in.Fields {
		f := backend.Field{Num: p.next(), FieldShape: in.Fields[i].FieldShape, RefTableName: in.Fields[i].RefTableName}
		f.Options = withoutIDs(f.Options)
		p.lastOptions[f.Num] = numberOptions(&f.FieldShape, 0)
		tb.Fields = append(tb.Fields, f)
	}
	m.Tables = append(m.Tables, tb)
}

// addEnds joins reverses with their references. A reference for which the bundle has no reverse gets one.
func (p *modulePlan) addEnds(m *backend.Module, in *backend.BundleModule) error {
	joined := map[int64]bool{}
	for i := range in.Tables {
		for j := range in.Tables[i].Fields {
			f := &m.Tables[i].Fields[j]
			if f.Type != backend.Reverse {
				continue
			}
			of, _ := tableNamed(m, f.RefTableName).Field(in.Tables[i].Fields[j].ReverseOf)
			f.ReverseOf, joined[of.Num] = of.Num, true
		}
	}
	for i := range m.Tables {
		tb := &m.Tables[i]
		for j := range len(tb.Fields) {
			if f := tb.Fields[j]; f.Type == backend.Reference && !joined[f.Num] {
				other := tableNamed(m, f.RefTableName)
				end := backend.Field{Num: p.next(), RefTableName: tb.Name, ReverseOf: f.Num}
				end.Name, end.Labels, end.Type = freeFieldName(other, tb.Name), tb.Labels, backend.Reverse
				other.Fields = append(other.Fields, end)
				if len(other.Fields) > backend.MaxFields {
					return backend.Errorf(backend.Invalid, "field.too_many", "table", other.Name, "max", backend.MaxFields)
				}
			}
		}
	}
	return nil
}

func tableNamed(m *backend.Module, name string) *backend.Table {
	return &m.Tables[slices.IndexFunc(m.Tables, func(t backend.Table) bool { return t.Name == name })]
}

func freeFieldName(tb *backend.Table, name string) string {
	free, _ := freeName(name, func(free string) bool {
		_, taken := tb.Field(free)
		return taken || free == "id"
	})
	return free
}

// freeName is name, or name_2, name_3 and so on: the first that is not taken, with the number that it ends in, 1 for none.
func freeName(name string, taken func(string) bool) (free string, n int) {
	free = name
	for n = 1; taken(free); {
		n++
		free = fmt.Sprintf("%.90s_%d", name, n)
	}
	return free, n
}

// place moves the plan's numbers behind the last one given out, and gives modules names that are free.
func (p *modulePlan) place(sc *schema) {
	taken := map[string]bool{}
	for i := range sc.modules {
		taken[sc.modules[i].Name] = true
	}
	for i := range p.modules {
		m := &p.modules[i]
		var n int
		if m.Name, n = freeName(m.Name, func(name string) bool { return taken[name] }); n > 1 {
			m.Labels = numberedLabels(m.Labels, n)
		}
		taken[m.Name] = true
		m.Num += sc.lastNumber
		for j := range m.Functions {
			m.Functions[j].Num += sc.lastNumber
			m.Functions[j].ModuleName = m.Name
		}
		for j := range m.Tables {
			placeTable(m, &m.Tables[j], sc.lastNumber)
		}
	}
}

func placeTable(m *backend.Module, tb *backend.Table, by int64) {
	tb.Module = m.Name
	tb.Num += by
	for i := range tb.Fields {
		f := &tb.Fields[i]
		f.Num += by
		if f.ReverseOf != 0 {
			f.ReverseOf += by
		}
	}
}

// numberedLabels are labels that tell a module from the one whose name it could not have: "Invoices 2".
func numberedLabels(labels backend.Labels, n int) backend.Labels {
	out := backend.Labels{}
	for locale, text := range labels {
		suffix := fmt.Sprintf(" %d", n)
		letters := []rune(text)
		out[locale] = string(letters[:min(len(letters), maxLabel-len(suffix))]) + suffix
	}
	return out
}

const maxLabel = 100 // characters
