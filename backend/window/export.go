package window

import (
	"owlet/backend"
	"owlet/backend/sheet"
	"owlet/backend/sqlite"
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
	ID        bool                 `json:"id"`        // a first column has the records' ids
	Links     string               `json:"links"`     // "ids" (the default) or "titles" of records that are linked to
	Encoding  sheet.Encoding       `json:"encoding"`  // of CSV; UTF-16 has a byte order mark
	Mark      bool                 `json:"mark"`      // UTF-8 begins with a byte order mark, by which Excel knows it
	Delimiter string               `json:"delimiter"` // of CSV; "" is a comma
	Numbers   backend.NumberFormat `json:"numbers"`   // of CSV; "" is us
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
func (e *Exports) Start(path backend.Path, plan ExportPlan) (job string, err error) {
	return "", backend.Errorf(backend.NotServed, "import.not_yet")
}

// Result waits for the end of an export. Errors: not_found, and why it failed: nothing is left of the file then.
func (e *Exports) Result(job string) (ExportResult, error) {
	return ExportResult{}, backend.Errorf(backend.NotServed, "import.not_yet")
}
