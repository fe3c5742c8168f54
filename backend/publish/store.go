package publish

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// What is what of this data folder is published.
type What struct {
	Workspace string `json:"workspace"`
	Module    string `json:"module"`
	Records   bool   `json:"records"`
}

// Unfinished is a publication that can go on: it publishes the module as it was at StartedAt. Changed tells whether that is otherwise by now.
// Done and Total count records.
type Unfinished struct {
	ID        string         `json:"id"`
	Target    Target         `json:"target"`
	StartedAt time.Time      `json:"startedAt"`
	Module    string         `json:"module"` // here
	Labels    backend.Labels `json:"labels"`
	Done      int64          `json:"done"`
	Total     int64          `json:"total"`
	Changed   bool           `json:"changed"`
}

func folder(store *sqlite.Store) string { return filepath.Join(store.Home(), "publish") }

// freeze copies what is to be published into a folder of its own, as it is at one moment.
func freeze(ctx context.Context, store *sqlite.Store, what What, target Target) (*state, error) {
	s := &state{about: about{ID: backend.NewID(), Workspace: what.Workspace, Target: target, StartedAt: store.Now(), Counts: map[string]int64{}}}
	s.folder = filepath.Join(folder(store), s.ID)
	if err := os.MkdirAll(s.folder, 0o700); err != nil {
		return nil, unusable(s.folder, err)
	}
	err := store.Snapshot(ctx, what.Workspace, func(snapshot *sqlite.Snapshot) error {
		m, err := find(snapshot, what.Module)
		if err != nil {
			return err
		}
		s.Module = m.Bundle()
		if s.Stamp, err = stampOf(snapshot, m, what.Records); err != nil {
			return err
		}
		if !what.Records {
			return nil
		}
		for i := range m.Tables {
			if err := s.freezeTable(ctx, snapshot, &m.Tables[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		err = s.saveAbout() // last: a folder without it is no publication
	}
	if err == nil {
		err = s.openJournal()
	}
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(s.folder))
	}
	return s, nil
}

func find(snapshot *sqlite.Snapshot, module string) (*backend.Module, error) {
	i := slices.IndexFunc(snapshot.Modules, func(m backend.Module) bool { return m.Name == module })
	if i < 0 {
		return nil, backend.Errorf(backend.NotFound, "module.not_found", "module", module)
	}
	return &snapshot.Modules[i], nil
}

func (s *state) freezeTable(ctx context.Context, snapshot *sqlite.Snapshot, t *backend.Table) error {
	path := s.recordsPath(t.Name)
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return unusable(path, err)
	}
	out := bufio.NewWriterSize(file, 1<<18)
	format := backend.NewRecordFormat(snapshot.Stored(t))
	var line []byte
	err = snapshot.Each(ctx, t, func(r *backend.Record) error {
		s.Counts[t.Name]++
		line = append(format.AppendKept(line[:0], r), '\n')
		_, err := out.Write(line)
		return err
	})
	if written := errors.Join(out.Flush(), file.Sync(), file.Close()); err == nil && written != nil {
		err = unusable(path, written)
	}
	return err
}

func (s *state) saveAbout() error {
	text, err := json.Marshal(s.about)
	if err == nil {
		err = os.WriteFile(filepath.Join(s.folder, "plan.json"), text, 0o600)
	}
	if err != nil {
		return unusable(s.folder, err)
	}
	return nil
}

// load opens a publication that was begun. Errors: not_found.
func load(store *sqlite.Store, id string) (*state, error) {
	s := &state{folder: filepath.Join(folder(store), filepath.Base(id))}
	text, err := os.ReadFile(filepath.Join(s.folder, "plan.json"))
	if err != nil || json.Unmarshal(text, &s.about) != nil || s.ID != id {
		return nil, backend.Errorf(backend.NotFound, "publish.unknown", "id", id).Because(err)
	}
	return s, s.openJournal()
}

// ListUnfinished lists the publications of a workspace that were begun and neither completed nor discarded, newest first.
func (p *Publisher) ListUnfinished(ctx context.Context, workspaceID string) ([]Unfinished, error) {
	list := []Unfinished{}
	entries, err := os.ReadDir(folder(p.Store))
	if errors.Is(err, os.ErrNotExist) {
		return list, nil
	}
	if err != nil {
		return nil, unusable(folder(p.Store), err)
	}
	for _, e := range entries {
		s, err := load(p.Store, e.Name())
		if err != nil {
			continue // cut off while it was copied, or not ours
		}
		s.close()
		if s.Workspace != workspaceID {
			continue
		}
		changed, err := s.changed(ctx, p.Store)
		if err != nil {
			return nil, err
		}
		list = append(list, s.unfinished(changed))
	}
	slices.SortFunc(list, func(a, b Unfinished) int { return b.StartedAt.Compare(a.StartedAt) })
	return list, nil
}

func (s *state) unfinished(changed bool) Unfinished {
	u := Unfinished{ID: s.ID, Target: s.Target, StartedAt: s.StartedAt, Module: s.Module.Name, Labels: s.Module.Labels, Changed: changed}
	for table, n := range s.Counts {
		u.Total += n
		u.Done += int64(len(s.ids[table]))
	}
	return u
}

// Discard gives a publication up: what it did on the server stays there. Errors: not_found.
func (p *Publisher) Discard(id string) error {
	s, err := load(p.Store, id)
	if err != nil {
		return err
	}
	s.close()
	if err := os.RemoveAll(s.folder); err != nil {
		return unusable(s.folder, err)
	}
	return nil
}
