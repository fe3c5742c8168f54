package sqlite

import (
	"context"
	"database/sql/driver"
	"slices"
	"strings"

	"owlet/backend"
)

// losses collects what would go, all of one moment.
type losses struct {
	*conn
	ctx    context.Context
	schema *schema
	backend.Losses
}

// lose runs fn in a read transaction and returns what it has counted.
func (s *Store) lose(ctx context.Context, workspaceID string, fn func(*losses) error) (backend.Losses, error) {
	l := losses{ctx: ctx, Losses: backend.Losses{Fields: []backend.RemovedField{}, Formulas: []backend.BrokenFormula{}}}
	err := s.look(ctx, workspaceID, func(c *conn, sc *schema) error {
		l.conn, l.schema = c, sc
		return fn(&l)
	})
	return l.Losses, err
}

// ModuleLosses counts what DeleteModule would take. Errors: not_found.
func (s *Store) ModuleLosses(ctx context.Context, p backend.Path) (backend.Losses, error) {
	return s.lose(ctx, p.Workspace, func(l *losses) error {
		m, err := l.schema.findModule(p)
		if err != nil {
			return err
		}
		return l.addTables(l.schema.tablesOf(m))
	})
}

// TableLosses counts what DeleteTable would take. Errors: not_found.
func (s *Store) TableLosses(ctx context.Context, p backend.Path) (backend.Losses, error) {
	return s.lose(ctx, p.Workspace, func(l *losses) error {
		tb, err := l.schema.findTable(p)
		if err != nil {
			return err
		}
		return l.addTables([]*table{tb})
	})
}

// FieldLosses counts what DeleteFields would take. Errors: not_found; invalid when one is named twice.
func (s *Store) FieldLosses(ctx context.Context, p backend.Path, names []string) (backend.Losses, error) {
	return s.lose(ctx, p.Workspace, func(l *losses) error {
		tb, err := l.schema.findTable(p)
		if err != nil {
			return err
		}
		fields, err := namedFields(tb, names)
		if err != nil {
			return err
		}
		named := make([]*backend.Field, len(fields))
		for i := range fields {
			named[i] = &fields[i]
		}
		if l.Values, err = l.values(tb, named); err != nil {
			return err
		}
		ends := l.schema.otherEnds(fields)
		gone := slices.Clone(ends)
		for _, f := range named {
			gone = append(gone, tableField{tb, f})
		}
		l.addFormulas(nil, gone)
		return l.addEnds(ends)
	})
}

// FieldChangeLosses counts what UpdateField would take: the values that hold an option which goes. One that keeps others of its options
// counts too. Errors: not_found.
func (s *Store) FieldChangeLosses(ctx context.Context, p backend.Path, name string, in backend.FieldChange) (backend.Losses, error) {
	return s.lose(ctx, p.Workspace, func(l *losses) error {
		tb, err := l.schema.findTable(p)
		if err != nil {
			return err
		}
		before, ok := tb.Field(name)
		if !ok {
			return backend.Errorf(backend.NotFound, "field.not_found", "table", tb.Name, "field", name)
		}
		after := *before
		after.FieldShape = in.Of(before.FieldShape)
		c := fieldChange{table: tb, before: before, after: &after, column: tb.columns[tb.placeOf(before)]}
		if gone := c.removedOptions(); len(gone) > 0 {
			l.Values, err = l.count("SELECT count(*) FROM "+tb.name+" WHERE "+c.chosen(), asJSON(gone))
		}
		return err
	})
}

func (l *losses) addTables(tables []*table) error {
	l.Tables = int64(len(tables))
	for _, tb := range tables {
		n, err := l.number("SELECT records FROM counter WHERE record_table = ?", tb.Num)
		if err != nil {
			return err
		}
		l.Records += n
	}
	ends := l.schema.endsIn(tables)
	l.addFormulas(tables, ends)
	return l.addEnds(ends)
}

func (l *losses) addEnds(ends []tableField) error {
	byTable := map[*table][]*backend.Field{}
	for _, end := range ends {
		l.Fields = append(l.Fields, end.removed())
		byTable[end.table] = append(byTable[end.table], end.field)
	}
	for tb, fields := range byTable {
		n, err := l.values(tb, fields)
		if err != nil {
			return err
		}
		l.Links += n
	}
	return nil
}

// values counts the values of fields of one table. All that are in no index are counted in one walk through its records.
func (l *losses) values(tb *table, fields []*backend.Field) (total int64, err error) {
	var walked []string
	for _, f := range fields {
		column := tb.columns[tb.placeOf(f)]
		switch {
		case column == "":
		case indexed(f) && !f.IsList():
			n, err := l.count("SELECT count(*) FROM " + tb.name + " WHERE " + column + " IS NOT NULL")
			if err != nil {
				return 0, err
			}
			total += n
		case f.IsList():
			walked = append(walked, "count(nullif("+column+", '[]'))")
		default:
			walked = append(walked, "count("+column+")")
		}
	}
	if len(walked) == 0 {
		return total, nil
	}
	n, err := l.count("SELECT " + strings.Join(walked, " + ") + " FROM " + tb.name)
	return total + n, err
}

// count is number for what may take long: whoever gives up waiting ends it.
func (l *losses) count(sql string, args ...driver.Value) (n int64, err error) {
	err = l.query(l.ctx, sql, args, func(row []driver.Value) error {
		n, _ = row[0].(int64)
		return errStop
	})
	return n, err
}
