package sqlite

import (
	"context"
	"database/sql/driver"
	"slices"
	"strconv"

	"owlet/backend"
)

// AskRecords answers a person's question for records of a table: a page of them, how many the question leaves, and what the records are
// called that they refer to. Empty values come before all others, texts
// and options in the order in which people know them, links by their titles, ties by id. Errors: not_found, invalid; conflict when ctx was cancelled.
func (s *Store) AskRecords(ctx context.Context, p backend.Path, ask backend.Ask) (*backend.Answer, error) {
	return s.answer(ctx, p, func(tb *table) (backend.Selection, error) { return ask.On(tb.Table) })
}

// GetRecord is AskRecords for one record. Errors: not_found.
func (s *Store) GetRecord(ctx context.Context, p backend.Path, id int64) (out *backend.Answer, err error) {
	err = s.look(ctx, p.Workspace, func(c *conn, sc *schema) error {
		tb, err := sc.findTable(p)
		if err != nil {
			return err
		}
		out = &backend.Answer{Found: 1}
		if out.RecordPage, err = readOne(c, sc, tb, id); err != nil {
			return err
		}
		if out.Total, err = c.records(tb); err == nil {
			out.Links, err = readLinks(c, sc, out)
		}
		return err
	})
	return out, err
}

// ListLinkedRecords answers with the records of another table that refer to a record, as a reverse field of its table shows them.
// Errors: not_found, invalid.
func (s *Store) ListLinkedRecords(ctx context.Context, p backend.Path, id int64, field string, ask backend.Ask) (*backend.Answer, error) {
	var other backend.Path
	var reference int
	err := s.look(ctx, p.Workspace, func(c *conn, sc *schema) error {
		tb, err := sc.findTable(p)
		if err != nil {
			return err
		}
		other, reference, err = tb.referringBy(sc, field)
		other.Workspace = p.Workspace
		return err
	})
	if err != nil {
		return nil, err
	}
	return s.answer(ctx, other, func(tb *table) (backend.Selection, error) {
		sel, err := ask.On(tb.Table)
		sel.Where = []backend.Equality{{Field: reference, Value: id}}
		return sel, err
	})
}

// referringBy finds the other table and the place of its field by which its records are shown in a reverse field of this table.
func (tb *table) referringBy(sc *schema, field string) (other backend.Path, place int, err error) {
	f, ok := tb.Field(field)
	if !ok {
		return other, 0, backend.Errorf(backend.NotFound, "field.not_found", "table", tb.Name, "field", field)
	}
	for _, r := range sc.tables {
		place := slices.IndexFunc(r.Fields, func(one backend.Field) bool { return one.Num == f.ReverseOf })
		if f.Type == backend.Reverse && place >= 0 {
			return backend.Path{Module: r.Module, Table: r.Name}, place, nil
		}
	}
	return other, 0, backend.Errorf(backend.Invalid, "query.linked", "field", field, "table", tb.Name, "type", f.Type)
}

// answer reads the page of a selection with all that a person sees beside it.
func (s *Store) answer(ctx context.Context, p backend.Path, on func(*table) (backend.Selection, error)) (*backend.Answer, error) {
	var out *backend.Answer
	err := s.lookAtPage(ctx, p, on, func(c *conn, sc *schema, tb *table, sel backend.Selection) error {
		page, err := newPage(ctx, c, sc, tb, sel)
		if err != nil {
			return err
		}
		if err := page.order.expand(c); err != nil {
			return err
		}
		f, err := page.order.found(ctx, c, sc.listings)
		if err != nil {
			return err
		}
		page.order.settle(f)
		if err := page.inOrder(ctx, sc, f); err != nil {
			return err
		}
		out = &backend.Answer{Found: f.count, Total: f.total}
		if out.RecordPage, err = readPage(ctx, page, sc, sel); err == nil {
			out.Links, err = readLinks(c, sc, out)
		}
		return err
	})
	if ctx.Err() != nil {
		return nil, backend.Errorf(backend.Conflict, "query.overtaken").Because(ctx.Err())
	}
	return out, err
}

// records is how many records a table has.
func (c *conn) records(tb *table) (int64, error) {
	return c.number("SELECT records FROM counter WHERE record_table = ?", tb.Num)
}

// readLinks finds what the records are called that those of an answer refer to.
func readLinks(c *conn, sc *schema, of *backend.Answer) (backend.Links, error) {
	links := backend.Links{}
	for i := range of.Fields {
		f := of.Fields[i].Held()
		if f.Type != backend.Reference {
			continue
		}
		ids := []int64{}
		for _, r := range of.Records {
			if id, ok := r.Values[i].(int64); ok {
				ids = append(ids, id)
			}
		}
		slices.Sort(ids)
		titles, err := readTitles(c, sc.byID(f.RefTableID), slices.Compact(ids))
		if err != nil {
			return nil, err
		}
		links[f.Name] = titles
	}
	return links, nil
}

// readTitles finds what records of a table are called.
func readTitles(c *conn, tb *table, ids []int64) (map[string]string, error) {
	titles := make(map[string]string, len(ids))
	if len(ids) == 0 {
		return titles, nil
	}
	sql := "SELECT id, " + tb.titleSQL() + " FROM " + tb.name + " WHERE id IN (SELECT value FROM json_each(?))"
	err := c.query(context.Background(), sql, []driver.Value{asJSON(ids)}, func(row []driver.Value) error {
		id := row[0].(int64)
		titles[strconv.FormatInt(id, 10)] = backend.Title(id, row[1])
		return nil
	})
	return titles, err
}

// titleSQL is the column with what records are called, or what stands for it where there is none.
func (tb *table) titleSQL() string {
	if title := tb.title(); title != "" {
		return title
	}
	return "NULL"
}
