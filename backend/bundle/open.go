package bundle

import (
	"context"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// Opened is what became of a module of a bundle that was opened. Name differs from Was where that was taken.
type Opened struct {
	Name   string         `json:"name"`
	Was    string         `json:"was"`
	Labels backend.Labels `json:"labels"`
}

// Open makes what a bundle has in a workspace, all or nothing. Progress counts bytes, twice the source's. Errors: not_found; invalid for what is
// no bundle, damaged, or not as a bundle has to be, with the place; not_served for one of a newer version; conflict when two records have the
// same unique value.
func Open(ctx context.Context, store *sqlite.Store, workspaceID string, source Source, progress Progress) ([]Opened, error) {
	head, err := ReadHead(source)
	if err != nil {
		return nil, err
	}
	if len(head.Modules) == 0 {
		return nil, backend.Errorf(backend.Invalid, "bundle.empty")
	}
	passes := int64(0)
	content := func(planned []backend.Module, each func(*backend.Table, []backend.Row) error) error {
		before := passes * source.Size
		passes++
		return readRecords(ctx, source, head, planned, each, func(offset int64) {
			if progress != nil {
				progress(before+offset, 2*source.Size)
			}
		})
	}
	modules, err := store.OpenModules(ctx, workspaceID, head.Modules, content)
	if err != nil {
		return nil, err
	}
	opened := make([]Opened, len(modules))
	for i := range modules {
		opened[i] = Opened{Name: modules[i].Name, Was: head.Modules[i].Name, Labels: modules[i].Labels}
	}
	return opened, nil
}

func readRecords(ctx context.Context, source Source, head *Head, planned []backend.Module, each func(*backend.Table, []backend.Row) error, progress func(int64)) error {
	return records(ctx, source, head, progress, func(p *part) error {
		t := p.planned(planned)
		if t == nil {
			return backend.Errorf(backend.Invalid, "bundle.table_unknown", "module", p.Module, "table", p.Table)
		}
		return p.batches(t, each)
	})
}

// planned finds the table of a part. Its module is called as in the bundle there, and maybe otherwise in the plan.
func (p *part) planned(planned []backend.Module) *backend.Table {
	for i := range planned {
		if p.reader.head.Modules[i].Name != p.Module {
			continue
		}
		for j := range planned[i].Tables {
			if planned[i].Tables[j].Name == p.Table {
				return &planned[i].Tables[j]
			}
		}
	}
	return nil
}
