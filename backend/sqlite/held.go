package sqlite

import (
	"context"
	"database/sql/driver"

	"owlet/backend"
)

// Only so many records are looked at for the values that a field holds, and only so many values are told.
const (
	heldIn   = 10_000
	mostHeld = 200
)

// ListHeldValues are the texts that a field holds in the newest records, each once, in order: for somebody about to type one. Errors:
// not_found.
func (s *Store) ListHeldValues(ctx context.Context, p backend.Path, field string) ([]string, error) {
	held := []string{}
	err := s.look(ctx, p.Workspace, func(c *conn, sc *schema) error {
		tb, err := sc.findTable(p)
		if err != nil {
			return err
		}
		f, ok := tb.Field(field)
		if !ok {
			return backend.Errorf(backend.NotFound, "field.not_found", "table", p.Table, "field", field)
		}
		column := tb.columns[tb.placeOf(f)]
		if column == "" {
			return nil // its values are computed
		}
		newest := "(SELECT " + column + " AS held FROM " + tb.name + " ORDER BY id DESC LIMIT ?)"
		return c.query(ctx, "SELECT DISTINCT held FROM "+newest+" WHERE typeof(held) = 'text' ORDER BY held LIMIT ?", []driver.Value{int64(heldIn), int64(mostHeld)},
			func(row []driver.Value) error {
				held = append(held, row[0].(string))
				return nil
			})
	})
	return held, err
}
