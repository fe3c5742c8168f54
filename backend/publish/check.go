package publish

import (
	"cmp"
	"encoding/json"
	"hash/maphash"
	"slices"
	"strconv"
	"strings"

	"owlet/backend"
)

// check reads everything back and lists what is otherwise there.
func (r *run) check() error {
	r.begin(r.total())
	if err := r.checkFunctions(); err != nil {
		return err
	}
	for i := range r.Module.Tables {
		t := &r.Module.Tables[i]
		if err := r.checkFields(t); err != nil {
			return err
		}
		if r.Counts[t.Name] == 0 {
			continue
		}
		if err := r.checkRecords(t); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) differ(d Difference) {
	if r.Different++; len(r.Differences) < maxDifferences {
		r.Differences = append(r.Differences, d)
	}
}

func (r *run) checkFields(t *backend.BundleTable) error {
	if err := r.readFields(t.Name); err != nil {
		return err
	}
	r.checkOrder(t)
	for i := range t.Fields {
		f := &t.Fields[i]
		name := f.Name
		if other, ok := r.names[t.Name+"/"+name]; ok {
			name = other // noted already
		}
		there := r.field(t.Name, name)
		if there == nil {
			if f.Type != backend.Reverse {
				r.differ(Difference{Kind: "missing_field", Table: t.Name, Field: f.Name})
			}
			continue
		}
		if here, there := shape(&f.FieldShape), shape(&there.FieldShape); here != there {
			r.differ(Difference{Kind: "field", Table: t.Name, Field: f.Name, Here: here, There: there})
		}
	}
	return nil
}

// checkOrder notes which fields do not stand where they stand here. Those that are missing on one side do not count.
func (r *run) checkOrder(t *backend.BundleTable) {
	var wanted, there []string
	here := map[string]string{} // names here, by those there
	for i := range t.Fields {
		name := cmp.Or(r.names[t.Name+"/"+t.Fields[i].Name], t.Fields[i].Name)
		if r.field(t.Name, name) != nil {
			wanted, here[name] = append(wanted, name), t.Fields[i].Name
		}
	}
	for i := range r.fields[t.Name] {
		if name := r.fields[t.Name][i].Name; here[name] != "" {
			there = append(there, name)
		}
	}
	for _, name := range displaced(wanted, there) {
		before := ""
		if i := slices.Index(there, name); i > 0 {
			before = here[there[i-1]]
		}
		r.Notes = append(r.Notes, Note{Kind: "order", Table: t.Name, Field: here[name], Text: before})
	}
}

// shape is what of a field matters to who writes records, in words.
func shape(f *backend.FieldShape) string {
	parts := []string{string(f.Type)}
	if f.Variant != "" && f.Variant != "text" {
		parts = append(parts, f.Variant)
	}
	for word, is := range map[string]bool{"required": f.Required, "unique": f.Unique} {
		if is {
			parts = append(parts, word)
		}
	}
	slices.Sort(parts[1:])
	for _, o := range f.OptionList() {
		parts = append(parts, strconv.Quote(o.Name))
	}
	if f.Expression != "" {
		parts = append(parts, f.Expression)
	}
	return strings.Join(parts, ", ")
}

// checkRecords compares a table's records. What is expected of each is kept as a hash of eight bytes, so that it does not matter in which order
// they come; only those that differ are looked at closely, in a second pass.
func (r *run) checkRecords(t *backend.BundleTable) error {
	seed := maphash.MakeSeed()
	wanted := make(map[remoteID]uint64, r.Counts[t.Name])
	err := r.expected(t, func(id remoteID, values map[string]json.RawMessage) { wanted[id] = hash(seed, t, values) })
	if err != nil {
		return err
	}
	close := map[remoteID]map[string]json.RawMessage{}
	for offset := 0; ; {
		page, more, err := r.page(r.ctx, r.Target().Module, t.Name, offset)
		if err != nil {
			return err
		}
		for i := range page {
			r.compare(t, &page[i], wanted, hash(seed, t, page[i].Values), close)
		}
		if !more {
			break
		}
		offset += len(page)
	}
	for _, id := range sorted(wanted) {
		r.differ(Difference{Kind: "missing", Table: t.Name, Record: int64(id)})
	}
	return r.explain(t, close)
}

// compare takes a record off the list of those that are wanted.
func (r *run) compare(t *backend.BundleTable, there *remoteRecord, wanted map[remoteID]uint64, got uint64, close map[remoteID]map[string]json.RawMessage) {
	want, ok := wanted[there.ID]
	delete(wanted, there.ID)
	switch {
	case !ok:
		r.differ(Difference{Kind: "extra", Table: t.Name, Record: int64(there.ID)})
		return
	case want != got && len(close) < maxDifferences:
		close[there.ID] = there.Values
	case want != got:
		r.Different++
	}
	r.step("check", 1)
}

// expected calls each with what every record should be there.
func (r *run) expected(t *backend.BundleTable, each func(remoteID, map[string]json.RawMessage)) error {
	return r.lines(t.Name, func(i int, rec *record) error {
		_, values, err := r.asSent(t, rec, nil)
		if err == nil {
			each(r.ids[t.Name][i], values)
		}
		return err
	})
}

// explain names the values in which records differ.
func (r *run) explain(t *backend.BundleTable, close map[remoteID]map[string]json.RawMessage) error {
	if len(close) == 0 {
		return nil
	}
	return r.expected(t, func(id remoteID, here map[string]json.RawMessage) {
		there, ok := close[id]
		if !ok {
			return
		}
		for i := range t.Fields {
			f := &t.Fields[i]
			if !stored(f) || sameValue(here[f.Name], there[f.Name]) {
				continue
			}
			r.differ(Difference{Kind: "value", Table: t.Name, Record: int64(id), Field: f.Name, Here: shown(here[f.Name]), There: shown(there[f.Name])})
		}
	})
}

func stored(f *backend.BundleField) bool {
	return f.Type != backend.Reverse && f.Type != backend.Function
}

func shown(value json.RawMessage) string {
	const most = 200
	if len(value) == 0 {
		return "null"
	}
	return strings.ToValidUTF8(string(value[:min(len(value), most)]), "")
}

// hash is one of all values of a record that can be written.
func hash(seed maphash.Seed, t *backend.BundleTable, values map[string]json.RawMessage) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for i := range t.Fields {
		if f := &t.Fields[i]; stored(f) {
			_, _ = h.WriteString(canonical(values[f.Name]))
			_ = h.WriteByte(0)
		}
	}
	return h.Sum64()
}

func sorted(wanted map[remoteID]uint64) []remoteID {
	ids := make([]remoteID, 0, len(wanted))
	for id := range wanted {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}
