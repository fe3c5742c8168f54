package window

import (
	"context"
	"time"

	"owlet/backend"
	"owlet/backend/rest"
	"owlet/backend/sqlite"
)

// Server is the local API.
type Server struct {
	store  *sqlite.Store
	server *rest.Server
}

// patience is how long a stop waits for requests under way.
const patience = 5 * time.Second

// State tells whether the API runs, and where.
func (s *Server) State() rest.State { return s.server.State() }

// Start starts the API on a port, or moves it there, and remembers the port. Where that fails, the API goes on as it was.
func (s *Server) Start(port int) (rest.State, error) {
	before := s.server.State()
	if err := backend.CheckPort(port); err != nil {
		return before, err
	}
	if before.State == rest.Running {
		if before.Port == port {
			return before, nil
		}
		if _, err := s.Stop(); err != nil {
			return s.server.State(), err
		}
	}
	if err := s.server.Start(port); err != nil {
		if before.State == rest.Running {
			_ = s.server.Start(before.Port)
		}
		return s.server.State(), err
	}
	_, err := s.store.UpdateSettings(always, func(set *backend.Settings) { set.Port = port })
	return s.server.State(), err
}

// Stop lets requests under way finish and stops the API.
func (s *Server) Stop() (rest.State, error) {
	ctx, cancel := context.WithTimeout(always, patience)
	defer cancel()
	err := s.server.Stop(ctx)
	return s.server.State(), err
}
