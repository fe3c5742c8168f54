package backend

// SheetImport is an ImportInput that leaves bad rows out, and can make the table that the rows go to.
type SheetImport struct {
	ImportInput
	Table    *TableInput  // to be made in the path's module; nil: the path's table is there
	Fields   []FieldInput // to be made in the table
	Strict   bool         // nothing is changed where a row is bad
	Bad      BadRows
	Progress func(phase ImportPhase, rows, total int64) // nil: nobody wants to know; total is 0 while it is unknown
}

// ImportPhase is what an import is doing.
type ImportPhase string

const (
	ImportChecks  ImportPhase = "check" // reads every row
	ImportMatches ImportPhase = "match" // looks up what rows go with
	ImportWrites  ImportPhase = "write" // the others wait for it
)

// BadRows takes the rows that an import leaves out, each with all that is wrong with it. Lines only grow after a call of Clear.
type BadRows interface {
	Clear() error // what was taken does not count
	Take(line int, why []*Error, cells [][]byte) error
}

// SheetResult counts a sheet's rows by what became of them.
type SheetResult struct {
	ImportResult
	Bad   int64
	Table string // the name of the table
}

// RowError is what is wrong with one row of a sheet, after which others can be read: it comes with its cells, as far as there are any.
type RowError struct{ Err *Error }

func (e *RowError) Error() string { return e.Err.Error() }

// Unwrap returns the error that may be shown.
func (e *RowError) Unwrap() error { return e.Err }
