package sqlite

import (
	"context"
	"database/sql/driver"
	"encoding/json"

	"owlet/backend"
)

// kinds are how the log stores what became of something.
var kinds = map[backend.ChangeType]int64{backend.Created: 1, backend.Updated: 2, backend.Deleted: 3}

var changeTypes = [...]backend.ChangeType{1: backend.Created, 2: backend.Updated, 3: backend.Deleted}

// ofSchema stands in the log where other changes have the number of their table.
const ofSchema = 0

// takeStamp is the stamp of this update, made when it is first asked for: an update that logs nothing takes none.
func (t *tx) takeStamp(table int64) (int64, error) {
	if t.stamp == 0 {
		t.stamp = max(t.now().UnixMicro(), t.lastStamp+1)
		if err := t.exec("UPDATE workspace SET last_stamp = ?", t.stamp); err != nil {
			return 0, err
		}
	}
	return t.stamp, t.prune(table)
}

// logRecords notes what became of records, in their order, if their table keeps a history.
func (t *tx) logRecords(tb *table, what backend.ChangeType, ids []int64) error {
	if !tb.HasHistory || len(ids) == 0 {
		return nil
	}
	if t.later != nil {
		t.later.note(tb, what, ids)
		return nil
	}
	stamp, err := t.takeStamp(tb.Num)
	if err != nil {
		return err
	}
	first := t.place
	t.place += int64(len(ids))
	if len(ids) == 1 {
		return t.exec("INSERT INTO change (record_table, stamp, place, subject, kind) VALUES (?, ?, ?, ?, ?)", tb.Num, stamp, first, ids[0], kinds[what])
	}
	return t.exec("INSERT INTO change (record_table, stamp, place, subject, kind) SELECT ?, ?, ? + key, value, ? FROM json_each(?)",
		tb.Num, stamp, first, kinds[what], asJSON(ids))
}

// logFound notes an update of the records that a condition finds, before they are updated.
func (t *tx) logFound(tb *table, condition string, args ...driver.Value) error {
	if !tb.HasHistory {
		return nil
	}
	if t.later != nil {
		return t.noteFound(tb, condition, args)
	}
	stamp, err := t.takeStamp(tb.Num)
	if err != nil {
		return err
	}
	n, err := t.changed("INSERT INTO change (record_table, stamp, place, subject, kind) SELECT ?, ?, ? + row_number() OVER (ORDER BY id), id, ? FROM "+
		tb.name+" WHERE "+condition, append([]driver.Value{tb.Num, stamp, t.place, kinds[backend.Updated]}, args...)...)
	t.place += n + 1
	return err
}

// loggedPlace is how the log keeps a place: with the number of its module, which stays when the module is renamed.
type loggedPlace struct {
	backend.SchemaPlace
	Module int64 `json:"module"`
}

// logSchema notes what became of a module, a table or a field, and the number of the module that it is in.
func (t *tx) logSchema(what backend.ChangeType, number, module int64, place backend.SchemaPlace) error {
	stamp, err := t.takeStamp(ofSchema)
	if err != nil {
		return err
	}
	t.place++
	return t.exec("INSERT INTO change (record_table, stamp, place, subject, kind, detail) VALUES (?, ?, ?, ?, ?, ?)",
		int64(ofSchema), stamp, t.place-1, number, kinds[what], asJSON(loggedPlace{place, module}))
}

func (t *tx) logModule(what backend.ChangeType, m *backend.Module, before string) error {
	return t.logSchema(what, m.Num, m.Num, backend.SchemaPlace{Kind: backend.OfModule, Name: m.Name, PreviousName: other(before, m.Name), ModuleName: m.Name})
}

func (t *tx) logTable(what backend.ChangeType, tb *backend.Table, before string) error {
	return t.logSchema(what, tb.Num, tb.Parent, backend.SchemaPlace{Kind: backend.OfTable, Name: tb.Name, PreviousName: other(before, tb.Name),
		ModuleName: tb.Module, TableName: tb.Name})
}

func (t *tx) logField(what backend.ChangeType, tb *backend.Table, f *backend.Field, before string) error {
	return t.logSchema(what, f.Num, tb.Parent, backend.SchemaPlace{Kind: backend.OfField, Name: f.Name, PreviousName: other(before, f.Name),
		ModuleName: tb.Module, TableName: tb.Name})
}

// other is the name before, if it is another one.
func other(before, name string) string {
	if before == name {
		return ""
	}
	return before
}

// ListRecordChanges returns a page of what became of a table's records. Errors: not_found; invalid, also where no history is kept.
func (s *Store) ListRecordChanges(ctx context.Context, p backend.Path, q backend.ChangeQuery) (*backend.ChangePage[backend.RecordChange], error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	var page *backend.ChangePage[backend.RecordChange]
	err := s.look(ctx, p.Workspace, func(c *conn, sc *schema) error {
		tb, err := sc.findTable(p)
		if err != nil {
			return err
		}
		if !tb.HasHistory {
			return backend.Errorf(backend.Invalid, "table.no_history", "table", tb.Name)
		}
		page, err = readChanges(ctx, c, feed{of: tb.Num, ends: sc.feedEnds}, q, func(r *backend.RecordChange, row []driver.Value) error {
			r.ID, r.Type, r.At = row[0].(int64), changeTypes[row[1].(int64)], backend.Stamp(row[2].(int64))
			return nil
		})
		return err
	})
	return page, err
}

// ListSchemaChanges returns a page of what became of the modules, tables and fields of a path's workspace. Errors: not_found, invalid.
func (s *Store) ListSchemaChanges(ctx context.Context, p backend.Path, q backend.ChangeQuery) (*backend.ChangePage[backend.SchemaChange], error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	var page *backend.ChangePage[backend.SchemaChange]
	err := s.look(ctx, p.Workspace, func(c *conn, sc *schema) (err error) {
		page, err = readChanges(ctx, c, schemaFeed(sc, p), q, func(r *backend.SchemaChange, row []driver.Value) error {
			r.ID, r.Type, r.At = row[0].(int64), changeTypes[row[1].(int64)], backend.Stamp(row[2].(int64))
			return json.Unmarshal([]byte(text(row[3])), &r.SchemaPlace)
		})
		return err
	})
	return page, err
}
