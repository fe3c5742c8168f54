package sqlite

import (
	"context"
	"crypto/sha256"
	"slices"
	"strings"

	"owlet/backend"
)

// maxComputed is how many records a table can have to be filtered and sorted by a formula that SQL cannot say: all of them are computed.
const maxComputed = 10_000

// byFormulas is what formulas, computed for all records of a table, have to do with an order.
type byFormulas struct {
	among string          // the ids of the records that meet the conditions on formulas, as JSON; "" without one
	sort  *computedColumn // what the order goes by; nil where that is not computed
	key   string          // names all of it; "" where no formula has anything to do with the order
}

// formulaFilter takes what formulas compute out of a selection, and puts what comes of it in its place.
type formulaFilter struct {
	conn      *conn
	schema    *schema
	table     *table
	selection backend.Selection
	byFormulas
	also    map[string]string // as search has it
	columns map[int]*computedColumn
	records int64
}

func (f *formulaFilter) run(ctx context.Context) (err error) {
	places := f.places()
	if len(places) == 0 && (len(f.selection.Words) == 0 || f.table.computes == nil) {
		return nil
	}
	if f.records, err = f.conn.records(f.table); err != nil {
		return err
	}
	f.key, f.columns = "formulas", map[int]*computedColumn{}
	for _, place := range places {
		if err := f.resolve(ctx, place, place == f.selection.Sort); err != nil {
			return err
		}
	}
	if err := f.addSearched(ctx); err != nil {
		return err
	}
	f.filter()
	return nil
}

// places are the function fields that conditions are on, or that the order goes by.
func (f *formulaFilter) places() (places []int) {
	add := func(place int) {
		if place >= 0 && f.table.Fields[place].Result != nil && !slices.Contains(places, place) {
			places = append(places, place)
		}
	}
	add(f.selection.Sort)
	for _, c := range f.selection.Where {
		add(c.Field)
	}
	for i := range f.selection.Tests {
		add(f.selection.Tests[i].Field)
	}
	return places
}

// resolve has SQL say a formula, or else computes it.
func (f *formulaFilter) resolve(ctx context.Context, place int, sorts bool) (err error) {
	held := f.table.Fields[place].Held()
	if sql, ok := f.table.formulas.sql(f.schema.newRun(ctx, f.conn), f.table, place); ok && !(sorts && collates(held)) {
		own := *f.table
		own.columns = slices.Clone(own.columns)
		own.columns[place] = sql
		f.table = &own
		return nil
	}
	if f.records > maxComputed {
		return backend.Errorf(backend.Invalid, "formula.large", "field", held.Name, "table", f.table.Name, "max", maxComputed, "count", f.records)
	}
	f.columns[place], err = f.schema.computedColumn(ctx, f.conn, f.table, place)
	return err
}

// addSearched has words look for themselves in what formulas give. Those that would take too long to compute have nothing to say.
func (f *formulaFilter) addSearched(ctx context.Context) error {
	if len(f.selection.Words) == 0 {
		return nil
	}
	for _, place := range f.table.computes {
		err := f.resolve(ctx, place, false)
		if known := backend.Explain(err); known != nil && known.ID == "formula.large" {
			continue
		}
		if err != nil {
			return err
		}
	}
	f.also = map[string]string{}
	for _, word := range f.selection.Words {
		var ids []int64
		for _, place := range f.table.computes {
			if c := f.columns[place]; c != nil {
				found, err := c.containing(f.conn, f.schema, word)
				if err != nil {
					return err
				}
				ids = append(ids, found...)
			}
		}
		if len(ids) > 0 {
			f.also[word] = idList(distinctOf(ids))
			f.key += f.also[word]
		}
	}
	return nil
}

// filter takes the conditions on what was computed out of the selection, and finds the records that meet them.
func (f *formulaFilter) filter() {
	var met map[int64]bool
	meet := func(c *computedColumn, holds func(value any) bool) {
		left := map[int64]bool{}
		for i, id := range c.ids {
			if (met == nil || met[id]) && holds(c.values[i]) {
				left[id] = true
			}
		}
		met = left
	}
	f.selection.Where = slices.DeleteFunc(slices.Clone(f.selection.Where), func(w backend.Equality) bool {
		c := f.columns[w.Field]
		if c != nil {
			meet(c, func(value any) bool { return value == w.Value })
		}
		return c != nil
	})
	f.selection.Tests = slices.DeleteFunc(slices.Clone(f.selection.Tests), func(t backend.Test) bool {
		c := f.columns[t.Field]
		if c != nil {
			meet(c, newTested(f.table, []backend.Test{t})[0].holds)
		}
		return c != nil
	})
	if met != nil {
		f.among = idList(sortedKeys(met))
	}
	f.sort = f.columns[f.selection.Sort]
}

func sortedKeys(set map[int64]bool) (ids []int64) {
	for id := range set {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// order is what the selection asks for, with what was computed.
func (f *formulaFilter) order() *order {
	o := plainOrder(f.schema, f.table, f.selection)
	if f.key == "" {
		return o
	}
	o.computing = f.byFormulas
	sum := sha256.Sum256([]byte(strings.Join([]string{f.key, f.among}, " ")))
	o.computing.key = string(sum[:])
	if o.search != nil {
		o.search.also = f.also
	}
	return o
}
