package sqlite

import (
	"context"
	"os"
	"path/filepath"
)

// workspacePath is where a workspace's file is.
func (s *Store) workspacePath(id string) string { return filepath.Join(s.home, "workspaces", id+".db") }

// makeWorkspaceFile makes the file of a new workspace. From then on it is missed when it is gone.
func (s *Store) makeWorkspaceFile(ctx context.Context, id string) error {
	c, err := s.openMigrated(ctx, s.workspacePath(id), workspaceKind, true)
	if err != nil {
		return err
	}
	c.fold()
	return c.close()
}

// dropWorkspaceFile takes back makeWorkspaceFile.
func (s *Store) dropWorkspaceFile(id string) {
	for _, side := range []string{"", "-wal", "-shm"} {
		_ = os.Remove(s.workspacePath(id) + side)
	}
}

// workspaceFile returns the open file of a workspace, opening it on first use.
func (s *Store) workspaceFile(ctx context.Context, id string) (*file, error) {
	s.mu.Lock()
	f, ok := s.files[id]
	s.mu.Unlock()
	if ok {
		return f, nil
	}
	ctx, cancel := context.WithTimeout(ctx, s.patience)
	defer cancel()
	for {
		f, others := s.startOpening(id)
		switch {
		case f != nil:
			return f, nil
		case others == nil:
			return s.openWorkspace(ctx, id)
		}
		select {
		case <-others:
		case <-ctx.Done():
			return nil, busy(ctx.Err())
		}
	}
}

// startOpening returns a workspace's open file, or a channel that is closed when the request that opens it is done; neither, when it is now
// the caller who has to open it.
func (s *Store) startOpening(id string) (*file, chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, others := s.files[id], s.opening[id]
	if f == nil && others == nil {
		s.opening[id] = make(chan struct{})
	}
	return f, others
}

// openWorkspace opens a workspace's file for all that wait for it. It is not done under mu: a migration may take long, and other
// workspaces do not wait for it.
func (s *Store) openWorkspace(ctx context.Context, id string) (f *file, err error) {
	w, err := s.openKnown(ctx, id)
	s.Report(err)
	s.mu.Lock()
	defer s.mu.Unlock()
	if err == nil {
		f = openFile(s, id, s.workspacePath(id), w)
		s.files[id] = f
	}
	close(s.opening[id])
	delete(s.opening, id)
	return f, err
}

// openKnown opens the writing connection of a workspace that is not deleted.
func (s *Store) openKnown(ctx context.Context, id string) (*conn, error) {
	if _, err := s.GetWorkspace(ctx, id); err != nil {
		return nil, err
	}
	return s.openMigrated(ctx, s.workspacePath(id), workspaceKind, false)
}

// closeWorkspace closes a workspace's file, also one that a request is just about to open.
func (s *Store) closeWorkspace(id string) {
	for {
		s.mu.Lock()
		f, opening := s.files[id], s.opening[id]
		if opening == nil {
			delete(s.files, id)
		}
		s.mu.Unlock()
		switch {
		case opening != nil:
			<-opening
		case f != nil:
			f.close()
			return
		default:
			return
		}
	}
}
