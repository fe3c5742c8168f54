package main

import (
	"context"
	"errors"
	"log/slog"
	"strconv"

	"github.com/spf13/cobra"

	"owlet/backend"
	"owlet/backend/sqlite"
)

func (p *program) backupCommand() *cobra.Command {
	return group("backup", "Create, list, restore and delete a workspace's backups", p.backupCreate(), p.backupList(), p.backupRestore(), p.backupDelete())
}

func (p *program) backupCreate() *cobra.Command {
	var workspace string
	var asJSON bool
	cmd := leaf("create --workspace ID [--json]", "Make a backup, which stays until it is deleted", []string{"--workspace"}, func(ctx context.Context, _ []string) error {
		return p.with(ctx, func(store *sqlite.Store, _ *slog.Logger) error {
			made, err := store.CreateBackup(ctx, workspace, nil)
			switch {
			case err != nil:
				return err
			case asJSON:
				return p.printJSON(made)
			}
			return p.printBackups(made)
		})
	})
	workspaceFlag(cmd, &workspace)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (p *program) backupList() *cobra.Command {
	var workspace string
	var asJSON bool
	cmd := leaf("list --workspace ID [--json]", "List the backups, newest first", []string{"--workspace"}, func(ctx context.Context, _ []string) error {
		return p.with(ctx, func(store *sqlite.Store, _ *slog.Logger) error {
			list, err := store.ListBackups(ctx, workspace)
			switch {
			case err != nil:
				return err
			case asJSON:
				return p.printJSON(list)
			}
			return p.printBackups(list...)
		})
	})
	workspaceFlag(cmd, &workspace)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (p *program) printBackups(backups ...backend.Backup) error {
	lines := [][]string{{"ID", "MADE AT", "REASON", "RECORDS", "BYTES"}}
	for _, b := range backups {
		records := strconv.FormatInt(b.Records, 10)
		if b.Records < 0 {
			records = "damaged"
		}
		lines = append(lines, []string{b.ID, moment(&b.At, ""), string(b.Reason), records, strconv.FormatInt(b.Size, 10)})
	}
	return p.printTable(lines...)
}

func (p *program) backupRestore() *cobra.Command {
	var workspace, confirm, name string
	cmd := leaf("restore --workspace ID (--confirm NAME | --as NAME) BACKUPID", "Restore a backup, after a backup of what is there now",
		[]string{"--workspace", "BACKUPID"}, nil)
	cmd.Flags().SortFlags = false
	workspaceFlag(cmd, &workspace)
	cmd.Flags().StringVar(&confirm, "confirm", "", "`NAME` is the workspace's exact name: it becomes what it was")
	cmd.Flags().StringVar(&name, "as", "", "`NAME` of a new workspace: the other stays as it is")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		ctx, into, anew := cmd.Context(), cmd.Flags().Changed("confirm"), cmd.Flags().Changed("as")
		if into == anew {
			return errors.New("give --confirm with the workspace's name, or --as with the name of a new one")
		}
		return p.with(ctx, func(store *sqlite.Store, _ *slog.Logger) error {
			if anew {
				made, err := store.RestoreAsWorkspace(ctx, workspace, args[0], backend.WorkspaceInput{Name: name}, nil)
				if err != nil {
					return err
				}
				return p.printWorkspaces(made)
			}
			before, err := store.RestoreBackup(ctx, workspace, args[0], confirm, nil)
			if err != nil {
				return err
			}
			if before.ID == "" {
				return p.printf("restored %s; nothing was there before\n", args[0])
			}
			return p.printf("restored %s; what was there before is in %s\n", args[0], before.ID)
		})
	}
	return cmd
}

func (p *program) backupDelete() *cobra.Command {
	var workspace string
	cmd := leaf("delete --workspace ID BACKUPID", "Delete a backup for good", []string{"--workspace", "BACKUPID"}, func(ctx context.Context, args []string) error {
		return p.with(ctx, func(store *sqlite.Store, _ *slog.Logger) error {
			if err := store.DeleteBackup(ctx, workspace, args[0]); err != nil {
				return err
			}
			return p.printf("deleted %s\n", args[0])
		})
	})
	workspaceFlag(cmd, &workspace)
	return cmd
}
