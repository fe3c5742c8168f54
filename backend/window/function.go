package window

import (
	"strconv"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// Functions are a module's global functions. Every path is the module's.
type Functions struct{ store *sqlite.Store }

// Function is a global function as the window shows it.
type Function struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Code string `json:"code"`

	Faults []*backend.CodeFault `json:"faults"` // by where they stand
}

// List returns a module's global functions in the order in which they are compiled, which is the person's.
func (f *Functions) List(path backend.Path) ([]Function, error) {
	list, faults, err := f.store.JudgeFunctions(always, path)
	out := make([]Function, len(list))
	for i := range list {
		out[i] = functionOf(&list[i], faults[i])
	}
	return out, err
}

// Check tells what would be wrong with the code of the global function of a name, or of a new one where nothing is called so.
func (f *Functions) Check(path backend.Path, in backend.FunctionInput) ([]*backend.CodeFault, error) {
	faults, err := f.store.CheckFunction(always, path, in)
	return append([]*backend.CodeFault{}, faults...), err
}

// Create makes a global function, after those that there are. Its code may have faults.
func (f *Functions) Create(path backend.Path, in backend.FunctionInput) (Function, error) {
	made, err := f.store.CreateFunction(always, path, in)
	if err != nil {
		return Function{}, err
	}
	return f.withFaults(path, made)
}

// Update changes a global function; what is left out stays.
func (f *Functions) Update(path backend.Path, name string, in backend.FunctionChange) (Function, error) {
	changed, err := f.store.UpdateFunction(always, path, name, in)
	if err != nil {
		return Function{}, err
	}
	return f.withFaults(path, changed)
}

// Delete deletes a global function. Formulas that use it have a fault from then on.
func (f *Functions) Delete(path backend.Path, name string) error {
	return f.store.DeleteFunction(always, path, name)
}

// Losses tells which formulas Delete would break.
func (f *Functions) Losses(path backend.Path, name string) (backend.Losses, error) {
	return f.store.FunctionLosses(always, path, name)
}

// Reorder puts the global functions into another order, which names each of them once.
func (f *Functions) Reorder(path backend.Path, names []string) error {
	return f.store.ReorderFunctions(always, path, names)
}

func (f *Functions) withFaults(path backend.Path, g *backend.GlobalFunction) (Function, error) {
	faults, err := f.Check(path, g.Input())
	return functionOf(g, faults), err
}

func functionOf(g *backend.GlobalFunction, faults []*backend.CodeFault) Function {
	return Function{ID: strconv.FormatInt(g.Num, 10), Name: g.Name, Code: g.Code, Faults: append([]*backend.CodeFault{}, faults...)}
}
