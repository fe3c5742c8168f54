package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"

	"github.com/xuri/excelize/v2"
)

// BookFault is why an Excel file cannot be read.
type BookFault string

const (
	NotABook    BookFault = "not_a_book"
	OldBook     BookFault = "old"      // the format before Excel 2007, .xls
	LockedBook  BookFault = "locked"   // it has a password
	BookTooBig  BookFault = "too_big"  // unpacked it is larger than what is read
	SheetAbsent BookFault = "no_sheet" // there is no sheet of that name
)

// BookError is a BookFault with its cause.
type BookError struct {
	Fault BookFault
	cause error
}

func (e *BookError) Error() string { return "sheet: " + string(e.Fault) }

// Unwrap returns the cause.
func (e *BookError) Unwrap() error { return e.cause }

// Book is an Excel file that is open. It is used by one goroutine at a time.
type Book struct {
	file   *excelize.File
	is1904 bool // its days count from 1904
}

// SheetName is a sheet of a book.
type SheetName struct {
	Name   string
	Hidden bool
}

// MaxBook is how many bytes an Excel file can have: it is held in memory.
const MaxBook = 200 << 20

const (
	maxUnpacked = 4 << 30   // of all sheets together, in temporary files
	inMemory    = 16 << 20  // of a sheet, or of the texts that sheets share, above which it goes to a temporary file
	maxParts    = 128 << 20 // unpacked, of everything else
)

// OpenBook opens an Excel file of that size. What is large of it goes to temporary files in a folder. The error is a *BookError or the
// file's own.
func OpenBook(file io.ReaderAt, size int64, folder string) (*Book, error) {
	if size > MaxBook {
		return nil, &BookError{Fault: BookTooBig}
	}
	var head [8]byte
	if _, err := file.ReadAt(head[:], 0); err != nil && err != io.EOF {
		return nil, err
	}
	if bytes.Equal(head[:], compound) {
		return nil, oldOrLocked(io.NewSectionReader(file, 0, size))
	}
	packed, err := onlySheets(file, size)
	if err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(packed, excelize.Options{UnzipSizeLimit: maxUnpacked + maxParts, UnzipXMLSizeLimit: inMemory, TmpDir: folder})
	if err != nil {
		if f != nil {
			_ = f.Close()
		}
		return nil, &BookError{NotABook, err}
	}
	b := &Book{file: f}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		b.is1904 = *props.Date1904
	}
	if err := b.markDates(); err != nil {
		return nil, errors.Join(&BookError{NotABook, err}, b.Close())
	}
	return b, nil
}

// compound begins a file of the format that Office had before 2007, which still wraps files with a password.
var compound = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// encrypted is the name of what a file with a password wraps.
var encrypted = wide("EncryptedPackage")

func oldOrLocked(file io.Reader) error {
	content, err := io.ReadAll(file)
	if err != nil {
		return err
	}
	if bytes.Contains(content, encrypted) {
		return &BookError{Fault: LockedBook}
	}
	return &BookError{Fault: OldBook}
}

// onlySheets packs anew what of the file is needed to read cells, and sees to it that unpacking it does no harm: pictures and charts can
// be large, and a small file can be made to unpack to what no memory holds.
func onlySheets(file io.ReaderAt, size int64) (io.Reader, error) {
	in, err := zip.NewReader(file, size)
	if err != nil {
		return nil, &BookError{NotABook, err}
	}
	var packed bytes.Buffer
	out := zip.NewWriter(&packed)
	var sheets, parts uint64
	for _, part := range in.File {
		if !isNeeded(part.Name) {
			continue
		}
		if isLarge(part.Name) {
			sheets += part.UncompressedSize64
		} else {
			parts += part.UncompressedSize64
		}
		if sheets > maxUnpacked || parts > maxParts {
			return nil, &BookError{Fault: BookTooBig}
		}
		if err := checkPart(part); err != nil {
			return nil, err
		}
		if err := out.Copy(part); err != nil {
			return nil, &BookError{NotABook, err}
		}
	}
	return &packed, out.Close()
}

// Close lets go of the book and its temporary files.
func (b *Book) Close() error { return b.file.Close() }

// Sheets are the sheets with cells, in the book's order.
func (b *Book) Sheets() []SheetName {
	var names []SheetName
	for _, name := range b.file.GetSheetList() {
		visible, err := b.file.GetSheetVisible(name)
		names = append(names, SheetName{name, err == nil && !visible})
	}
	return names
}
