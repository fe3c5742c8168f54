package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"maps"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// stamp tells a module as it was at one moment from what it was at another.
type stamp struct {
	Structure string           `json:"structure"` // a hash of it
	Editions  map[string]int64 `json:"editions"`  // of the records, by table; none where no records are published
}

func stampOf(snapshot *sqlite.Snapshot, m *backend.Module, records bool) (stamp, error) {
	text, err := json.Marshal(m.Bundle())
	if err != nil {
		return stamp{}, err
	}
	sum := sha256.Sum256(text)
	s := stamp{Structure: hex.EncodeToString(sum[:]), Editions: map[string]int64{}}
	for i := range m.Tables {
		if !records {
			break
		}
		if s.Editions[m.Tables[i].Name], err = snapshot.Edition(&m.Tables[i]); err != nil {
			return stamp{}, err
		}
	}
	return s, nil
}

// changed tells whether the module is not as it was copied any more, or not there under its name.
func (s *state) changed(ctx context.Context, store *sqlite.Store) (changed bool, err error) {
	err = store.Snapshot(ctx, s.Workspace, func(snapshot *sqlite.Snapshot) error {
		m, err := find(snapshot, s.Module.Name)
		if err != nil {
			return err
		}
		now, err := stampOf(snapshot, m, len(s.Stamp.Editions) > 0)
		changed = now.Structure != s.Stamp.Structure || !maps.Equal(now.Editions, s.Stamp.Editions)
		return err
	})
	if e, ok := errors.AsType[*backend.Error](err); ok && e.Code == backend.NotFound {
		return true, nil
	}
	return changed, err
}
