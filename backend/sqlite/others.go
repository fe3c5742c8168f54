package sqlite

import (
	"context"
	"database/sql/driver"
	"maps"
)

// others notices what other processes commit to a file: our own readers never do. It belongs to the writer.
type others struct {
	file    *file
	conn    *conn
	version int64 // SQLite's, another one after every commit of another connection
	seen    state
	stale   bool // this process has committed since
}

// state tells what of a workspace's file has changed from one moment to another.
type state struct {
	schema   int64
	editions map[int64]int64 // by table
}

func newOthers(f *file, c *conn) *others {
	o := &others{file: f, conn: c}
	o.version, _ = c.number("PRAGMA data_version")
	o.seen, _ = o.look()
	return o
}

// look reads the state; that of owlet.db is empty.
func (o *others) look() (now state, err error) {
	if o.file.id == "" {
		return now, nil
	}
	if now.schema, err = o.conn.number("SELECT schema_version FROM workspace"); err != nil {
		return now, err
	}
	now.editions = map[int64]int64{}
	err = o.conn.query(context.Background(), "SELECT record_table, edition FROM counter", nil, func(row []driver.Value) error {
		now.editions[row[0].(int64)] = row[1].(int64)
		return nil
	})
	return now, err
}

// pass notes that this process has committed.
func (o *others) pass() { o.stale = true }

// notice sends "changed" for what another process has committed since the last time. It names the tables too that this process has changed
// meanwhile, of which its listeners know already.
func (o *others) notice() {
	if o.file.writer == nil || !o.file.store.subscribed() {
		return
	}
	version, err := o.conn.number("PRAGMA data_version")
	if err != nil || version == o.version && !o.stale {
		return
	}
	now, err := o.look()
	if err != nil {
		return
	}
	if after, err := o.conn.number("PRAGMA data_version"); err != nil || after != version {
		return // the state may be of two moments: next time
	}
	if version != o.version {
		o.tell(now)
	}
	o.version, o.seen, o.stale = version, now, false
}

// tell sends the tables whose records have changed, or one event for all of the file where it was something else.
func (o *others) tell(now state) {
	all := Change{Workspace: o.file.id}
	if now.schema != o.seen.schema || maps.Equal(now.editions, o.seen.editions) {
		o.file.store.notify(all)
		return
	}
	sc, err := o.file.schemaOf(o.conn, now.schema)
	if err != nil {
		o.file.store.notify(all)
		return
	}
	for _, tb := range sc.tables {
		if now.editions[tb.Num] != o.seen.editions[tb.Num] {
			o.file.store.notify(Change{Workspace: o.file.id, Table: tb.Module + "/" + tb.Name})
		}
	}
}
