package sqlite

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"owlet/backend"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// bundleIDs are the ids of the records that are to be there, by their tables' places in the plan.
type bundleIDs struct{ of map[*backend.Table][]int64 }

func newBundleIDs() *bundleIDs { return &bundleIDs{map[*backend.Table][]int64{}} }

// maxBundleID leaves room for more records than there can be after the last one.
const maxBundleID = backend.MaxID >> 1

func (b *bundleIDs) note(t *backend.Table, rows []backend.Row) error {
	list := b.of[t]
	for i := range rows {
		if rows[i].ID > maxBundleID {
			return backend.Errorf(backend.Invalid, "bundle.id_large", "module", t.Module, "table", t.Name, "id", rows[i].ID)
		}
		list = append(list, rows[i].ID)
	}
	b.of[t] = list
	return nil
}

// sort makes the ids ready to be looked up. Errors: invalid when two records have the same one.
func (b *bundleIDs) sort() error {
	for t, list := range b.of {
		slices.Sort(list)
		for i := 1; i < len(list); i++ {
			if list[i] == list[i-1] {
				return backend.Errorf(backend.Invalid, "bundle.id_twice", "module", t.Module, "table", t.Name, "id", list[i])
			}
		}
	}
	return nil
}

func (b *bundleIDs) has(t *backend.Table, id int64) bool {
	_, ok := slices.BinarySearch(b.of[t], id)
	return ok
}

// opening writes planned modules.
type opening struct {
	*tx
	schema *schema
	plan   *modulePlan
	ids    *bundleIDs
	tables map[*backend.Table]*openedTable
}

// openedTable is a table that gets its records.
type openedTable struct {
	write
	refersTo map[int]*backend.Table // by the place of a reference
	last     int64
	records  int64
	blocks   blockCounts
}

func (o *opening) write(ctx context.Context, content Content) error {
	o.plan.place(o.schema)
	begin, err := o.histories()
	if err != nil {
		return err
	}
	if err := o.structure(begin); err != nil {
		return err
	}
	// A record may refer to one that comes later. That each refers to one that comes at all is checked here.
	if err := o.exec("PRAGMA defer_foreign_keys = ON"); err != nil {
		return err
	}
	err = content(o.plan.modules, func(t *backend.Table, rows []backend.Row) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return o.tables[t].insertOpened(rows, o.ids)
	})
	if err == nil {
		err = ctx.Err() // the last chance before the commit
	}
	if err != nil {
		return err
	}
	return o.counts()
}

// histories are the tables that stand in another one's place, which is read before anything is written.
func (o *opening) histories() (begin map[*backend.Table]bool, err error) {
	begin = map[*backend.Table]bool{}
	for i := range o.plan.modules {
		m := &o.plan.modules[i]
		for j := range m.Tables {
			if begin[&m.Tables[j]], err = historyBegins(o.conn, m.Num, nil, &m.Tables[j]); err != nil {
				return nil, err
			}
		}
	}
	return begin, nil
}

// structure makes the modules with their tables and fields: all of a module's tables before the fields, which may refer to any of them.
func (o *opening) structure(begin map[*backend.Table]bool) error {
	o.tables = map[*backend.Table]*openedTable{}
	for i := range o.plan.modules {
		m := &o.plan.modules[i]
		if err := o.module(m, begin); err != nil {
			return err
		}
		for j := range m.Tables {
			if err := o.fields(m, &m.Tables[j]); err != nil {
				return err
			}
		}
	}
	return saveNumbers(o.tx, o.schema.lastNumber+o.plan.last)
}

func (o *opening) module(m *backend.Module, begin map[*backend.Table]bool) error {
	if err := o.exec("INSERT INTO module (number, name, properties) VALUES (?, ?, ?)", m.Num, m.Name, asJSON(m.Input())); err != nil {
		return err
	}
	if err := o.logModule(backend.Created, m, m.Name); err != nil {
		return err
	}
	for j := range m.Functions {
		if err := insertFunction(o.tx, m.Num, &m.Functions[j]); err != nil {
			return err
		}
	}
	for j := range m.Tables {
		tb := &m.Tables[j]
		if err := insertTable(o.tx, m.Num, tb); err != nil {
			return err
		}
		if err := o.logTable(backend.Created, tb, tb.Name); err != nil {
			return err
		}
		if begin[tb] {
			if err := o.beginHistory(tb.Num); err != nil {
				return err
			}
		}
	}
	return nil
}

