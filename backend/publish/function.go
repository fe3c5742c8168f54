package publish

import (
	"context"
	"net/http"

	"owlet/backend"
)

// byHand is the step of a plan that nobody but a person can take: the Public API lists global functions and cannot write them.
func byHand(list []Step, m *backend.BundleModule) []Step {
	if len(m.Functions) == 0 {
		return list
	}
	names := make([]string, len(m.Functions))
	for i := range m.Functions {
		names[i] = m.Functions[i].Name
	}
	return append(list, Step{Kind: "by_hand", Fields: names})
}

// functions are a module's global functions there. Of a server that does not list them none are known.
func (c *client) functions(ctx context.Context, module string) (codes map[string]string, err error) {
	var out data[[]backend.FunctionInput]
	if err := c.send(ctx, http.MethodGet, path("modules", module, "functions"), nil, &out); err != nil {
		return nil, ctx.Err()
	}
	codes = map[string]string{}
	for _, g := range out.Data {
		codes[g.Name] = g.Code
	}
	return codes, nil
}

// checkFunctions notes the global functions that are not there as they are here: a person has to make them.
func (r *run) checkFunctions() error {
	if len(r.Module.Functions) == 0 {
		return nil
	}
	there, err := r.functions(r.ctx, r.Target().Module)
	if err != nil {
		return err
	}
	for _, g := range r.Module.Functions {
		if code, ok := there[g.Name]; !ok || code != g.Code {
			r.Notes = append(r.Notes, Note{Kind: "function", Field: g.Name})
		}
	}
	return nil
}
