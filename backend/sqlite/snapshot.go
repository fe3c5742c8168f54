package sqlite

import (
	"context"
	"database/sql/driver"

	"owlet/backend"
)

// Snapshot is a workspace as it was at one moment, for those who read much of it. It is good within Store.Snapshot only.
type Snapshot struct {
	Modules []backend.Module
	conn    *conn
	schema  *schema
}

// Snapshot runs fn with the workspace as it is now, whatever others write meanwhile. Errors: not_found, what fn returns.
func (s *Store) Snapshot(ctx context.Context, workspaceID string, fn func(*Snapshot) error) error {
	return s.look(ctx, workspaceID, func(c *conn, sc *schema) error {
		return fn(&Snapshot{Modules: sc.modules, conn: c, schema: sc})
	})
}

// Count returns how many records a table has.
func (s *Snapshot) Count(t *backend.Table) (int64, error) {
	return s.conn.number("SELECT records FROM counter WHERE record_table = ?", t.Num)
}

// Edition returns a number that a table gets with every change of its records.
func (s *Snapshot) Edition(t *backend.Table) (int64, error) {
	return s.conn.number("SELECT edition FROM counter WHERE record_table = ?", t.Num)
}

// Each calls fn with every record of a table by id, and the values of all fields that can be written, in the order of Stored. The record is
// good until fn returns.
func (s *Snapshot) Each(ctx context.Context, t *backend.Table, fn func(*backend.Record) error) error {
	tb := s.schema.numbered(t.Num)
	var r backend.Record
	return s.conn.query(ctx, newShape(tb, tb.stored).sql+" ORDER BY id", nil, func(row []driver.Value) error {
		r.ID, r.Values = row[0].(int64), r.Values[:0]
		for _, v := range row[1:] {
			r.Values = append(r.Values, v)
		}
		return fn(&r)
	})
}

// Stored are a table's fields that can be written, beside whose values a Snapshot's records are.
func (s *Snapshot) Stored(t *backend.Table) []backend.Field {
	tb := s.schema.numbered(t.Num)
	return newShape(tb, tb.stored).fields
}

func (sc *schema) numbered(number int64) *table {
	for _, tb := range sc.tables {
		if tb.Num == number {
			return tb
		}
	}
	return nil
}
