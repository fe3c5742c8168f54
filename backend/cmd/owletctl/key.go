package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"owlet/backend"
	"owlet/backend/sqlite"
)

func (p *program) keyCommand() *cobra.Command {
	return group("key", "Create, list, rotate and revoke a workspace's API keys", p.keyCreate(), p.keyList(), p.keyRotate(), p.keyEnd(), p.keyRevoke())
}

func workspaceFlag(cmd *cobra.Command, id *string) {
	cmd.Flags().StringVar(id, "workspace", "", "`ID` of the workspace")
}

func (p *program) keyCreate() *cobra.Command {
	var workspace, name, expires, scope string
	var modules []string
	var limit int
	var asJSON bool
	cmd := leaf("create --workspace ID --name NAME [--expires RFC3339] [--scope SCOPE] [--module NAME]... [--limit N] [--json]", "Create an API key and print it, this once",
		[]string{"--workspace", "--name"}, nil)
	cmd.Flags().SortFlags = false
	workspaceFlag(cmd, &workspace)
	cmd.Flags().StringVar(&name, "name", "", "`NAME` says what the key is for")
	cmd.Flags().StringVar(&expires, "expires", "", "`RFC3339` is a time such as 2026-12-31T23:59:00Z (default: never)")
	cmd.Flags().StringVar(&scope, "scope", "full", "`SCOPE` is full, read, records, or some of "+scopeNames()+", separated by commas")
	cmd.Flags().StringSliceVar(&modules, "module", nil, "`NAME` of a module that the key may see; repeat it for several (default: all)")
	cmd.Flags().IntVar(&limit, "limit", 0, "the key may make `N` requests a minute (default: any number)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		in, err := keyInput(name, expires, scope, cmd.Flags().Changed("expires"))
		if err != nil {
			return err
		}
		if cmd.Flags().Changed("limit") {
			in.RateLimit = &limit
		}
		return p.with(cmd.Context(), func(store *sqlite.Store, _ *slog.Logger) error {
			if in.Modules, err = moduleNumbers(cmd.Context(), store, workspace, modules); err != nil {
				return err
			}
			created, err := store.CreateKey(cmd.Context(), workspace, in)
			if err != nil {
				return err
			}
			show := func(k backend.NewKey) error { return p.printNewKey(k, modules) }
			if asJSON {
				show = func(k backend.NewKey) error { return p.printJSON(shortKey(k, modules)) }
			}
			if err := show(created); err != nil { // nobody has seen the key, and nobody can any more
				_, revoking := store.RevokeKeys(cmd.Context(), workspace, []string{created.Key.ID})
				return errors.Join(err, revoking)
			}
			return nil
		})
	}
	return cmd
}

func keyInput(name, expires, scope string, given bool) (in backend.KeyInput, err error) {
	in.Name = name
	if in.Scopes, err = parseScopes(scope); err != nil || !given {
		return in, err
	}
	at, err := time.Parse(time.RFC3339, expires)
	if err != nil {
		return in, fmt.Errorf("--expires %q is not a time such as 2026-12-31T23:59:00Z", expires)
	}
	in.ExpiresAt = &at
	return in, nil
}

func parseScopes(text string) ([]backend.Scope, error) {
	if preset, ok := backend.ScopePresets[text]; ok {
		return preset, nil
	}
	var scopes []backend.Scope
	for name := range strings.SplitSeq(text, ",") {
		scope := backend.Scope(strings.TrimSpace(name))
		if !slices.Contains(backend.Scopes, scope) {
			return nil, fmt.Errorf("--scope %q is none of full, read, records, %s", scope, scopeNames())
		}
		scopes = append(scopes, scope)
	}
	return scopes, nil
}

func scopeNames() string { return join(backend.Scopes, ", ") }

func join(scopes []backend.Scope, separator string) string {
	names := make([]string, len(scopes))
	for i, s := range scopes {
		names[i] = string(s)
	}
	return strings.Join(names, separator)
}

// scopeText writes scopes as --scope takes them.
func scopeText(scopes []backend.Scope) string {
	for name, preset := range backend.ScopePresets {
		if slices.Equal(scopes, preset) {
			return name
		}
	}
	return join(scopes, ",")
}

// newKey is what a script needs of a new key; the secret is in it.
type newKey struct {
	ID          string          `json:"id"`
	Key         string          `json:"key"`
	WorkspaceID string          `json:"workspaceId"`
	Name        string          `json:"name"`
	Scope       []backend.Scope `json:"scope"`
	ExpiresAt   *time.Time      `json:"expiresAt"`
	Modules     []string        `json:"modules,omitempty"` // without it all
	RateLimit   *int            `json:"rateLimit,omitempty"`
}

func shortKey(n backend.NewKey, modules []string) newKey {
	return newKey{n.Key.ID, n.Secret, n.Key.WorkspaceID, n.Key.Name, n.Key.Scopes, n.Key.ExpiresAt, modules, n.Key.RateLimit}
}

func (p *program) printNewKey(n backend.NewKey, modules []string) error {
	lines := [][]string{
		{"Key", n.Secret},
		{"ID", n.Key.ID},
		{"Workspace", n.Key.WorkspaceID},
		{"Name", n.Key.Name},
		{"Scope", scopeText(n.Key.Scopes)},
		{"Expires at", moment(n.Key.ExpiresAt, "never")},
	}
	if n.Key.Modules != nil {
		lines = append(lines, []string{"Modules", strings.Join(modules, ",")})
	}
	if n.Key.RateLimit != nil {
		lines = append(lines, []string{"A minute", limitText(n.Key.RateLimit) + " requests"})
	}
	if err := p.printTable(lines...); err != nil {
		return err
	}
	return p.printf("\nKeep the key now: it is not shown again.\n")
}

func (p *program) keyRevoke() *cobra.Command {
	var workspace string
	cmd := leaf("revoke --workspace ID KEYID", "Revoke an API key, from its next request on", []string{"--workspace", "KEYID"}, func(ctx context.Context, args []string) error {
		return p.with(ctx, func(store *sqlite.Store, _ *slog.Logger) error {
			keys, err := store.RevokeKeys(ctx, workspace, args[:1])
			if err != nil {
				return err
			}
			return p.printf("revoked %s (%s)\n", keys[0].Name, keys[0].ID)
		})
	})
	workspaceFlag(cmd, &workspace)
	return cmd
}
