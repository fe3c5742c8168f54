// Package sheet reads and writes sheets of cells: CSV in every encoding and form that spreadsheets write, and Excel files.
//
// An Excel file is xuri/excelize's, which streams rows but rounds numbers and tells a date by its format only. So formats are replaced by marks
// when a book is opened, and rows are read twice, as shown and as stored. It is held to what memory and disk can take before it is unpacked.
//
// A Reader streams: it holds one row at a time, whatever the file's size. Cells are UTF-8 without NUL, whatever the file's encoding
// was. encoding/csv has one quote and tells bytes rather than cells, and the small libraries that are faster are no longer kept, so
// the reader is our own; it is held against encoding/csv by a fuzz test.
//
// Line and column, in errors too, count from 1: lines as an editor shows them, columns as a spreadsheet does, in cells.
package sheet
