package rest

import "owlet/backend"

// States of a Server.
const (
	Running = "running"
	Stopped = "stopped"
	Failed  = "failed"
)

// State is what a server is doing. Address is its origin, such as http://127.0.0.1:8420, while it runs; Port is the port it runs
// on or was last asked to; Error says why it failed.
type State struct {
	State   string         `json:"state"`
	Address string         `json:"address"`
	Port    int            `json:"port"`
	Error   *backend.Error `json:"error"`
}

// states is the state that holds, and who wants to hear of the next ones. The server's lock guards it.
type states struct {
	state      State
	news       []State // not yet told
	announcing bool
	listeners  map[int]func(State)
	nextID     int
}

func newStates() states {
	return states{state: State{State: Stopped}, listeners: map[int]func(State){}}
}

// set takes the server's lock to be held; announce tells the listeners once it is free.
func (s *states) set(state State) {
	s.state = state
	s.news = append(s.news, state)
}

// State tells what the server is doing.
func (s *Server) State() State {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state
}

// Subscribe calls fn with each new state, one after the other, until cancel.
func (s *Server) Subscribe(fn func(State)) (cancel func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.nextID
	s.nextID++
	s.listeners[id] = fn
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.listeners, id)
	}
}

// announce tells the news without holding the lock, so that a listener may call the server. Whoever comes while another is
// telling leaves the rest to them.
func (s *Server) announce() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.announcing {
		return
	}
	s.announcing = true
	for len(s.news) > 0 {
		s.announceOne()
	}
	s.announcing = false
}

func (s *Server) announceOne() {
	state := s.news[0]
	s.news = s.news[1:]
	var told []func(State)
	for _, fn := range s.listeners {
		told = append(told, fn)
	}
	s.mu.Unlock()
	defer s.mu.Lock()
	for _, fn := range told {
		fn(state)
	}
}
