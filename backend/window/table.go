package window

import (
	"slices"
	"strconv"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// Tables are a module's tables. Modules lists them.
type Tables struct{ store *sqlite.Store }

// Table is a table as the window shows it: with its id, by which references name it, and how many records it has.
type Table struct {
	ID         string          `json:"id"`
	Name       string          `json:"name"`
	Labels     backend.Labels  `json:"labels"`
	Icon       *backend.Icon   `json:"icon"`
	IsHidden   bool            `json:"isHidden"`
	HasHistory bool            `json:"hasHistory"`
	Records    int64           `json:"records"`
	Fields     []backend.Field `json:"fields"`
	Title      string          `json:"title"` // the field that says what a record is called; "" where none does

	// OtherEnds names the reference in the other table, by each reverse field's name.
	OtherEnds map[string]string `json:"otherEnds"`

	// Results are what formulas give, by the function field's name. One with a fault gives nothing, and is not there.
	Results map[string]*backend.Result `json:"results"`
}

// Create makes a table with the fields, all or nothing, in the path's module after those that there are. A field without a name gets one
// from its label.
func (t *Tables) Create(path backend.Path, in backend.TableInput, fields []backend.FieldInput) (Table, error) {
	made, err := t.store.CreateTable(always, path, in, named(fields)...)
	if err != nil {
		return Table{}, err
	}
	return tableOf(made, 0), nil
}

func named(fields []backend.FieldInput) []backend.FieldInput {
	out, taken := slices.Clone(fields), []string{}
	for i := range out {
		if out[i].Name == "" {
			out[i].Name = backend.SuggestName(backend.OfField, out[i].Labels[""], taken)
		}
		taken = append(taken, out[i].Name)
	}
	return out
}

// Update changes a table; what is left out stays.
func (t *Tables) Update(path backend.Path, in backend.TableChange) (Table, error) {
	changed, err := t.store.UpdateTable(always, path, in)
	if err != nil {
		return Table{}, err
	}
	path.Table = changed.Name
	records, err := t.store.CountRecords(always, path)
	return tableOf(changed, records), err
}

// Delete deletes a table with its records, after a backup of them, and the fields of other tables that refer to it or are referred to by it.
func (t *Tables) Delete(path backend.Path) error {
	taken, err := t.Losses(path)
	if err := backUpFirst(t.store, path.Workspace, taken, err); err != nil {
		return err
	}
	_, err = t.store.DeleteTable(always, path)
	return err
}

// Reorder puts the tables of the path's module into another order, which names each of them once.
func (t *Tables) Reorder(path backend.Path, names []string) error {
	return t.store.ReorderTables(always, path, names)
}

// Losses counts what Delete would take.
func (t *Tables) Losses(path backend.Path) (backend.Losses, error) {
	return t.store.TableLosses(always, path)
}

func tableOf(t *backend.Table, records int64) Table {
	out := Table{
		ID: strconv.FormatInt(t.Num, 10), Name: t.Name, Labels: t.Labels, Icon: t.Icon, IsHidden: t.IsHidden, HasHistory: t.HasHistory,
		Records: records, Fields: t.Fields, OtherEnds: map[string]string{}, Results: map[string]*backend.Result{},
	}
	for i := range t.Fields {
		if f := &t.Fields[i]; f.Result != nil {
			out.Results[f.Name] = backend.ResultOf(f)
		}
	}
	if place := t.TitleField(); place >= 0 {
		out.Title = t.Fields[place].Name
	}
	return out
}
