package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"sync"

	"owlet/backend"
)

// keyring makes up acts on keys. They come from a window and from owletctl, as the API makes no keys.
type keyring struct {
	known     *state
	window    *frontend
	control   *control
	workspace string
	random    *rand.Rand
	number    int
	held      map[string]*heldKey // by name
	acts      int                 // how much of the audit log is checked
}

// heldKey is what a client that uses a key has. Secrets that it had before it was rotated must not let in any more.
type heldKey struct {
	id     string
	secret string // "" of a key that was rotated without an answer: its new secret is nowhere
	former []string
}

// What a key is worth, and to whom.
const (
	liveKey    = "live, and its secret lets in"
	orphanKey  = "live, but its secret is not known"
	revokedKey = "revoked"
)

func (r *keyring) next() write {
	live := r.live()
	choice := r.random.IntN(10)
	switch {
	case len(live) < 3 || choice < 5:
		return r.create()
	case choice < 7:
		return r.rotate(live[0])
	}
	return r.revoke(live[:1+r.random.IntN(min(3, len(live)))])
}

// live are the keys whose secret is known, in any order.
func (r *keyring) live() (names []string) {
	for name, worth := range r.known.keys {
		if worth == liveKey {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	r.random.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	return names
}

// byHand tells whether an act is to come from owletctl.
func (r *keyring) byHand() bool { return r.random.IntN(3) == 0 }

func (r *keyring) create() write {
	r.number++
	name := fmt.Sprintf("key %d", r.number)
	byHand := r.byHand()
	return write{
		what: "create the key " + name, size: 1,
		send: func() (a reply, err error) {
			if byHand {
				return r.control.newKey("create", "--workspace", r.workspace, "--name", name)
			}
			var made backend.NewKey
			err = r.window.call(&made, "Keys", "Create", r.workspace, backend.KeyInput{Name: name})
			return reply{id: made.Key.ID, secret: made.Secret}, err
		},
		apply: func(s *state, a reply) {
			if s.keys[name] = orphanKey; a.secret != "" {
				s.keys[name] = liveKey
				r.held[name] = &heldKey{id: a.id, secret: a.secret}
			}
		},
		tells: []string{string(backend.KeyCreated) + " " + name},
	}
}

func (r *keyring) rotate(name string) write {
	held, byHand := r.held[name], r.byHand()
	return write{
		what: "rotate " + name, size: 1,
		send: func() (a reply, err error) {
			if byHand {
				return r.control.newKey("rotate", "--workspace", r.workspace, "--keep", "0", held.id)
			}
			var made backend.NewKey
			err = r.window.call(&made, "Keys", "Rotate", r.workspace, held.id, 0)
			return reply{id: made.Key.ID, secret: made.Secret}, err
		},
		apply: func(s *state, a reply) {
			if s.keys[name] = orphanKey; a.secret != "" {
				s.keys[name] = liveKey
				held.former = append(held.former, held.secret)
				held.secret = a.secret
			}
		},
		tells: []string{string(backend.KeyRotated) + " " + name},
	}
}

func (r *keyring) revoke(names []string) write {
	if r.byHand() {
		names = names[:1]
		return r.revocation(names, func(ids []string) error {
			_, err := r.control.run("key", "revoke", "--workspace", r.workspace, ids[0])
			return err
		})
	}
	return r.revocation(names, func(ids []string) error { return r.window.call(nil, "Keys", "Revoke", r.workspace, ids) })
}

func (r *keyring) revocation(names []string, send func(ids []string) error) write {
	var ids, tells []string
	for _, name := range names {
		ids = append(ids, r.held[name].id)
		tells = append(tells, string(backend.KeyRevoking)+" "+name)
	}
	return write{
		what: "revoke " + strings.Join(names, ", "), size: len(names),
		send: func() (reply, error) { return reply{}, send(ids) },
		apply: func(s *state, _ reply) {
			for _, name := range names {
				s.keys[name] = revokedKey
			}
		},
		tells: tells,
	}
}

// control runs owletctl, which dies in the kill like everything else.
type control struct {
	program, home string
	mu            sync.Mutex
	running       *exec.Cmd
	killed        bool
}

// run is errUnanswered when the program ends without saying anything.
func (c *control) run(args ...string) ([]byte, error) {
	cmd := exec.Command(c.program, append([]string{"--home", c.home}, args...)...)
	var out, said strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := c.start(cmd); err != nil {
		return nil, err
	}
	err := cmd.Wait()
	var ended *exec.ExitError
	switch {
	case out.Len() > 0 && (err == nil || strings.HasSuffix(out.String(), "\n")):
		return []byte(out.String()), nil
	case errors.As(err, &ended) && !ended.Exited():
		return nil, errUnanswered
	case err != nil:
		return nil, fmt.Errorf("owletctl %s: %w: %s", args, err, said.String())
	}
	return nil, fmt.Errorf("owletctl %s said nothing", args)
}

func (c *control) start(cmd *exec.Cmd) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.killed {
		return errUnanswered
	}
	c.running = cmd
	return cmd.Start()
}

func (c *control) kill() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.killed = true
	if c.running != nil {
		_ = c.running.Process.Kill() // it may have ended by itself
	}
}

// newKey runs one of the commands that print a secret.
func (c *control) newKey(args ...string) (reply, error) {
	out, err := c.run(append(append([]string{"key"}, args...), "--json")...)
	if err != nil {
		return reply{}, err
	}
	var made struct{ ID, Key string }
	if err := json.Unmarshal(out, &made); err != nil {
		return reply{}, fmt.Errorf("%w: half of it: %w", errUnanswered, err)
	}
	return reply{id: made.ID, secret: made.Key}, nil
}
