package sqlite

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"sync/atomic"
	"time"

	"owlet/backend"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// tx is what an update function works in. All its reads come before all its writes, but for a script's.
type tx struct {
	*conn
	group     *group
	touched   map[string]bool
	added     []addition
	now       func() time.Time
	lastStamp int64          // the change log's before this update, in a workspace's file
	stamp     int64          // this update's in the change log; 0 until it logs something
	place     int64          // of the next change within the stamp
	later     *laterLog      // gathers the changes of records; nil where they are logged at once
	pruned    map[int64]bool // the tables of which old changes are gone from the log
	revision  *revision
	revised   []*revisedRecords
}

// touch notes that a table (or with "" the schema, or several tables) changed, for the event after the commit.
func (t *tx) touch(table string) {
	if t.touched == nil {
		t.touched = map[string]bool{}
	}
	t.touched[table] = true
}

const (
	waiting int32 = iota
	started
	dropped
)

// job is an update that waits for the writer.
type job struct {
	run            func(*tx) error
	records        bool // only adds and changes records: it shares the schema and the counts of its group
	alone          bool // takes long: no other waits for its commit because it came by chance at the same time
	foreignKeysOff bool // of one that is alone: it leaves no reference to what is not there

	state   atomic.Int32
	touched map[string]bool
	err     error
	done    chan struct{}
}

// maxGroup is how many waiting updates share one commit.
const maxGroup = 64

// defaultPatience is how long an operation waits for others, of this process or another, before it starts.
const defaultPatience = 10 * time.Second

// update runs fn in a write transaction. Waiting updates share one commit, each in a savepoint of its own: an error undoes
// only its own update, success is returned after the commit. An update whose ctx ends before it starts is dropped, and so is one that
// has waited for the store's patience. Errors: busy.
func (f *file) update(ctx context.Context, fn func(*tx) error) error {
	return f.submit(ctx, &job{run: fn})
}

// submit is update for a job of any kind.
func (f *file) submit(ctx context.Context, j *job) error {
	err := f.submitHere(ctx, j)
	if err != nil && f.stale.Load() {
		return f.anew(ctx, err, func(fresh *file) error {
			return fresh.submitHere(ctx, &job{run: j.run, records: j.records, alone: j.alone, foreignKeysOff: j.foreignKeysOff})
		})
	}
	return err
}

func (f *file) submitHere(ctx context.Context, j *job) error {
	if err := f.enter(); err != nil {
		return err
	}
	defer f.leave()
	j.done = make(chan struct{})
	patience := time.NewTimer(f.store.patience)
	defer patience.Stop()
	select {
	case f.jobs <- j:
	case <-ctx.Done():
		return f.explain(ctx.Err())
	case <-patience.C:
		return busy(errPatience)
	}
	var gaveUp error
	select {
	case <-j.done:
	case <-ctx.Done():
		gaveUp = f.explain(ctx.Err())
	case <-patience.C:
		gaveUp = busy(errPatience)
	}
	if gaveUp != nil && j.state.CompareAndSwap(waiting, dropped) {
		return gaveUp
	}
	<-j.done
	return f.explain(j.err)
}

var errPatience = errors.New("waited too long for another writer")

func busy(cause error) error { return backend.Errorf(backend.Busy, "busy").Because(cause) }

// write owns the writing connection until the file closes.
func (f *file) write(others *others) {
	defer close(f.stopped)
	defer f.endWriter()
	poll := time.NewTicker(time.Second)
	defer poll.Stop()
	for {
		select {
		case j := <-f.jobs:
			for j != nil {
				var group []*job
				group, j = f.gather(j)
				f.commit(group)
			}
			others.pass()
		case <-poll.C:
			f.lookAfter()
			others.notice()
		case l := <-f.letGo:
			l.done <- f.letWriterGo(l)
		case <-f.closing:
			return
		}
		if f.writer != others.conn && f.writer != nil {
			others = newOthers(f, f.writer)
		}
	}
}

func (f *file) endWriter() {
	if f.writer == nil {
		return
	}
	if !f.stale.Load() {
		f.writer.fold()
	}
	_ = f.writer.close()
}

// gather takes the updates that wait behind the first and can share its commit; next is one that cannot.
func (f *file) gather(first *job) (group []*job, next *job) {
	group = []*job{first}
	for !first.alone && len(group) < maxGroup {
		select {
		case j := <-f.jobs:
			if j.alone {
				return group, j
			}
			group = append(group, j)
		default:
			return group, nil
		}
	}
	return group, nil
}

