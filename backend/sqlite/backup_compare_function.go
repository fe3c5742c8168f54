package sqlite

import "owlet/backend"

// functions compares the global functions, in the order of the present, then those that only the backup has.
func (k *comparing) functions() []backend.FunctionComparison {
	list := []backend.FunctionComparison{}
	met := map[*backend.GlobalFunction]bool{}
	for i := range k.now.modules {
		m := &k.now.modules[i]
		for j := range m.Functions {
			g := &m.Functions[j]
			other := k.findFunction(g)
			met[other] = true
			c := backend.FunctionComparison{Module: k.now.captionOf(m.Num), Name: g.Name, Goes: other == nil}
			if c.Back = other != nil && other.Input() != g.Input(); c.Goes || c.Back {
				list = append(list, c)
			}
		}
	}
	for i := range k.then.modules {
		m := &k.then.modules[i]
		for j := range m.Functions {
			if g := &m.Functions[j]; !met[g] {
				list = append(list, backend.FunctionComparison{Module: k.then.captionOf(m.Num), Name: g.Name, Comes: true})
			}
		}
	}
	return list
}

// findFunction returns the backup's global function that is the same as one of now, nil where it has none.
func (k *comparing) findFunction(g *backend.GlobalFunction) *backend.GlobalFunction {
	for i := range k.then.modules {
		functions := k.then.modules[i].Functions
		for j := range functions {
			other := &functions[j]
			if !k.strange && other.Num == g.Num || k.strange && other.Name == g.Name && other.ModuleName == g.ModuleName {
				return other
			}
		}
	}
	return nil
}