func (o *opening) fields(m *backend.Module, t *backend.Table) error {
	tb := newTable(t, m.Num)
	for i := range t.Fields {
		f := newField{Field: t.Fields[i], in: tb, lastOption: o.plan.lastOptions[t.Fields[i].Num-o.schema.lastNumber]}
		if f.RefTableName != "" {
			other := tableNamed(m, f.RefTableName)
			f.refersTo = newTable(other, m.Num)
			t.Fields[i].RefTableID = strconv.FormatInt(other.Num, 10)
		}
		if err := f.insert(o.tx); err != nil {
			return err
		}
		if err := o.logField(backend.Created, t, &f.Field, f.Name); err != nil {
			return err
		}
	}
	opened := &openedTable{write: write{tx: o.tx, schema: o.schema, table: newTable(t, m.Num)}, refersTo: map[int]*backend.Table{}}
	for i := range t.Fields {
		if t.Fields[i].Type == backend.Reference {
			opened.refersTo[i] = tableNamed(m, t.Fields[i].RefTableName)
		}
	}
	o.tables[t] = opened
	return nil
}

// counts ends the opening: from now on the tables know how many records they have.
func (o *opening) counts() error {
	for t, opened := range o.tables {
		if opened.records != int64(len(o.ids.of[t])) {
			return backend.Errorf(backend.Conflict, "bundle.changed")
		}
		if err := o.exec("UPDATE counter SET last_id = ?, records = ? WHERE record_table = ?", opened.last, opened.records, t.Num); err != nil {
			return err
		}
		if err := opened.blocks.save(o.conn, t.Num); err != nil {
			return err
		}
		opened.touchTable(opened.table)
	}
	return nil
}

func (t *openedTable) insertOpened(rows []backend.Row, ids *bundleIDs) error {
	if err := t.checkOpened(rows, ids); err != nil {
		return err
	}
	if err := t.insertRows(rows); err != nil {
		return t.explainClash(rows, err)
	}
	created := make([]int64, 0, len(rows))
	for i := range rows {
		t.last = max(t.last, rows[i].ID)
		t.blocks.add(rows[i].ID, 1)
		created = append(created, rows[i].ID)
	}
	t.records += int64(len(rows))
	return t.logRecords(t.table, backend.Created, created)
}

// checkOpened refuses links to records that the bundle does not have.
func (t *openedTable) checkOpened(rows []backend.Row, ids *bundleIDs) error {
	for i := range rows {
		if !ids.has(t.table.Table, rows[i].ID) {
			return backend.Errorf(backend.Conflict, "bundle.changed")
		}
		for j, place := range rows[i].Fields {
			other := t.refersTo[place]
			id, linked := rows[i].Values[j].(int64)
			if other != nil && linked && !ids.has(other, id) {
				return backend.Errorf(backend.Invalid, "bundle.no_such_record", "module", t.table.Module, "table", t.table.Name,
					"field", t.table.Fields[place].Name, "id", rows[i].ID, "value", id, "other", other.Name)
			}
		}
	}
	return nil
}

// explainClash names the value that two records have where only one may. The transaction is lost anyway, so it may read now.
func (t *openedTable) explainClash(rows []backend.Row, err error) error {
	var e sqlite3.Error
	if !errors.As(err, &e) || e.ExtendedCode != sqlite3.ErrConstraintUnique && e.ExtendedCode != sqlite3.ErrConstraintPrimaryKey {
		return err
	}
	clash := write{tx: t.tx, schema: t.schema, table: t.table}
	for i := range rows {
		clash.rows = rows[i : i+1]
		if _, twice := clash.checkUnique(); twice != nil {
			if e, ok := errors.AsType[*backend.Error](twice); ok {
				e.Args["record"] = i + 1
			}
			return twice
		}
		_ = clash.insertRows(clash.rows) // some of them are there already
	}
	return notUniqueAny(err)
}
