package bundle

import (
	"context"
	"embed"

	"owlet/backend"
	"owlet/backend/sqlite"
)

//go:embed templates/*.json
var templateFiles embed.FS

// Template is a bundle that Owlet brings along. Labels and Icon are its module's.
type Template struct {
	Name   string          `json:"name"`
	Labels backend.Labels  `json:"labels"`
	Icon   *backend.Icon   `json:"icon"`
	Tables []TemplateTable `json:"tables"`
}

// TemplateTable is a table of a template: how many records it brings, and to which of the other tables it links.
type TemplateTable struct {
	Name    string         `json:"name"`
	Labels  backend.Labels `json:"labels"`
	Icon    *backend.Icon  `json:"icon"`
	Records int            `json:"records"`
	Links   []string       `json:"links"`
}

// templateNames are the templates in the order they are offered. Event guests are the sample of the first workspace too.
var templateNames = []string{"contacts", "invoices", "inventory", "events"}

func templateSource(name string) (Source, error) {
	if name == "events" {
		return Bytes(sqlite.Sample), nil
	}
	content, err := templateFiles.ReadFile("templates/" + name + ".json")
	if err != nil {
		return Source{}, backend.Errorf(backend.NotFound, "bundle.template_unknown", "template", name).Because(err)
	}
	return Bytes(content), nil
}

// Templates lists the templates.
func Templates() ([]Template, error) {
	list := make([]Template, len(templateNames))
	for i, name := range templateNames {
		source, err := templateSource(name)
		if err != nil {
			return nil, err
		}
		if list[i], err = describe(name, source); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func describe(name string, source Source) (Template, error) {
	head, err := ReadHead(source)
	if err != nil {
		return Template{}, err
	}
	module := head.Modules[0]
	out := Template{Name: name, Labels: module.Labels, Icon: module.Icon}
	places := map[string]int{}
	for i := range module.Tables {
		places[module.Tables[i].Name] = i
		out.Tables = append(out.Tables, describeTable(&module.Tables[i]))
	}
	err = records(context.Background(), source, head, nil, func(p *part) error {
		_, n, err := p.batch() // a template's tables are smaller than a batch
		out.Tables[places[p.Table]].Records = n
		return err
	})
	return out, err
}

func describeTable(in *backend.BundleTable) TemplateTable {
	t := TemplateTable{Name: in.Name, Labels: in.Labels, Icon: in.Icon, Links: []string{}}
	for i := range in.Fields {
		if in.Fields[i].Type == backend.Reference {
			t.Links = append(t.Links, in.Fields[i].RefTableName)
		}
	}
	return t
}

// OpenTemplate makes a template's module in a workspace. Errors: not_found.
func OpenTemplate(ctx context.Context, store *sqlite.Store, workspaceID, name string) (Opened, error) {
	source, err := templateSource(name)
	if err != nil {
		return Opened{}, err
	}
	opened, err := Open(ctx, store, workspaceID, source, nil)
	if err != nil {
		return Opened{}, err
	}
	return opened[0], nil
}
