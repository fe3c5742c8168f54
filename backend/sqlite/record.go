package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"

	"owlet/backend"
)

// CreateRecords makes records, all or none, and returns their ids in the order sent. Errors: not_found, invalid; conflict
// when a value that must be unique is taken.
func (s *Store) CreateRecords(ctx context.Context, p backend.Path, decode backend.Decode) (ids []int64, err error) {
	err = s.write(ctx, p, decode, func(w *write) error {
		ids, err = w.create()
		return err
	})
	if err != nil {
		return nil, err
	}
	return ids, nil
}

// UpdateRecords changes records, all or none, and returns their ids in the order sent. Errors: as CreateRecords', and
// not_found for an unknown id.
func (s *Store) UpdateRecords(ctx context.Context, p backend.Path, decode backend.Decode) (ids []int64, err error) {
	err = s.write(ctx, p, decode, func(w *write) error {
		ids, err = w.update()
		return err
	})
	if err != nil {
		return nil, err
	}
	return ids, nil
}

// WriteRecords changes records and makes others, all or none of both, and returns the ids of the new ones in the order sent. Errors: as
// UpdateRecords' and CreateRecords'; the positions in them count the changes first.
func (s *Store) WriteRecords(ctx context.Context, p backend.Path, updates, news backend.Decode) (created []int64, err error) {
	err = s.write(ctx, p, backend.DecodeBoth(updates, news), func(w *write) error {
		changes, ids, fresh := w.split()
		if err := w.checkExist(ids); err != nil {
			return err
		}
		created, err = w.changeAndInsert(changes, ids, fresh)
		return err
	})
	if err != nil {
		return nil, err
	}
	return created, nil
}

// split tells the changes of records, with the ids of these, from the rows that become records.
func (w *write) split() (changes []backend.Row, ids []int64, news []backend.Row) {
	for _, r := range w.rows {
		if r.ID == 0 {
			news = append(news, r)
			continue
		}
		changes, ids = append(changes, r), append(ids, r.ID)
	}
	return changes, ids, news
}

// DeleteRecords deletes records, all or none. References to them become empty. Errors: not_found, also for an unknown id;
// invalid when a record's required reference would become empty.
func (s *Store) DeleteRecords(ctx context.Context, p backend.Path, ids []int64) error {
	return s.change(ctx, p.Workspace, func(t *tx, sc *schema) error {
		tb, err := sc.findTable(p)
		if err != nil {
			return err
		}
		w := write{tx: t, schema: sc, table: tb}
		return w.delete(ids)
	})
}

// CountRecords returns how many records a table has. Errors: not_found.
func (s *Store) CountRecords(ctx context.Context, p backend.Path) (n int64, err error) {
	err = s.look(ctx, p.Workspace, func(c *conn, sc *schema) error {
		tb, err := sc.findTable(p)
		if err != nil {
			return err
		}
		n, err = c.number("SELECT records FROM counter WHERE record_table = ?", tb.Num)
		return err
	})
	return n, err
}

// CountAllRecords tells how many records the tables of a workspace have, by the tables' numbers. Errors: not_found.
func (s *Store) CountAllRecords(ctx context.Context, workspaceID string) (map[int64]int64, error) {
	counts := map[int64]int64{}
	err := s.look(ctx, workspaceID, func(c *conn, _ *schema) error {
		return c.query(ctx, "SELECT record_table, records FROM counter", nil, func(row []driver.Value) error {
			counts[row[0].(int64)] = row[1].(int64)
			return nil
		})
	})
	return counts, err
}

// ListRecords returns a page of records. Without a sort they come by id; empty values come before all others, choices
// sort by their options' names, texts by code point, ties by id. Errors: not_found, also for a filter on an unknown field;
// invalid.
func (s *Store) ListRecords(ctx context.Context, p backend.Path, q backend.RecordQuery) (page *backend.RecordPage, err error) {
	err = s.lookAtPage(ctx, p, onTable(q), func(c *conn, sc *schema, tb *table, sel backend.Selection) error {
		of, err := newPage(ctx, c, sc, tb, sel)
		if err != nil {
			return err
		}
		read, err := readPage(ctx, of, sc, sel)
		page = &read
		return err
	})
	return page, err
}

