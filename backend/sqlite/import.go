package sqlite

import (
	"context"
	"io"

	"owlet/backend"
)

// ImportRecords writes a sheet's rows to a table's records, all or none. Errors: not_found; invalid, with line and column; conflict when a
// value that must be unique is taken; busy; what reading the sheet returns. Before more than a thousand rows the workspace is backed up, unless
// that was done for an import within the last hour.
//
// The sheet is read more than once, in constant memory but for eight bytes a row where records are found by key. The first pass checks
// every value before the writer is asked for, so that a faulty sheet stops nobody else's writing. In the transaction come first the
// look-ups of keys, then the writes. That values are unique and references exist is left to SQLite's indexes and foreign keys, which a
// write goes through anyway: only when they refuse is the sheet read again, after the transaction, to name the row.
func (s *Store) ImportRecords(ctx context.Context, p backend.Path, sheet backend.Sheet, in backend.ImportInput) (backend.ImportResult, error) {
	im := &importer{ctx: ctx, path: p, sheet: sheet, input: in}
	f, err := s.workspaceFile(ctx, p.Workspace)
	if err != nil {
		return im.ImportResult, err
	}
	var sc *schema
	if err := s.look(ctx, p.Workspace, func(_ *conn, now *schema) error { sc = now; return nil }); err != nil {
		return im.ImportResult, err
	}
	if err := im.check(sc); err != nil {
		return im.ImportResult, err
	}
	if im.rows > largeImport {
		if err := s.backUpBeforeOften(ctx, p.Workspace, backend.BackupImport); err != nil {
			return im.ImportResult, err
		}
	}
	err = f.changeAs(ctx, &job{alone: true}, func(t *tx, sc *schema) error {
		if sc.version != im.schema.version {
			if err := im.check(sc); err != nil {
				return err
			}
		}
		return im.write(t)
	})
	if refused(err) {
		err = s.look(ctx, p.Workspace, func(c *conn, sc *schema) error { return im.explain(c, sc, err) })
	}
	if err != nil {
		return backend.ImportResult{}, err
	}
	return im.ImportResult, nil
}

// importer is one import under way.
type importer struct {
	ctx   context.Context
	path  backend.Path
	sheet backend.Sheet
	input backend.ImportInput

	schema *schema
	table  *table
	plan   *backend.ImportPlan
	rows   int
	ids    []int64 // by row: the record that has its key, 0 for none; nil in an append
	backend.ImportResult
}

// check fits the sheet to the table and reads every value once.
func (im *importer) check(sc *schema) (err error) {
	im.schema, im.rows, im.ids = sc, 0, nil
	if im.table, err = sc.findTable(im.path); err != nil {
		return err
	}
	if err := im.makePlan(); err != nil {
		return err
	}
	if err := im.each(im.checkRow); err != nil {
		return err
	}
	if im.plan.Key < 0 || im.input.Mode == backend.ImportUpdate { // an update's rows count only where there is a record to change
		return nil
	}
	return im.twice(im.plan.Key)
}

func (im *importer) makePlan() error {
	rows, err := im.sheet.Open()
	if err != nil {
		return err
	}
	first, _, err := rows.Read()
	if err == io.EOF {
		return backend.Errorf(backend.Invalid, "import.empty")
	}
	if err == nil {
		im.plan, err = im.input.On(im.table.Table, first)
	}
	return err
}

func (im *importer) checkRow(_, line int, values []any) error {
	im.rows++
	switch im.input.Mode {
	case backend.ImportAppend:
		return im.plan.Creatable(line)
	case backend.ImportUpsert:
		if im.table.Fields[im.plan.Fields[im.plan.Key]].Missing(values[im.plan.Key]) {
			return im.plan.Refuse(backend.Invalid, "cell.key_empty", im.plan.Key, nil, line)
		}
	}
	return nil
}

// ctxRows is after how many rows an import looks whether its client is still there.
const ctxRows = 1024

// each calls fn with every row's values, good until the next call. Rows count from 0.
func (im *importer) each(fn func(row, line int, values []any) error) error {
	rows, err := im.sheet.Open()
	if err != nil {
		return err
	}
	if im.input.HasHeader {
		if _, _, err := rows.Read(); err != nil {
			return err
		}
	}
	var values []any
	for row := 0; ; row++ {
		if row%ctxRows == 0 && im.ctx.Err() != nil {
			return im.ctx.Err()
		}
		cells, line, err := rows.Read()
		if err == io.EOF {
			return im.ctx.Err() // the last chance before the commit
		}
		if err == nil {
			values, err = im.plan.Values(values[:0], cells, line)
		}
		if err == nil {
			err = fn(row, line, values)
		}
		if err != nil {
			return err
		}
	}
}
