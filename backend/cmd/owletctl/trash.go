package main

import (
	"context"
	"log/slog"
	"strconv"

	"github.com/spf13/cobra"

	"owlet/backend/sqlite"
)

func (p *program) workspaceTrash() *cobra.Command {
	var asJSON bool
	cmd := leaf("trash [--json]", "List the deleted workspaces that can be brought back", nil, func(ctx context.Context, _ []string) error {
		return p.with(ctx, func(store *sqlite.Store, _ *slog.Logger) error {
			list, err := store.ListTrash(ctx)
			switch {
			case err != nil:
				return err
			case asJSON:
				return p.printJSON(list)
			}
			lines := [][]string{{"ID", "NAME", "DELETED AT", "GONE FOR GOOD AT", "BYTES"}}
			for _, t := range list {
				lines = append(lines, []string{t.ID, t.Name, moment(&t.DeletedAt, ""), moment(&t.PurgedAt, ""), strconv.FormatInt(t.Size, 10)})
			}
			return p.printTable(lines...)
		})
	})
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (p *program) workspaceRecover() *cobra.Command {
	return leaf("recover WORKSPACEID", "Bring a deleted workspace back; its keys stay revoked", []string{"WORKSPACEID"}, func(ctx context.Context, args []string) error {
		return p.with(ctx, func(store *sqlite.Store, _ *slog.Logger) error {
			workspace, err := store.RecoverWorkspace(ctx, args[0])
			if err != nil {
				return err
			}
			return p.printWorkspaces(workspace)
		})
	})
}
