package bundle

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"slices"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// What says what of a workspace a bundle has.
type What struct {
	Workspace string `json:"workspace"`
	Module    string `json:"module"` // "" is all modules
	Records   bool   `json:"records"`
}

// Progress is told how much of something is done.
type Progress func(done, total int64)

// Write writes a bundle, of one moment, as it reads it. Progress counts records. Errors: not_found; what w returns.
func Write(ctx context.Context, w io.Writer, store *sqlite.Store, what What, progress Progress) error {
	space, err := store.GetWorkspace(ctx, what.Workspace)
	if err != nil {
		return err
	}
	return store.Snapshot(ctx, what.Workspace, func(s *sqlite.Snapshot) error {
		modules, err := chosen(s, what.Module)
		if err != nil {
			return err
		}
		o := &writer{ctx: ctx, Writer: bufio.NewWriterSize(w, 1<<18), snapshot: s, progress: progress}
		if err := o.count(modules, what.Records); err != nil {
			return err
		}
		if err := o.structure(space.Name, modules); err != nil {
			return err
		}
		if what.Records {
			if err := o.records(modules); err != nil {
				return err
			}
		}
		o.text("\n}\n")
		return o.Flush()
	})
}

func chosen(s *sqlite.Snapshot, module string) ([]backend.Module, error) {
	if module == "" {
		return s.Modules, nil
	}
	for i := range s.Modules {
		if s.Modules[i].Name == module {
			return s.Modules[i : i+1], nil
		}
	}
	return nil, backend.Errorf(backend.NotFound, "module.not_found", "module", module)
}

// writer writes one bundle. Of its bufio.Writer only the last error counts, which Flush returns.
type writer struct {
	*bufio.Writer
	ctx         context.Context
	snapshot    *sqlite.Snapshot
	progress    Progress
	done, total int64
}

func (o *writer) text(s string) { _, _ = o.WriteString(s) }

func (o *writer) json(v any) error {
	b, err := json.Marshal(v)
	if err == nil {
		_, err = o.Write(b)
	}
	return err
}

func (o *writer) count(modules []backend.Module, records bool) error {
	for i := range modules {
		for j := range modules[i].Tables {
			n, err := o.snapshot.Count(&modules[i].Tables[j])
			if err != nil {
				return err
			}
			if records {
				o.total += n
			}
		}
	}
	return nil
}

func (o *writer) structure(name string, modules []backend.Module) error {
	o.text("{\n\"owlet\": \"bundle\",\n\"version\": " + versionOf(modules) + ",\n\"name\": ")
	if err := o.json(name); err != nil {
		return err
	}
	o.text(",\n\"modules\": [")
	for i := range modules {
		o.between(i)
		if err := o.json(modules[i].Bundle()); err != nil {
			return err
		}
	}
	o.text("]")
	return nil
}

// versionOf is the version of the format that modules need: programs of the time before global functions open what has none.
func versionOf(modules []backend.Module) string {
	if slices.ContainsFunc(modules, func(m backend.Module) bool { return len(m.Functions) > 0 }) {
		return "2"
	}
	return "1"
}

func (o *writer) between(i int) {
	if i > 0 {
		o.text(",")
	}
	o.text("\n")
}

func (o *writer) records(modules []backend.Module) error {
	o.text(",\n\"records\": [")
	parts := 0
	for i := range modules {
		for j := range modules[i].Tables {
			o.between(parts)
			parts++
			if err := o.table(&modules[i].Tables[j]); err != nil {
				return err
			}
		}
	}
	o.text("]")
	return nil
}

// progressEvery is after how many records progress is told.
const progressEvery = 1000

func (o *writer) table(t *backend.Table) error {
	o.text(`{"module": "` + t.Module + `", "table": "` + t.Name + `", "records": [`)
	format := backend.NewRecordFormat(o.snapshot.Stored(t))
	var line []byte
	first := true
	err := o.snapshot.Each(o.ctx, t, func(r *backend.Record) error {
		line = line[:0]
		if !first {
			line = append(line, ',')
		}
		first = false
		line = format.AppendKept(append(line, '\n'), r)
		if o.done++; o.done%progressEvery == 0 {
			o.tell()
		}
		_, err := o.Write(line)
		return err
	})
	o.text("]}")
	o.tell()
	return err
}

func (o *writer) tell() {
	if o.progress != nil {
		o.progress(o.done, o.total)
	}
}
