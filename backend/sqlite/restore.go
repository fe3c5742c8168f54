package sqlite

import (
	"context"
	"database/sql/driver"
	"maps"
	"slices"

	"owlet/backend"
)

// RemoveRecords is DeleteRecords for those who may want it undone: it returns which references of records that stay it has emptied, up to
// backend.MaxLinks of them.
func (s *Store) RemoveRecords(ctx context.Context, p backend.Path, ids []int64) (removed backend.Removed, err error) {
	err = s.change(ctx, p.Workspace, func(t *tx, sc *schema) error {
		tb, err := sc.findTable(p)
		if err != nil {
			return err
		}
		w := write{tx: t, schema: sc, table: tb}
		if removed, err = w.linksTo(ids); err != nil {
			return err
		}
		return w.delete(ids)
	})
	return removed, err
}

// LinksToRecords tells what RemoveRecords would return. Errors: not_found.
func (s *Store) LinksToRecords(ctx context.Context, p backend.Path, ids []int64) (removed backend.Removed, err error) {
	err = s.look(ctx, p.Workspace, func(c *conn, sc *schema) error {
		tb, err := sc.findTable(p)
		if err != nil {
			return err
		}
		w := write{tx: &tx{conn: c}, schema: sc, table: tb}
		removed, err = w.linksTo(ids)
		return err
	})
	return removed, err
}

// RestoreRecords brings deleted records back under their own ids, all or none, and the references to them where these are still empty. It
// returns the ids in the order sent. Errors: as CreateRecords'; invalid also for an id that was never given, conflict for one that is there.
func (s *Store) RestoreRecords(ctx context.Context, p backend.Path, decode backend.Decode, links []backend.ClearedLinks) (ids []int64, err error) {
	err = s.writeAs(ctx, p, decode, &job{}, func(w *write) error {
		ids, err = w.restore(links)
		return err
	})
	if err != nil {
		return nil, err
	}
	return ids, nil
}

// linksTo are the references to records by others that stay.
func (w *write) linksTo(ids []int64) (removed backend.Removed, err error) {
	removed.Links = []backend.ClearedLinks{}
	list, left := asJSON(ids), int64(backend.MaxLinks)
	for _, r := range w.referringTo(w.table) {
		for _, place := range r.places {
			cleared := backend.ClearedLinks{Field: r.Fields[place].Num}
			condition, args := w.staying(r.table, []int{place}, list)
			sql := "SELECT id, " + r.columns[place] + " FROM " + r.name + " WHERE " + condition + " ORDER BY id LIMIT ?"
			err := w.query(context.Background(), sql, append(args, left+1), func(row []driver.Value) error {
				if left--; left < 0 {
					removed.Incomplete = true
					return errStop
				}
				cleared.Links = append(cleared.Links, [2]int64{row[0].(int64), row[1].(int64)})
				return nil
			})
			if err != nil {
				return removed, err
			}
			if cleared.Links != nil {
				removed.Links = append(removed.Links, cleared)
			}
			left = max(left, 0)
		}
	}
	return removed, nil
}

// restore inserts the rows under the ids that they have.
func (w *write) restore(links []backend.ClearedLinks) ([]int64, error) {
	ids := make([]int64, len(w.rows))
	for i := range w.rows {
		ids[i] = w.rows[i].ID
	}
	c, err := w.counter(w.table.Num)
	if err == nil {
		err = w.checkRestorable(ids, c)
	}
	if err != nil {
		return nil, err
	}
	back, err := w.linksBack(ids, links)
	if err != nil {
		return nil, err
	}
	for _, tb := range append([]*table{w.table}, tablesOf(back)...) {
		if err := w.revise(w.schema, tb); err != nil {
			return nil, err
		}
	}
	// A record may refer to one that comes back later.
	if err := w.script("PRAGMA defer_foreign_keys = TRUE"); err != nil {
		return nil, err
	}
	if err := w.insertRestored(ids, c); err != nil {
		return nil, err
	}
	for _, r := range back {
		if err := w.linkBack(r); err != nil {
			return nil, err
		}
	}
	return ids, nil
}

