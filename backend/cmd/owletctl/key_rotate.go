package main

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/spf13/cobra"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// keeps are how long the old key may go on, as --keep takes it.
var keeps = map[string]time.Duration{"0": 0, "1h": time.Hour, "24h": 24 * time.Hour, "7d": 7 * 24 * time.Hour}

func (p *program) keyRotate() *cobra.Command {
	var workspace, keep string
	var asJSON bool
	cmd := leaf("rotate --workspace ID KEYID [--keep TIME] [--json]", "Give an API key a new secret and print it, this once", []string{"--workspace", "KEYID"}, nil)
	cmd.Flags().SortFlags = false
	workspaceFlag(cmd, &workspace)
	cmd.Flags().StringVar(&keep, "keep", "24h", "the old secret goes on for `TIME`: 0, 1h, 24h or 7d")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		duration, ok := keeps[keep]
		if !ok {
			return fmt.Errorf("--keep %q is none of 0, 1h, 24h, 7d", keep)
		}
		return p.with(cmd.Context(), func(store *sqlite.Store, _ *slog.Logger) error {
			rotated, err := store.RotateKey(cmd.Context(), workspace, args[0], duration)
			if err != nil {
				return err
			}
			modules, err := store.ListModules(cmd.Context(), backend.Path{Workspace: workspace})
			if err != nil {
				return err
			}
			names := seenNames(rotated.Key.Modules, modules)
			if asJSON {
				return p.printJSON(shortKey(rotated, names))
			}
			return p.printNewKey(rotated, names)
		})
	}
	return cmd
}

func (p *program) keyEnd() *cobra.Command {
	var workspace, old string
	cmd := leaf("end --workspace ID KEYID [--old ID]", "End the secrets that an API key had before it was rotated", []string{"--workspace", "KEYID"},
		func(ctx context.Context, args []string) error {
			return p.with(ctx, func(store *sqlite.Store, _ *slog.Logger) error { return p.end(ctx, store, workspace, args[0], old) })
		})
	workspaceFlag(cmd, &workspace)
	cmd.Flags().StringVar(&old, "old", "", "`ID` of the one to end, as key list shows it (default: all)")
	return cmd
}

func (p *program) end(ctx context.Context, store *sqlite.Store, workspace, keyID, old string) error {
	ids := []string{old}
	if old == "" {
		k, err := store.GetKey(ctx, workspace, keyID)
		if err != nil {
			return err
		}
		ids = nil
		for _, f := range k.Former {
			ids = append(ids, f.ID)
		}
		if len(ids) == 0 {
			return p.printf("%s (%s) has no old secrets\n", k.Name, k.ID)
		}
	}
	for _, id := range ids {
		k, err := store.EndSecret(ctx, workspace, keyID, id)
		if err != nil {
			return err
		}
		if err := p.printf("ended %s of %s (%s)\n", id, k.Name, k.ID); err != nil {
			return err
		}
	}
	return nil
}
