package publish

import (
	"context"
	"errors"
	"os"
	"strings"
	"time"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// Publisher publishes what is in a data folder.
type Publisher struct {
	Store *sqlite.Store
	// Wait passes the time until a request is tried again, or ends with ctx's error. Without it that time is really waited.
	Wait func(ctx context.Context, d time.Duration) error
}

func (p *Publisher) client(t Target, key string, progress Progress) *client {
	c := newClient(t, key)
	if progress != nil {
		c.told = progress
	}
	if p.Wait != nil {
		c.wait = p.Wait
	}
	return c
}

// Progress is told how much of a phase is done: "structure" counts tables and fields, "records", "links" and "check" count records. In between
// it is told when a request is to be tried again: "silent", where the server did not answer, and "busy", where it asked for patience, count tries.
type Progress func(phase string, done, total int64)

// Result is what a publication did: it published the module as it was at StartedAt. Changed tells whether that is otherwise by now.
type Result struct {
	Target      Target       `json:"target"`
	StartedAt   time.Time    `json:"startedAt"`
	Changed     bool         `json:"changed"`
	Tables      int          `json:"tables"`
	Fields      int          `json:"fields"`
	Records     int64        `json:"records"`
	Notes       []Note       `json:"notes"`
	Differences []Difference `json:"differences"` // the first 100
	Different   int64        `json:"different"`   // how many there are
}

// Note is something that is otherwise there than here, though nobody erred: kind "reverse" is a reverse field that the server calls otherwise
// (Text), "missing_reverse" one that it does not list, "expression" a function in which it finds a fault (Text), "order" a field that does
// not stand where it stands here: it follows the one that Text names, or is the first; "function" a global function, called Field, that a person
// has to make there, since the Public API cannot.
type Note struct {
	Kind  string `json:"kind"`
	Table string `json:"table"`
	Field string `json:"field"`
	Text  string `json:"text"`
}

// Difference is what the check found. Kind "value" is one value of a record, "missing" a record that is not there, "extra" one that is there and
// not here, "field" a property of a field, "missing_field" a field that is not there. Record is the id there.
type Difference struct {
	Kind   string `json:"kind"`
	Table  string `json:"table"`
	Record int64  `json:"record"`
	Field  string `json:"field"`
	Here   string `json:"here"`
	There  string `json:"there"`
}

// maxDifferences is how many differences are listed.
const maxDifferences = 100

// CheckKey tells whether a key can be one. Errors: invalid.
func CheckKey(key string) (string, error) {
	key = strings.TrimSpace(key)
	if key == "" || strings.IndexFunc(key, func(r rune) bool { return r <= ' ' || r > '~' }) >= 0 {
		return "", backend.Errorf(backend.Invalid, "publish.key")
	}
	return key, nil
}

// Plan reads the server's schema and says what a publication would do. It changes nothing. Errors: not_found; conflict when there is a module
// of that name already; forbidden for a key that may not do all of it; what connecting and the server refuse.
func (p *Publisher) Plan(ctx context.Context, what What, target Target, key string) (Plan, error) {
	target, key, err := tidy(target, key)
	if err != nil {
		return Plan{}, err
	}
	plan, b := Plan{Target: target}, backend.BundleModule{}
	err = p.Store.Snapshot(ctx, what.Workspace, func(s *sqlite.Snapshot) error {
		m, err := find(s, what.Module)
		if err != nil {
			return err
		}
		counts := map[string]int64{}
		for i := range m.Tables {
			n, err := s.Count(&m.Tables[i])
			if err != nil {
				return err
			}
			if what.Records {
				counts[m.Tables[i].Name] = n
				plan.Records += n
			}
		}
		b = m.Bundle()
		plan.Steps = steps(target.Module, &b, counts)
		return nil
	})
	if err != nil {
		return Plan{}, err
	}
	c := p.client(target, key, nil)
	c.tries = 1 // somebody waits for it, and can ask again
	defer c.close()
	if plan.WorkspaceName, err = c.free(ctx, target.Module); err != nil {
		return Plan{}, err
	}
	return plan, c.allowed(ctx, target.Module, &b, what.Records)
}

func tidy(target Target, key string) (Target, string, error) {
	target, err := target.Tidy()
	if err != nil {
		return target, "", err
	}
	key, err = CheckKey(key)
	return target, key, err
}

// free tells whether a name is free for a module, and what the workspace is called.
func (c *client) free(ctx context.Context, module string) (workspaceName string, err error) {
	there, err := c.workspace(ctx)
	if err != nil {
		return "", err
	}
	for _, m := range there.Modules {
		if m.Name == module {
			return "", backend.Errorf(backend.Conflict, "publish.name_taken", "name", module, "workspace", there.Name, "address", c.origin)
		}
	}
	return there.Name, nil
}

// Publish publishes a module. When it fails or is cancelled after something was sent, Resume goes on. Errors: as Plan's; internal when the server cannot be
// reached.
func (p *Publisher) Publish(ctx context.Context, what What, target Target, key string, progress Progress) (Result, error) {
	target, key, err := tidy(target, key)
	if err != nil {
		return Result{}, err
	}
	c := p.client(target, key, progress)
	defer c.close()
	if _, err := c.free(ctx, target.Module); err != nil {
		return Result{}, err
	}
	s, err := freeze(ctx, p.Store, what, target)
	if err != nil {
		return Result{}, err
	}
	result, err := p.finish(ctx, s, c)
	if err != nil && !s.claimed { // nothing was sent
		return result, errors.Join(err, os.RemoveAll(s.folder))
	}
	return result, err
}

// Resume goes on with a publication. Errors: as Publish's, not_found.
func (p *Publisher) Resume(ctx context.Context, id, key string, progress Progress) (Result, error) {
	key, err := CheckKey(key)
	if err != nil {
		return Result{}, err
	}
	s, err := load(p.Store, id)
	if err != nil {
		return Result{}, err
	}
	c := p.client(s.Target, key, progress)
	defer c.close()
	return p.finish(ctx, s, c)
}

// finish carries a publication out. It removes its folder at the end, or when the server let nothing be done.
func (p *Publisher) finish(ctx context.Context, s *state, c *client) (Result, error) {
	r := newRun(ctx, s, c)
	err := r.all()
	if err == nil {
		r.Changed, err = s.changed(ctx, p.Store)
	}
	s.close()
	if err != nil && !r.untouched {
		return r.Result, err
	}
	if err != nil {
		return r.Result, errors.Join(err, os.RemoveAll(s.folder))
	}
	if err := os.RemoveAll(s.folder); err != nil {
		return r.Result, unusable(s.folder, err)
	}
	return r.Result, nil
}
