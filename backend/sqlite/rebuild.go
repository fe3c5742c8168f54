package sqlite

import (
	"slices"
	"strings"

	"owlet/backend"
)

// dropColumns drops the columns that go from the tables that stay.
func (r *removal) dropColumns() error {
	for _, tb := range r.schema.tables {
		gone := r.columns[tb]
		if len(gone) == 0 {
			continue
		}
		drop := r.dropEach
		if stay := tb.without(gone); rebuildPays(len(gone), stay) {
			drop = r.rebuild
		}
		if err := drop(tb, gone); err != nil {
			return err
		}
	}
	return nil
}

// without are the fields that have a column, but for those whose columns go.
func (tb *table) without(gone []string) []*backend.Field {
	var stay []*backend.Field
	for _, place := range tb.stored {
		if !slices.Contains(gone, tb.columns[place]) {
			stay = append(stay, &tb.Fields[place])
		}
	}
	return stay
}

// rebuildPays tells whether to write a table anew is faster than to drop its columns, for each of which SQLite rewrites all records. A new
// table's indexes have to be made again, which takes about half as long as that.
func rebuildPays(gone int, stay []*backend.Field) bool {
	indexes := 0
	for _, f := range stay {
		if indexed(f) {
			indexes++
		}
	}
	return gone > 1+indexes/2
}

func (r *removal) dropEach(tb *table, gone []string) error {
	for _, column := range gone {
		if err := r.script("ALTER TABLE " + tb.name + " DROP COLUMN " + column); err != nil {
			return err
		}
	}
	return nil
}

// rebuild copies a table without the columns that go and puts the copy in its place, in the order that SQLite's documentation gives: with the
// foreign keys off, other tables' references to the old one are to the new one then.
func (r *removal) rebuild(tb *table, gone []string) error {
	stay := tb.without(gone)
	names, columns := []string{"id"}, []string{"id INTEGER PRIMARY KEY"}
	for _, f := range stay {
		names = append(names, tb.columns[tb.placeOf(f)])
		columns = append(columns, columnSQL(f, "t"+f.RefTableID))
	}
	list := strings.Join(names, ", ")
	fresh := tb.name + "_new"
	for _, sql := range []string{
		"CREATE TABLE " + fresh + " (" + strings.Join(columns, ", ") + ")",
		"INSERT INTO " + fresh + " (" + list + ") SELECT " + list + " FROM " + tb.name + " ORDER BY id",
		"DROP TABLE " + tb.name,
		"ALTER TABLE " + fresh + " RENAME TO " + tb.name,
	} {
		if err := r.script(sql); err != nil {
			return err
		}
	}
	for _, f := range stay {
		if err := createIndex(r.tx, tb, f); err != nil {
			return err
		}
	}
	return nil
}
