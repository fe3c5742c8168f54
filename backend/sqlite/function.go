package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"

	"owlet/backend"
)

// readFunctions gives the modules their global functions.
func (sc *schema) readFunctions(c *conn) error {
	modules := map[int64]*backend.Module{}
	for i := range sc.modules {
		modules[sc.modules[i].Num] = &sc.modules[i]
	}
	const sql = "SELECT number, module, name, code FROM global_function ORDER BY position NULLS LAST, number"
	return c.query(context.Background(), sql, nil, func(row []driver.Value) error {
		m := modules[row[1].(int64)]
		if m == nil { // of a damaged file
			return nil
		}
		m.Functions = append(m.Functions, backend.GlobalFunction{Num: row[0].(int64), Name: text(row[2]), ModuleName: m.Name, Code: text(row[3])})
		return nil
	})
}

// ListFunctions returns a module's global functions, in the order in which they are compiled. Errors: not_found.
func (s *Store) ListFunctions(ctx context.Context, p backend.Path) ([]backend.GlobalFunction, error) {
	m, err := s.GetModule(ctx, p)
	if err != nil {
		return nil, err
	}
	return m.Functions, nil
}

// CreateFunction makes a global function, after those that there are. Errors: invalid, not_found, conflict when the name is taken.
func (s *Store) CreateFunction(ctx context.Context, p backend.Path, in backend.FunctionInput) (*backend.GlobalFunction, error) {
	if err := in.Check(); err != nil {
		return nil, err
	}
	var g backend.GlobalFunction
	err := s.change(ctx, p.Workspace, func(t *tx, sc *schema) error {
		m, err := sc.findModule(p)
		if err != nil {
			return err
		}
		if _, taken := m.Function(in.Name); taken {
			return functionTaken(m, in.Name)
		}
		g = backend.GlobalFunction{Num: sc.lastNumber + 1, Name: in.Name, ModuleName: m.Name, Code: in.Code}
		return errors.Join(insertFunction(t, m.Num, &g), t.logFunctions(m), saveNumbers(t, g.Num))
	})
	if err != nil {
		return nil, err
	}
	return &g, nil
}

func functionTaken(m *backend.Module, name string) error {
	return backend.Errorf(backend.Conflict, "function.name_taken", "module", m.Name, "name", name)
}

func insertFunction(t *tx, module int64, g *backend.GlobalFunction) error {
	return t.exec("INSERT INTO global_function (number, module, name, code) VALUES (?, ?, ?, ?)", g.Num, module, g.Name, g.Code)
}

// logFunctions notes that a module's global functions changed. The feed has no kind for them, so it is an update of the module.
func (t *tx) logFunctions(m *backend.Module) error { return t.logModule(backend.Updated, m, m.Name) }

// UpdateFunction changes a global function. Errors: not_found, invalid, conflict when the new name is taken.
func (s *Store) UpdateFunction(ctx context.Context, p backend.Path, name string, in backend.FunctionChange) (*backend.GlobalFunction, error) {
	var g backend.GlobalFunction
	err := s.change(ctx, p.Workspace, func(t *tx, sc *schema) error {
		m, before, err := sc.findFunction(p, name)
		if err != nil {
			return err
		}
		shape := in.Of(before.Input())
		g = *before
		if g.Name, g.Code = shape.Name, shape.Code; g == *before {
			return nil
		}
		if err := shape.Check(); err != nil {
			return err
		}
		if other, taken := m.Function(g.Name); taken && other.Num != g.Num {
			return functionTaken(m, g.Name)
		}
		return errors.Join(t.exec("UPDATE global_function SET name = ?, code = ? WHERE number = ?", g.Name, g.Code, g.Num),
			t.logFunctions(m), saveNumbers(t, sc.lastNumber))
	})
	if err != nil {
		return nil, err
	}
	return &g, nil
}

// findFunction returns a global function with its module, which the path names. Errors: not_found.
func (sc *schema) findFunction(p backend.Path, name string) (*backend.Module, *backend.GlobalFunction, error) {
	m, err := sc.findModule(p)
	if err != nil {
		return nil, nil, err
	}
	g, ok := m.Function(name)
	if !ok {
		return nil, nil, backend.Errorf(backend.NotFound, "function.not_found", "module", m.Name, "name", name)
	}
	return m, g, nil
}

// DeleteFunction deletes a global function. Formulas that use it have a fault from then on. Errors: not_found.
func (s *Store) DeleteFunction(ctx context.Context, p backend.Path, name string) error {
	return s.change(ctx, p.Workspace, func(t *tx, sc *schema) error {
		m, g, err := sc.findFunction(p, name)
		if err != nil {
			return err
		}
		return errors.Join(t.exec("DELETE FROM global_function WHERE number = ?", g.Num), t.logFunctions(m), saveNumbers(t, sc.lastNumber))
	})
}

// ReorderFunctions puts a module's global functions into another order, in which they are compiled from then on. New ones come after them.
// Errors: not_found, invalid, conflict when names are not those of the global functions that there are.
func (s *Store) ReorderFunctions(ctx context.Context, p backend.Path, names []string) error {
	return s.reorder(ctx, p.Workspace, names, func(t *tx, sc *schema) (o reordering, err error) {
		m, err := sc.findModule(p)
		if err != nil {
			return o, err
		}
		o.kind, o.log = "global_function", func() error { return t.logFunctions(m) }
		for i := range m.Functions {
			o.add(m.Functions[i].Num, m.Functions[i].Name)
		}
		return o, nil
	})
}
