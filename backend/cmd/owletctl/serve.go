package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"owlet/backend/rest"
	"owlet/backend/sqlite"
)

// grace is how long requests under way have when the server stops.
const grace = 10 * time.Second

func (p *program) serveCommand() *cobra.Command {
	var addr string
	cmd := leaf("serve [--addr 127.0.0.1:PORT]", "Serve the API until SIGINT or SIGTERM", nil, nil)
	cmd.Flags().StringVar(&addr, "addr", "", "`127.0.0.1:PORT` is where to listen, 0 for any free port (default: the port in the settings)")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		port := -1
		if cmd.Flags().Changed("addr") {
			var err error
			if port, err = parseAddress(addr); err != nil {
				return err
			}
		}
		return p.with(cmd.Context(), func(store *sqlite.Store, log *slog.Logger) error {
			if port < 0 {
				settings, err := store.GetSettings(cmd.Context())
				if err != nil {
					return err
				}
				port = settings.Port
			}
			return p.serve(cmd.Context(), store, log, port)
		})
	}
	return cmd
}

// parseAddress reads the port of an address of this machine's own.
func parseAddress(address string) (port int, err error) {
	host, digits, err := net.SplitHostPort(address)
	if err != nil {
		return 0, fmt.Errorf("--addr %q is not an address such as 127.0.0.1:8420", address)
	}
	if host != "127.0.0.1" && host != "localhost" {
		return 0, fmt.Errorf("--addr %q is refused: the API is for this machine only, so the address is 127.0.0.1 or localhost", address)
	}
	n, err := strconv.ParseUint(digits, 10, 16)
	if err != nil {
		return 0, fmt.Errorf("--addr %q: %q is not a port from 0 to 65535", address, digits)
	}
	return int(n), nil
}

func (p *program) serve(ctx context.Context, store *sqlite.Store, log *slog.Logger, port int) error {
	rest.TuneCollector()
	server, err := rest.New(store, rest.WithLog(log))
	if err != nil {
		return err
	}
	ended := make(chan error, 2) // a start that fails is told here too
	defer server.Subscribe(func(s rest.State) {
		if s.State == rest.Failed {
			ended <- s.Error
		}
	})()
	if err := server.Start(port); err != nil {
		return err
	}
	if err := p.printf("listening on %s\n", server.State().Address); err != nil {
		_ = server.Stop(ctx)
		return err
	}
	store.Keep()
	select {
	case <-ctx.Done():
	case err := <-ended:
		return err
	}
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	return server.Stop(stopping)
}