// checkRestorable tells whether the rows can come back.
func (w *write) checkRestorable(ids []int64, c counter) error {
	for i, id := range ids {
		if id > c.last {
			return backend.Errorf(backend.Invalid, "record.restore_unknown", "id", id, "table", w.table.Name, "record", i+1)
		}
	}
	there, err := w.number("SELECT id FROM "+w.table.name+" WHERE id IN (SELECT value FROM json_each(?)) LIMIT 1", asJSON(ids))
	if err != nil {
		return err
	}
	if there != 0 {
		return backend.Errorf(backend.Conflict, "record.restore_taken", "id", there, "table", w.table.Name, "record", slices.Index(ids, there)+1)
	}
	if err := w.checkReferences(ids...); err != nil {
		return err
	}
	_, err = w.checkUnique()
	return err
}

func (w *write) insertRestored(ids []int64, c counter) error {
	if err := w.insertRows(w.rows); err != nil {
		return notUniqueAny(err)
	}
	if err := w.logRecords(w.table, backend.Created, ids); err != nil {
		return err
	}
	w.revisedIn(w.table).made(w.rows)
	w.touchTable(w.table)
	var blocks blockCounts
	for _, id := range ids {
		blocks.add(id, 1)
	}
	w.count(w.table.Num, counter{c.last, c.records + int64(len(ids))}, blocks)
	return nil
}

// returning are references of a table's field that come back: by the id of the record that they come back to.
type returning struct {
	*table
	place int
	ids   map[int64][]int64
	from  []int64 // all of those
}

func tablesOf(all []returning) (tables []*table) {
	for _, r := range all {
		tables = append(tables, r.table)
	}
	return tables
}

// linksBack are the links that can come back: those to records that do, from records that are there and have no other link by now. A field that
// is gone has none.
func (w *write) linksBack(ids []int64, links []backend.ClearedLinks) (all []returning, err error) {
	wanted := make(map[int64]bool, len(ids))
	for _, id := range ids {
		wanted[id] = true
	}
	for _, cleared := range links {
		for _, r := range w.referringTo(w.table) {
			for _, place := range r.places {
				if r.Fields[place].Num != cleared.Field {
					continue
				}
				back := returning{table: r.table, place: place, ids: map[int64][]int64{}}
				if err := w.stillEmpty(&back, cleared.Links, wanted); err != nil {
					return nil, err
				}
				if len(back.from) > 0 {
					all = append(all, back)
				}
			}
		}
	}
	return all, nil
}

func (w *write) stillEmpty(back *returning, links [][2]int64, wanted map[int64]bool) error {
	to := make(map[int64]int64, len(links))
	for _, l := range links {
		if wanted[l[1]] {
			to[l[0]] = l[1]
		}
	}
	list := asJSON(slices.Collect(maps.Keys(to)))
	sql := "SELECT id FROM " + back.name + " WHERE " + back.columns[back.place] + " IS NULL AND id IN (SELECT value FROM json_each(?))"
	return w.query(context.Background(), sql, []driver.Value{list}, func(row []driver.Value) error {
		id := row[0].(int64)
		back.ids[to[id]] = append(back.ids[to[id]], id)
		back.from = append(back.from, id)
		return nil
	})
}

// linkBack writes links back.
func (w *write) linkBack(back returning) error {
	for id, from := range back.ids {
		if err := w.exec("UPDATE "+back.name+" SET "+back.columns[back.place]+" = ? WHERE id IN (SELECT value FROM json_each(?))", id, asJSON(from)); err != nil {
			return err
		}
	}
	w.revisedIn(back.table).lose(back.place)
	w.touchTable(back.table)
	return w.logRecords(back.table, backend.Updated, back.from)
}
