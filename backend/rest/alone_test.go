package rest

import (
	"context"
	"io"
	"net/http"
	"path/filepath"
	"testing"
	"time"

	"owlet/backend/sqlite"

	"github.com/gofrs/flock"
)

// TestAnotherProcessIsAlone holds the folder the way a migration or a restore of another process does.
func TestAnotherProcessIsAlone(t *testing.T) {
	server := contactServer(t, sqlite.WithPatience(200*time.Millisecond))
	path, key := contactTable(t, server.store)
	lock := flock.New(filepath.Join(server.store.Home(), "owlet.lock"))
	if _, err := lock.TryLockContext(t.Context(), 10*time.Millisecond); err != nil {
		t.Fatal(err)
	}
	read := func(ctx context.Context) (*http.Response, error) {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet,
			server.State().Address+"/api/v1/workspace/"+path.Workspace+"/modules/crm/tables/contacts/records", http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+key)
		return http.DefaultClient.Do(r)
	}
	answer, err := read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, _ := io.ReadAll(answer.Body)
	const busy = `{"error":{"message":"The workspace is busy with another change. Nothing was changed; try again in a moment."}}`
	if answer.StatusCode != 503 || answer.Header.Get("Retry-After") != "1" || string(text) != busy {
		t.Errorf("%d, Retry-After %q, %s", answer.StatusCode, answer.Header.Get("Retry-After"), text)
	}
	if err := lock.Unlock(); err != nil {
		t.Fatal(err)
	}
	again, err := read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer again.Body.Close()
	if again.StatusCode != 200 {
		t.Errorf("then %d", again.StatusCode)
	}
}

// TestAClientThatGoesAwayWaitsNoLonger: its request ends at once, and with it the server can stop.
func TestAClientThatGoesAwayWaitsNoLonger(t *testing.T) {
	server := contactServer(t, sqlite.WithPatience(time.Minute))
	path, key := contactTable(t, server.store)
	lock := flock.New(filepath.Join(server.store.Home(), "owlet.lock"))
	if _, err := lock.TryLockContext(t.Context(), 10*time.Millisecond); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lock.Unlock() })
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, server.State().Address+"/api/v1/workspace/"+path.Workspace+"/modules", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+key)
	if answer, err := http.DefaultClient.Do(r); err == nil {
		answer.Body.Close()
		t.Fatalf("answered %d", answer.StatusCode)
	}
	stopping, stop := context.WithTimeout(t.Context(), 10*time.Second)
	defer stop()
	if err := server.Stop(stopping); err != nil {
		t.Errorf("a request of a client that is gone was still waiting: %v", err)
	}
}
