package sqlite

import (
	"database/sql/driver"
	"slices"
)

// group is what the updates of one transaction share, so that none reads or writes again what another one just did.
type group struct {
	schema    *schema // nil: not read yet, or an update may have changed it
	lastStamp int64
	counts    map[int64]*counts // by table
}

// counts are how many records a table has, with the changes of its blocks that are not written yet.
type counts struct {
	counter
	blocks blockCounts
}

// addition is what one update adds to a table's counts. It counts once the update has succeeded.
type addition struct {
	table  int64
	after  counter
	blocks blockCounts
}

// counter is a table's last id and how many records it has.
type counter struct{ last, records int64 }

// counter returns a table's as this update's predecessors leave it, and what it has counted itself.
func (t *tx) counter(table int64) (counter, error) {
	for _, a := range slices.Backward(t.added) {
		if a.table == table {
			return a.after, nil
		}
	}
	if known, ok := t.group.counts[table]; ok {
		return known.counter, nil
	}
	var c counter
	_, err := t.one("SELECT last_id, records FROM counter WHERE record_table = ?", []driver.Value{table}, func(row []driver.Value) {
		c = counter{row[0].(int64), row[1].(int64)}
	})
	return c, err
}

// count notes what the update makes of a table's counts. They are written once for the whole transaction.
func (t *tx) count(table int64, after counter, blocks blockCounts) {
	t.added = append(t.added, addition{table, after, blocks})
}

// keep takes over what an update that succeeded has counted and seen.
func (g *group) keep(t *tx) {
	if t.stamp != 0 {
		g.lastStamp = t.stamp
	}
	for _, a := range t.added {
		if g.counts == nil {
			g.counts = map[int64]*counts{}
		}
		c := g.counts[a.table]
		if c == nil {
			c = &counts{}
			g.counts[a.table] = c
		}
		c.counter = a.after
		c.blocks.merge(&a.blocks)
	}
}

// save writes the counts, and forgets everything: what comes next may change any of it.
func (g *group) save(w *conn, r *revision) error {
	for table, c := range g.counts {
		if err := c.blocks.save(w, table); err != nil {
			return err
		}
		const sql = "UPDATE counter SET last_id = ?, records = ?, edition = ? WHERE record_table = ?"
		if err := w.exec(sql, c.last, c.records, r.edition, table); err != nil {
			return err
		}
		r.find(table).written = true
	}
	*g = group{}
	return nil
}
