package main

import (
	"context"
	"log/slog"
	"strconv"

	"github.com/spf13/cobra"

	"owlet/backend"
	"owlet/backend/sqlite"
)

func (p *program) usageCommand() *cobra.Command {
	var asJSON bool
	cmd := leaf("usage [--json]", "Show storage in bytes, records and API calls of each workspace", nil, func(ctx context.Context, _ []string) error {
		return p.with(ctx, func(store *sqlite.Store, _ *slog.Logger) error {
			usage, err := store.GetUsage(ctx)
			switch {
			case err != nil:
				return err
			case asJSON:
				return p.printJSON(usage)
			}
			return p.printUsage(usage)
		})
	})
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (p *program) printUsage(u backend.Usage) error {
	lines := [][]string{{"ID", "NAME", "STORAGE", "RECORDS", "CALLS THIS MONTH", "CALLS"}}
	for i := range u.Workspaces {
		w := &u.Workspaces[i]
		lines = append(lines, usageLine(w.Workspace.ID, w.Workspace.Name, w.Figures, w.Problem == nil))
	}
	return p.printTable(append(lines, usageLine("", "all", u.Figures, true))...)
}

func usageLine(id, name string, f backend.Figures, known bool) []string {
	records := "unknown"
	if known {
		records = strconv.FormatInt(f.Records, 10)
	}
	return []string{id, name, strconv.FormatInt(f.Storage, 10), records, strconv.FormatInt(f.CallsMonth, 10), strconv.FormatInt(f.Calls, 10)}
}
