package window

import (
	"context"
	"errors"
	"io"

	"owlet/backend"
	"owlet/backend/sheet"
	"owlet/backend/sqlite"
)

// Imports takes CSV and Excel files in. The window hands a file over in chunks, looks at it as often as it likes, starts the import and
// waits for its result:
//
//	id := Begin(name, size); Write(id, chunk) ...; Look(id, path, options); job := Start(id, plan); Result(job); Forget(id)
type Imports struct {
	store *sqlite.Store
	jobs  *Jobs
	files *uploads
}

// Begin announces a file of that many bytes. Errors: too_large past 4 GB, storage.
func (i *Imports) Begin(name string, size int64) (id string, err error) {
	return i.files.begin(i.store, name, size)
}

// Write appends a chunk of the file, as base64. Errors: not_found, invalid for more than was announced, storage.
func (i *Imports) Write(id, chunk string) error {
	file, err := i.files.find(id)
	if err == nil {
		err = file.write(chunk)
	}
	return err
}

// Forget removes the file, and the bad rows of its imports.
func (i *Imports) Forget(id string) error { return i.files.forget(id) }

// SheetOptions say how a file is to be read. What is empty is found out.
type SheetOptions struct {
	Sheet     string               `json:"sheet"` // of an Excel file
	Encoding  sheet.Encoding       `json:"encoding"`
	Delimiter string               `json:"delimiter"`
	Quote     string               `json:"quote"`
	Numbers   backend.NumberFormat `json:"numbers"`
	Dates     backend.DateOrder    `json:"dates"`
	Header    *bool                `json:"header"` // the first row names the columns
	From      int                  `json:"from"`   // the line that the first row is on; what is above is left out
}

// Look is what a file holds: its first rows, and what its columns could become.
type Look struct {
	Kind        string         `json:"kind"`        // "csv" or "xlsx"
	Options     SheetOptions   `json:"options"`     // none empty but those that the kind has not: as asked for, or as found out
	DatesDiffer bool           `json:"datesDiffer"` // 3/4/2026 and its like are there, and nothing tells the day from the month
	Sheets      []SheetName    `json:"sheets"`
	Label       string         `json:"label"` // for a new table, after the file or its sheet
	Heads       []LookRow      `json:"heads"` // the file's first 20 rows, one of which may name the columns
	Columns     []Column       `json:"columns"`
	Rows        []LookRow      `json:"rows"`  // the first 20 below the header
	Count       int64          `json:"count"` // how many rows were looked at
	Whole       bool           `json:"whole"` // they are all there are
	Fault       *backend.Error `json:"fault"` // the first that the file itself has, such as a quote that is not closed
}

// SheetName is a sheet of an Excel file.
type SheetName struct {
	Name   string `json:"name"`
	Hidden bool   `json:"hidden"`
}

// LookRow is a row as it is written in the file.
type LookRow struct {
	Line  int      `json:"line"`
	Cells []string `json:"cells"`
}

// Column is a column of a file with what it could become.
type Column struct {
	Name   string             `json:"name"`   // its header, numbered where others have the same, or Column 1 and so on where it has none
	Field  backend.FieldInput `json:"field"`  // proposed for a new table
	Fits   string             `json:"fits"`   // the table's field that it is for, or ""
	Filled int64              `json:"filled"` // cells that are not empty
	Valid  int64              `json:"valid"`  // of these, those that are values of the proposed type
	Sample string             `json:"sample"` // the first that is valid
	Misfit *Misfit            `json:"misfit"` // the first that is not
}

// Misfit is a cell that is no value of its column's type.
type Misfit struct {
	Line  int    `json:"line"`
	Value string `json:"value"`
}

// ImportPlan says what becomes of a file.
type ImportPlan struct {
	Path    backend.Path         `json:"path"`    // of the table; of the module, where a table is to be made
	Table   *backend.TableInput  `json:"table"`   // to be made
	Fields  []backend.FieldInput `json:"fields"`  // to be made in it; choices without options get those that the file has
	Columns []ColumnPlan         `json:"columns"` // those that go somewhere
	Mode    backend.ImportMode   `json:"mode"`
	Options SheetOptions         `json:"options"` // as Look returned them
	Strict  bool                 `json:"strict"`  // one bad row and nothing changes; else bad rows are left out and listed
}

// ColumnPlan sends a column, counted from 0, to a field. Key says that the field tells which record a row is about.
type ColumnPlan struct {
	Column int    `json:"column"`
	Field  string `json:"field"`
	Key    bool   `json:"key"`
	By     string `json:"by"` // of a reference: ByTitle or ByID; "" is found out
}

// What a column has for records that are linked to. #5 is an id in both.
const (
	ByTitle = "title"
	ByID    = "id"
)

