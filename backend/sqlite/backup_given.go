package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"math/rand/v2"
	"time"
)

// given is the last of everything that a workspace has given out.
type given struct {
	schemaVersion, lastNumber, lastStamp int64
	lastIDs                              map[int64]int64 // by table
	lastOptions                          map[int64]int64 // by field
	tables                               map[string]int64
	modules                              map[int64]string
}

func newGiven() given {
	return given{lastIDs: map[int64]int64{}, lastOptions: map[int64]int64{}, tables: map[string]int64{}, modules: map[int64]string{}}
}

func readGiven(c *conn) (g given, err error) {
	g = newGiven()
	if _, err = c.one("SELECT schema_version, last_number, last_stamp FROM workspace", nil, func(row []driver.Value) {
		g.schemaVersion, g.lastNumber, g.lastStamp = row[0].(int64), row[1].(int64), row[2].(int64)
	}); err != nil {
		return g, err
	}
	if err := readNumbers(c, "SELECT record_table, last_id FROM counter", g.lastIDs); err != nil {
		return g, err
	}
	if err := readNumbers(c, "SELECT number, last_option FROM field", g.lastOptions); err != nil {
		return g, err
	}
	if err := readNames(c, g.modules); err != nil {
		return g, err
	}
	err = c.query(context.Background(), tablesByPath, nil, func(row []driver.Value) error {
		g.tables[text(row[1])] = row[0].(int64)
		return nil
	})
	return g, err
}

const tablesByPath = "SELECT t.number, m.name || '/' || t.name FROM record_table t JOIN module m ON m.number = t.module"

func readNumbers(c *conn, sql string, into map[int64]int64) error {
	return c.query(context.Background(), sql, nil, func(row []driver.Value) error {
		into[row[0].(int64)] = row[1].(int64)
		return nil
	})
}

func readNames(c *conn, modules map[int64]string) error {
	return c.query(context.Background(), "SELECT number, name FROM module", nil, func(row []driver.Value) error {
		modules[row[0].(int64)] = text(row[1])
		return nil
	})
}

// prepare makes what is staged go on above what was given out.
func (g *given) prepare(staged *making, now func() time.Time) error {
	if staged.strange {
		if err := g.renumber(staged.conn); err != nil {
			return err
		}
	}
	return g.goOn(staged.conn, now)
}

// renumber gives a strange file's modules numbers that nothing had, but for those that are the same by number and name: a key that may see
// some modules knows them by their numbers, and must not see another workspace's for it.
func (g *given) renumber(staged *conn) error {
	own, err := readGiven(staged)
	if err != nil {
		return err
	}
	last := max(g.lastNumber, own.lastNumber)
	for number, name := range own.modules {
		if g.modules[number] == name {
			continue
		}
		last++
		for _, sql := range []string{
			"UPDATE module SET number = ? WHERE number = ?", "UPDATE record_table SET module = ? WHERE module = ?", "UPDATE global_function SET module = ? WHERE module = ?",
		} {
			if err := staged.exec(sql, last, number); err != nil {
				return err
			}
		}
	}
	return staged.exec("UPDATE workspace SET last_number = ?", last)
}

// goOn makes a staged workspace go on above what was given out. A table goes by its number, and by its name, too: the file may be another
// workspace's.
func (g *given) goOn(staged *conn, now func() time.Time) error {
	own, err := readGiven(staged)
	if err != nil {
		return err
	}
	if err := staged.script("BEGIN"); err != nil {
		return err
	}
	err = g.write(staged, &own, nextStamp(max(g.lastStamp, own.lastStamp), now))
	if err != nil {
		return errors.Join(err, staged.script("ROLLBACK"))
	}
	return staged.script("COMMIT")
}

// nextStamp is a stamp above all that there were, of a whole millisecond: a client that keeps no more can name it.
func nextStamp(last int64, now func() time.Time) int64 {
	const ms = int64(time.Millisecond / time.Microsecond)
	return (max(now().UnixMicro(), last+1) + ms - 1) / ms * ms
}

func (g *given) write(staged *conn, own *given, stamp int64) error {
	// A version that nobody has seen: the file may be an older one than others remember.
	version := max(g.schemaVersion, own.schemaVersion) + 1 + rand.Int64N(1<<30) // #nosec G404 -- versions differ, nobody gains by guessing one
	if err := staged.exec("UPDATE workspace SET schema_version = ?, last_number = ?, last_stamp = ?",
		version, max(g.lastNumber, own.lastNumber), stamp); err != nil {
		return err
	}
	if err := staged.exec("DELETE FROM change"); err != nil {
		return err
	}
	if err := staged.exec("INSERT INTO change (record_table, stamp, place, subject, kind) VALUES (?, ?, 0, 0, ?)", int64(ofSchema), stamp, int64(begun)); err != nil {
		return err
	}
	for path, table := range own.tables {
		last := max(own.lastIDs[table], g.lastIDs[table], g.lastIDs[g.tables[path]])
		if err := staged.exec("UPDATE counter SET last_id = ?, edition = ? WHERE record_table = ?", last, rand.Int64(), table); err != nil { // #nosec G404 -- editions differ, nobody gains by guessing one
			return err
		}
	}
	for table, last := range g.lastIDs { // also of tables that are gone: another backup may bring them back
		if err := staged.exec(`INSERT INTO counter (record_table, last_id, records) VALUES (?, ?, 0)
			ON CONFLICT DO UPDATE SET last_id = max(last_id, excluded.last_id)`, table, last); err != nil {
			return err
		}
	}
	for field := range own.lastOptions {
		if err := staged.exec("UPDATE field SET last_option = max(last_option, ?) WHERE number = ?", g.lastOptions[field], field); err != nil {
			return err
		}
	}
	return nil
}
