package sqlite

import (
	"context"
	"database/sql/driver"
	"slices"
	"strings"

	"owlet/backend"
)

// revisedRecords are what one update makes of a table under revision. They count once the update has succeeded.
type revisedRecords struct {
	*revisedTable
	moves [][]move // by followed listing
	lost  []bool
}

// revise notes that an update changes records of a table. It comes before all that the update writes.
func (t *tx) revise(sc *schema, tb *table) error {
	if t.revisedIn(tb) != nil {
		return nil
	}
	rt, err := t.revision.table(t.conn, tb, sc.version)
	if err != nil {
		return err
	}
	rr := &revisedRecords{revisedTable: rt}
	for _, f := range rt.follow {
		rr.moves, rr.lost = append(rr.moves, nil), append(rr.lost, f.version != sc.version || !f.followable())
	}
	t.revised = append(t.revised, rr)
	return nil
}

// revisedIn is what the update makes of a table; nil before revise.
func (t *tx) revisedIn(tb *table) *revisedRecords {
	for _, rr := range t.revised {
		if rr.number == tb.Num {
			return rr
		}
	}
	return nil
}

// reviseAll is revise for changes too large to follow.
func (t *tx) reviseAll(sc *schema, tb *table) error {
	err := t.revise(sc, tb)
	if err == nil {
		t.revisedIn(tb).loseAll()
	}
	return err
}

// keepRevised takes over what an update that succeeded has revised.
func (t *tx) keepRevised() {
	for _, rr := range t.revised {
		rr.revisedTable.changed = true
		for i, f := range rr.follow {
			f.moves = append(f.moves, rr.moves[i]...)
			f.lost = f.lost || rr.lost[i]
		}
	}
}

// lose gives up the listings that depend on a field.
func (rr *revisedRecords) lose(field int) {
	for i, f := range rr.follow {
		rr.lost[i] = rr.lost[i] || slices.Contains(f.decisive(), field)
	}
}

func (rr *revisedRecords) loseAll() {
	for i := range rr.lost {
		rr.lost[i] = true
	}
}

// decisive are the places of the fields that decide where a record stands in one of the listings; none where there is no listing.
func (rr *revisedRecords) decisive() (places []int) {
	for i, f := range rr.follow {
		if !rr.lost[i] {
			places = append(places, f.decisive()...)
		}
	}
	slices.Sort(places)
	return slices.Compact(places)
}

// values are a record's stored ones, by the place of their field; nil is for one that is not there.
type values func(place int) any

// move notes the moves of a record between what it was and what it is now.
func (rr *revisedRecords) move(id int64, before, after values) {
	for i, f := range rr.follow {
		if rr.lost[i] {
			continue
		}
		from, was := f.standing(id, before)
		to, is := f.standing(id, after)
		if was && is && from == to {
			continue
		}
		if was {
			rr.moves[i] = append(rr.moves[i], move{from, -1})
		}
		if is {
			rr.moves[i] = append(rr.moves[i], move{to, 1})
		}
	}
}

// made notes new records.
func (rr *revisedRecords) made(rows []backend.Row) {
	if len(rr.follow) == 0 {
		return
	}
	for i := range rows {
		rr.move(rows[i].ID, nil, valuesOf(&rows[i], func(int) any { return nil }))
	}
}

// valuesOf are the values that a row names, and those before where it names none.
func valuesOf(r *backend.Row, before values) values {
	return func(place int) any {
		if i := slices.Index(r.Fields, place); i >= 0 {
			return r.Values[i]
		}
		return before(place)
	}
}

// standing is what decides where records stood before an update.
type standing struct {
	*revisedRecords
	places []int
	rows   map[int64][]any
}

// maxFollowed is for how many records an update looks up where they stood.
const maxFollowed = 1 << 12

// standing reads where records of the table stand. Without a listing that depends on it that costs nothing.
func (w *write) standing(ids []int64) (*standing, error) {
	s := &standing{revisedRecords: w.revisedIn(w.table)}
	if len(ids) > maxFollowed {
		s.loseAll()
	}
	if s.places = s.decisive(); len(s.places) == 0 {
		return s, nil
	}
	columns := make([]string, len(s.places))
	for i, place := range s.places {
		columns[i] = w.table.columns[place]
	}
	s.rows = make(map[int64][]any, len(ids))
	sql := "SELECT id, " + strings.Join(columns, ", ") + " FROM " + w.table.name + " WHERE id IN (SELECT value FROM json_each(?))"
	return s, w.query(context.Background(), sql, []driver.Value{asJSON(ids)}, func(row []driver.Value) error {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = row[i+1]
		}
		s.rows[row[0].(int64)] = values
		return nil
	})
}

// of are the values that a record had.
func (s *standing) of(id int64) values {
	row := s.rows[id]
	return func(place int) any { return row[slices.Index(s.places, place)] }
}

// changed notes updates of the records.
func (s *standing) changed(rows []backend.Row) {
	if s.rows == nil {
		return
	}
	for i := range rows {
		before := s.of(rows[i].ID)
		s.move(rows[i].ID, before, valuesOf(&rows[i], before))
	}
}

// deleted notes that records are gone.
func (s *standing) deleted(ids []int64) {
	if s.rows == nil {
		return
	}
	for _, id := range ids {
		s.move(id, s.of(id), nil)
	}
}