// ColumnFit is how the cells of a column that were looked at fit the field that it goes to.
type ColumnFit struct {
	Column int           `json:"column"`
	Filled int64         `json:"filled"` // cells that are not empty
	Valid  int64         `json:"valid"`  // of these, those that are values of the field
	Misfit *Misfit       `json:"misfit"` // the first that is not
	By     string        `json:"by"`     // of a reference: as asked for, or as found out
	Sample string        `json:"sample"` // of a reference: the first that is valid
	Link   *LinkedRecord `json:"link"`   // what that links to
}

// LinkedRecord is a record with what it is called.
type LinkedRecord struct {
	ID    int64  `json:"id"`
	Title string `json:"title"`
}

// ImportResult is how an import ended.
type ImportResult struct {
	Path      backend.Path `json:"path"`      // of the table
	Cancelled bool         `json:"cancelled"` // nothing has changed then
	Refused   bool         `json:"refused"`   // it is strict and there are bad rows: nothing has changed
	Imported  int64        `json:"imported"`
	Updated   int64        `json:"updated"`
	Skipped   int64        `json:"skipped"` // rows of an update for which there is no record
	Bad       int64        `json:"bad"`
	BadRows   []BadRow     `json:"badRows"` // the first 100
	Seconds   float64      `json:"seconds"`
}

// BadRow is a row that was left out, with all that is wrong with it. The reasons' arguments name line, column, field and value where they have a
// part in it.
type BadRow struct {
	Line    int              `json:"line"`
	Reasons []*backend.Error `json:"reasons"`
	Cells   []string         `json:"cells"`
}

// BadRowsWords are the words of the file that bad rows are saved in: two headers, sentences by their ids, with {places}, and what people
// call what stands in these, by the place and by its name among programs. A sentence that is not there is written in English.
type BadRowsWords struct {
	Line      string                       `json:"line"`
	Reason    string                       `json:"reason"`
	Sentences map[string]string            `json:"sentences"`
	Names     map[string]map[string]string `json:"names"`
}

// Look tells what the file holds. With the path of a table it says which of its fields the columns fit. Errors: not_found, invalid for
// a file that cannot be read.
func (i *Imports) Look(id string, path backend.Path, options SheetOptions) (Look, error) {
	file, err := i.files.whole(id)
	if err != nil {
		return Look{}, err
	}
	var table *backend.Table
	if path.Table != "" {
		if table, err = i.store.GetTable(always, path); err != nil {
			return Look{}, err
		}
	}
	release, err := file.hold()
	if err != nil {
		return Look{}, err
	}
	defer release()
	return file.look(options, table)
}

// Fits tells how the beginning of the file fits fields of a table. Errors: not_found, invalid.
func (i *Imports) Fits(id string, path backend.Path, options SheetOptions, columns []ColumnPlan) ([]ColumnFit, error) {
	file, err := i.files.whole(id)
	if err != nil {
		return nil, err
	}
	table, err := i.store.GetTable(always, path)
	if err != nil {
		return nil, err
	}
	release, err := file.hold()
	if err != nil {
		return nil, err
	}
	defer release()
	return file.fits(path, table, options, columns)
}

// Start begins an import and returns its job. Errors: not_found.
func (i *Imports) Start(id string, plan ImportPlan) (jobID string, err error) {
	file, err := i.files.whole(id)
	if err != nil {
		return "", err
	}
	return i.jobs.start("import", func(ctx context.Context, j *job) (any, error) { return i.run(ctx, j, file, &plan) }), nil
}

// Result waits for the end of an import. Errors: not_found, and why it failed: nothing has changed then.
func (i *Imports) Result(job string) (ImportResult, error) {
	found, err := i.jobs.find("import", job)
	if err != nil {
		return ImportResult{}, err
	}
	result, err := found.wait()
	if errors.Is(err, context.Canceled) {
		return ImportResult{Cancelled: true, BadRows: []BadRow{}}, nil
	}
	if err != nil {
		return ImportResult{}, err
	}
	return result.(*importEnd).ImportResult, nil
}

// SaveBadRows writes the rows that an import left out to a CSV file: their cells as they were, their line, and why. Errors: not_found, storage.
func (r *Room) SaveBadRows(job, path string, words BadRowsWords) error {
	if r.Problem != nil {
		return r.Problem
	}
	found, err := r.jobs.find("import", job)
	if err != nil {
		return err
	}
	result, err := found.wait()
	if err != nil {
		return err
	}
	end := result.(*importEnd)
	release, err := end.file.hold()
	if err != nil {
		return err
	}
	defer release()
	return backend.Save(path, func(file io.Writer) error { return end.bad.save(file, end.delimiter, words) })
}
