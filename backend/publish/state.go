package publish

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"owlet/backend"
)

// about is plan.json: what a publication publishes, and where to.
type about struct {
	ID        string               `json:"id"`
	Workspace string               `json:"workspace"` // here
	Target    Target               `json:"target"`
	StartedAt time.Time            `json:"startedAt"`
	Module    backend.BundleModule `json:"module"`
	Counts    map[string]int64     `json:"counts"` // records by table
	Stamp     stamp                `json:"stamp"`  // of the module as it was copied
}

// entry is a line of journal.jsonl.
type entry struct {
	Claimed bool            `json:"claimed,omitempty"` // the module was not there, and is about to be created
	Table   string          `json:"table,omitempty"`
	IDs     []remoteID      `json:"ids,omitempty"`    // of the next records of the table's file
	Linked  int             `json:"linked,omitempty"` // up to this record of the table's file
	Note    json.RawMessage `json:"note,omitempty"`
}

// state is a publication under way, with what of it is known to be done.
type state struct {
	about
	folder  string
	journal *os.File
	claimed bool
	ids     map[string][]remoteID // by table, in the order of its file
	linked  map[string]int
	resumed bool
}

func (s *state) recordsPath(table string) string {
	i := slices.IndexFunc(s.Module.Tables, func(t backend.BundleTable) bool { return t.Name == table })
	return filepath.Join(s.folder, "records-"+strconv.Itoa(i+1)+".jsonl")
}

// openJournal reads what is done, and goes on from there. A last line that a crash has cut off does not count.
func (s *state) openJournal() error {
	s.ids, s.linked = map[string][]remoteID{}, map[string]int{}
	path := filepath.Join(s.folder, "journal.jsonl")
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return unusable(path, err)
	}
	text, err := io.ReadAll(file)
	if err != nil {
		return errors.Join(unusable(path, err), file.Close())
	}
	whole := bytes.LastIndexByte(text, '\n') + 1
	for line := range bytes.Lines(text[:whole]) {
		var e entry
		if err := json.Unmarshal(line, &e); err != nil {
			return errors.Join(unusable(path, err), file.Close())
		}
		s.apply(&e)
	}
	if err := file.Truncate(int64(whole)); err != nil {
		return errors.Join(unusable(path, err), file.Close())
	}
	if _, err := file.Seek(0, io.SeekEnd); err != nil {
		return errors.Join(unusable(path, err), file.Close())
	}
	s.journal, s.resumed = file, whole > 0
	return nil
}

func (s *state) apply(e *entry) {
	s.claimed = s.claimed || e.Claimed
	if e.Table == "" {
		return
	}
	s.ids[e.Table] = append(s.ids[e.Table], e.IDs...)
	s.linked[e.Table] = max(s.linked[e.Table], e.Linked)
}

// note writes a line that is to outlive a crash.
func (s *state) note(e entry) error {
	line, err := json.Marshal(e)
	if err == nil {
		_, err = s.journal.Write(append(line, '\n'))
	}
	if err == nil {
		err = s.journal.Sync()
	}
	if err != nil {
		return unusable(s.journal.Name(), err)
	}
	s.apply(&e)
	return nil
}

func (s *state) close() { _ = s.journal.Close() }

func unusable(path string, err error) error {
	return backend.Errorf(backend.Storage, "storage.unreadable", "file", path).Because(err)
}

// record is a line of a table's file: field names and values, and the id here.
type record struct {
	id     int64
	values map[string]json.RawMessage
}

// lines calls each with the records of a table's file, which counts them from 0.
func (s *state) lines(table string, each func(i int, r *record) error) error {
	file, err := os.Open(s.recordsPath(table))
	if err != nil {
		return unusable(s.recordsPath(table), err)
	}
	defer func() { _ = file.Close() }()
	lines := bufio.NewReaderSize(file, 1<<18)
	for i := 0; ; i++ {
		line, err := lines.ReadBytes('\n')
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return unusable(file.Name(), err)
		}
		r := &record{}
		if err := json.Unmarshal(line, &r.values); err != nil {
			return unusable(file.Name(), err)
		}
		if err := json.Unmarshal(r.values["id"], &r.id); err != nil {
			return unusable(file.Name(), err)
		}
		delete(r.values, "id")
		if err := each(i, r); err != nil {
			return err
		}
	}
}
