package main

import (
	"context"
	"log/slog"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// listedKey is a key without its secret. Its scopes go by the same word as a new key's, and its modules by their names.
type listedKey struct {
	backend.Key
	Scope   []backend.Scope `json:"scope"`
	Modules []string        `json:"modules"`          // null for all
	Scopes  *struct{}       `json:"scopes,omitempty"` // hides the one of Key
}

func (p *program) keyList() *cobra.Command {
	var workspace string
	var asJSON bool
	cmd := leaf("list --workspace ID [--json]", "List the API keys, newest first", []string{"--workspace"}, func(ctx context.Context, _ []string) error {
		return p.with(ctx, func(store *sqlite.Store, _ *slog.Logger) error {
			keys, err := store.ListKeys(ctx, workspace)
			if err != nil {
				return err
			}
			modules, err := store.ListModules(ctx, backend.Path{Workspace: workspace})
			switch {
			case err != nil:
				return err
			case asJSON:
				return p.printJSON(listed(keys, modules))
			}
			return p.printKeys(listed(keys, modules))
		})
	})
	workspaceFlag(cmd, &workspace)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func listed(keys []backend.Key, modules []backend.Module) []listedKey {
	list := make([]listedKey, len(keys))
	for i, k := range keys {
		list[i] = listedKey{Key: k, Scope: k.Scopes}
		if k.Modules != nil {
			list[i].Modules = seenNames(k.Modules, modules)
		}
	}
	return list
}

// seenNames are the names of the modules that a key sees; those that are gone have none.
func seenNames(numbers []int64, modules []backend.Module) []string {
	names := []string{}
	for i := range modules {
		for _, number := range numbers {
			if number == modules[i].Num {
				names = append(names, modules[i].Name)
			}
		}
	}
	return names
}

func (p *program) printKeys(keys []listedKey) error {
	lines := [][]string{{"ID", "NAME", "HINT", "STATE", "SCOPE", "EXPIRES AT", "CREATED BY", "CREATED AT", "LAST USED AT", "MODULES", "A MINUTE", "OLD KEYS"}}
	for _, k := range keys {
		lines = append(lines, []string{k.ID, k.Name, k.Hint, string(k.State), scopeText(k.Scope), moment(k.ExpiresAt, "never"),
			k.CreatedBy, moment(&k.CreatedAt, ""), moment(k.LastUsedAt, "never"), modulesText(k), limitText(k.RateLimit), formerText(k.Former)})
	}
	return p.printTable(lines...)
}

func modulesText(k listedKey) string {
	switch {
	case k.Modules == nil:
		return "all"
	case len(k.Modules) == 0:
		return "none"
	}
	return strings.Join(k.Modules, ",")
}

func limitText(limit *int) string {
	if limit == nil {
		return "any"
	}
	return strconv.Itoa(*limit)
}

// formerText lists a key's former secrets as key end takes them, with when they end.
func formerText(former []backend.FormerSecret) string {
	if len(former) == 0 {
		return "none"
	}
	texts := make([]string, len(former))
	for i, f := range former {
		texts[i] = f.ID + " " + f.Hint + " until " + moment(&f.EndsAt, "")
	}
	return strings.Join(texts, ", ")
}

// moduleNumbers finds modules by their names; none named are all. Errors: not_found.
func moduleNumbers(ctx context.Context, store *sqlite.Store, workspace string, names []string) ([]int64, error) {
	var numbers []int64
	for _, name := range names {
		m, err := store.GetModule(ctx, backend.Path{Workspace: workspace, Module: name})
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, m.Num)
	}
	return numbers, nil
}
