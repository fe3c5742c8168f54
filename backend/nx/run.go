package nx

import (
	"context"
	"errors"
	"slices"
)

// Run is the work for one request: what it reads is read once, and its clock stands still. It is for one goroutine.
type Run struct {
	ctx    context.Context
	source Source
	clock  *Clockwork
	limits Limits
	err    error

	spent  int // steps
	nested int // parts at work inside each other
	writes int // how often something was written
	whole  map[*Table]*Group
	single map[place]Value     // records that were named by their numbers
	once   map[*question]Value // answers that are the same for all records
	mute   map[*question]bool  // what the source cannot say
	idle   []*frame
}

type place struct {
	table *Table
	id    int64
}

// NewRun starts a run over src. When ctx ends, what is not computed yet fails, and Err tells why.
func NewRun(ctx context.Context, src Source, clock *Clockwork, limits Limits) *Run {
	r := &Run{ctx: ctx, source: src, clock: clock, limits: limits, mute: map[*question]bool{}}
	r.forget()
	return r
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

// forget drops what was read, because something was written.
func (r *Run) forget() {
	r.writes++
	r.whole, r.single, r.once = map[*Table]*Group{}, map[place]Value{}, map[*question]Value{}
}

// errAnswer is a source that gives not as many answers as it was asked.
var errAnswer = errors.New("nx: the source's answer has another length than its question")

// answered takes an error of the source, which ends the run.
func (r *Run) answered(err error, got, want int) error {
	if err == nil && got != want {
		err = errAnswer
	}
	if err != nil {
		return r.fail(err)
	}
	return nil
}

func (r *Run) fail(err error) error {
	if r.err == nil {
		r.err = err
	}
	return err
}

// spend holds what all records together may cost, and looks at the context now and then.
func (r *Run) spend(steps int) error {
	if r.err != nil {
		return r.err
	}
	before := r.spent
	r.spent += steps
	if r.spent > r.limits.Total {
		return fault(Span{}, "total")
	}
	if before>>10 != r.spent>>10 || before == 0 {
		if err := r.ctx.Err(); err != nil {
			return r.fail(err)
		}
	}
	return nil
}

// all is every record of a table.
func (r *Run) all(t *Table) (*Group, error) {
	if g := r.whole[t]; g != nil {
		return g, nil
	}
	ids, _, err := r.source.Records(&Question{Table: t}, [][]Value{nil}, r.limits.List+1)
	if err = r.answered(err, len(ids), 1); err != nil {
		return nil, err
	}
	r.whole[t] = r.groupOf(t, ids[0])
	return r.whole[t], nil
}

// record is one record, which need not be there.
func (r *Run) record(t *Table, id int64) Value {
	if r.single[place{t, id}] == nil {
		r.records(t, []int64{id})
	}
	return r.single[place{t, id}]
}

// records makes records that are named by their numbers one group, but for those that are in one already.
func (r *Run) records(t *Table, ids []int64) {
	ids = slices.DeleteFunc(ids, func(id int64) bool { return r.single[place{t, id}] != nil })
	group := r.groupOf(t, ids)
	for i, id := range group.IDs {
		r.single[place{t, id}] = group.row(i)
	}
}
