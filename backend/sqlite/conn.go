package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"net/url"
	"path/filepath"
	"strconv"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// conn is one SQLite connection with its prepared statements. It is used by one goroutine at a time.
type conn struct {
	raw            *sqlite3.SQLiteConn
	stmts          map[string]*statement
	named          []driver.NamedValue
	foreignKeysOff bool
}

type statement struct {
	*sqlite3.SQLiteStmt
	row  []driver.Value
	busy bool // a query reads its rows
}

// maxStatements bounds what one connection keeps prepared; past it all are let go and made again as needed.
const maxStatements = 400

// pragmas hold per connection. A connection is used by one goroutine at a time: without mutexes of its own a page takes a seventh less. A file that
// is not there is missed, not made.
const pragmas = "?mode=rw&_foreign_keys=on&_journal_mode=WAL&_busy_timeout=5000&_txlock=immediate&_mutex=no"

// synchronous has a commit wait until it is on the disk: no power loss undoes what was answered. Only a test weakens it, to see that it is missed.
var synchronous = "FULL"

// openConn opens a file to work with. extra is further DSN parameters.
func openConn(path, extra string) (*conn, error) {
	return connect(path, pragmas+"&_synchronous="+synchronous+extra)
}

// openReading opens a file to look at it: it writes nothing, not even what journal the file is to have.
func openReading(path string) (*conn, error) { return connect(path, "?mode=ro&_busy_timeout=5000") }

func connect(path, parameters string) (*conn, error) {
	u := url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(path)}
	c, err := (&sqlite3.SQLiteDriver{}).Open(u.String() + parameters)
	if err != nil {
		return nil, err
	}
	raw := c.(*sqlite3.SQLiteConn)
	// Whoever takes itself for the last one on a file must not remove its log: see TestLocksLostToAnotherReaderOfTheFileDoNoHarm.
	if err := raw.SetFileControlInt("main", sqlite3.SQLITE_FCNTL_PERSIST_WAL, 1); err != nil {
		_ = raw.Close()
		return nil, err
	}
	return &conn{raw: raw, stmts: map[string]*statement{}}, nil
}

// fold moves what the log holds into the file and empties the log, unless another connection is in the midst of something: it will
// do so in its turn. A log that is left behind would be mixed into a copy of the file that somebody puts in its place.
func (c *conn) fold() { _ = c.script("PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)") }

func (c *conn) close() error {
	c.forget()
	return c.raw.Close()
}

// forget lets every prepared statement go that no query is reading from.
func (c *conn) forget() {
	for sql, s := range c.stmts {
		if !s.busy {
			_ = s.Close()
			delete(c.stmts, sql)
		}
	}
}

func (c *conn) prepare(sql string) (*statement, error) {
	if s, ok := c.stmts[sql]; ok {
		return s, nil
	}
	if len(c.stmts) >= maxStatements {
		c.forget()
	}
	raw, err := c.raw.Prepare(sql)
	if err != nil {
		return nil, err
	}
	s := &statement{SQLiteStmt: raw.(*sqlite3.SQLiteStmt)}
	c.stmts[sql] = s
	return s, nil
}

// bind lays args out the way the driver takes them. The slice is free again once the statement has started.
func (c *conn) bind(args []driver.Value) []driver.NamedValue {
	c.named = c.named[:0]
	for i, a := range args {
		c.named = append(c.named, driver.NamedValue{Ordinal: i + 1, Value: a})
	}
	return c.named
}

// script runs SQL that may hold several statements and is not kept prepared, such as a migration.
func (c *conn) script(sql string) error {
	_, err := c.raw.Exec(sql, nil)
	return err
}

// setForeignKeys has SQLite enforce foreign keys, or not. It must be called outside a transaction: in one, SQLite ignores it.
func (c *conn) setForeignKeys(on bool) error {
	if on != c.foreignKeysOff {
		return nil
	}
	err := c.script("PRAGMA foreign_keys = " + strconv.FormatBool(on))
	if err == nil {
		c.foreignKeysOff = !on
	}
	return err
}

// maxFused is how many bytes of arguments the driver may keep for a statement.
const maxFused = 256 << 10

// exec runs one statement. As a query without rows it crosses into C once, with all arguments, instead of once for each.
func (c *conn) exec(sql string, args ...driver.Value) error {
	if textSize(args) > maxFused {
		_, err := c.run(sql, args)
		return err
	}
	s, err := c.prepare(sql)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(context.Background(), c.bind(args))
	if err != nil {
		return err
	}
	return rows.Close()
}

func textSize(args []driver.Value) (n int) {
	for _, a := range args {
		if t, ok := a.(string); ok {
			n += len(t)
		}
	}
	return n
}

// changed runs one statement and returns how many rows it wrote.
func (c *conn) changed(sql string, args ...driver.Value) (int64, error) {
	r, err := c.run(sql, args)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

func (c *conn) run(sql string, args []driver.Value) (driver.Result, error) {
	s, err := c.prepare(sql)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(context.Background(), c.bind(args))
}

// errStop ends a query early without an error.
var errStop = errors.New("stop")

// query calls each with every row of the answer. The row's slice is reused; its values may be kept. The same SQL must not be
// queried again inside each. A cancelled ctx interrupts a long query; context.Background() costs nothing.
func (c *conn) query(ctx context.Context, sql string, args []driver.Value, each func(row []driver.Value) error) error {
	s, err := c.prepare(sql)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(ctx, c.bind(args))
	if err != nil {
		return err
	}
	if s.row == nil {
		s.row = make([]driver.Value, len(rows.Columns()))
	}
	s.busy = true
	defer func() { s.busy = false }()
	for err == nil {
		if err = rows.Next(s.row); err == nil {
			err = each(s.row)
		}
	}
	if err == io.EOF || err == errStop {
		err = nil
	}
	if closing := rows.Close(); err == nil && closing != nil {
		return closing
	}
	return err
}

// one calls take with the answer's only row and tells whether there was one.
func (c *conn) one(sql string, args []driver.Value, take func(row []driver.Value)) (found bool, err error) {
	err = c.query(context.Background(), sql, args, func(row []driver.Value) error {
		found = true
		take(row)
		return errStop
	})
	return found, err
}

// number is the answer's only value; 0 where there is none.
func (c *conn) number(sql string, args ...driver.Value) (n int64, err error) {
	_, err = c.one(sql, args, func(row []driver.Value) { n, _ = row[0].(int64) })
	return n, err
}
