package publish

import (
	"context"

	"owlet/backend"
)

// run is a publication while it runs.
type run struct {
	*state
	*client
	Result
	ctx     context.Context
	sorted  []*backend.BundleTable
	fields  map[string][]remoteField // by table, as they were last read
	names   map[string]string        // of reverses there, by table/name here
	locals  map[string][]int64       // the ids here, by table, beside the state's ids there
	done    int64
	inPhase int64
	// untouched tells that the server refused the first write: nothing is there.
	untouched bool
}

func newRun(ctx context.Context, s *state, c *client) *run {
	return &run{
		state: s, client: c, ctx: ctx, sorted: order(&s.Module),
		fields: map[string][]remoteField{}, names: map[string]string{}, locals: map[string][]int64{},
		Result: Result{Target: s.Target, StartedAt: s.StartedAt, Notes: []Note{}, Differences: []Difference{}},
	}
}

func (r *run) all() error {
	for _, phase := range []func() error{r.module, r.tables, r.allFields, r.records, r.links, r.required, r.check} {
		if err := phase(); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) begin(total int64) { r.done, r.inPhase = 0, total }

func (r *run) step(phase string, n int64) {
	r.done += n
	r.told(phase, r.done, r.inPhase)
}

// path is that of something in the module.
func (r *run) path(parts ...string) string {
	return path(append([]string{"modules", r.Target().Module}, parts...)...)
}

// Target is where the publication goes.
func (r *run) Target() Target { return r.state.Target }

// module creates the module, unless this publication has already.
func (r *run) module() error {
	r.begin(int64(r.structureSize()))
	if !r.claimed {
		if _, err := r.free(r.ctx, r.Target().Module); err != nil {
			return err
		}
		if err := r.note(entry{Claimed: true}); err != nil {
			return err
		}
	}
	there := func() (bool, error) {
		_, found, err := r.client.tables(r.ctx, r.Target().Module)
		return found, err
	}
	in := r.Module.ModuleInput
	in.Name = r.Target().Module
	tries := 0
	err := r.ensure(there, func() error {
		err := r.post(r.ctx, path("modules"), in, nil)
		tries++
		r.untouched = tries == 1 && denied(err)
		return err
	})
	r.step("structure", 1)
	return err
}

// ensure does something that is not done yet, once.
func (r *run) ensure(done func() (bool, error), do func() error) error {
	if ok, err := done(); ok || err != nil {
		return err
	}
	return r.settle(r.ctx, do, done)
}

func (r *run) structureSize() int {
	n := 1
	for i := range r.Module.Tables {
		n += 1 + len(r.Module.Tables[i].Fields)
	}
	return n
}

func (r *run) tables() error {
	names, _, err := r.client.tables(r.ctx, r.Target().Module)
	if err != nil {
		return err
	}
	for i := range r.Module.Tables {
		t := &r.Module.Tables[i]
		r.Tables++
		r.step("structure", 1)
		if names[t.Name] {
			continue
		}
		err := r.settle(r.ctx, func() error { return r.post(r.ctx, r.path("tables"), t.TableInput, nil) }, func() (bool, error) {
			now, _, err := r.client.tables(r.ctx, r.Target().Module)
			return now[t.Name], err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
