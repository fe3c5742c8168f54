package nx

// Group is records of one table that were found together: what is read of one of them is read of all at once.
type Group struct {
	Table *Table
	IDs   []int64
}
