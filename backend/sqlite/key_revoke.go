package sqlite

import (
	"context"
	"time"

	"owlet/backend"

	"golang.org/x/text/cases"
)

// RevokeKeys revokes keys of a workspace, all or none; the next request with one of them is refused. Those revoked before stay
// as they are. It returns them in the order asked. Errors: not_found, which names the unknown ID.
func (s *Store) RevokeKeys(ctx context.Context, workspaceID string, keyIDs []string) (list []backend.Key, err error) {
	err = s.main.update(ctx, func(t *tx) error {
		person, err := readPerson(t.conn)
		if err != nil {
			return err
		}
		if list, err = s.namedKeys(ctx, t.conn, workspaceID, keyIDs); err != nil {
			return err
		}
		return s.revoke(t, list, person)
	})
	return list, err
}

// namedKeys are keys of a workspace in the order asked. Errors: not_found, which names the unknown ID.
func (s *Store) namedKeys(ctx context.Context, c *conn, workspaceID string, keyIDs []string) (list []backend.Key, err error) {
	list = make([]backend.Key, len(keyIDs))
	for i, id := range keyIDs {
		if list[i], err = s.oneKey(ctx, c, workspaceID, id); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func (s *Store) revoke(t *tx, list []backend.Key, person backend.Person) error {
	now, by := s.Now(), person.DisplayName
	for i := range list {
		k := &list[i]
		if k.RevokedAt != nil {
			continue
		}
		k.RevokedAt, k.RevokedBy, k.State, k.Former = &now, by, backend.KeyRevoked, []backend.FormerSecret{}
		if err := t.exec("UPDATE key SET revoked_at = ?, revoked_by = ? WHERE id = ?", now.UnixMilli(), by, k.ID); err != nil {
			return err
		}
		if err := s.audit(t, person, keyEntry(backend.KeyRevoking, k, nil)); err != nil {
			return err
		}
	}
	return nil
}

// undoSlack is what the call itself may take: who undoes in the last second must not be too late.
const undoSlack = 5 * time.Second

// UndoRevokeKeys takes the revocation of keys back, all or none, for ten seconds after it; their former secrets let in again too. Keys that
// are not revoked stay as they are. It returns them in the order asked. Errors: not_found, which names the unknown ID; conflict when it is too
// late, or when a live key has the name meanwhile.
func (s *Store) UndoRevokeKeys(ctx context.Context, workspaceID string, keyIDs []string) (list []backend.Key, err error) {
	err = s.main.update(ctx, func(t *tx) error {
		person, err := readPerson(t.conn)
		if err != nil {
			return err
		}
		if list, err = s.namedKeys(ctx, t.conn, workspaceID, keyIDs); err != nil {
			return err
		}
		if err := s.refuseUndo(t, workspaceID, list); err != nil {
			return err
		}
		return s.undoRevoke(t, list, person)
	})
	if err != nil {
		return nil, err
	}
	return s.getKeys(ctx, workspaceID, keyIDs)
}

func (s *Store) refuseUndo(t *tx, workspaceID string, list []backend.Key) error {
	fold := cases.Fold()
	names, err := s.liveNames(t, workspaceID, "")
	if err != nil {
		return err
	}
	for i := range list {
		k := list[i]
		if k.RevokedAt == nil {
			continue
		}
		if s.Now().Sub(*k.RevokedAt).Abs() > backend.RevocationUndo+undoSlack { // a clock set back makes no revocation one that can be undone for ever
			return backend.Errorf(backend.Conflict, "key.undo_late", "name", k.Name)
		}
		if k.RevokedAt = nil; !k.Live(s.Now()) {
			continue
		}
		folded := fold.String(k.Name)
		if taken, ok := names[folded]; ok {
			return backend.Errorf(backend.Conflict, "key.name_taken", "name", taken)
		}
		names[folded] = k.Name
	}
	return nil
}

func (s *Store) undoRevoke(t *tx, list []backend.Key, person backend.Person) error {
	for i := range list {
		k := &list[i]
		if k.RevokedAt == nil {
			continue
		}
		if err := t.exec("UPDATE key SET revoked_at = NULL, revoked_by = '' WHERE id = ?", k.ID); err != nil {
			return err
		}
		if err := s.audit(t, person, keyEntry(backend.KeyRevocationTaken, k, nil)); err != nil {
			return err
		}
	}
	return nil
}

// getKeys reads keys of a workspace in the order asked.
func (s *Store) getKeys(ctx context.Context, workspaceID string, keyIDs []string) (list []backend.Key, err error) {
	err = s.main.view(ctx, func(c *conn) error {
		list, err = s.namedKeys(ctx, c, workspaceID, keyIDs)
		return err
	})
	return list, err
}
