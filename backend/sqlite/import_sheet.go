package sqlite

import (
	"context"
	"errors"
	"io"
	"slices"

	"owlet/backend"
)

// ImportSheet writes a sheet's rows to a table's records, and makes the table before where that is asked for. Rows that are bad are left
// out and listed; where it is strict and there are any, nothing is changed. All of it is one transaction. Errors: not_found; invalid and
// conflict for what is to be made; busy; what reading the sheet returns. Before more than a thousand rows, and before any that change records,
// the workspace is backed up.
//
// The sheet is read three times at most, in constant memory but for some bytes a row; once more before, where records are linked to by their
// titles, to look these up. The first pass checks every cell. The second looks up what only records and other rows can tell: keys, values that
// must be unique, references. Both come before the writer is asked for; only where somebody has changed these tables meanwhile are they repeated
// in the transaction. The third writes.
func (s *Store) ImportSheet(ctx context.Context, p backend.Path, sheet backend.Sheet, in backend.SheetImport) (backend.SheetResult, error) {
	im := &sheetImport{importer: importer{ctx: ctx, path: p, sheet: sheet, input: in.ImportInput}, in: &in}
	f, err := s.workspaceFile(ctx, p.Workspace)
	if err != nil {
		return backend.SheetResult{}, err
	}
	if err := f.view(ctx, func(c *conn) error { return im.lookOver(f, c) }); err != nil {
		return backend.SheetResult{}, err
	}
	if in.Strict && im.badRows > 0 {
		return backend.SheetResult{Bad: im.badRows, Table: im.table.Name}, nil
	}
	if im.rows > largeImport || in.Mode != backend.ImportAppend {
		if err := s.BackUpBefore(ctx, p.Workspace, backend.BackupImport); err != nil {
			return backend.SheetResult{}, err
		}
	}
	if err := f.changeAs(ctx, &job{alone: true}, im.carryOut); err != nil {
		return backend.SheetResult{}, err
	}
	return backend.SheetResult{ImportResult: im.ImportResult, Bad: im.badRows, Table: im.table.Name}, nil
}

// sheetImport is an import under way that leaves bad rows out.
type sheetImport struct {
	importer
	in       *backend.SheetImport
	draft    *tableDraft
	editions []int64 // of the tables that were looked at
	total    int64   // rows; 0 until they are counted
	bad      []uint64
	badRows  int64
	hashes   map[int]*rowHashes // by the place in the plan: of fields whose values must differ
	links    map[int][]int64    // by the place in the plan, and the row: what titles stand for
}

var errStrict = errors.New("rows are bad by now, and none may be")

// lookOver examines the sheet in a transaction that reads.
func (im *sheetImport) lookOver(f *file, c *conn) error {
	version, err := c.number("SELECT schema_version FROM workspace")
	if err != nil {
		return err
	}
	sc, err := f.schemaOf(c, version)
	if err != nil {
		return err
	}
	return im.examine(c, sc, true)
}

// examine reads every row and finds the bad ones, on a connection that only reads or on the writer's.
func (im *sheetImport) examine(c *conn, sc *schema, reads bool) (err error) {
	if im.draft, err = sc.draft(im.path, im.in.Table, im.in.Fields); err != nil {
		return err
	}
	im.schema, im.table = im.draft.schema, im.draft.table
	if err := im.makePlan(); err != nil {
		return err
	}
	im.rows, im.total, im.ids, im.bad, im.badRows, im.hashes = 0, 0, nil, nil, 0, map[int]*rowHashes{}
	if err := im.in.Bad.Clear(); err != nil {
		return err
	}
	if err := im.findTitled(c); err != nil {
		return err
	}
	for _, i := range im.differing() {
		im.hashes[i] = newRowHashes()
	}
	if err := im.eachRow(backend.ImportChecks, im.checkCells); err != nil {
		return err
	}
	for _, h := range im.hashes {
		h.end()
	}
	im.total = int64(im.rows)
	return im.screen(c, reads)
}

// differing are the places in the plan of fields whose values must differ from row to row.
func (im *sheetImport) differing() (places []int) {
	for i, place := range im.plan.Fields {
		if i == im.plan.Key || im.table.Fields[place].Unique {
			places = append(places, i)
		}
	}
	return places
}

// sheetRow is one row of a sheet while it is looked at.
type sheetRow struct {
	row, line int
	cells     [][]byte
	values    []any
	err       error // of the row itself
}

// eachRow calls fn with every row. Rows count from 0.
func (im *sheetImport) eachRow(phase backend.ImportPhase, fn func(r *sheetRow) error) error {
	rows, err := im.sheet.Open()
	if err != nil {
		return err
	}
	if c, ok := rows.(io.Closer); ok {
		defer func() { _ = c.Close() }()
	}
	if im.input.HasHeader {
		if _, _, err := rows.Read(); err != nil {
			return err
		}
	}
	r := &sheetRow{}
	for ; ; r.row++ {
		if r.row%ctxRows == 0 {
			if err := im.ctx.Err(); err != nil {
				return err
			}
			im.tell(phase, r.row)
		}
		r.cells, r.line, r.err = rows.Read()
		if r.err == io.EOF {
			im.tell(phase, r.row)
			return im.ctx.Err() // the last chance before the commit
		}
		if _, one := errors.AsType[*backend.RowError](r.err); r.err != nil && !one {
			return r.err
		}
		if err := fn(r); err != nil {
			return err
		}
	}
}

