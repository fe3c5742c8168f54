package window

import (
	"owlet/backend"
	"owlet/backend/sqlite"
)

// Fields are a table's fields. Modules lists them.
type Fields struct{ store *sqlite.Store }

// Create makes fields, all or none, after those that there are, and returns them in the order given. A reference also gets its reverse,
// a field of the other table.
func (f *Fields) Create(path backend.Path, in []backend.FieldInput) ([]backend.Field, error) {
	return f.store.CreateFields(always, path, in)
}

// Update changes a field; what is left out stays. Options are the whole list: those that are not in it go.
func (f *Fields) Update(path backend.Path, name string, in backend.FieldChange) (backend.Field, error) {
	changed, err := f.store.UpdateField(always, path, name, in)
	if err != nil {
		return backend.Field{}, err
	}
	return *changed, nil
}

// Replace makes a field in the place of one that no record has a value of, which so gets another type.
func (f *Fields) Replace(path backend.Path, name string, in backend.FieldInput) (backend.Field, error) {
	made, err := f.store.ReplaceField(always, path, name, in)
	if err != nil {
		return backend.Field{}, err
	}
	return *made, nil
}

// Delete deletes fields with their values, after a backup of them, all or none. A reference takes its reverse with it, and a reverse its reference.
func (f *Fields) Delete(path backend.Path, names []string) error {
	taken, err := f.DeleteLosses(path, names)
	if err := backUpFirst(f.store, path.Workspace, taken, err); err != nil {
		return err
	}
	_, _, err = f.store.DeleteFields(always, path, names)
	return err
}

// Reorder puts a table's fields into another order, which names each of them once.
func (f *Fields) Reorder(path backend.Path, names []string) error {
	return f.store.ReorderFields(always, path, names)
}

// Losses counts what Update would take: values that hold an option which goes.
func (f *Fields) Losses(path backend.Path, name string, in backend.FieldChange) (backend.Losses, error) {
	return f.store.FieldChangeLosses(always, path, name, in)
}

// DeleteLosses counts what Delete would take.
func (f *Fields) DeleteLosses(path backend.Path, names []string) (backend.Losses, error) {
	return f.store.FieldLosses(always, path, names)
}
