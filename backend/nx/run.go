package nx

import "context"

// Run is the work for one request: what it reads is read once, and its clock stands still. It is for one goroutine.
type Run struct {
	ctx    context.Context
	source Source
	clock  *Clockwork
	limits Limits
	err    error
}

// NewRun starts a run over src. When ctx ends, what is not computed yet fails, and Err tells why.
func NewRun(ctx context.Context, src Source, clock *Clockwork, limits Limits) *Run {
	return &Run{ctx: ctx, source: src, clock: clock, limits: limits}
}

// Group is records of a table that are computed together, like those of a page.
func (r *Run) Group(t *Table, ids []int64) *Group { return &Group{Table: t, IDs: ids, run: r} }

// Err is the first error of the source or the context. Values are not to be used then.
func (r *Run) Err() error { return r.err }

// Writer is what a Source can do besides, where statements may change data. Nothing is undone here: who runs statements does so in a transaction.
type Writer interface {
	Create(t *Table) (id int64, err error)
	// Set writes a stored field or a reference; a reference's value is an int64 or nil.
	Set(t *Table, f *Field, id int64, v Value) error
	Delete(t *Table, ids []int64) error
}