// ListRecordsJSON is ListRecords for those who want the records as the Public API shows them: it appends them to b as one list, and tells
// whether there are more after the page.
func (s *Store) ListRecordsJSON(ctx context.Context, p backend.Path, q backend.RecordQuery, b []byte) (out []byte, more bool, err error) {
	err = s.lookAtPage(ctx, p, onTable(q), func(c *conn, sc *schema, tb *table, sel backend.Selection) error {
		out, more, err = appendPage(ctx, c, sc, tb, sel, b)
		return err
	})
	return out, more, err
}

// lookAtPage runs fn in a read transaction with what a query asks for, and in a later one where that was too early.
func (s *Store) lookAtPage(ctx context.Context, p backend.Path, on func(*table) (backend.Selection, error), fn func(*conn, *schema, *table, backend.Selection) error) error {
	look := func(c *conn, sc *schema) error {
		tb, err := sc.findTable(p)
		if err != nil {
			return err
		}
		sel, err := on(tb)
		if err != nil {
			return err
		}
		return fn(c, sc, tb, sel)
	}
	for {
		err := s.look(ctx, p.Workspace, look)
		early, ok := errors.AsType[*tooEarly](err)
		if !ok {
			return err
		}
		if err := early.wait(ctx); err != nil {
			return err
		}
	}
}

// onTable checks a query against the table that it turns out to be for.
func onTable(q backend.RecordQuery) func(*table) (backend.Selection, error) {
	return func(tb *table) (backend.Selection, error) { return q.On(tb.Table) }
}

// GetRecordJSON appends a record as the Public API shows it to b. Errors: not_found.
func (s *Store) GetRecordJSON(ctx context.Context, p backend.Path, id int64, b []byte) (out []byte, err error) {
	err = s.look(ctx, p.Workspace, func(c *conn, sc *schema) error {
		tb, err := sc.findTable(p)
		if err != nil {
			return err
		}
		out, err = appendRecord(c, sc, tb, id, b)
		return err
	})
	return out, err
}

// write is one change of a table's records. All its reads come before all its writes.
type write struct {
	*tx
	*schema
	table *table
	rows  []backend.Row
}

// decoded is a body read against one version of the schema.
type decoded struct {
	schema *schema
	table  *table
	rows   []backend.Row
}

func (d *decoded) read(sc *schema, p backend.Path, decode backend.Decode) (err error) {
	d.schema = sc
	if d.table, err = sc.findTable(p); err == nil {
		d.rows, err = decode(d.table.Table)
	}
	return err
}

// write decodes a body and runs fn with its rows in a write transaction. Decoding is done beforehand, so that no other writer
// waits for it, and again only where the schema has changed meanwhile.
func (s *Store) write(ctx context.Context, p backend.Path, decode backend.Decode, fn func(*write) error) error {
	return s.writeAs(ctx, p, decode, &job{records: true}, fn)
}

// writeAs is write as a job of any kind.
func (s *Store) writeAs(ctx context.Context, p backend.Path, decode backend.Decode, j *job, fn func(*write) error) error {
	f, err := s.workspaceFile(ctx, p.Workspace)
	if err != nil {
		return err
	}
	var d decoded
	if sc := f.schema.Load(); sc == nil || d.read(sc, p, decode) != nil {
		// What is cached may be older than the file, so only the file's own schema can refuse a body.
		err := s.look(ctx, p.Workspace, func(_ *conn, sc *schema) error { d.schema = sc; return nil })
		if err == nil {
			err = d.read(d.schema, p, decode)
		}
		if err != nil {
			return err
		}
	}
	return f.changeAs(ctx, j, func(t *tx, sc *schema) error {
		if sc.version != d.schema.version {
			if err := d.read(sc, p, decode); err != nil {
				return err
			}
		}
		return fn(&write{tx: t, schema: sc, table: d.table, rows: d.rows})
	})
}

// touchTable notes that the table's records changed.
func (w *write) touchTable(tb *table) { w.touch(tb.Module + "/" + tb.Name) }
