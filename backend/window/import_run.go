package window

import (
	"context"
	"errors"
	"io"
	"time"

	"owlet/backend"
)

// importEnd is how an import ended, with what its bad rows are saved from.
type importEnd struct {
	ImportResult
	file      *upload
	bad       *badRows
	delimiter byte
}

func (i *Imports) run(ctx context.Context, j *job, file *upload, plan *ImportPlan) (*importEnd, error) {
	release, err := file.hold()
	if err != nil {
		return nil, err
	}
	defer release()
	started := time.Now()
	rows, err := file.source(ctx, &plan.Options, func(n int64) { j.tell("convert", n, 0) })
	if err != nil {
		return nil, err
	}
	if err := errors.Join(plan.settle(file), plan.collect(ctx, rows)); err != nil {
		return nil, err
	}
	end := &importEnd{file: file, bad: &badRows{store: i.store}, delimiter: ','}
	if plan.Options.Delimiter != "" {
		end.delimiter = plan.Options.Delimiter[0]
	}
	if end.bad.header, err = plan.header(rows); err != nil {
		return nil, err
	}
	in := plan.input(end.bad)
	in.Progress = func(phase backend.ImportPhase, done, total int64) {
		if total == 0 {
			total = rows.estimate(done)
		}
		j.tell(string(phase), done, total)
	}
	result, err := i.store.ImportSheet(ctx, plan.Path, rows, in)
	if err != nil {
		return nil, errors.Join(err, end.bad.close())
	}
	file.bad = append(file.bad, end.bad)
	end.ImportResult = ImportResult{
		Path: plan.Path, Imported: result.Imported, Updated: result.Updated, Skipped: result.Skipped, Bad: result.Bad,
		Refused: plan.Strict && result.Bad > 0, BadRows: end.bad.first, Seconds: time.Since(started).Seconds(),
	}
	end.Path.Table = result.Table
	return end, end.bad.end()
}

// source are the file's rows, as the options say; those that are open are found out.
func (u *upload) source(ctx context.Context, o *SheetOptions, tell func(rows int64)) (*source, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	kind, err := u.kind()
	if err != nil {
		return nil, err
	}
	if kind == kindCSV {
		if err := u.fill(o); err != nil {
			return nil, err
		}
		return u.csv(*o), nil
	}
	if err := u.openBook(); err != nil {
		return nil, err
	}
	u.choose(o)
	return u.convert(ctx, o.Sheet, o.From, tell)
}

// header are the columns' names, for the file of bad rows.
func (p *ImportPlan) header(rows *source) ([]string, error) {
	if !p.hasHeader() {
		return nil, nil
	}
	all, err := rows.Open()
	if err != nil {
		return nil, err
	}
	cells, _, err := all.Read()
	if err == io.EOF {
		return nil, backend.Errorf(backend.Invalid, "import.empty")
	}
	return texts(cells), err
}

func (p *ImportPlan) hasHeader() bool { return p.Options.Header == nil || *p.Options.Header }

// batchSize is how many records an insert writes.
const batchSize = 64

// input is the plan as the store takes it.
func (p *ImportPlan) input(bad *badRows) backend.SheetImport {
	in := backend.SheetImport{
		ImportInput: backend.ImportInput{
			Mode: p.Mode, HasHeader: p.hasHeader(), Numbers: p.Options.Numbers, BatchSize: batchSize,
			Forms: &backend.Forms{Dates: p.Options.Dates, Zone: time.Local},
		},
		Table: p.Table, Fields: p.Fields, Strict: p.Strict, Bad: bad,
	}
	for _, c := range p.Columns {
		m := backend.Mapping{Place: c.Column + 1, Field: c.Field, Titles: c.By == ByTitle}
		if c.Key {
			m.Policy = backend.KeyPolicy
		}
		in.Mappings = append(in.Mappings, m)
	}
	return in
}

// mostFound is how many options a file's cells can make.
const mostFound = 500

// collect gives new choices without options those that the file has, in the order in which it has them. Where there are too many the field takes
// every text.
func (p *ImportPlan) collect(ctx context.Context, rows *source) error {
	finds := p.finds()
	if len(finds) == 0 {
		return nil
	}
	all, err := rows.Open()
	if err != nil {
		return err
	}
	for row := 0; ; row++ {
		if row%rowsPerLook == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		cells, _, err := all.Read()
		if err == io.EOF {
			break
		}
		if _, one := errors.AsType[*backend.RowError](err); err != nil && !one {
			return err
		}
		if err != nil || row == 0 && p.hasHeader() {
			continue
		}
		for i := range finds {
			finds[i].add(cells)
		}
	}
	for i := range finds {
		finds[i].end()
	}
	return nil
}

// find looks for the options of a field.
type find struct {
	field  *backend.FieldInput
	column int
	seen   map[string]bool
	list   []backend.Option
}

func (p *ImportPlan) finds() (finds []find) {
	for i := range p.Fields {
		f := &p.Fields[i]
		if f.Type != backend.Choice && f.Type != backend.Multi || f.Options != nil {
			continue
		}
		for _, c := range p.Columns {
			if c.Field == f.Name {
				finds = append(finds, find{field: f, column: c.Column, seen: map[string]bool{}})
			}
		}
	}
	return finds
}

func (f *find) add(cells [][]byte) {
	if f.column >= len(cells) || len(f.list) > mostFound {
		return
	}
	for _, name := range backend.OptionNames(f.field.Type, cells[f.column]) {
		if !f.seen[name] {
			f.seen[name] = true
			f.list = append(f.list, backend.Option{Name: name})
		}
	}
}

func (f *find) end() {
	if n := len(f.list); n > 0 && n <= mostFound {
		f.field.Options = &backend.Options{List: f.list}
	}
}