// commit runs a group of jobs in one transaction and answers each.
func (f *file) commit(group []*job) {
	ran, err := f.transact(group)
	for _, j := range ran {
		if err != nil {
			j.err = err
		}
		if f.note(j.err) == nil {
			f.store.faults.clear(f.path)
			for table := range j.touched {
				f.store.notify(Change{Workspace: f.id, Table: table})
			}
		}
		close(j.done)
	}
}

// startable are the jobs of a group that nobody has given up; from now on nobody can.
func startable(group []*job) []*job {
	var kept []*job
	for _, j := range group {
		if j.state.CompareAndSwap(waiting, started) {
			kept = append(kept, j)
		}
	}
	return kept
}

// transact returns the jobs that it ran, or would have run but for the error.
func (f *file) transact(group []*job) (ran []*job, err error) {
	err = f.begin(group)
	ran = startable(group)
	if err != nil {
		return ran, err
	}
	w := f.writer
	defer f.store.lock.leave()
	r := newRevision(&f.listings)
	defer r.end()
	kept, err := f.runJobs(w, r, ran)
	if err != nil || kept == 0 {
		return ran, errors.Join(err, rollBack(w))
	}
	if err := f.commitInPlace(w); err != nil {
		_ = rollBack(w)
		return ran, err
	}
	return ran, nil
}

// commitInPlace commits, unless the commit would go into files that nobody finds any more: SQLite goes on writing to what was removed.
func (f *file) commitInPlace(w *conn) error {
	if err := f.place.Load().check(); err != nil {
		return err
	}
	return w.exec("COMMIT")
}

// rollBack ends a transaction, unless SQLite has done so already: on a full disk and its like it does.
func rollBack(w *conn) error {
	if w.raw.AutoCommit() {
		return nil
	}
	return w.exec("ROLLBACK")
}

// begin starts a transaction. While another process writes it tries again, as long as somebody in the group waits.
func (f *file) begin(group []*job) error {
	for {
		err := f.store.lock.enter(context.Background())
		if err != nil {
			return err
		}
		if f.stale.Load() {
			f.store.lock.leave()
			return errClosed()
		}
		if err = f.beginHere(!group[0].foreignKeysOff); err == nil {
			return nil
		}
		f.store.lock.leave()
		var e sqlite3.Error
		if !errors.As(err, &e) || e.Code != sqlite3.ErrBusy || !anyWaiting(group) {
			return err
		}
	}
}

func (f *file) beginHere(foreignKeys bool) error {
	if err := f.openWriter(); err != nil {
		return err
	}
	if err := f.writer.setForeignKeys(foreignKeys); err != nil {
		return err
	}
	return f.writer.exec("BEGIN IMMEDIATE")
}

func anyWaiting(group []*job) bool {
	return slices.ContainsFunc(group, func(j *job) bool { return j.state.Load() == waiting })
}

// runJobs runs the jobs of a transaction and counts those that succeeded. It returns an error only when the whole transaction is lost.
func (f *file) runJobs(w *conn, r *revision, jobs []*job) (kept int, err error) {
	var g group
	for _, j := range jobs {
		if !j.records {
			if err := g.save(w, r); err != nil {
				return 0, err
			}
		}
		t := &tx{conn: w, group: &g, revision: r, now: f.store.now}
		if err := runJob(t, j, len(jobs) > 1); err != nil {
			return 0, err
		}
		if j.err == nil {
			kept++
		}
	}
	if err := g.save(w, r); err != nil || kept == 0 {
		return kept, err
	}
	return kept, r.finish(w)
}

// runJob runs one job, in a savepoint of its own where others share the transaction.
func runJob(t *tx, j *job, shared bool) error {
	if !shared {
		j.err = safely(j.run, t)
	} else if err := inSavepoint(t.conn, func() error {
		j.err = safely(j.run, t)
		return j.err
	}); err != nil {
		return err
	}
	if j.touched = t.touched; j.err == nil {
		t.group.keep(t)
		t.keepRevised()
	}
	if !j.records {
		t.group.schema = nil
	}
	return nil
}

// inSavepoint undoes what fn did when it fails. It returns an error only when the whole transaction is lost.
func inSavepoint(w *conn, fn func() error) error {
	if err := w.exec("SAVEPOINT job"); err != nil {
		return err
	}
	if err := fn(); err != nil {
		if w.raw.AutoCommit() { // the whole transaction is undone already
			return err
		}
		if err := w.exec("ROLLBACK TO job"); err != nil {
			return err
		}
	}
	return w.exec("RELEASE job")
}

// safely turns a panic in one update into its error, so that it takes neither the writer nor the others down.
func safely(run func(*tx) error, t *tx) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic in an update: %v\n%s", p, debug.Stack())
		}
	}()
	return run(t)
}
