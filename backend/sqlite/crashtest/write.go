package main

import (
	"errors"
	"fmt"
	"sync"
)

// write is one thing that a writer asks for: all of it is to be there afterwards, or nothing.
type write struct {
	what  string // for the account of a fault
	size  int    // how many records, fields or keys it is about
	send  func() (reply, error)
	apply func(*state, reply) // does to a state what the write does; the reply is empty where none came
	tells []string            // what the feed is to say of it, such as "create" and the record's k, in any order
}

// reply is what an answer adds to what the writer knows.
type reply struct {
	ids    []int64 // of new records, in the order in which they were sent
	id     string  // of a key
	secret string
}

// errUnanswered is that of a write that may have been carried out, or not.
var errUnanswered = errors.New("no answer")

// writer sends one write after the other and keeps the ledger of them.
type writer struct {
	name    string
	next    func() write
	known   *state
	told    [][]string // what the feed is to say of the writes acknowledged since the last check
	pending *write     // the one that was not answered
	done    int        // writes acknowledged since the last check
	size    int        // and the records, fields and keys in them
	fault   error
}

// work writes until the kill.
func (w *writer) work(p *pace) {
	for w.fault == nil && w.pending == nil {
		o := w.next()
		if !p.begin() {
			return
		}
		answer, err := o.send()
		killed := p.end()
		switch {
		case err == nil:
			w.acknowledge(o, answer)
		case killed && errors.Is(err, errUnanswered):
			w.pending = &o
		default:
			w.fault = fmt.Errorf("%s: %s: %w", w.name, o.what, err)
		}
	}
}

func (w *writer) acknowledge(o write, answer reply) {
	o.apply(w.known, answer)
	w.tell(&o)
	w.done++
	w.size += o.size
}

// tell expects of the feed what a write does; records of the designer's tables have no feed.
func (w *writer) tell(o *write) {
	if len(o.tells) > 0 {
		w.told = append(w.told, o.tells)
	}
}

// pace lets writes begin until the kill.
type pace struct {
	mu     sync.Mutex
	killed bool
	under  int // writes sent and not answered
}

func (p *pace) begin() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.killed {
		p.under++
	}
	return !p.killed
}

func (p *pace) end() (killed bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.under--
	return p.killed
}

// kill calls do, before which the last write has begun.
func (p *pace) kill(do func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.killed = true
	do()
}