func (im *sheetImport) tell(phase backend.ImportPhase, rows int) {
	if im.in.Progress == nil {
		return
	}
	im.in.Progress(phase, int64(rows), im.total)
}

// values reads a row's values, and faults are all that is wrong with its own cells. An error that is not about the row ends the import.
func (im *sheetImport) values(r *sheetRow, into []any) (values []any, faults []*backend.Error, err error) {
	if r.err != nil {
		e, ok := errors.AsType[*backend.Error](r.err)
		if !ok {
			return into, nil, r.err
		}
		for range im.plan.Fields {
			into = append(into, nil)
		}
		return into, []*backend.Error{e}, nil
	}
	if values, err = im.plan.Values(into, r.cells, r.line); err != nil {
		values, faults = im.plan.AllFaults(into, r.cells, r.line)
	}
	faults = im.link(r, values, faults)
	if err := im.checkRow(r.row, r.line, values); err != nil {
		e, ok := errors.AsType[*backend.Error](err)
		if !ok {
			return values, nil, err
		}
		faults = append(faults, e)
	}
	return values, faults, nil
}

// checkCells finds what is wrong with a row's own cells. What is bad is listed at once, unless the rows are looked at once more: then with all
// that is wrong.
func (im *sheetImport) checkCells(r *sheetRow) error {
	values, faults, err := im.values(r, r.values[:0])
	im.rows, r.values = r.row+1, values
	if err != nil {
		return err
	}
	for i, h := range im.hashes {
		h.add(values[i])
	}
	switch {
	case len(faults) == 0:
		return nil
	case im.screens():
		im.markBad(r.row)
		return nil
	}
	return im.leaveOut(r.row, r.line, faults, r.cells)
}

// leaveOut lists a bad row.
func (im *sheetImport) leaveOut(row, line int, why []*backend.Error, cells [][]byte) error {
	im.markBad(row)
	im.badRows++
	return im.in.Bad.Take(line, why, cells)
}

func (im *sheetImport) markBad(row int) {
	for len(im.bad) <= row/64 {
		im.bad = append(im.bad, 0)
	}
	im.bad[row/64] |= 1 << (row % 64)
}

func (im *sheetImport) isBad(row int) bool {
	return row/64 < len(im.bad) && im.bad[row/64]&(1<<(row%64)) != 0
}

// carryOut writes the rows that are not bad, after another look where what was seen is no longer so.
func (im *sheetImport) carryOut(t *tx, sc *schema) error {
	if err := im.refresh(t, sc); err != nil {
		return err
	}
	if im.in.Strict && im.badRows > 0 {
		return busy(errStrict)
	}
	w := &write{tx: t, schema: im.schema, table: im.table}
	before, err := w.counter(im.table.Num)
	if err == nil {
		err = im.draft.read(t)
	}
	if err == nil {
		err = w.reviseAll(im.schema, im.table)
	}
	if err == nil {
		err = im.draft.make(t)
	}
	if err != nil {
		return err
	}
	return im.writeRows(w, before)
}

// refresh looks at everything again where the schema or one of the tables is another one by now.
func (im *sheetImport) refresh(t *tx, sc *schema) error {
	if sc.version == im.schema.version {
		now, err := im.editionsOn(t.conn)
		if err != nil || slices.Equal(now, im.editions) {
			return err
		}
	}
	return im.examine(t.conn, sc, false)
}

// editionsOn are the editions of the tables that rows depend on: their own, and those that they refer to.
func (im *sheetImport) editionsOn(c *conn) (editions []int64, err error) {
	tables := []int64{im.table.Num}
	for _, place := range im.plan.Fields {
		if f := &im.table.Fields[place]; f.Type == backend.Reference {
			tables = append(tables, im.schema.byID(f.RefTableID).Num)
		}
	}
	for _, number := range tables {
		edition, err := c.number("SELECT edition FROM counter WHERE record_table = ?", number)
		if err != nil {
			return nil, err
		}
		editions = append(editions, edition)
	}
	return editions, nil
}

func (im *sheetImport) writeRows(w *write, before counter) error {
	o := newImportWrites(&im.importer, w, before)
	err := im.eachRow(backend.ImportWrites, func(r *sheetRow) (err error) {
		if im.isBad(r.row) {
			return nil
		}
		if r.values, err = im.plan.Values(r.values[:0], r.cells, r.line); err != nil {
			return err
		}
		im.link(r, r.values, nil)
		return o.row(r.row, r.line, r.values)
	})
	if err == nil {
		err = errors.Join(o.flush(), o.flushChanged())
	}
	if err != nil {
		return err
	}
	im.ImportResult = o.ImportResult
	o.end()
	return nil
}
