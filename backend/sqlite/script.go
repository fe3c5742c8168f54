package sqlite

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"owlet/backend"
	"owlet/backend/nx"
)

// defaultScriptTime is how long a script may run.
const defaultScriptTime = 5 * time.Second

// maxScriptResult is how large the JSON of a script's result may be, in bytes: as much as a body may bring.
const maxScriptResult = 6 << 20

// WithScriptTime sets how long a script may run; without it 5 seconds. Tests have less.
func WithScriptTime(d time.Duration) Option { return func(s *Store) { s.scriptTime = d } }

// ExecuteScript runs a script in a path's module, for a record of the path's table or for none, and returns what it gives as JSON. All that it
// writes is one transaction, which an error undoes; a script that writes nothing only reads, and no writer waits for it. Errors: not_found;
// invalid, for faults of the text, for what happens while it runs, where the sentence says at which line and column, and for one that takes
// too long or gives too much.
//
// A script reads what it has written itself, record by record, so it is the one update whose reads do not all come before its writes. It could
// not run where a write is one batch; nothing else that writes needs more than that.
func (s *Store) ExecuteScript(ctx context.Context, p backend.Path, in backend.Script) ([]byte, error) {
	x := &execution{store: s, path: p, Script: in}
	err := s.look(ctx, p.Workspace, func(c *conn, sc *schema) error {
		if err := x.check(sc); err != nil || x.checked.Writes {
			return err
		}
		return x.run(ctx, func(ctx context.Context) nx.Source { return formulaSource{ctx, c} })
	})
	if err != nil || !x.checked.Writes {
		return x.result, err
	}
	err = x.write(ctx)
	if _, large := errors.AsType[*largeDeletionError](err); large {
		if err := s.BackUpBeforeDeletingRecords(ctx, p.Workspace, largeDeletion+1); err != nil {
			return nil, err
		}
		x.backedUp = true
		err = x.write(ctx)
	}
	return x.result, err
}

// execution is one script while it is run.
type execution struct {
	backend.Script
	store    *Store
	path     backend.Path
	backedUp bool // it may delete many records

	schema  *schema // that it was checked with
	table   *nx.Table
	checked *nx.Checked
	result  []byte
}

// check finds what the script is for, and its faults.
func (x *execution) check(sc *schema) error {
	m, err := sc.findModule(x.path)
	if err != nil {
		return err
	}
	f := sc.formulas[m.Num].ready()
	x.schema, x.table = sc, nil
	if x.path.Table != "" {
		tb, err := sc.findTable(x.path)
		if err != nil {
			return err
		}
		x.table = f.table(tb)
	}
	over := x.table
	if x.Record == 0 {
		over = nil
	}
	x.checked = f.program.Check(x.Code, over, nx.Statements)
	if len(x.checked.Errors) > 0 {
		return scriptFaults(x.checked.Errors)
	}
	return nil
}

// maxFaults is how many faults of a script its error lists.
const maxFaults = 20

func scriptFaults(faults []*nx.Error) error {
	list := make([]string, 0, min(len(faults), maxFaults))
	for _, e := range faults[:cap(list)] {
		list = append(list, "Line "+strconv.Itoa(e.Line)+", column "+strconv.Itoa(e.Column)+": "+strings.TrimSuffix(e.Message, ".")+".")
	}
	return backend.Errorf(backend.Invalid, "script.faults", "count", len(faults), "faults", strings.Join(list, " "))
}

// write runs the script in a write transaction of its own.
func (x *execution) write(ctx context.Context) error {
	f, err := x.store.workspaceFile(ctx, x.path.Workspace)
	if err != nil {
		return err
	}
	return f.changeAs(ctx, &job{alone: true}, func(t *tx, sc *schema) error {
		if sc != x.schema {
			if err := x.check(sc); err != nil {
				return err
			}
		}
		w := newScriptWriter(t, sc, x.backedUp)
		if err := x.run(ctx, w.within); err != nil {
			return err
		}
		return w.finish()
	})
}

// run runs the script over what within gives it for its time.
func (x *execution) run(ctx context.Context, within func(context.Context) nx.Source) error {
	limited, cancel := context.WithTimeout(ctx, x.store.scriptTime)
	defer cancel()
	source := within(limited)
	if err := x.exists(source); err != nil {
		return err
	}
	limits := nx.DefaultLimits
	limits.Steps = limits.Total
	run := nx.NewRun(limited, source, x.schema.clockwork(), limits)
	v, fault := x.value(run)
	if errors.Is(limited.Err(), context.DeadlineExceeded) && ctx.Err() == nil {
		return backend.Errorf(backend.Invalid, "script.time", "seconds", x.store.scriptTime.Seconds())
	}
	if err := scriptFailure(fault, run.Err()); err != nil {
		return err
	}
	if backend.ResultSize(v, maxScriptResult) > maxScriptResult {
		return backend.Errorf(backend.Invalid, "script.result_large", "max", maxScriptResult>>20)
	}
	x.result = backend.AppendResult(nil, v)
	return nil
}

func (x *execution) value(run *nx.Run) (nx.Value, *nx.Error) {
	if x.Record == 0 {
		return x.checked.Value(run)
	}
	values, faults := x.checked.Values(run, run.Group(x.table, []int64{x.Record}))
	return values[0], faults[0]
}

// exists tells whether there is the record that the script is for.
func (x *execution) exists(source nx.Source) error {
	if x.Record == 0 {
		return nil
	}
	there, err := source.Exist(x.table, []int64{x.Record})
	if err == nil && !there[0] {
		err = backend.Errorf(backend.NotFound, "record.not_found", "id", x.Record, "table", x.table.Name)
	}
	return err
}

// scriptFailure is why a script failed: at a place of its text, or because of something that is not its fault.
func scriptFailure(fault *nx.Error, err error) error {
	if _, ours := errors.AsType[*nx.Error](err); err != nil && !ours {
		return err
	}
	if fault == nil {
		return nil
	}
	return backend.Errorf(backend.Invalid, "script.failed", "line", fault.Line, "column", fault.Column, "message", strings.TrimSuffix(fault.Message, "."))
}
