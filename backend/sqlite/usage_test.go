package sqlite

import (
	"context"
	"os"
	"slices"
	"testing"
	"time"

	"owlet/backend"
)

func TestUsageOfTheOrganizationAndItsWorkspaces(t *testing.T) {
	c := newClock()
	s, first, key := usedKey(t, c)
	ctx := context.Background()
	second, err := s.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "Shop"})
	if err != nil {
		t.Fatal(err)
	}
	s.CountRequest(key, requestAt(c.now().AddDate(0, -1, 0), 200))
	s.CountRequest(key, requestAt(c.now(), 404))
	s.CountRequest(makeKey(t, s, second.ID, "Till"), requestAt(c.now(), 200))
	flush(t, s)
	s.closeWorkspace(second.ID)
	u, err := s.GetUsage(ctx)
	if err != nil || len(u.Workspaces) != 2 || !u.UpdatedAt.Equal(c.now()) {
		t.Fatalf("%+v, %v", u, err)
	}
	events, shop := u.Workspaces[0], u.Workspaces[1]
	if events.Workspace.ID != first || events.Figures.Records == 0 || events.Figures.Calls != 2 || events.Figures.CallsMonth != 1 {
		t.Errorf("%+v", events)
	}
	if shop.Problem != nil || shop.Figures.Records != 0 || shop.Figures.Calls != 1 || shop.Figures.CallsMonth != 1 {
		t.Errorf("%+v", shop)
	}
	for _, w := range u.Workspaces {
		if about, err := os.Stat(s.workspacePath(w.Workspace.ID)); err != nil || w.Figures.Storage < about.Size() {
			t.Errorf("%s takes %d bytes, %v", w.Workspace.Name, w.Figures.Storage, err)
		}
	}
	sum := events.Figures
	sum.Add(shop.Figures)
	if u.Figures != sum {
		t.Errorf("the organization's are %+v, not %+v", u.Figures, sum)
	}
	if len(s.inUse()) != 1 {
		t.Errorf("looking at usage has opened a workspace: %v", s.inUse())
	}
}

// TestRecordsAreCountedWhereTheyAre: in a workspace that nobody has open, its log and its open file.
func TestRecordsAreCountedWhereTheyAre(t *testing.T) {
	home := t.TempDir()
	s := openStore(t, home)
	first := firstWorkspace(t, s)
	records := func(s *Store) int64 {
		t.Helper()
		u, err := s.GetUsage(context.Background())
		if err != nil || u.Workspaces[0].Problem != nil {
			t.Fatalf("%+v, %v", u, err)
		}
		return u.Workspaces[0].Figures.Records
	}
	open := records(s)
	if open == 0 {
		t.Fatal("the sample has no records")
	}
	if other := records(openStore(t, home)); other != open {
		t.Errorf("another process counts %d, not %d", other, open)
	}
	s.closeWorkspace(first)
	if closed := records(s); closed != open {
		t.Errorf("closed, %d are counted, not %d", closed, open)
	}
}

// TestABrokenWorkspaceHidesNoOther: the page that shows what takes room is where people look then.
func TestABrokenWorkspaceHidesNoOther(t *testing.T) {
	s := openStore(t, t.TempDir())
	second, err := s.CreateWorkspace(context.Background(), backend.WorkspaceInput{Name: "Shop"})
	if err != nil {
		t.Fatal(err)
	}
	path := s.workspacePath(second.ID)
	for _, story := range []struct {
		name, id string
		do       func() error
	}{
		{"damaged", "storage.corrupt", func() error { return os.WriteFile(path, slices.Repeat([]byte("not a database. "), 1000), 0o600) }},
		{"missing", "storage.missing", func() error { return os.Remove(path) }},
	} {
		if err := story.do(); err != nil {
			t.Fatal(err)
		}
		u, err := s.GetUsage(context.Background())
		if err != nil || len(u.Workspaces) != 2 || u.Workspaces[0].Problem != nil || u.Workspaces[1].Problem == nil || u.Workspaces[1].Problem.ID != story.id {
			t.Errorf("%s: %+v, %v", story.name, u, err)
		}
	}
}

