package nx

// Group is records of one table that were found together: what is read of one of them is read of all at once.
type Group struct {
	Table *Table
	IDs   []int64

	run   *Run
	given map[*Field][]Value
}

// Give tells what a stored field or a reference has in the group's records, where that has been read already: a value each, as Source.Values.
func (g *Group) Give(f *Field, values []Value) {
	if g.given == nil {
		g.given = map[*Field][]Value{}
	}
	g.given[f] = values
}
