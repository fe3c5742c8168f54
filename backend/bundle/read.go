package bundle

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"

	"owlet/backend"
)

// What a bundle may be at the most, in bytes: whoever sends one must not be able to fill the memory.
const (
	maxStructure = 32 << 20
	maxRecord    = 8 << 20
	batchSize    = 256 << 10
)

// Source is a bundle that can be read more than once. Size is in bytes, for the progress.
type Source struct {
	Size int64
	Open func() (io.ReadCloser, error)
}

// Bytes is a bundle in memory.
func Bytes(b []byte) Source {
	return Source{Size: int64(len(b)), Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b)), nil }}
}

// Head is a bundle without its records.
type Head struct {
	Name    string
	Modules []backend.BundleModule
	records bool    // there are some
	passed  bool    // they come before the end of the head, which was read behind them
	parts   []place // of which tables they are, once that was looked for
}

// place is a table by its names.
type place struct{ Module, Table string }

// ReadHead reads a bundle up to its records, or all of it where they come earlier. Errors: invalid, not_served for a newer version.
func ReadHead(source Source) (*Head, error) {
	r, err := begin(context.Background(), source, nil)
	if err != nil {
		return nil, err
	}
	defer r.close()
	return r.head, r.readHead()
}

// reader reads a bundle once, front to back.
type reader struct {
	ctx      context.Context
	source   Source
	decoder  *json.Decoder
	meter    *meter
	close    func()
	head     *Head
	progress func(offset int64)
	skipped  int64 // bytes before the JSON
}

// meter reads no more of a value than it may have, and notes how far it came.
type meter struct {
	from io.Reader
	left int64
}

func (m *meter) Read(p []byte) (int, error) {
	if m.left <= 0 {
		return 0, errTooLarge
	}
	n, err := m.from.Read(p[:min(int64(len(p)), m.left)])
	m.left -= int64(n)
	return n, err
}

var errTooLarge = errors.New("a value is too large")

// begin begins to read a bundle, behind the mark that some editors put in front of a text.
func begin(ctx context.Context, source Source, progress func(offset int64)) (*reader, error) {
	file, err := source.Open()
	if err != nil {
		return nil, err
	}
	text := bufio.NewReader(file)
	m := &meter{from: text, left: maxStructure}
	r := &reader{ctx: ctx, source: source, decoder: json.NewDecoder(m), meter: m, close: func() { _ = file.Close() }, head: &Head{}, progress: progress}
	if first, err := text.Peek(len(byteOrderMark)); err == nil && string(first) == byteOrderMark {
		n, _ := text.Discard(len(byteOrderMark))
		r.skipped = int64(n)
	}
	return r, nil
}

const byteOrderMark = "\ufeff"

// offset is how many bytes of the source were read.
func (r *reader) offset() int64 { return r.skipped + r.decoder.InputOffset() }

// broken says where the file is damaged.
func (r *reader) broken(err error) error {
	at := r.offset() + 1
	syntax, isSyntax := errors.AsType[*json.SyntaxError](err)
	known, isOurs := errors.AsType[*backend.Error](err)
	switch {
	case isOurs:
		return known
	case errors.Is(err, errTooLarge):
		return backend.Errorf(backend.TooLarge, "bundle.too_large", "byte", at)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return backend.Errorf(backend.Invalid, "bundle.cut_off").Because(err)
	case isSyntax:
		at = max(at, r.skipped+syntax.Offset)
	}
	return backend.Errorf(backend.Invalid, "bundle.damaged", "byte", at).Because(err)
}

func (r *reader) delim(want json.Delim) error {
	token, err := r.decoder.Token()
	if err == nil && token != want {
		err = r.broken(nil)
	}
	if err != nil {
		return r.broken(err)
	}
	return nil
}

// key takes the next key of an object, which may have each once.
func (r *reader) key(seen map[string]bool) (string, error) {
	token, err := r.decoder.Token()
	if err != nil {
		return "", r.broken(err)
	}
	key, _ := token.(string) // the decoder takes nothing else for a key
	if seen[key] {
		return "", backend.Errorf(backend.Invalid, "bundle.key_twice", "key", key, "byte", r.offset()+1)
	}
	seen[key] = true
	return key, nil
}

// value takes the value of a key.
func (r *reader) value(to any) error {
	if err := r.decoder.Decode(to); err != nil {
		return r.broken(err)
	}
	return nil
}

// lacks says that a key is not there.
func (r *reader) lacks(key string) error {
	return backend.Errorf(backend.Invalid, "bundle.key", "key", key, "byte", r.offset()+1)
}

// unknown says that a key is not one of the format's.
func unknown(key string) error {
	return backend.Errorf(backend.Invalid, "bundle.key_unknown", "key", key)
}
