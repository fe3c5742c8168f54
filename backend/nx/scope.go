package nx

// A scope is a level at which names are declared: a block's variables and functions, and the record or item at hand where one begins. An inner one
// hides an outer one.
type scope struct {
	outer *scope
	names map[string]*variable
	funcs map[string]*routine
	// row is the item whose fields are bare names here; nil in a block.
	row *variable
	// this is what "this" means from here on; nil where it means what it means outside.
	this *variable
	// sealed scopes are functions' bodies: they see outer functions, and nothing else from outside.
	sealed bool
}

// variable is a place in a frame.
type variable struct {
	name string
	slot int
	typ  Type
	// first is what a let gives it; nil for items, parameters and loops.
	first expr
	// assigned tells that it gets other values later.
	assigned bool
}

// variable finds the variable of a name, and says whether a row that has such a field is in between.
func (s *scope) variable(name string) *variable {
	for ; s != nil; s = s.outer {
		if v := s.names[name]; v != nil {
			return v
		}
		if s.sealed {
			return nil
		}
	}
	return nil
}

// item is the innermost record whose fields are bare names.
func (s *scope) item() *variable {
	for ; s != nil; s = s.outer {
		if s.row != nil {
			return s.row
		}
		if s.sealed {
			return nil
		}
	}
	return nil
}

// self is what "this" means, or nil.
func (s *scope) self() *variable {
	for ; s != nil; s = s.outer {
		if s.this != nil {
			return s.this
		}
		if s.sealed {
			return nil
		}
	}
	return nil
}

func (s *scope) routine(name string) *routine {
	for ; s != nil; s = s.outer {
		if r := s.funcs[name]; r != nil {
			return r
		}
	}
	return nil
}

// declare puts a variable into the scope; one of the same name that was there is hidden from now on.
func (s *scope) declare(v *variable) {
	if s.names == nil {
		s.names = map[string]*variable{}
	}
	s.names[v.name] = v
}

// words are all names that can be written here, for finding one that was meant.
func (s *scope) words() []string {
	var words []string
	for ; s != nil; s = s.outer {
		for name := range s.names {
			words = append(words, name)
		}
		if s.sealed {
			break
		}
	}
	return words
}

// routine is a function that a text defines.
type routine struct {
	name   string
	params []*variable
	result Type
	body   expr
	slots  int
	// known tells that result is right already, so that a function can call itself.
	known bool
	cell  *cell // of a module's function; nil for one inside a text
}
