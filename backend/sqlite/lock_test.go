package sqlite

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"owlet/backend"
)

// aloneWith has another process, as far as locks tell, hold the folder alone until the test ends or release is called.
func aloneWith(t *testing.T, other *Store) (release func()) {
	t.Helper()
	inside, done, left := make(chan struct{}), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(left)
		if err := other.lock.alone(context.Background(), func() error { close(inside); <-done; return nil }); err != nil {
			t.Error(err)
		}
	}()
	<-inside
	release = sync.OnceFunc(func() { close(done); <-left })
	t.Cleanup(release)
	return release
}

func TestReadersWaitForAnotherProcessOnlySoLong(t *testing.T) {
	b := newWorkbench(t)
	b.table("people", `{"name":"name","type":"string"}`)
	b.reopen(300 * time.Millisecond)
	b.holds("people", `[]`)
	release := aloneWith(t, openStore(t, b.store.Home()))
	for name, read := range map[string]func() error{
		"records": func() error {
			_, err := b.store.ListRecords(context.Background(), b.at("people"), backend.RecordQuery{})
			return err
		},
		"workspace": func() error { _, err := b.store.GetWorkspace(context.Background(), b.path.Workspace); return err },
	} {
		began := time.Now()
		b.want(read(), backend.Busy, "The workspace is busy with another change. Nothing was changed; try again in a moment.")
		if took := time.Since(began); took < b.store.patience || took > b.store.patience+2*time.Second {
			t.Errorf("%s: refused after %s", name, took)
		}
	}
	release()
	b.holds("people", `[]`)
}

func TestAReaderThatWentAwayWaitsNoLonger(t *testing.T) {
	b := newWorkbench(t)
	b.table("people")
	b.reopen(time.Minute)
	aloneWith(t, openStore(t, b.store.Home()))
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	began := time.Now()
	if _, err := b.store.ListRecords(ctx, b.at("people"), backend.RecordQuery{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("waited for %s", took)
	}
}

// TestAStartWaitsForAnothersMigration: however impatient its requests will be.
func TestAStartWaitsForAnothersMigration(t *testing.T) {
	home := t.TempDir()
	release := aloneWith(t, openStore(t, home))
	time.AfterFunc(300*time.Millisecond, release)
	s, err := Open(context.Background(), home, WithPatience(time.Millisecond))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestStartsAtTheSameTime: whichever makes the data folder, the others find no file that is half made.
func TestStartsAtTheSameTime(t *testing.T) {
	for range 20 {
		home := t.TempDir()
		var starts sync.WaitGroup
		for range 4 {
			starts.Go(func() {
				s, err := Open(context.Background(), home, WithPerson("Mara Lindt"))
				if err != nil {
					t.Error(err)
					return
				}
				_ = s.Close()
			})
		}
		starts.Wait()
	}
}

// TestOpeningAWorkspaceHoldsNobodyUp: a workspace's migration waits to be alone, and meanwhile the others are there, and clients may leave.
func TestOpeningAWorkspaceHoldsNobodyUp(t *testing.T) {
	b := newWorkbench(t)
	b.reopen(300 * time.Millisecond)
	ctx := context.Background()
	second, err := b.store.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "Behind"})
	b.must(err)
	b.must(b.store.look(ctx, b.path.Workspace, func(*conn, *schema) error { return nil }))
	release := beingOpened(b.store, second.ID)
	b.must(b.store.look(ctx, b.path.Workspace, func(*conn, *schema) error { return nil }))
	look := func(ctx context.Context) error {
		return b.store.look(ctx, second.ID, func(*conn, *schema) error { return nil })
	}
	b.want(look(ctx), backend.Busy, "The workspace is busy with another change. Nothing was changed; try again in a moment.")
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if err := look(gone); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	time.AfterFunc(50*time.Millisecond, release)
	b.must(look(ctx))
}

// TestAWorkspaceIsNotDeletedWhileItIsOpened: its file would be in use when it moves to the trash.
func TestAWorkspaceIsNotDeletedWhileItIsOpened(t *testing.T) {
	s := openStore(t, t.TempDir())
	ctx := context.Background()
	second, err := s.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "Short-lived"})
	if err != nil {
		t.Fatal(err)
	}
	release := beingOpened(s, second.ID)
	deleted := make(chan error, 1)
	go func() {
		_, err := s.DeleteWorkspace(ctx, second.ID, "Short-lived")
		deleted <- err
	}()
	select {
	case err := <-deleted:
		t.Errorf("deleted at once: %v", err)
	case <-time.After(100 * time.Millisecond):
	}
	if missing(s.workspacePath(second.ID)) {
		t.Error("the file is gone already")
	}
	release()
	if err := <-deleted; err != nil {
		t.Error(err)
	}
	err = s.look(ctx, second.ID, func(*conn, *schema) error { return nil })
	wantError(t, err, backend.NotFound, "There is no workspace "+second.ID+".")
}

// TestCloseWaitsForAWorkspaceThatIsBeingOpened: nothing would close its file later.
func TestCloseWaitsForAWorkspaceThatIsBeingOpened(t *testing.T) {
	s := openStore(t, t.TempDir())
	second, err := s.CreateWorkspace(context.Background(), backend.WorkspaceInput{Name: "Late"})
	if err != nil {
		t.Fatal(err)
	}
	release := beingOpened(s, second.ID)
	closed := make(chan error, 1)
	go func() { closed <- s.Close() }()
	select {
	case err := <-closed:
		t.Fatalf("closed at once: %v", err)
	case <-time.After(100 * time.Millisecond):
	}
	release()
	if err := <-closed; err != nil {
		t.Error(err)
	}
}

// beingOpened has a request open a workspace's file until release is called, and then fail.
func beingOpened(s *Store, id string) (release func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	turn := make(chan struct{})
	s.opening[id] = turn
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.opening, id)
		close(turn)
	}
}