func TestDailyCallsByWorkspaceAndByKey(t *testing.T) {
	c := newClock()
	s, first, sync := usedKey(t, c)
	ctx := context.Background()
	second, err := s.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "Shop"})
	if err != nil {
		t.Fatal(err)
	}
	printer, till := makeKey(t, s, first, "Printer"), makeKey(t, s, second.ID, "Till")
	makeKey(t, s, first, "Idle")
	for key, requests := range map[string]int{sync: 1, printer: 4, till: 2} {
		for range requests {
			s.CountRequest(key, requestAt(c.now(), 200))
		}
	}
	s.CountRequest(sync, requestAt(c.now().AddDate(0, 0, -89), 500))
	s.CountRequest(sync, requestAt(c.now().AddDate(0, 0, -90), 200)) // too long ago
	s.CountRequest(sync, requestAt(c.now().AddDate(0, 0, 1), 200))   // the clock was wrong then
	flush(t, s)

	wantSeries(t, s, "", map[string]int64{first: 6, second.ID: 2}, first, second.ID)
	wantSeries(t, s, first, map[string]int64{printer: 4, sync: 2}, printer, sync)
	wantSeries(t, s, second.ID, map[string]int64{till: 2}, till)
	if _, err := s.ListDailyCalls(ctx, "aaaaaaaaaaaa"); err == nil {
		t.Error("there is no such workspace")
	} else {
		wantError(t, err, backend.NotFound, "There is no workspace aaaaaaaaaaaa.")
	}
	if _, err := s.DeleteWorkspace(ctx, second.ID, "Shop"); err != nil {
		t.Fatal(err)
	}
	wantSeries(t, s, "", map[string]int64{first: 6}, first)
}

func wantSeries(t *testing.T, s *Store, workspace string, totals map[string]int64, order ...string) {
	t.Helper()
	calls, err := s.ListDailyCalls(context.Background(), workspace)
	if err != nil || len(calls.Days) != backend.UsageDays {
		t.Fatalf("%+v, %v", calls, err)
	}
	var got []string
	for i := range calls.Series {
		one := &calls.Series[i]
		got = append(got, one.ID)
		if one.Total() != totals[one.ID] || one.Name == "" {
			t.Errorf("%s (%s): %d calls, not %d", one.Name, one.ID, one.Total(), totals[one.ID])
		}
	}
	if !slices.Equal(got, order) {
		t.Errorf("series %v, not %v", got, order)
	}
}

func TestUsageOfNoKey(t *testing.T) {
	s, ws, key := usedKey(t, newClock())
	ctx := context.Background()
	_, err := s.GetKeyUsage(ctx, "aaaaaaaaaaaa", key)
	wantError(t, err, backend.NotFound, "There is no workspace aaaaaaaaaaaa.")
	_, err = s.GetKeyUsage(ctx, ws, "nosuchkey000")
	wantError(t, err, backend.NotFound, "There is no key nosuchkey000 in this workspace.")
	if u := keyUsage(t, s, ws, key); u.Calls.Series == nil || len(u.Calls.Series) != 0 || u.Errors == nil || u.Requests == nil {
		t.Errorf("lists are never nil: %+v", u)
	}
}

// TestUnusedKeys are live, and neither used nor made in the last 90 days.
func TestUnusedKeys(t *testing.T) {
	c := newClock()
	s, ws, used := usedKey(t, c)
	ctx := context.Background()
	idle, gone := makeKey(t, s, ws, "Idle"), makeKey(t, s, ws, "Gone")
	if _, err := s.RevokeKeys(ctx, ws, []string{gone}); err != nil {
		t.Fatal(err)
	}
	c.pass(24 * time.Hour)
	s.CountRequest(used, requestAt(c.now(), 200))
	c.pass(89 * 24 * time.Hour)
	makeKey(t, s, ws, "New")
	list, err := s.ListKeys(ctx, ws)
	if err != nil || len(list) != 4 {
		t.Fatalf("%+v, %v", list, err)
	}
	for _, k := range list {
		if k.Unused != (k.ID == idle) {
			t.Errorf("%s: unused is %t", k.Name, k.Unused)
		}
	}
}

func TestDaysAreThoseOfTheCalendar(t *testing.T) {
	days := lastDays(time.Date(2024, 3, 1, 23, 59, 0, 0, time.Local))
	if len(days) != 90 || days[89] != 20240301 || days[88] != 20240229 || days[0] != 20231203 {
		t.Errorf("%v", days)
	}
}
