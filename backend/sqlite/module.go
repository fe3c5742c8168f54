package sqlite

import (
	"context"
	"errors"

	"owlet/backend"
)

func moduleOf(number int64, in backend.ModuleInput) backend.Module {
	return backend.Module{
		Num: number, Name: in.Name, Labels: in.Labels, Icon: in.Icon, HideNavigation: in.HideNavigation,
		IsHidden: in.IsHidden, OpenRoles: in.OpenRoles, Tables: []backend.Table{}, Functions: []backend.GlobalFunction{},
	}
}

// ListModules returns a workspace's modules with their tables, in the person's order. What it returns is shared with
// other callers and must not be changed; so with all that is read of the schema. Errors: not_found.
func (s *Store) ListModules(ctx context.Context, p backend.Path) (list []backend.Module, err error) {
	err = s.look(ctx, p.Workspace, func(_ *conn, sc *schema) error {
		list = sc.seen(p)
		return nil
	})
	return list, err
}

// GetModule returns one module with its tables. Errors: not_found.
func (s *Store) GetModule(ctx context.Context, p backend.Path) (m *backend.Module, err error) {
	err = s.look(ctx, p.Workspace, func(_ *conn, sc *schema) error {
		m, err = sc.findModule(p)
		return err
	})
	return m, err
}

// CreateModule makes a module without tables. Errors: invalid, not_found, conflict when the name is taken.
func (s *Store) CreateModule(ctx context.Context, p backend.Path, in backend.ModuleInput) (*backend.Module, error) {
	if err := in.Check(); err != nil {
		return nil, err
	}
	var m backend.Module
	err := s.change(ctx, p.Workspace, func(t *tx, sc *schema) error {
		if _, err := sc.findModule(backend.Path{Module: in.Name}); err == nil {
			return backend.Errorf(backend.Conflict, "module.name_taken", "name", in.Name)
		}
		m = moduleOf(sc.lastNumber+1, in)
		if err := t.exec("INSERT INTO module (number, name, properties) VALUES (?, ?, ?)", m.Num, in.Name, asJSON(in)); err != nil {
			return err
		}
		return errors.Join(t.logModule(backend.Created, &m, m.Name), saveNumbers(t, m.Num))
	})
	if err != nil {
		return nil, err
	}
	return &m, nil
}

// UpdateModule changes a module. Errors: not_found, invalid, conflict when the new name is taken.
func (s *Store) UpdateModule(ctx context.Context, p backend.Path, in backend.ModuleChange) (*backend.Module, error) {
	var m backend.Module
	err := s.change(ctx, p.Workspace, func(t *tx, sc *schema) error {
		before, err := sc.findModule(p)
		if err != nil {
			return err
		}
		shape := in.Of(before.Input())
		m = moduleOf(before.Num, shape)
		m.Tables, m.Functions = before.Tables, before.Functions
		if asJSON(shape) == asJSON(before.Input()) {
			return nil
		}
		if err := shape.Check(); err != nil {
			return err
		}
		if other, err := sc.findModule(backend.Path{Module: m.Name}); err == nil && other.Num != m.Num {
			return backend.Errorf(backend.Conflict, "module.name_taken", "name", m.Name)
		}
		if m.Name != before.Name {
			if err := t.beginHistories(&m); err != nil {
				return err
			}
		}
		if err := t.exec("UPDATE module SET name = ?, properties = ? WHERE number = ?", m.Name, asJSON(shape), m.Num); err != nil {
			return err
		}
		return errors.Join(t.logModule(backend.Updated, &m, before.Name), saveNumbers(t, sc.lastNumber))
	})
	if err != nil {
		return nil, err
	}
	return &m, nil
}

// DeleteModule deletes a module with its tables and their records. Errors: not_found.
func (s *Store) DeleteModule(ctx context.Context, p backend.Path) (*backend.Deletion, error) {
	var gone backend.Deletion
	err := s.remove(ctx, p.Workspace, func(r *removal) error {
		m, err := r.schema.findModule(p)
		if err != nil {
			return err
		}
		r.tables = r.schema.tablesOf(m)
		if err := r.dropTables(); err != nil {
			return err
		}
		gone = backend.Deletion{Num: m.Num, Removed: r.removed}
		return errors.Join(r.exec("DELETE FROM global_function WHERE module = ?", m.Num), r.exec("DELETE FROM module WHERE number = ?", m.Num),
			r.logModule(backend.Deleted, m, m.Name))
	})
	if err != nil {
		return nil, err
	}
	return &gone, nil
}
