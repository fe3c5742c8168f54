package sqlite

import (
	"cmp"
	"context"
	"database/sql/driver"
	"slices"

	"owlet/backend"
)

// laterLog gathers what an update does to records, for one that writes the same ones again and again. The log gets what came of it: a record
// that was made and then changed was made, and one that was made and then deleted was never there.
type laterLog struct{ tables []*laterTable }

type laterTable struct {
	*table
	changes map[int64]*laterChange
	last    int
}

type laterChange struct {
	id    int64
	what  backend.ChangeType
	place int // among those of the table
}

func (l *laterLog) note(tb *table, what backend.ChangeType, ids []int64) {
	t := l.of(tb)
	for _, id := range ids {
		t.note(what, id)
	}
}

func (l *laterLog) of(tb *table) *laterTable {
	for _, t := range l.tables {
		if t.table == tb {
			return t
		}
	}
	t := &laterTable{table: tb, changes: map[int64]*laterChange{}}
	l.tables = append(l.tables, t)
	return t
}

func (t *laterTable) note(what backend.ChangeType, id int64) {
	t.last++
	before := t.changes[id]
	switch {
	case before == nil:
		t.changes[id] = &laterChange{id, what, t.last}
	case what != backend.Deleted:
	case before.what == backend.Created:
		delete(t.changes, id)
	default:
		before.what, before.place = what, t.last
	}
}

// noteFound is logFound for an update whose log is gathered.
func (t *tx) noteFound(tb *table, condition string, args []driver.Value) error {
	return t.query(context.Background(), "SELECT id FROM "+tb.name+" WHERE "+condition+" ORDER BY id", args, func(row []driver.Value) error {
		t.later.of(tb).note(backend.Updated, row[0].(int64))
		return nil
	})
}

// write logs what was gathered, in the order in which it began.
func (l *laterLog) write(tx *tx) error {
	tx.later = nil
	for _, t := range l.tables {
		all := make([]*laterChange, 0, len(t.changes))
		for _, c := range t.changes {
			all = append(all, c)
		}
		slices.SortFunc(all, func(a, b *laterChange) int { return cmp.Compare(a.place, b.place) })
		for len(all) > 0 {
			n := slices.IndexFunc(all, func(c *laterChange) bool { return c.what != all[0].what })
			if n < 0 {
				n = len(all)
			}
			if err := tx.logRecords(t.table, all[0].what, idsIn(all[:n])); err != nil {
				return err
			}
			all = all[n:]
		}
	}
	return nil
}

func idsIn(changes []*laterChange) []int64 {
	ids := make([]int64, len(changes))
	for i, c := range changes {
		ids[i] = c.id
	}
	return ids
}
