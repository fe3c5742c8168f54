package sqlite

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"owlet/backend"
)

// auditedStore has a log of acts, an hour apart: a key is made and renamed, a workspace is made, the person renamed, and the workspace deleted,
// which is backed up before.
func auditedStore(t *testing.T) (s *Store, c *clock, first, second string) {
	t.Helper()
	c = newClock()
	s = openStore(t, t.TempDir(), WithClock(c.now), WithDoor(backend.DoorWindow))
	ctx := context.Background()
	first = firstWorkspace(t, s)
	key := makeKey(t, s, first, "Türöffner")
	c.pass(time.Hour)
	_, renaming := s.RenameKey(ctx, first, key, "Door opener")
	c.pass(time.Hour)
	made, creating := s.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "100 % Shop"})
	c.pass(time.Hour)
	_, changing := s.UpdatePerson(ctx, backend.Person{Name: "Mara Lindt", DisplayName: "Mara"})
	c.pass(time.Hour)
	_, deleting := s.DeleteWorkspace(ctx, made.ID, made.Name)
	for _, err := range []error{renaming, creating, changing, deleting} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return s, c, first, made.ID
}

func TestAuditIsNarrowedDown(t *testing.T) {
	s, c, first, second := auditedStore(t)
	start := c.now().Add(-4 * time.Hour)
	const deleted, kept, person, made, renamed, created = "workspace.deleted", "backup.created", "person.changed", "workspace.created", "key.renamed", "key.created"
	for _, story := range []struct {
		name string
		ask  backend.AuditAsk
		want []string
	}{
		{"all", backend.AuditAsk{}, []string{deleted, kept, person, made, renamed, created}},
		{"an act", backend.AuditAsk{Acts: []backend.Act{backend.KeyRenamed}}, []string{renamed}},
		{"some acts", backend.AuditAsk{Acts: []backend.Act{backend.KeyRenamed, backend.PersonChanged}}, []string{person, renamed}},
		{"a workspace", backend.AuditAsk{WorkspaceID: first}, []string{renamed, created}},
		{"a deleted workspace", backend.AuditAsk{WorkspaceID: second}, []string{deleted, kept, made}},
		{"a person", backend.AuditAsk{Person: "Mara"}, []string{deleted, kept}},
		{"from a moment on", backend.AuditAsk{From: new(start.Add(3 * time.Hour))}, []string{deleted, kept, person}},
		{"up to a moment", backend.AuditAsk{To: new(start.Add(2 * time.Hour))}, []string{renamed, created}},
		{"text of a subject, in another case", backend.AuditAsk{Text: "TÜRÖFF"}, []string{renamed, created}},
		{"text of a detail", backend.AuditAsk{Text: "door"}, []string{renamed}},
		{"text of a workspace's name", backend.AuditAsk{Text: "company"}, []string{renamed, created}},
		{"every word", backend.AuditAsk{Text: "company  opener"}, []string{renamed}},
		{"a sign that stands for others", backend.AuditAsk{Text: "%"}, []string{deleted, kept, made}},
		{"nothing", backend.AuditAsk{Text: "_"}, nil},
		{"together", backend.AuditAsk{WorkspaceID: second, Person: "Mara Lindt"}, []string{made}},
	} {
		page, err := s.ListAudit(context.Background(), story.ask)
		var got []string
		for _, e := range page.Entries {
			got = append(got, string(e.Act))
		}
		if err != nil || !slices.Equal(got, story.want) || page.Total != int64(len(story.want)) {
			t.Errorf("%s: %v of %d, %v", story.name, got, page.Total, err)
		}
	}
}

func TestAuditEntries(t *testing.T) {
	s, c, first, second := auditedStore(t)
	page, err := s.ListAudit(context.Background(), backend.AuditAsk{})
	if err != nil {
		t.Fatal(err)
	}
	e := page.Entries[4]
	if !e.At.Equal(c.now().Add(-3*time.Hour)) || e.Person != "Mara Lindt" || e.Door != backend.DoorWindow || e.WorkspaceID != first || e.Workspace != "Company events" ||
		e.SubjectName != "Türöffner" || fmt.Sprint(e.Detail) != "map[name:[Türöffner Door opener]]" {
		t.Errorf("%+v", e)
	}
	if e := page.Entries[2]; e.WorkspaceID != "" || e.Workspace != "" {
		t.Errorf("%+v", e)
	}
	if e := page.Entries[0]; e.Workspace != "100 % Shop" || e.WorkspaceID != second || e.Detail == nil {
		t.Errorf("%+v", e)
	}
}

func TestAuditComesInPages(t *testing.T) {
	s, _, _, _ := auditedStore(t)
	var seen []int64
	for offset := 0; offset < 6; offset += 2 {
		page, err := s.ListAudit(context.Background(), backend.AuditAsk{Limit: 2, Offset: offset})
		if err != nil || page.Total != 6 {
			t.Fatalf("%+v, %v", page, err)
		}
		for _, e := range page.Entries {
			seen = append(seen, e.ID)
		}
	}
	if len(seen) != 6 || !slices.IsSortedFunc(seen, func(a, b int64) int { return int(b - a) }) {
		t.Errorf("%v", seen)
	}
	for _, ask := range []backend.AuditAsk{{Limit: -1}, {Offset: -1}} {
		_, err := s.ListAudit(context.Background(), ask)
		wantError(t, err, backend.Invalid, fmt.Sprintf("A page of the audit log has a limit and an offset of 0 or more, not %d and %d.", ask.Limit, ask.Offset))
	}
}

func TestAuditChoices(t *testing.T) {
	s, _, first, second := auditedStore(t)
	choices, err := s.GetAuditChoices(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if want := "[backup.created key.created key.renamed person.changed workspace.created workspace.deleted]"; fmt.Sprint(choices.Acts) != want {
		t.Errorf("acts %v", choices.Acts)
	}
	if !slices.Equal(choices.People, []string{"Mara", "Mara Lindt"}) {
		t.Errorf("people %v", choices.People)
	}
	if !slices.Equal(choices.Workspaces, []backend.AuditWorkspace{{ID: second, Name: "100 % Shop"}, {ID: first, Name: "Company events"}}) {
		t.Errorf("workspaces %v", choices.Workspaces)
	}
	empty, err := openStore(t, t.TempDir()).GetAuditChoices(context.Background())
	if err != nil || empty.Acts == nil || empty.People == nil || empty.Workspaces == nil {
		t.Errorf("lists are never nil: %+v, %v", empty, err)
	}
}

// TestAWorkspaceThatIsGoneKeepsItsNameInTheLog: its row may be purged with its file.
func TestAWorkspaceThatIsGoneKeepsItsNameInTheLog(t *testing.T) {
	s, _, _, second := auditedStore(t)
	if err := s.main.update(context.Background(), func(t *tx) error { return t.exec("DELETE FROM workspace WHERE id = ?", second) }); err != nil {
		t.Fatal(err)
	}
	page, err := s.ListAudit(context.Background(), backend.AuditAsk{WorkspaceID: second, Text: "shop"})
	if err != nil || len(page.Entries) != 3 || page.Entries[2].Workspace != "100 % Shop" {
		t.Errorf("%+v, %v", page, err)
	}
}
