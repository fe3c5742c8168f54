package sqlite

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"slices"
	"strconv"
	"time"

	"owlet/backend"
)

// schema is a workspace's structure as one version of it is stored, decoded. It is shared and never changed.
type schema struct {
	version    int64
	lastNumber int64
	modules    []backend.Module
	tables     []*table            // in the order of the modules, and within them in their own
	formulas   map[int64]*formulas // by the number of their module
	listings   *listings           // of the file
	feedEnds   *feedEnds           // of the file too
	now        func() time.Time    // of the store
}

// table is a table with what SQL needs to know of it.
type table struct {
	*backend.Table
	module  int64
	name    string   // in SQL
	columns []string // by field; "" for one without a column
	stored  []int    // the fields that have a column
	whole   *shape   // of a page with all fields
	one     string   // the SQL of one record with all fields

	formulas *formulas // of its module
	computes []int     // the fields that formulas compute
}

// GetSchema returns the structure of a path's workspace. What it returns is shared with other callers and must not be changed.
// Errors: not_found.
func (s *Store) GetSchema(ctx context.Context, p backend.Path) (*backend.Schema, error) {
	w, err := s.GetWorkspace(ctx, p.Workspace)
	if err != nil {
		return nil, err
	}
	out := &backend.Schema{Name: w.Name}
	err = s.look(ctx, p.Workspace, func(_ *conn, sc *schema) error {
		out.Version, out.Modules = sc.version, sc.seen(p)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// look runs fn in a read transaction with the schema of the same moment.
func (s *Store) look(ctx context.Context, workspaceID string, fn func(*conn, *schema) error) error {
	f, err := s.workspaceFile(ctx, workspaceID)
	if err != nil {
		return err
	}
	return f.read(ctx, func(c *conn) error {
		return f.lookOn(c, fn)
	})
}

// lookOn runs fn with the row of the schema's version still open: SQLite keeps a connection's moment until its last row is closed, so
// what fn reads is of the same one, without statements that begin and end a transaction.
func (f *file) lookOn(c *conn, fn func(*conn, *schema) error) error {
	return c.query(context.Background(), "SELECT schema_version FROM workspace", nil, func(row []driver.Value) error {
		sc, err := f.schemaOf(c, row[0].(int64))
		if err != nil {
			return err
		}
		if f.schema.Load() != sc {
			f.schema.Store(sc)
		}
		if err = fn(c, sc); err == nil {
			err = errStop
		}
		return err
	})
}

// change runs fn in a write transaction with the schema of the same moment.
func (s *Store) change(ctx context.Context, workspaceID string, fn func(*tx, *schema) error) error {
	f, err := s.workspaceFile(ctx, workspaceID)
	if err != nil {
		return err
	}
	return f.changeAs(ctx, &job{}, fn)
}

// changeAs runs fn, as Store.change does, as a job of any kind.
func (f *file) changeAs(ctx context.Context, j *job, fn func(*tx, *schema) error) error {
	var seen *schema
	j.run = func(t *tx) error {
		sc, err := f.groupSchema(t)
		if err != nil {
			return err
		}
		seen = sc
		return fn(t, sc)
	}
	err := f.submit(ctx, j)
	if cached := f.schema.Load(); err == nil && (cached == nil || cached.version < seen.version) {
		f.schema.Store(seen) // only now is the version that was seen certain to be committed
	}
	return err
}

// groupSchema is the schema of the transaction under way, with the last stamp of the change log. It is read once for a group.
func (f *file) groupSchema(t *tx) (*schema, error) {
	if g := t.group; g.schema == nil {
		var version int64
		_, err := t.one("SELECT schema_version, last_stamp FROM workspace", nil, func(row []driver.Value) {
			version, g.lastStamp = row[0].(int64), row[1].(int64)
		})
		if err == nil {
			g.schema, err = f.schemaOf(t.conn, version)
		}
		if err != nil {
			return nil, err
		}
	}
	t.lastStamp = t.group.lastStamp
	return t.group.schema, nil
}

// schemaOf is the schema of a version: the cached one, or else the one that the connection sees.
func (f *file) schemaOf(c *conn, version int64) (*schema, error) {
	if sc := f.schema.Load(); sc != nil && sc.version == version {
		return sc, nil
	}
	sc, err := readSchema(c, version)
	if err == nil {
		sc.listings, sc.feedEnds, sc.now = &f.listings, &f.feedEnds, f.store.now
	}
	return sc, err
}

func readSchema(c *conn, version int64) (sc *schema, err error) {
	sc = &schema{version: version, modules: []backend.Module{}}
	if sc.lastNumber, err = c.number("SELECT last_number FROM workspace"); err != nil {
		return nil, err
	}
	if err := sc.readModules(c); err != nil {
		return nil, err
	}
	tables := map[int64][]backend.Table{}
	if err := sc.readTables(c, tables); err != nil {
		return nil, err
	}
	fields := map[int64][]backend.Field{}
	if err := readFields(c, fields); err != nil {
		return nil, err
	}
	sc.assemble(tables, fields)
	if err := sc.readFunctions(c); err != nil {
		return nil, err
	}
	sc.addFormulas()
	return sc, nil
}

func (sc *schema) readModules(c *conn) error {
	return c.query(context.Background(), "SELECT number, name, properties FROM module ORDER BY position NULLS LAST, number", nil, func(row []driver.Value) error {
		var in backend.ModuleInput
		err := json.Unmarshal([]byte(text(row[2])), &in)
		in.Name = text(row[1])
		sc.modules = append(sc.modules, moduleOf(row[0].(int64), in))
		return err
	})
}

func (sc *schema) readTables(c *conn, tables map[int64][]backend.Table) error {
	return c.query(context.Background(), "SELECT number, module, name, properties FROM record_table ORDER BY position NULLS LAST, number", nil, func(row []driver.Value) error {
		var in backend.TableInput
		err := json.Unmarshal([]byte(text(row[3])), &in)
		in.Name = text(row[2])
		module := row[1].(int64)
		tables[module] = append(tables[module], backend.Table{Num: row[0].(int64), TableInput: in})
		return err
	})
}

func readFields(c *conn, fields map[int64][]backend.Field) error {
	const sql = "SELECT number, record_table, name, type, refers_to, reverse_of, properties FROM field ORDER BY position NULLS LAST, number"
	return c.query(context.Background(), sql, nil, func(row []driver.Value) error {
		f := backend.Field{Num: row[0].(int64)}
		err := json.Unmarshal([]byte(text(row[6])), &f.FieldShape)
		f.Name, f.Type = text(row[2]), backend.FieldType(text(row[3]))
		if to, ok := row[4].(int64); ok {
			f.RefTableID = strconv.FormatInt(to, 10)
		}
		f.ReverseOf, _ = row[5].(int64)
		table := row[1].(int64)
		fields[table] = append(fields[table], f)
		return err
	})
}

// assemble puts tables into their modules and fields into their tables.
func (sc *schema) assemble(tables map[int64][]backend.Table, fields map[int64][]backend.Field) {
	names := map[string]string{}
	for _, list := range tables {
		for _, t := range list {
			names[strconv.FormatInt(t.Num, 10)] = t.Name
		}
	}
	for i := range sc.modules {
		m := &sc.modules[i]
		m.Tables = append(m.Tables, tables[m.Num]...)
		for j := range m.Tables {
			t := &m.Tables[j]
			t.Module, t.Parent, t.Fields = m.Name, m.Num, append([]backend.Field{}, fields[t.Num]...)
			for k := range t.Fields {
				t.Fields[k].RefTableName = names[t.Fields[k].RefTableID]
			}
			sc.tables = append(sc.tables, newTable(t, m.Num))
		}
	}
}

func newTable(t *backend.Table, module int64) *table {
	tb := &table{Table: t, module: module, name: "t" + strconv.FormatInt(t.Num, 10), columns: make([]string, len(t.Fields))}
	for i := range t.Fields {
		f := &t.Fields[i]
		if f.ReadOnly() {
			continue
		}
		tb.columns[i] = "f" + strconv.FormatInt(f.Num, 10)
		tb.stored = append(tb.stored, i)
	}
	tb.shapeWhole()
	return tb
}

func (tb *table) shapeWhole() {
	tb.whole = newShape(tb, tb.Shown())
	tb.one = tb.whole.sql + " WHERE id = ?"
}

// seen are the modules that are there for a path.
func (sc *schema) seen(p backend.Path) []backend.Module {
	if p.Only == nil {
		return sc.modules
	}
	return slices.DeleteFunc(slices.Clone(sc.modules), func(m backend.Module) bool { return !p.Sees(m.Num) })
}

// findModule returns the module of a path. Errors: not_found, also for one that is not there for this path.
func (sc *schema) findModule(p backend.Path) (*backend.Module, error) {
	for i := range sc.modules {
		if m := &sc.modules[i]; m.Name == p.Module && p.Sees(m.Num) {
			return m, nil
		}
	}
	return nil, backend.Errorf(backend.NotFound, "module.not_found", "module", p.Module)
}

// findTable returns the table of a path. Errors: not_found.
func (sc *schema) findTable(p backend.Path) (*table, error) {
	m, err := sc.findModule(p)
	if err != nil {
		return nil, err
	}
	for _, t := range sc.tables {
		if t.module == m.Num && t.Name == p.Table {
			return t, nil
		}
	}
	return nil, backend.Errorf(backend.NotFound, "table.not_found", "module", p.Module, "table", p.Table)
}

// byID returns the table whose number in text is id.
func (sc *schema) byID(id string) *table {
	for _, t := range sc.tables {
		if t.name[1:] == id {
			return t
		}
	}
	return nil
}

// saveNumbers ends a change of the schema: one version more, and the numbers given out are gone.
func saveNumbers(t *tx, lastNumber int64) error {
	t.touch("")
	return t.exec("UPDATE workspace SET schema_version = schema_version + 1, last_number = ?", lastNumber)
}

// asJSON is a value of ours, which can always be written as JSON.
func asJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}
