package window

import (
	"encoding/base64"
	"strconv"
	"sync"

	"owlet/backend"
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
	mu    sync.Mutex
	name  string
	size  int64 // as announced
	held  int64
	spool *sqlite.Spool
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
	u.files[id] = &upload{name: name, size: size, spool: spool}
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
	return found.spool.Close()
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
