package sqlite

import (
	"context"
	"database/sql/driver"
	"encoding/json"

	"owlet/backend"
)

// GetPerson returns who works here.
func (s *Store) GetPerson(ctx context.Context) (p backend.Person, err error) {
	err = s.main.read(ctx, func(c *conn) error {
		p, err = readPerson(c)
		return err
	})
	return p, err
}

func readPerson(c *conn) (p backend.Person, err error) {
	_, err = c.one("SELECT name, display_name, email FROM person", nil, func(row []driver.Value) {
		p = backend.Person{Name: text(row[0]), DisplayName: text(row[1]), Email: text(row[2])}
	})
	return p, err
}

// UpdatePerson changes who works here. Keys made before keep the display name of their day. Errors: invalid.
func (s *Store) UpdatePerson(ctx context.Context, p backend.Person) (backend.Person, error) {
	p, err := p.Tidy()
	if err != nil {
		return p, err
	}
	return p, s.main.update(ctx, func(t *tx) error {
		before, err := readPerson(t.conn)
		if err != nil {
			return err
		}
		t.touch("")
		if err := s.auditChange(t, before, backend.AuditEntry{Act: backend.PersonChanged}, before, p); err != nil {
			return err
		}
		return t.exec("UPDATE person SET name = ?, display_name = ?, email = ?", p.Name, p.DisplayName, p.Email)
	})
}

// GetOrganization returns who the workspaces belong to.
func (s *Store) GetOrganization(ctx context.Context) (o backend.Organization, err error) {
	err = s.main.read(ctx, func(c *conn) error {
		o, err = readOrganization(c)
		return err
	})
	return o, err
}

func readOrganization(c *conn) (o backend.Organization, err error) {
	_, err = c.one("SELECT name, internal_name FROM organization", nil, func(row []driver.Value) {
		o = backend.Organization{Name: text(row[0]), InternalName: text(row[1])}
	})
	return o, err
}

// UpdateOrganization renames the organization. Errors: invalid.
func (s *Store) UpdateOrganization(ctx context.Context, o backend.Organization) (backend.Organization, error) {
	o, err := o.Tidy()
	if err != nil {
		return o, err
	}
	return o, s.main.update(ctx, func(t *tx) error {
		person, err := readPerson(t.conn)
		if err != nil {
			return err
		}
		before, err := readOrganization(t.conn)
		if err != nil {
			return err
		}
		t.touch("")
		if err := s.auditChange(t, person, backend.AuditEntry{Act: backend.OrganizationChanged}, before, o); err != nil {
			return err
		}
		return t.exec("UPDATE organization SET name = ?, internal_name = ?", o.Name, o.InternalName)
	})
}

// GetSettings returns what is remembered between starts of the window.
func (s *Store) GetSettings(ctx context.Context) (set backend.Settings, err error) {
	err = s.main.read(ctx, func(c *conn) error {
		set, err = readSettings(c)
		return err
	})
	return set, err
}

func readSettings(c *conn) (set backend.Settings, err error) {
	value := ""
	if _, err := c.one("SELECT value FROM settings", nil, func(row []driver.Value) { value = text(row[0]) }); err != nil {
		return set, err
	}
	set.Language, set.Notifications = backend.LanguageSystem, true // settings of an older Owlet name none
	return set, json.Unmarshal([]byte(value), &set)
}

// UpdateSettings lets change alter the settings and keeps them. Errors: invalid, for a port outside 1024 to 65535 or an
// unknown choice.
func (s *Store) UpdateSettings(ctx context.Context, change func(*backend.Settings)) (set backend.Settings, err error) {
	err = s.main.update(ctx, func(t *tx) error {
		if set, err = readSettings(t.conn); err != nil {
			return err
		}
		person, err := readPerson(t.conn)
		if err != nil {
			return err
		}
		before := chosen(set)
		change(&set)
		if err := set.Check(); err != nil {
			return err
		}
		t.touch("")
		if err := s.auditChange(t, person, backend.AuditEntry{Act: backend.SettingsChanged}, before, chosen(set)); err != nil {
			return err
		}
		return writeSettings(t, set)
	})
	return set, err
}

// chosen are the settings that a person decides; the others only remember where they were.
func chosen(set backend.Settings) backend.Settings {
	set.WorkspaceID, set.Place, set.SaveFolder = "", nil, ""
	return set
}

func writeSettings(t *tx, set backend.Settings) error {
	value, err := json.Marshal(set)
	if err != nil {
		return err
	}
	return t.exec("INSERT INTO settings (id, value) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value", string(value))
}

// text is a column's text; NULL is "".
func text(v any) string {
	s, _ := v.(string)
	return s
}

// CurrentWorkspace returns the workspace that the window shows; where that one is gone, the first by name.
func (s *Store) CurrentWorkspace(ctx context.Context) (w backend.Workspace, err error) {
	err = s.main.view(ctx, func(c *conn) error {
		_, err := c.one(`SELECT `+workspaceColumns+` FROM workspace WHERE deleted_at IS NULL
			ORDER BY id = (SELECT value ->> 'workspaceId' FROM settings) DESC, name, id LIMIT 1`, nil,
			func(row []driver.Value) { w = workspaceOf(row) })
		return err
	})
	return w, err
}

// SwitchWorkspace makes the window show another workspace. Errors: not_found.
func (s *Store) SwitchWorkspace(ctx context.Context, id string) (backend.Workspace, error) {
	w, err := s.GetWorkspace(ctx, id)
	if err != nil {
		return w, err
	}
	_, err = s.UpdateSettings(ctx, func(set *backend.Settings) { set.WorkspaceID = id })
	return w, err
}
