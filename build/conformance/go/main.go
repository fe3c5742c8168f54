// This program walks the 23 operations with a client that oapi-codegen makes of the vendor's document (client.go, made when the test
// runs): a module, a table and fields are created, read, changed and deleted, and records too, also from a CSV file.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
)

func main() {
	if err := walk(context.Background(), os.Getenv("NINOX_API_BASE"), os.Getenv("NINOX_WORKSPACE_ID"), os.Getenv("NINOX_API_KEY")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// walker walks one workspace, whose module, table and fields have these names.
type walker struct {
	*ClientWithResponses
	workspace, module, table string
}

func walk(ctx context.Context, origin, workspace, key string) error {
	client, err := NewClientWithResponses(origin, WithRequestEditorFn(func(_ context.Context, r *http.Request) error {
		r.Header.Set("Authorization", "Bearer "+key)
		return nil
	}))
	if err != nil {
		return err
	}
	w := &walker{client, workspace, "generated", "guests"}
	for _, step := range []func(context.Context) error{
		w.createModule, w.createTable, w.createFields, w.readSchema, w.updateSchema,
		w.createRecords, w.listRecords, w.updateRecords, w.importCSV, w.deleteRecords,
		w.deleteFields, w.deleteTable, w.deleteModule,
	} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// response is what all generated answers have in common.
type response interface {
	StatusCode() int
	GetBody() []byte
}

// check fails unless a request was answered with a status and, as the client reads it, what passes.
func check(name string, want int, r response, err error, passes func() bool) error {
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", name, err)
	case r.StatusCode() != want:
		return fmt.Errorf("%s: status %d, not %d: %s", name, r.StatusCode(), want, r.GetBody())
	case !passes():
		return fmt.Errorf("%s: unexpected: %s", name, r.GetBody())
	}
	return nil
}

// is tells whether an optional value is there and the one that is expected.
func is[T comparable](got *T, want T) bool { return got != nil && *got == want }
