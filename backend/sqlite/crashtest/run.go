package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"
)

const (
	killsPerFolder = 50
	openingLimit   = time.Second
	adminKey       = "admin" // its name, of the key that all clients use
)

// run is all that one call of the program does.
type run struct {
	work     string
	owletctl string
	random   *rand.Rand
	started  time.Time

	kills, duringWrites, duringOpening int
	acknowledged, size                 int
	there, notThere                    int
	files                              int
	slowest                            time.Duration
}

func (r *run) summary(seed uint64) string {
	return fmt.Sprintf(`%d kills in %s, %d of them during a write, %d during an opening (seed %d)
%d acknowledged writes checked, of %d records, fields and keys; every one is there, once and whole
%d writes were not answered: %d were there as a whole, %d not at all
%d looks at database files, all sound; slowest opening %s`,
		r.kills, time.Since(r.started).Round(time.Second), r.duringWrites, r.duringOpening, seed, r.acknowledged, r.size,
		r.there+r.notThere, r.there, r.notThere, r.files, r.slowest.Round(time.Millisecond))
}

// trial is a data folder through several kills.
type trial struct {
	*run
	home, left string // the folder, and a copy of it as the last kill left it
	workspace  string
	key        string // the secret of the admin's
	writers    []*writer
	recorders  []*recorder
	designer   *designer
	keyring    *keyring
	roster     roster
	records    feed
	schema     feed

	server *server
	window *windowProcess
	api    *api
	tamper func(home string) error // spoils what a kill left; of tests
}

// folder makes a data folder and kills n times what works in it.
func (r *run) folder(n int) error {
	t := &trial{run: r, home: filepath.Join(r.work, "home"), left: filepath.Join(r.work, "left")}
	if err := errors.Join(os.RemoveAll(t.home), t.firstStart()); err != nil {
		return err
	}
	for until := r.kills + n; r.kills < until; {
		if err := t.cycle(until - r.kills); err != nil {
			return err
		}
	}
	return t.end()
}

// cycle writes, kills, opens again and checks.
func (t *trial) cycle(left int) error {
	if err := t.writeAndKill(); err != nil {
		return err
	}
	if err := copyFolder(t.left, t.home); err != nil {
		return err
	}
	if t.tamper != nil {
		if err := t.tamper(t.home); err != nil {
			return err
		}
	}
	if left > 1 && t.random.IntN(8) == 0 {
		t.kills++
		t.duringOpening++
		if err := t.killOpening(); err != nil {
			return err
		}
	}
	if err := t.open(); err != nil {
		return err
	}
	return t.check()
}

// killOpening kills a server that has not begun to listen, or hardly so.
func (t *trial) killOpening() error {
	s, _, err := serve(t.owletctl, t.home)
	if err != nil {
		return err
	}
	time.Sleep(time.Duration(t.random.IntN(60)) * time.Millisecond)
	s.kill()
	return nil
}

// open starts the server and a window. When that takes too long it is tried on the copy, lest the machine was busy with something else.
func (t *trial) open() error {
	opened, took, err := openServer(t.owletctl, t.home, t.workspace, t.key)
	if err != nil {
		return err
	}
	t.server = opened
	for try := 0; took > openingLimit; try++ {
		if try == 3 {
			return fmt.Errorf("opening takes %s, not less than %s", took, openingLimit)
		}
		again := t.left + ".again"
		if err := copyFolder(again, t.left); err != nil {
			return err
		}
		var s *server
		if s, took, err = openServer(t.owletctl, again, t.workspace, t.key); err != nil {
			return err
		}
		s.kill()
	}
	t.slowest = max(t.slowest, took)
	if t.window, err = openWindow(t.home); err != nil {
		return err
	}
	t.api = &api{origin: opened.origin, workspace: t.workspace, key: t.key, http: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 8}}}
	t.give()
	return nil
}

// give hands the writers the doors of the processes that run now.
func (t *trial) give() {
	control := &control{program: t.owletctl, home: t.home}
	for _, r := range t.recorders {
		r.door = t.api
		if r.only {
			r.door = windowDoor{t.window.frontend, t.workspace}
		}
	}
	t.designer.api = t.api
	t.keyring.window, t.keyring.control = t.window.frontend, control
}

// writeAndKill has all writers write for a moment, and the reader poll, until everything is killed.
func (t *trial) writeAndKill() error {
	var p pace
	var all sync.WaitGroup
	for _, w := range t.writers {
		all.Go(func() { w.work(&p) })
	}
	all.Go(func() { t.follow(&p) })
	time.Sleep(5*time.Millisecond + time.Duration(t.random.IntN(200))*time.Millisecond)
	p.kill(func() {
		_ = t.server.cmd.Process.Kill()
		_ = t.window.cmd.Process.Kill()
		t.keyring.control.kill()
	})
	t.server.kill()
	t.window.reap()
	all.Wait()
	t.api.http.CloseIdleConnections()
	t.kills++
	return t.count()
}

// count looks at what the kill has met.
func (t *trial) count() error {
	met := false
	for _, w := range t.writers {
		if w.fault != nil {
			return w.fault
		}
		met = met || w.pending != nil
	}
	if met {
		t.duringWrites++
	}
	return nil
}

// follow polls the feed of records until the kill.
func (t *trial) follow(p *pace) {
	for p.begin() {
		_ = t.records.poll(t.api) // what breaks off is polled again after the kill
		if p.end() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// end stops what runs.
func (t *trial) end() error {
	t.server.kill()
	_ = t.window.cmd.Process.Kill()
	t.window.reap()
	return nil
}
