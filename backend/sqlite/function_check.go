package sqlite

import (
	"context"
	"slices"

	"owlet/backend"
	"owlet/backend/nx"
)

// JudgeFunctions is ListFunctions with what is wrong with the code of each. Errors: not_found.
func (s *Store) JudgeFunctions(ctx context.Context, p backend.Path) (list []backend.GlobalFunction, faults [][]*nx.Error, err error) {
	err = s.look(ctx, p.Workspace, func(_ *conn, sc *schema) error {
		m, err := sc.findModule(p)
		if err == nil {
			list, faults = m.Functions, sc.formulas[m.Num].ready().program.Globals()
		}
		return err
	})
	return list, faults, err
}

// CheckFunction tells what would be wrong with the code of a module's global function of a name, or of a new one after the others where nothing is
// called so. Errors: not_found.
func (s *Store) CheckFunction(ctx context.Context, p backend.Path, in backend.FunctionInput) (faults []*nx.Error, err error) {
	err = s.Formulas(ctx, p, func(f *Formulas) error {
		m := nx.Module{Tables: f.Module.Tables, Functions: slices.Clone(f.Module.Functions)}
		at := slices.IndexFunc(m.Functions, func(g nx.Global) bool { return g.Name == in.Name })
		if at < 0 {
			at, m.Functions = len(m.Functions), append(m.Functions, nx.Global{Name: in.Name})
		}
		m.Functions[at].Code = in.Code
		faults = nx.Compile(&m).Globals()[at]
		return nil
	})
	return faults, err
}

// FunctionLosses tells which formulas DeleteFunction would break. Errors: not_found.
func (s *Store) FunctionLosses(ctx context.Context, p backend.Path, name string) (backend.Losses, error) {
	return s.lose(ctx, p.Workspace, func(l *losses) error {
		m, g, err := l.schema.findFunction(p, name)
		if err == nil {
			l.addUsers(m, g)
		}
		return err
	})
}
