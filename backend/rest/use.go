package rest

import (
	"time"

	"owlet/backend"
)

// use is one request for an operation, counted for the key that it shows.
type use struct {
	key   string // "" while none has let it in; temporary keys have no ID, and are not counted
	head  bool   // its answer has no body
	began time.Time
	place *place // nil while it has none
}

// leave gives the place back, once.
func (u *use) leave() {
	u.place.leave()
	u.place = nil
}

// count notes how a request was answered, once.
func (s *Server) count(op *operation, u *use, status, bytes int) {
	if u == nil || u.key == "" {
		return
	}
	if u.head {
		bytes = 0
	}
	took := s.now().Sub(u.began)
	s.store.CountRequest(u.key, backend.Request{At: u.began, Operation: op.id, Status: status, Micros: took.Microseconds(), Bytes: int64(bytes)})
	u.key = ""
}
