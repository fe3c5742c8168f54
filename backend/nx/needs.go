package nx

// needs is what a part takes from outside of itself.
type needs struct {
	slots map[int]bool // that it reads
	bound map[int]bool // that it sets itself
	// impure parts change something, or are another value each time.
	impure bool
	seen   map[*routine]bool
	own    bool // in a function, whose variables are its own
}

func needsOf(x expr) *needs {
	n := &needs{slots: map[int]bool{}, bound: map[int]bool{}, seen: map[*routine]bool{}}
	n.add(x)
	for slot := range n.bound {
		delete(n.slots, slot)
	}
	return n
}

func (n *needs) add(x expr) {
	switch x := x.(type) {
	case slotExpr:
		n.slots[x.slot] = true
	case *setExpr:
		n.bound[x.slot] = true
		n.impure = n.impure || !x.first && !n.own
	case *insideExpr:
		n.bound[x.slot] = true
	case *filterExpr:
		n.bound[x.slot] = true
	case *orderExpr:
		n.bound[x.slot] = true
	case *selectExpr:
		n.bound[x.slot] = true
	case *forExpr:
		n.bound[x.slot] = true
	case *functionExpr:
		n.impure = n.impure || x.function.Name == "random"
	case *callExpr:
		n.call(x.routine)
	case breakExpr:
		n.impure = n.impure || !n.own
	case *createExpr, *deleteExpr, *storeExpr, brokenExpr:
		n.impure = true
	}
	for _, part := range x.parts() {
		n.add(part)
	}
}

// call adds a function. Its frame is its own, and that it sets variables there changes nothing outside.
func (n *needs) call(r *routine) {
	if n.seen[r] {
		return
	}
	n.seen[r] = true
	if r.body == nil {
		n.impure = true
		return
	}
	inner := &needs{slots: map[int]bool{}, bound: map[int]bool{}, seen: n.seen, own: true}
	inner.add(r.body)
	n.impure = n.impure || inner.impure
}
