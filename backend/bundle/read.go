package bundle

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"

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
}

// ReadHead reads a bundle up to its records. Errors: invalid, not_served for a newer version.
func ReadHead(source Source) (Head, error) {
	r, err := open(context.Background(), source, nil)
	if err != nil {
		return Head{}, err
	}
	defer r.close()
	return r.head, nil
}

// reader reads a bundle once, front to back.
type reader struct {
	ctx      context.Context
	decoder  *json.Decoder
	meter    *meter
	close    func()
	head     Head
	progress func(offset int64)
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

// open reads a bundle's head.
func open(ctx context.Context, source Source, progress func(offset int64)) (*reader, error) {
	file, err := source.Open()
	if err != nil {
		return nil, err
	}
	m := &meter{from: file}
	r := &reader{ctx: ctx, decoder: json.NewDecoder(m), meter: m, close: func() { _ = file.Close() }, progress: progress}
	if err := r.readHead(); err != nil {
		r.close()
		return nil, err
	}
	return r, nil
}

func foreign() error { return backend.Errorf(backend.Invalid, "bundle.foreign") }

// readHead takes the keys up to the records. What does not begin as a bundle is none, whatever else is wrong with it.
func (r *reader) readHead() error {
	r.meter.left = maxStructure
	var kind string
	if r.delim('{') != nil || r.key("owlet") != nil || r.decoder.Decode(&kind) != nil || kind != "bundle" {
		return foreign()
	}
	var version json.Number
	if err := r.value("version", &version); err != nil {
		return err
	}
	switch n, err := version.Int64(); {
	case err != nil || n < 1:
		return r.broken(nil)
	case n > Version:
		return backend.Errorf(backend.NotServed, "bundle.newer", "version", n, "known", Version)
	}
	if err := r.value("name", &r.head.Name); err != nil {
		return err
	}
	return r.structure()
}

func (r *reader) structure() error {
	var raw json.RawMessage
	if err := r.value("modules", &raw); err != nil {
		return err
	}
	if wrong := backend.CheckJSON(raw); wrong != nil {
		return r.broken(nil)
	}
	strict := json.NewDecoder(bytes.NewReader(raw))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&r.head.Modules); err != nil {
		if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			return backend.Errorf(backend.Invalid, "bundle.structure", "place", placeOf(e.Field))
		}
		return backend.Errorf(backend.Invalid, "bundle.structure", "place", "modules").Because(err)
	}
	names := map[string]bool{}
	for i := range r.head.Modules {
		m := &r.head.Modules[i]
		if err := m.Check(); err != nil {
			return err
		}
		if names[m.Name] {
			return backend.Errorf(backend.Conflict, "module.name_taken", "name", m.Name)
		}
		names[m.Name] = true
	}
	return nil
}

// placeOf is a place in the structure as a file has it: Go's own names, of what is embedded, are left out.
func placeOf(field string) string {
	keys := strings.Split(field, ".")
	keys = slices.DeleteFunc(keys, func(key string) bool { return key != "" && unicode.IsUpper(rune(key[0])) })
	return strings.Join(keys, ".")
}

// broken says where the file is damaged.
func (r *reader) broken(err error) error {
	at := r.decoder.InputOffset() + 1
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
		at = max(at, syntax.Offset)
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

// key takes a key of an object, which has to be this one.
func (r *reader) key(want string) error {
	token, err := r.decoder.Token()
	if err != nil {
		return r.broken(err)
	}
	if token != want {
		return backend.Errorf(backend.Invalid, "bundle.key", "key", want, "byte", r.decoder.InputOffset()+1)
	}
	return nil
}

// value takes a key with its value.
func (r *reader) value(key string, to any) error {
	if err := r.key(key); err != nil {
		return err
	}
	if err := r.decoder.Decode(to); err != nil {
		return r.broken(err)
	}
	return nil
}
