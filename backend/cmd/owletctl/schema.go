package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strconv"

	"github.com/spf13/cobra"

	"owlet/backend/rest"
	"owlet/backend/schema"
	"owlet/backend/sqlite"
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
		documentOf, write := kinds[kind], formats[format]
		switch {
		case documentOf == nil:
			return fmt.Errorf("--kind %q is neither api nor workspace", kind)
		case write == nil:
			return fmt.Errorf("--format %q is neither json nor yaml", format)
		case cmd.Flags().Changed("output") && file == "":
			return errors.New("-o names no file")
		}
		return p.with(cmd.Context(), func(store *sqlite.Store, _ *slog.Logger) error {
			document, err := documentOf(cmd.Context(), store, workspace)
			if err != nil {
				return err
			}
			text, err := write(document)
			if err != nil {
				return err
			}
			if file == "" {
				_, err := p.out.Write(text)
				return unwritten(err)
			}
			return schema.Save(file, text)
		})
	}
	return cmd
}

var formats = map[string]func(*schema.Document) ([]byte, error){"json": schema.JSON, "yaml": schema.YAML}

var kinds = map[string]func(ctx context.Context, store *sqlite.Store, workspaceID string) (*schema.Document, error){
	"api": func(ctx context.Context, store *sqlite.Store, workspaceID string) (*schema.Document, error) {
		if _, err := store.GetWorkspace(ctx, workspaceID); err != nil {
			return nil, err
		}
		address, err := origin(ctx, store)
		if err != nil {
			return nil, err
		}
		return rest.Document(address)
	},
	"workspace": func(ctx context.Context, store *sqlite.Store, workspaceID string) (*schema.Document, error) {
		workspace, err := store.GetWorkspace(ctx, workspaceID)
		if err != nil {
			return nil, err
		}
		tables, err := store.GetSchema(ctx, workspaceID)
		if err != nil {
			return nil, err
		}
		address, err := origin(ctx, store)
		if err != nil {
			return nil, err
		}
		return schema.Workspace(workspace, tables, address), nil
	},
}

// origin is where the API is when it runs with the port that the settings remember.
func origin(ctx context.Context, store *sqlite.Store) (string, error) {
	settings, err := store.GetSettings(ctx)
	return "http://127.0.0.1:" + strconv.Itoa(settings.Port), err
}
