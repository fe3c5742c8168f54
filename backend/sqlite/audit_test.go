package sqlite

import (
	"context"
	"database/sql/driver"
	"strings"
	"testing"

	"owlet/backend"
)

// auditLines are the entries, oldest first, as "door person act name detail".
func auditLines(t *testing.T, s *Store) (lines []string) {
	t.Helper()
	err := s.main.read(context.Background(), func(c *conn) error {
		return c.query(context.Background(), "SELECT door, person, act, subject_name, detail FROM audit ORDER BY id", nil, func(row []driver.Value) error {
			lines = append(lines, text(row[0])+" "+text(row[1])+" "+text(row[2])+" "+text(row[3])+" "+text(row[4]))
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// TestEveryActIsInTheAuditLog, and one that changes nothing or is refused is not.
func TestEveryActIsInTheAuditLog(t *testing.T) {
	s := openStore(t, t.TempDir(), WithDoor(backend.DoorWindow))
	ctx, first := context.Background(), firstWorkspace(t, s)
	var second backend.Workspace
	var key backend.NewKey
	acts := []struct {
		want string
		do   func() (err error)
	}{
		{"window Mara Lindt workspace.created Shop {}", func() (err error) {
			second, err = s.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "Shop"})
			return err
		}},
		{`window Mara Lindt workspace.renamed Shop {"internalName":["shop","store"],"name":["Shop","Store"]}`, func() error {
			_, err := s.UpdateWorkspace(ctx, second.ID, backend.WorkspaceInput{Name: "Store"})
			return err
		}},
		{"", func() error {
			_, err := s.UpdateWorkspace(ctx, second.ID, backend.WorkspaceInput{Name: "Store"})
			return err
		}},
		{`window Mara Lindt key.created Printer {"expiresAt":null,"scopes":["records:read"]}`, func() (err error) {
			key, err = s.CreateKey(ctx, second.ID, backend.KeyInput{Name: "Printer", Scopes: []backend.Scope{backend.RecordsRead}})
			return err
		}},
		{`window Mara Lindt key.renamed Printer {"name":["Printer","Plotter"]}`, func() error {
			_, err := s.RenameKey(ctx, second.ID, key.Key.ID, "Plotter")
			return err
		}},
		{"window Mara Lindt key.revoked Plotter {}", func() error {
			_, err := s.RevokeKeys(ctx, second.ID, []string{key.Key.ID})
			return err
		}},
		{"", func() error {
			_, err := s.RevokeKeys(ctx, second.ID, []string{key.Key.ID})
			return err
		}},
		{`window Mara Lindt person.changed  {"displayName":["Mara Lindt","Mara L."]}`, func() error {
			_, err := s.UpdatePerson(ctx, backend.Person{Name: "Mara Lindt", DisplayName: "Mara L."})
			return err
		}},
		{`window Mara L. organization.changed  {"name":["Home office","Lindt"]}`, func() error {
			_, err := s.UpdateOrganization(ctx, backend.Organization{Name: "Lindt", InternalName: "home_office"})
			return err
		}},
		{`window Mara L. settings.changed  {"port":[8420,9000]}`, func() error {
			_, err := s.UpdateSettings(ctx, func(set *backend.Settings) { set.Port, set.SaveFolder = 9000, "/tmp" })
			return err
		}},
		{"", func() error {
			_, err := s.SwitchWorkspace(ctx, second.ID)
			return err
		}},
		{"window Mara L. backup.created Company events {\"reason\":\"deletion\"}\nwindow Mara L. workspace.deleted Company events {}", func() error {
			_, err := s.DeleteWorkspace(ctx, first, "Company events")
			return err
		}},
	}
	for _, act := range acts {
		before := len(auditLines(t, s))
		if err := act.do(); err != nil {
			t.Fatal(act.want, err)
		}
		got := auditLines(t, s)[before:]
		if strings.Join(got, "\n") != act.want {
			t.Errorf("want %q, got %q", act.want, got)
		}
	}
	for _, sql := range []string{"DELETE FROM audit", "UPDATE audit SET person = 'x'"} {
		if err := s.main.update(ctx, func(tx *tx) error { return tx.exec(sql) }); err == nil {
			t.Errorf("%s: the log is append-only", sql)
		}
	}
}
