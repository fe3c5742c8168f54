package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"owlet/backend"
	"owlet/backend/schema"
	"owlet/backend/sqlite"
	"owlet/backend/window"
)

func (p *program) schemaCommand() *cobra.Command {
	var workspace, kind, format, file string
	cmd := leaf("schema --workspace ID --kind api|workspace --format json|yaml [-o FILE]",
		"Write the OpenAPI document of the public API, or of a workspace's own tables",
		[]string{"--workspace", "--kind", "--format"}, nil)
	cmd.Flags().SortFlags = false
	workspaceFlag(cmd, &workspace)
	cmd.Flags().StringVar(&kind, "kind", "", "`KIND` is api or workspace")
	cmd.Flags().StringVar(&format, "format", "", "`FORMAT` is json or yaml")
	cmd.Flags().StringVarP(&file, "output", "o", "", "`FILE` to write (default: standard output)")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		switch {
		case !slices.Contains(schema.Kinds, kind):
			return fmt.Errorf("--kind %q is neither api nor workspace", kind)
		case !slices.Contains(schema.Formats, format):
			return fmt.Errorf("--format %q is neither json nor yaml", format)
		case cmd.Flags().Changed("output") && file == "":
			return errors.New("-o names no file")
		}
		return p.with(cmd.Context(), func(store *sqlite.Store, _ *slog.Logger) error {
			address, err := origin(cmd.Context(), store)
			if err != nil {
				return err
			}
			_, text, err := window.SchemaFile(cmd.Context(), store, workspace, kind, format, address)
			if err != nil {
				return err
			}
			if file == "" {
				_, err := p.out.Write(text)
				return unwritten(err)
			}
			return backend.SaveText(file, text)
		})
	}
	return cmd
}

// origin is where the API is when it runs with the port that the settings remember.
func origin(ctx context.Context, store *sqlite.Store) (string, error) {
	settings, err := store.GetSettings(ctx)
	return "http://127.0.0.1:" + strconv.Itoa(settings.Port), err
}
