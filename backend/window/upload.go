package window

import (
	"encoding/base64"
	"errors"
	"strconv"
	"sync"

	"owlet/backend"
	"owlet/backend/sheet"
	"owlet/backend/sqlite"
)

// MaxUpload is how many bytes a file that is handed over can have.
const MaxUpload = 4 << 30

// uploads are the files that the window has handed over, each in a spool of the store.
type uploads struct {
	mu    sync.Mutex
	last  int
	files map[string]*upload
}

// upload is one file, known by an id until it is forgotten.
type upload struct {
	mu     sync.Mutex
	name   string
	size   int64 // as announced
	held   int64
	spool  *sqlite.Spool
	store  *sqlite.Store
	work   sync.Mutex  // held while it is looked at or imported
	book   *sheet.Book // of an Excel file, once it is open
	tape   *tape       // the sheet of it that was read last
	bad    []*badRows  // of its imports
	seen   *sample     // the beginning that was looked at last, read so
	seenAs SheetOptions
	gone   bool
}

func (u *uploads) begin(store *sqlite.Store, name string, size int64) (id string, err error) {
	if size > MaxUpload {
		return "", backend.Errorf(backend.TooLarge, "upload.too_large", "file", name, "max", MaxUpload>>30)
	}
	spool, err := store.NewSpool()
	if err != nil {
		return "", err
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	u.last++
	id = strconv.Itoa(u.last)
	if u.files == nil {
		u.files = map[string]*upload{}
	}
	u.files[id] = &upload{name: name, size: size, spool: spool, store: store}
	return id, nil
}

func (u *uploads) find(id string) (*upload, error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if found := u.files[id]; found != nil {
		return found, nil
	}
	return nil, backend.Errorf(backend.NotFound, "upload.not_found", "id", id)
}

// whole is find for a file that has arrived completely.
func (u *uploads) whole(id string) (*upload, error) {
	found, err := u.find(id)
	if err != nil {
		return nil, err
	}
	found.mu.Lock()
	defer found.mu.Unlock()
	if found.held != found.size {
		return nil, backend.Errorf(backend.Invalid, "upload.broken", "file", found.name, "held", found.held, "size", found.size)
	}
	return found, nil
}

// forget removes a file. One that is not there is as good as removed.
func (u *uploads) forget(id string) error {
	u.mu.Lock()
	found := u.files[id]
	delete(u.files, id)
	u.mu.Unlock()
	if found == nil {
		return nil
	}
	return found.close()
}

// close lets go of the file and of all that was made of it. An import under way ends first.
func (u *upload) close() error {
	u.work.Lock()
	defer u.work.Unlock()
	u.gone = true
	err := u.spool.Close()
	if u.book != nil {
		err = errors.Join(err, u.book.Close())
	}
	if u.tape != nil {
		err = errors.Join(err, u.tape.Close())
	}
	for _, b := range u.bad {
		err = errors.Join(err, b.close())
	}
	return err
}

// hold is for those who work with the file: nobody else does, or removes it, until release.
func (u *upload) hold() (release func(), err error) {
	u.work.Lock()
	if u.gone {
		u.work.Unlock()
		return nil, backend.Errorf(backend.NotFound, "upload.not_found")
	}
	return u.work.Unlock, nil
}

// write appends a chunk, which is base64.
func (u *upload) write(chunk string) error {
	data, err := base64.StdEncoding.DecodeString(chunk)
	u.mu.Lock()
	defer u.mu.Unlock()
	if err != nil || u.held+int64(len(data)) > u.size {
		return backend.Errorf(backend.Invalid, "upload.broken", "file", u.name, "held", u.held+int64(len(data)), "size", u.size).Because(err)
	}
	n, err := u.spool.Write(data)
	u.held += int64(n)
	return err
}
