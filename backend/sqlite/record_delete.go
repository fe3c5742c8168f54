package sqlite

import (
	"database/sql/driver"
	"strings"

	"owlet/backend"
)

// delete deletes records and empties the references to them.
func (w *write) delete(ids []int64) error {
	referring := w.referringTo(w.table)
	if err := w.checkExist(ids); err != nil {
		return err
	}
	if err := w.checkUnneeded(referring, ids); err != nil {
		return err
	}
	changed := []*table{w.table}
	for _, r := range referring {
		changed = append(changed, r.table)
	}
	for _, tb := range changed {
		if err := w.revise(w.schema, tb); err != nil {
			return err
		}
	}
	stood, err := w.standing(ids)
	if err != nil {
		return err
	}
	c, err := w.counter(w.table.Num)
	if err != nil {
		return err
	}
	if err := w.deleteRows(referring, ids); err != nil {
		return err
	}
	stood.deleted(ids)
	for _, tb := range changed {
		w.touchTable(tb)
	}
	w.countDeleted(c, ids)
	return nil
}

func (w *write) countDeleted(c counter, ids []int64) {
	var blocks blockCounts
	for _, id := range ids {
		blocks.add(id, -1)
	}
	w.count(w.table.Num, counter{c.last, c.records - int64(len(ids))}, blocks)
}

func (w *write) deleteRows(referring []referring, ids []int64) error {
	list := asJSON(ids)
	if err := w.logRecords(w.table, backend.Deleted, ids); err != nil {
		return err
	}
	for _, r := range referring {
		if err := w.logReferring(r, list); err != nil {
			return err
		}
	}
	for _, r := range referring {
		if err := w.emptyReferences(r, list); err != nil {
			return err
		}
	}
	return w.exec("DELETE FROM "+w.table.name+" WHERE id IN (SELECT value FROM json_each(?))", list)
}

// referring is a table with the places of its fields that refer to another table, or to itself.
type referring struct {
	*table
	places []int
}

func (sc *schema) referringTo(tb *table) (all []referring) {
	for _, other := range sc.tables {
		r := referring{table: other}
		for place := range other.Fields {
			if tb.isReferredBy(&other.Fields[place]) {
				r.places = append(r.places, place)
			}
		}
		if r.places != nil {
			all = append(all, r)
		}
	}
	return all
}

func (tb *table) isReferredBy(f *backend.Field) bool {
	return f.Type == backend.Reference && f.RefTableID == tb.name[1:]
}

// staying finds the records of a table that have a value of a JSON list in one of the fields, and are not themselves in it.
func (w *write) staying(tb *table, places []int, list string) (condition string, args []driver.Value) {
	conditions := make([]string, len(places))
	for i, place := range places {
		conditions[i] = tb.columns[place] + " IN (SELECT value FROM json_each(?))"
		args = append(args, list)
	}
	condition = "(" + strings.Join(conditions, " OR ") + ")"
	if tb == w.table {
		condition += " AND id NOT IN (SELECT value FROM json_each(?))"
		args = append(args, list)
	}
	return condition, args
}

// checkUnneeded refuses to delete records that a required reference of a record that stays needs.
func (w *write) checkUnneeded(referring []referring, ids []int64) error {
	list := asJSON(ids)
	for _, r := range referring {
		for _, place := range r.places {
			f := &r.Fields[place]
			if !f.Required {
				continue
			}
			condition, args := w.staying(r.table, []int{place}, list)
			n, err := w.number("SELECT count(*) FROM "+r.name+" WHERE "+condition, args...)
			if err != nil {
				return err
			}
			if n > 0 {
				return backend.Errorf(backend.Invalid, "field.required_by", "field", f.Name, "table", r.Name, "count", n)
			}
		}
	}
	return nil
}

// logReferring notes that records which refer to some of a JSON list of ids, and stay themselves, are about to lose that value.
func (w *write) logReferring(r referring, list string) error {
	condition, args := w.staying(r.table, r.places, list)
	return w.logFound(r.table, condition, args...)
}

// emptyReferences empties the fields that refer to some of a JSON list of ids, one statement a field. The foreign keys would do the same for
// each record and field alone, which with hundreds of fields takes minutes.
func (w *write) emptyReferences(r referring, list string) error {
	for _, place := range r.places {
		column := r.columns[place]
		n, err := w.changed("UPDATE "+r.name+" SET "+column+" = NULL WHERE "+column+" IN (SELECT value FROM json_each(?))", list)
		if err != nil {
			return err
		}
		if n > 0 {
			w.revisedIn(r.table).lose(place)
		}
	}
	return nil
}
