package sqlite

import (
	"context"

	"owlet/backend"
)

// UpdateKey changes what a live key sees and how often it may ask, from its next request on. Errors: not_found, for a module too; invalid;
// conflict for a key that is expired or revoked.
func (s *Store) UpdateKey(ctx context.Context, workspaceID, keyID string, change backend.KeyChange) (k backend.Key, err error) {
	if change, err = change.Tidy(); err != nil {
		return k, err
	}
	names, err := s.namesByNumber(ctx, workspaceID)
	if err != nil {
		return k, err
	}
	if _, err := namesOf(change.Modules, names); err != nil {
		return k, err
	}
	err = s.main.update(ctx, func(t *tx) error {
		if k, err = s.liveKey(ctx, t, workspaceID, keyID); err != nil {
			return err
		}
		person, err := readPerson(t.conn)
		if err != nil {
			return err
		}
		before := accessOf(&k, names)
		k.Modules, k.RateLimit = change.Modules, change.RateLimit
		if err := s.auditChange(t, person, keyEntry(backend.KeyChanged, &k, nil), before, accessOf(&k, names)); err != nil {
			return err
		}
		return t.exec("UPDATE key SET modules = ?, rate_limit = ? WHERE id = ?", storedModules(k.Modules), storedLimit(k.RateLimit), k.ID)
	})
	return k, err
}

// access is what the audit log says of a key's access: modules by their names of the day, null for all.
type access struct {
	Modules   []string `json:"modules"`
	RateLimit *int     `json:"rateLimit"`
}

func accessOf(k *backend.Key, names map[int64]string) access {
	a := access{RateLimit: k.RateLimit}
	if k.Modules != nil {
		a.Modules = []string{}
	}
	for _, number := range k.Modules {
		if name, ok := names[number]; ok {
			a.Modules = append(a.Modules, name)
		}
	}
	return a
}

// namesOf are the names of modules by their numbers; of nil, which is all, nil. Errors: not_found, which names the unknown number.
func namesOf(numbers []int64, all map[int64]string) (names []string, err error) {
	for _, number := range numbers {
		name, ok := all[number]
		if !ok {
			return nil, backend.Errorf(backend.NotFound, "key.module_not_found", "number", number)
		}
		names = append(names, name)
	}
	return names, nil
}

func (s *Store) namesByNumber(ctx context.Context, workspaceID string) (map[int64]string, error) {
	modules, err := s.ListModules(ctx, backend.Path{Workspace: workspaceID})
	names := make(map[int64]string, len(modules))
	for i := range modules {
		names[modules[i].Num] = modules[i].Name
	}
	return names, err
}
