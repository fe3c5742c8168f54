package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"slices"

	"owlet/backend"
)

// UpsertRecords changes the records that have a row's value in the match field and makes those that are not there, all or none. It
// returns the ids of both, each in the order sent. Errors: not_found, invalid; conflict when two rows mean the same record.
func (s *Store) UpsertRecords(ctx context.Context, p backend.Path, u backend.Upsert) (created, updated []int64, err error) {
	err = s.write(ctx, p, u.Decode, func(w *write) error {
		created, updated, err = w.upsert(u.MatchField)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	return created, updated, nil
}

func (w *write) upsert(match string) (created, updated []int64, err error) {
	place := slices.IndexFunc(w.table.Fields, func(f backend.Field) bool { return f.Name == match })
	if err := w.findMatches(place); err != nil {
		return nil, nil, err
	}
	news, changes, updated, err := w.sortOut()
	if err != nil {
		return nil, nil, err
	}
	created, err = w.changeAndInsert(changes, updated, news)
	return created, updated, asInvalid(err)
}

// changeAndInsert writes all the rows: changes of records with those ids, and new ones. It returns the ids of these.
func (w *write) changeAndInsert(changes []backend.Row, ids []int64, news []backend.Row) (created []int64, err error) {
	if err := w.checkReferences(); err != nil {
		return nil, err
	}
	freed, err := w.checkUnique()
	if err != nil {
		return nil, err
	}
	c, err := w.counter(w.table.Num)
	if err == nil {
		err = w.revise(w.schema, w.table)
	}
	if err != nil {
		return nil, err
	}
	if len(changes) > 0 {
		if err := w.change(changes, ids, freed); err != nil {
			return nil, err
		}
	}
	if len(news) == 0 {
		return []int64{}, nil
	}
	return w.insert(news, c)
}

// sortOut tells the rows that become records, which have to be whole, from the changes of records that there are.
func (w *write) sortOut() (news, changes []backend.Row, updated []int64, err error) {
	updated = []int64{}
	for i := range w.rows {
		r := &w.rows[i]
		if r.ID != 0 {
			changes, updated = append(changes, *r), append(updated, r.ID)
			continue
		}
		if err := w.checkWhole(r, i+1); err != nil {
			return nil, nil, nil, err
		}
		news = append(news, *r)
	}
	return news, changes, updated, nil
}

// findMatches gives every row the id of the record that has its value in a field.
func (w *write) findMatches(place int) error {
	f := &w.table.Fields[place]
	rows := make(map[any]int, len(w.rows))
	values := make([]driver.Value, 0, len(w.rows))
	var err error
	w.eachValue(place, func(position int, _ *backend.Row, value any) {
		if first, twice := rows[value]; twice && err == nil {
			err = backend.Errorf(backend.Conflict, "upsert.ambiguous", "field", f.Name,
				"value", string(backend.AppendValue(nil, f, value)), "first", first, "record", position)
		}
		rows[value] = position
		values = append(values, value)
	})
	if err != nil {
		return err
	}
	for i := range w.rows {
		w.rows[i].ID = 0 // after another process's change they are matched again
	}
	return w.eachHolder(place, values, func(value any, id int64) { w.rows[rows[value]-1].ID = id })
}

// checkWhole tells whether a row that becomes a record has every required field.
func (w *write) checkWhole(r *backend.Row, position int) error {
	for place := range w.table.Fields {
		if f := &w.table.Fields[place]; f.Required && !slices.Contains(r.Fields, place) {
			return backend.Errorf(backend.Invalid, "field.required", "field", f.Name, "record", position)
		}
	}
	return nil
}

// asInvalid makes a clash of values a wrong request: only an ambiguous match is a conflict of an upsert.
func asInvalid(err error) error {
	e, ok := errors.AsType[*backend.Error](err)
	if !ok || e.Code != backend.Conflict {
		return err
	}
	wrong := *e
	wrong.Code = backend.Invalid
	return &wrong
}
