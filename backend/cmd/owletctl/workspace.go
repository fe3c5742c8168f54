package main

import (
	"context"
	"log/slog"

	"github.com/spf13/cobra"

	"owlet/backend"
	"owlet/backend/sqlite"
)

func (p *program) workspaceCommand() *cobra.Command {
	return group("workspace", "List and create workspaces, and bring deleted ones back", p.workspaceList(), p.workspaceCreate(),
		p.workspaceTrash(), p.workspaceRecover())
}

func (p *program) workspaceList() *cobra.Command {
	var asJSON bool
	cmd := leaf("list [--json]", "List the workspaces", nil, func(ctx context.Context, _ []string) error {
		return p.with(ctx, func(store *sqlite.Store, _ *slog.Logger) error {
			workspaces, err := store.ListWorkspaces(ctx)
			switch {
			case err != nil:
				return err
			case asJSON:
				return p.printJSON(workspaces)
			}
			return p.printWorkspaces(workspaces...)
		})
	})
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (p *program) workspaceCreate() *cobra.Command {
	var asJSON bool
	var in backend.WorkspaceInput
	cmd := leaf("create --name NAME [--json]", "Create an empty workspace", []string{"--name"}, func(ctx context.Context, _ []string) error {
		return p.with(ctx, func(store *sqlite.Store, _ *slog.Logger) error {
			workspace, err := store.CreateWorkspace(ctx, in)
			switch {
			case err != nil:
				return err
			case asJSON:
				return p.printJSON(workspace)
			}
			return p.printWorkspaces(workspace)
		})
	})
	cmd.Flags().StringVar(&in.Name, "name", "", "`NAME` of the workspace")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (p *program) printWorkspaces(workspaces ...backend.Workspace) error {
	lines := [][]string{{"ID", "NAME", "INTERNAL NAME", "CREATED AT"}}
	for _, w := range workspaces {
		lines = append(lines, []string{w.ID, w.Name, w.InternalName, moment(&w.CreatedAt, "")})
	}
	return p.printTable(lines...)
}
