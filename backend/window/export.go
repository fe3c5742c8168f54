package window

import (
	"cmp"
	"context"
	"errors"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"owlet/backend"
	"owlet/backend/sheet"
	"owlet/backend/sqlite"
)

// formats of files.
const (
	exportCSV   = "csv"
	exportExcel = "xlsx"
	exportJSON  = "json"
)

// Exports writes tables to files, each as it was at one moment.
type Exports struct {
	store *sqlite.Store
	jobs  *Jobs
}

// ExportPlan says what is written, and how.
type ExportPlan struct {
	File      string               `json:"file"`      // where to; what is there is replaced once the export is complete
	Format    string               `json:"format"`    // "csv", "xlsx" or "json"
	Ask       Ask                  `json:"ask"`       // which records in which order; its limit and offset do not count
	Fields    []string             `json:"fields"`    // none is all
	Header    string               `json:"header"`    // "names" (the default), "labels", or "none"
	Locale    string               `json:"locale"`    // of the labels
	ID        bool                 `json:"id"`        // a first column has the records' ids
	Links     string               `json:"links"`     // "ids" (the default) or "titles" of records that are linked to
	Encoding  sheet.Encoding       `json:"encoding"`  // of CSV; UTF-16 has a byte order mark
	Mark      bool                 `json:"mark"`      // UTF-8 begins with a byte order mark, by which Excel knows it
	Delimiter string               `json:"delimiter"` // of CSV; "" is a comma
	Numbers   backend.NumberFormat `json:"numbers"`   // of CSV; "" is us

	Forms *backend.PersonForms `json:"forms"` // for a person's eyes: values as they stand in that person's spreadsheets; null: as an import reads them
}

// ExportResult is how an export ended.
type ExportResult struct {
	File      string  `json:"file"`
	Cancelled bool    `json:"cancelled"` // nothing is left of it then
	Records   int64   `json:"records"`
	Bytes     int64   `json:"bytes"`
	Seconds   float64 `json:"seconds"`
}

// Start begins an export and returns its job. Errors: not_found, invalid for a plan that does not fit.
func (e *Exports) Start(path backend.Path, plan ExportPlan) (jobID string, err error) {
	if err := plan.check(); err != nil {
		return "", err
	}
	table, err := e.store.GetTable(always, path)
	if err != nil {
		return "", err
	}
	name := table.Name
	if plan.Forms != nil {
		name = cmp.Or(labelOf(table.Labels, plan.Locale), name)
	}
	return e.jobs.start("export", func(ctx context.Context, j *job) (any, error) {
		return e.run(ctx, path, &exporting{ctx: ctx, job: j, plan: &plan, name: name, folder: e.store.SpoolFolder()})
	}), nil
}

// Result waits for the end of an export. Errors: not_found, and why it failed: nothing is left of the file then.
func (e *Exports) Result(job string) (ExportResult, error) {
	found, err := e.jobs.find("export", job)
	if err != nil {
		return ExportResult{}, err
	}
	result, err := found.wait()
	if errors.Is(err, context.Canceled) {
		return ExportResult{Cancelled: true}, nil
	}
	if err != nil {
		return ExportResult{}, err
	}
	return result.(ExportResult), nil
}

func (p *ExportPlan) check() error {
	options := SheetOptions{Encoding: p.Encoding, Delimiter: p.Delimiter, Quote: `"`}
	if !filepath.IsAbs(p.File) {
		return backend.Errorf(backend.Invalid, "export.file", "file", p.File)
	}
	if p.Format != exportCSV && p.Format != exportExcel && p.Format != exportJSON {
		return backend.Errorf(backend.Invalid, "export.format", "format", p.Format)
	}
	return options.check()
}

func (e *Exports) run(ctx context.Context, path backend.Path, x *exporting) (result ExportResult, err error) {
	started := time.Now()
	err = backend.Save(x.plan.File, func(file io.Writer) error {
		x.file = &counted{file, ctx, 0}
		err := e.store.ExportRecords(ctx, path, x.plan.Ask, x.plan.Fields, x)
		if err == nil {
			err = x.out.end()
		}
		if x.out != nil {
			x.out.close()
		}
		return x.explain(err)
	})
	return ExportResult{File: x.plan.File, Records: x.done, Bytes: x.file.written(), Seconds: time.Since(started).Seconds()}, err
}

// counted counts what is written to a file, and refuses it once ctx has ended.
type counted struct {
	io.Writer
	ctx   context.Context
	bytes int64
}

func (c *counted) Write(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.Writer.Write(p)
	c.bytes += int64(n)
	return n, err
}

func (c *counted) written() int64 {
	if c == nil {
		return 0
	}
	return c.bytes
}

// format writes records in the form of a file.
type format interface {
	record(r *backend.Record, links backend.Links) error
	end() error
	close() // what end does not
}

// cellWriter writes stored values as texts.
type cellWriter interface {
	Append(b []byte, place int, stored any) []byte
}

// exporting is an export under way: the sink of its records.
type exporting struct {
	ctx    context.Context
	job    *job
	plan   *ExportPlan
	name   string // of the table
	folder string // for temporary files
	file   *counted
	fields []backend.Field
	out    format
	most   int64
	done   int64
}

// Begin begins the file.
func (x *exporting) Begin(fields []backend.Field, most int64) (err error) {
	x.fields, x.most = fields, most
	switch x.plan.Format {
	case exportCSV:
		x.out, err = newCSVFormat(x)
	case exportExcel:
		x.out, err = newExcelFormat(x)
	default:
		x.out, err = newJSONFormat(x)
	}
	return err
}

// Take writes records.
func (x *exporting) Take(records []backend.Record, links backend.Links) error {
	for i := range records {
		if err := x.out.record(&records[i], links); err != nil {
			return err
		}
		x.done++
	}
	x.job.tell("export", x.done, x.most)
	return x.ctx.Err()
}

// explain names a character that the encoding does not have.
func (x *exporting) explain(err error) error {
	if sheet.NotInEncoding(err) {
		return backend.Errorf(backend.Invalid, "export.encoding", "encoding", x.plan.Encoding).Because(err)
	}
	return err
}

// cells writes values for whom the file is.
func (x *exporting) cells(numbers backend.NumberFormat) cellWriter {
	if x.plan.Forms == nil {
		return backend.NewCellFormat(x.fields, numbers)
	}
	return backend.NewPersonFormat(x.fields, numbers, x.plan.Locale, *x.plan.Forms)
}

// header are the names of the columns; nil when there are to be none.
func (x *exporting) header() (names []string) {
	if x.plan.Header == "none" {
		return nil
	}
	if x.plan.ID {
		names = append(names, "id")
	}
	for i := range x.fields {
		name := x.fields[i].Name
		if label := labelOf(x.fields[i].Labels, x.plan.Locale); x.plan.Header == "labels" && label != "" {
			name = label
		}
		names = append(names, name)
	}
	return names
}

// labelOf is a label in a language, or else the default one, or any.
func labelOf(labels backend.Labels, locale string) string {
	if label := labels.In(locale); label != "" {
		return label
	}
	for _, key := range append([]string{"en"}, slices.Sorted(maps.Keys(labels))...) {
		if label := labels[key]; label != "" {
			return label
		}
	}
	return ""
}

// title is what a linked record is called, where titles are asked for.
func (x *exporting) title(place int, value any, links backend.Links) (string, bool) {
	id, ok := value.(int64)
	f := &x.fields[place]
	if !ok || f.Type != backend.Reference || x.plan.Links != "titles" {
		return "", false
	}
	title, known := links[f.Name][strconv.FormatInt(id, 10)]
	return title, known
}
