package sqlite

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"owlet/backend"
)

func TestWorkspaceNames(t *testing.T) {
	s := openStore(t, t.TempDir())
	ctx, first := context.Background(), firstWorkspace(t, s)
	for _, story := range []struct {
		name     string
		in       backend.WorkspaceInput
		code     backend.Code
		sentence string
	}{
		{"empty", backend.WorkspaceInput{Name: " "}, backend.Invalid, "Give the workspace a name."},
		{"internal", backend.WorkspaceInput{Name: "x", InternalName: "Big Name"}, backend.Invalid, `Internal name "Big Name": use 1 to 100 of the characters a-z, 0-9 and _.`},
		{"taken", backend.WorkspaceInput{Name: "x", InternalName: "company_events"}, backend.Conflict, `Another workspace has the internal name "company_events".`},
	} {
		t.Run(story.name, func(t *testing.T) {
			_, err := s.CreateWorkspace(ctx, story.in)
			wantError(t, err, story.code, story.sentence)
		})
	}
	second, err := s.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "Company events"})
	if err != nil || second.InternalName != "company_events_2" || len(second.ID) != 12 {
		t.Fatalf("%+v, %v", second, err)
	}
	_, err = s.UpdateWorkspace(ctx, second.ID, backend.WorkspaceInput{Name: "x", InternalName: "company_events"})
	wantError(t, err, backend.Conflict, `Another workspace has the internal name "company_events".`)
	renamed, err := s.UpdateWorkspace(ctx, first, backend.WorkspaceInput{Name: "Größe & Co.", InternalName: ""})
	if err != nil || renamed.Name != "Größe & Co." || renamed.InternalName != "groesse_co" {
		t.Fatalf("%+v, %v", renamed, err)
	}
}

func TestDeleteWorkspace(t *testing.T) {
	s := openStore(t, t.TempDir())
	ctx, first := context.Background(), firstWorkspace(t, s)
	_, err := s.DeleteWorkspace(ctx, first, "Company events")
	wantError(t, err, backend.Conflict, "This is the only workspace. Create another one before deleting it.")
	second, err := s.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "Second"})
	if err != nil {
		t.Fatal(err)
	}
	key, err := s.CreateKey(ctx, first, backend.KeyInput{Name: "Sync"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.DeleteWorkspace(ctx, first, "company events")
	wantError(t, err, backend.Invalid, "That is not the workspace's exact name. Type: Company events")
	if err := s.look(ctx, first, func(*conn, *schema) error { return nil }); err != nil {
		t.Fatal(err)
	}
	trash, err := s.DeleteWorkspace(ctx, first, "Company events")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(trash); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(s.home, "workspaces", first+"*"))
	if err != nil || len(left) != 0 {
		t.Fatalf("left behind: %v, %v", left, err)
	}
	if _, err := s.Authorize(ctx, first, key.Secret); err == nil {
		t.Fatal("a deleted workspace's key was let in")
	}
	_, err = s.GetWorkspace(ctx, first)
	wantError(t, err, backend.NotFound, "There is no workspace "+first+".")
	set, err := s.GetSettings(ctx)
	if err != nil || set.WorkspaceID != second.ID {
		t.Fatalf("shown now: %+v, %v", set, err)
	}
}

func TestSettingsAndNames(t *testing.T) {
	s := openStore(t, t.TempDir())
	ctx := context.Background()
	_, err := s.UpdateSettings(ctx, func(set *backend.Settings) { set.Port = 80 })
	wantError(t, err, backend.Invalid, "80 is not a usable port. Choose one from 1024 to 65535.")
	_, err = s.UpdateSettings(ctx, func(set *backend.Settings) { set.OnClose = "perhaps" })
	wantError(t, err, backend.Invalid, `"perhaps" is not a choice for closing the window.`)
	_, err = s.UpdateSettings(ctx, func(set *backend.Settings) { set.Language = "tlh" })
	wantError(t, err, backend.Invalid, `Owlet has no language "tlh".`)
	if _, err := s.UpdateSettings(ctx, func(set *backend.Settings) { set.Port = 9000 }); err != nil {
		t.Fatal(err)
	}
	if set, err := s.GetSettings(ctx); err != nil || set.Port != 9000 || set.OnClose != backend.CloseAsk {
		t.Fatalf("%+v, %v", set, err)
	}
	older := func(t *tx) error {
		return t.exec("UPDATE settings SET value = json_remove(value, '$.language')")
	}
	if set, err := s.GetSettings(ctx); err != nil || set.Language != backend.LanguageSystem {
		t.Fatalf("the first language: %+v, %v", set, err)
	}
	if err := s.main.update(ctx, older); err != nil {
		t.Fatal(err)
	}
	if set, err := s.GetSettings(ctx); err != nil || set.Language != backend.LanguageSystem {
		t.Fatalf("the language of an older Owlet's settings: %+v, %v", set, err)
	}
	_, err = s.UpdatePerson(ctx, backend.Person{Name: "Mara", Email: "mara(at)home"})
	wantError(t, err, backend.Invalid, `"mara(at)home" is not an e-mail address.`)
	p, err := s.UpdatePerson(ctx, backend.Person{Name: " Mara ", Email: "mara@lindt.example"})
	if err != nil || p.DisplayName != "Mara" {
		t.Fatalf("%+v, %v", p, err)
	}
	_, err = s.UpdateOrganization(ctx, backend.Organization{Name: ""})
	wantError(t, err, backend.Invalid, "Give the organization a name.")
	if _, err := s.UpdateOrganization(ctx, backend.Organization{Name: "Lindt & Sons"}); err != nil {
		t.Fatal(err)
	}
	if o, err := s.GetOrganization(ctx); err != nil || o.InternalName != "lindt_sons" {
		t.Fatalf("%+v, %v", o, err)
	}
}

func TestCurrentWorkspaceIsAlwaysOneThatExists(t *testing.T) {
	s := openStore(t, t.TempDir())
	ctx, first := context.Background(), firstWorkspace(t, s)
	second, err := s.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "Second"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.SwitchWorkspace(ctx, second.ID); err != nil {
		t.Fatal(err)
	}
	if w, err := s.CurrentWorkspace(ctx); err != nil || w.ID != second.ID {
		t.Fatalf("%+v, %v", w, err)
	}
	if _, err := s.DeleteWorkspace(ctx, second.ID, "Second"); err != nil {
		t.Fatal(err)
	}
	if w, err := s.CurrentWorkspace(ctx); err != nil || w.ID != first {
		t.Fatalf("%+v, %v", w, err)
	}
	_, err = s.SwitchWorkspace(ctx, second.ID)
	wantError(t, err, backend.NotFound, "There is no workspace "+second.ID+".")
}

func TestDeletedFileIsSweptAtTheNextStart(t *testing.T) {
	home, ctx := t.TempDir(), context.Background()
	s := openStore(t, home)
	second, err := s.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "Second"})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.look(ctx, second.ID, func(*conn, *schema) error { return nil }); err != nil {
		t.Fatal(err)
	}
	if err := s.markDeleted(ctx, second.ID, "Second"); err != nil { // as if the program ended before the file was moved
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	openStore(t, home)
	if !missing(s.workspacePath(second.ID)) {
		t.Fatal("the deleted workspace's file is still in place")
	}
	moved, err := filepath.Glob(filepath.Join(home, "trash", second.ID+"-*.db"))
	if err != nil || len(moved) != 1 {
		t.Fatalf("%v, %v", moved, err)
	}
}
