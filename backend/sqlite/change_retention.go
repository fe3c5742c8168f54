package sqlite

import (
	"database/sql/driver"
	"time"

	"owlet/backend"
)

// begun stands in the log where other rows have what became of a record: before this row nothing was noted.
const begun = 0

const (
	retention = int64(backend.Retention / time.Microsecond)
	day       = int64(24 * time.Hour / time.Microsecond)
)

// horizon is the stamp up to which a feed that ends at asOf shows nothing: a midnight, at least 90 days before. Only what the pages of a poll
// have in common may decide it, for their offsets count from there. Of pages that do not give their asOf it moves once a day.
func horizon(asOf int64) int64 { return (asOf - retention) / day * day }

// pruned is the stamp up to which the log may be empty. It is a day behind the horizon: polls are under way that end before last.
func pruned(last int64) int64 { return horizon(last) - day }

// maxPruned is how many changes one update removes: a million that come of age together must not keep others waiting.
const maxPruned = 10_000

func (t *tx) prune(table int64) error {
	if t.pruned[table] {
		return nil
	}
	if t.pruned == nil {
		t.pruned = map[int64]bool{}
	}
	t.pruned[table] = true
	return t.exec(`DELETE FROM change WHERE (record_table, stamp, place) IN
		(SELECT record_table, stamp, place FROM change WHERE record_table = ? AND stamp <= ? ORDER BY stamp, place LIMIT ?)`,
		table, pruned(t.stamp), int64(maxPruned))
}

// beginHistory makes a table's history one that is whole from now on.
func (t *tx) beginHistory(table int64) error {
	stamp, err := t.takeStamp(table)
	if err != nil {
		return err
	}
	if err := t.exec("DELETE FROM change WHERE record_table = ?", table); err != nil {
		return err
	}
	return t.exec("INSERT INTO change (record_table, stamp, place, subject, kind) VALUES (?, ?, 0, 0, ?)", table, stamp, int64(begun))
}

// historyBegin is the stamp up to which nothing was noted of a table; 0 where the log does not tell.
func historyBegin(c *conn, table int64) (begin int64, err error) {
	_, err = c.one("SELECT stamp, kind FROM change WHERE record_table = ? ORDER BY stamp, place LIMIT 1", []driver.Value{table}, func(row []driver.Value) {
		if row[1].(int64) == begun {
			begin = row[0].(int64)
		}
	})
	return begin, err
}

// checkSince refuses a poll that begins before the workspace was restored from a backup: nobody can tell what became of what until then. It
// returns when that was, 0 for never.
func checkSince(c *conn, since backend.Stamp) (restored int64, err error) {
	if restored, err = historyBegin(c, ofSchema); err == nil && int64(since) < restored {
		err = backend.Errorf(backend.Invalid, "query.since_restored", "since", since.String(), "cutoff", backend.Stamp(restored).String())
	}
	return restored, err
}

// historyBegins tells whether the history of a module's table is to begin when it becomes what it is after; before is nil of a new one. With
// the history of a name that was never used it need not: it is whole from the table's first record.
func historyBegins(c *conn, module int64, before, after *backend.Table) (bool, error) {
	switch {
	case !after.HasHistory, before != nil && before.HasHistory && before.Name == after.Name:
		return false, nil
	case before != nil && !before.HasHistory:
		return true, nil
	}
	return nameUsed(c, module, after)
}

// beginHistories begins those of a module's tables that stand in another one's place once the module has its new name.
func (t *tx) beginHistories(m *backend.Module) error {
	var begin []int64
	for _, tb := range m.Tables {
		tb.Module = m.Name
		begins, err := historyBegins(t.conn, m.Num, nil, &tb)
		if err != nil {
			return err
		}
		if begins {
			begin = append(begin, tb.Num)
		}
	}
	for _, table := range begin {
		if err := t.beginHistory(table); err != nil {
			return err
		}
	}
	return nil
}

// nameUsed tells whether another table had this one's name before, or another module its module's, so that somebody may follow a feed that
// was there.
func nameUsed(c *conn, module int64, tb *backend.Table) (bool, error) {
	n, err := c.number(`SELECT count(*) FROM change WHERE record_table = ? AND (
		detail ->> 'kind' = ? AND subject <> ? AND ? IN (detail ->> 'name', detail ->> 'previousName') OR
		detail ->> 'kind' = ? AND subject <> ? AND ? IN (detail ->> 'name', detail ->> 'previousName') AND detail ->> 'moduleName' = ?)`,
		int64(ofSchema), string(backend.OfModule), module, tb.Module, string(backend.OfTable), tb.Num, tb.Name, tb.Module)
	return n > 0, err
}
