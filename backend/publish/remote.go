package publish

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"

	"owlet/backend"
)

// remoteModule is what of a module this package looks at.
type remoteModule struct {
	Name   string        `json:"name"`
	Tables []remoteTable `json:"tables"`
}

type remoteTable struct {
	Name string `json:"name"`
}

// remoteField is a field as a server answers it.
type remoteField struct {
	backend.FieldShape
	ExpressionErrors []backend.ExpressionError `json:"expressionErrors"`
}

// remoteRecord is a record as a server answers it.
type remoteRecord struct {
	ID     remoteID                   `json:"id"`
	Values map[string]json.RawMessage `json:"values"`
}

// remoteID is a record id, which is a text in answers, and in some a number.
type remoteID int64

// UnmarshalJSON reads "105" or 105.
func (id *remoteID) UnmarshalJSON(b []byte) error {
	text := string(b)
	if len(b) > 2 && b[0] == '"' {
		text = text[1 : len(text)-1]
	}
	n, err := strconv.ParseInt(text, 10, 64)
	*id = remoteID(n)
	return err
}

type data[T any] struct {
	Data T `json:"data"`
}

// workspace is what a workspace is called, and its modules.
type workspace struct {
	Name    string         `json:"name"`
	Modules []remoteModule `json:"modules"`
}

func (c *client) workspace(ctx context.Context) (workspace, error) {
	var out data[*workspace]
	err := c.get(ctx, "", &out)
	switch {
	case missing(err):
		return workspace{}, backend.Errorf(backend.NotFound, "publish.no_workspace", "address", c.origin, "workspace", c.id).Because(err)
	case err != nil:
		return workspace{}, err
	case out.Data == nil:
		return workspace{}, backend.Errorf(backend.Invalid, "publish.not_api", "address", c.origin)
	}
	return *out.Data, nil
}

// tables are the names of a module's tables; found tells whether there is the module.
func (c *client) tables(ctx context.Context, module string) (names map[string]bool, found bool, err error) {
	var out data[[]remoteTable]
	if err := c.get(ctx, path("modules", module, "tables"), &out); err != nil {
		if missing(err) {
			return nil, false, nil
		}
		return nil, false, err
	}
	names = map[string]bool{}
	for _, t := range out.Data {
		names[t.Name] = true
	}
	return names, true, nil
}

func (c *client) fields(ctx context.Context, module, table string) ([]remoteField, error) {
	var out data[[]remoteField]
	err := c.get(ctx, path("modules", module, "tables", table, "fields"), &out)
	return out.Data, err
}

// page is a page of a table's records. The API lists them by id.
func (c *client) page(ctx context.Context, module, table string, offset int) (records []remoteRecord, more bool, err error) {
	var out struct {
		Data []remoteRecord `json:"data"`
		Page struct {
			HasMore bool `json:"has_more"`
		} `json:"page_info"`
	}
	err = c.get(ctx, path("modules", module, "tables", table, "records")+"?limit=100&offset="+strconv.Itoa(offset), &out)
	return out.Data, out.Page.HasMore && len(out.Data) > 0, err
}

func (c *client) post(ctx context.Context, path string, body, to any) error {
	return c.write(ctx, http.MethodPost, path, body, to)
}

func (c *client) patch(ctx context.Context, path string, body any) error {
	return c.settle(ctx, func() error { return c.write(ctx, http.MethodPatch, path, body, nil) }, nil)
}

func (c *client) write(ctx context.Context, method, path string, body, to any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	return c.send(ctx, method, path, text, to)
}
