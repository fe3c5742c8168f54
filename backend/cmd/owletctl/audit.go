package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"time"

	"github.com/spf13/cobra"

	"owlet/backend"
	"owlet/backend/sqlite"
)

func (p *program) auditCommand() *cobra.Command {
	return group("audit", "Show who did what to keys, workspaces, backups and settings", p.auditList())
}

func (p *program) auditList() *cobra.Command {
	var ask backend.AuditAsk
	var act, since string
	var asJSON bool
	cmd := leaf("list [--workspace ID] [--act ACT] [--since RFC3339] [--limit N] [--json]", "List the audit log, newest first", nil, nil)
	cmd.Flags().SortFlags = false
	workspaceFlag(cmd, &ask.WorkspaceID)
	cmd.Flags().StringVar(&act, "act", "", "`ACT` such as key.created")
	cmd.Flags().StringVar(&since, "since", "", "`RFC3339` is a time such as 2026-12-31T23:59:00Z")
	cmd.Flags().IntVar(&ask.Limit, "limit", 0, "at most `N` entries (default: all)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if act != "" {
			ask.Acts = []backend.Act{backend.Act(act)}
		}
		if cmd.Flags().Changed("since") {
			from, err := time.Parse(time.RFC3339, since)
			if err != nil {
				return fmt.Errorf("--since %q is not a time such as 2026-12-31T23:59:00Z", since)
			}
			ask.From = &from
		}
		if ask.Limit < 0 {
			return fmt.Errorf("--limit %d is less than 0", ask.Limit)
		}
		return p.listAudit(cmd.Context(), ask, asJSON)
	}
	return cmd
}

func (p *program) listAudit(ctx context.Context, ask backend.AuditAsk, asJSON bool) error {
	return p.with(ctx, func(store *sqlite.Store, _ *slog.Logger) error {
		page, err := store.ListAudit(ctx, ask)
		switch {
		case err != nil:
			return err
		case asJSON:
			return p.printJSON(page.Entries)
		}
		return p.printAudit(page.Entries)
	})
}

func (p *program) printAudit(entries []backend.AuditEntry) error {
	lines := [][]string{{"AT", "PERSON", "DOOR", "ACT", "WORKSPACE", "SUBJECT", "DETAIL"}}
	for i := range entries {
		e := &entries[i]
		detail, err := json.Marshal(e.Detail)
		if err != nil {
			return err
		}
		lines = append(lines, []string{moment(&e.At, ""), e.Person, string(e.Door), string(e.Act), e.Workspace, e.SubjectName, string(detail)})
	}
	return p.printTable(lines...)
}
