package backend

import "owlet/backend/nx"

// CodeFault is one fault of code in the formula language, with where it stands and what a person is told of it.
type CodeFault = nx.Error

// GlobalFunction is code of a module that all of its formulas can use. A module's are compiled in their order. Its JSON is the Public API's.
type GlobalFunction struct {
	Num        int64  `json:"id,string"` // Owlet's own number, never used again
	Name       string `json:"name"`
	ModuleName string `json:"moduleName"`
	Code       string `json:"code"`
}

// FunctionInput is a new global function.
type FunctionInput struct {
	Name string `json:"name"`
	Code string `json:"code"`
}

// FunctionChange is a change of a global function; what is nil stays.
type FunctionChange struct {
	Name *string `json:"name"`
	Code *string `json:"code"`
}

// Input is what a create of this global function would say.
func (g *GlobalFunction) Input() FunctionInput { return FunctionInput{g.Name, g.Code} }

// Of returns in with the change made.
func (c *FunctionChange) Of(in FunctionInput) FunctionInput {
	set(&in.Name, c.Name)
	set(&in.Code, c.Code)
	return in
}

// Check tells what is wrong with a global function, faults of its code aside: it is stored with those. Errors: invalid.
func (in *FunctionInput) Check() error {
	if err := CheckName("function", in.Name); err != nil {
		return err
	}
	if !clean(in.Code) {
		return Errorf(Invalid, "function.characters", "name", in.Name)
	}
	return nil
}

// Function returns the module's global function of that name.
func (m *Module) Function(name string) (*GlobalFunction, bool) {
	for i := range m.Functions {
		if m.Functions[i].Name == name {
			return &m.Functions[i], true
		}
	}
	return nil, false
}
