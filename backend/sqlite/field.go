package sqlite

import (
	"context"
	"database/sql/driver"
	"slices"
	"strconv"

	"owlet/backend"
)

// ListFields returns a table's fields in the person's order. Errors: not_found.
func (s *Store) ListFields(ctx context.Context, p backend.Path) ([]backend.Field, error) {
	t, err := s.GetTable(ctx, p)
	if err != nil {
		return nil, err
	}
	return t.Fields, nil
}

// GetField returns one field. Errors: not_found.
func (s *Store) GetField(ctx context.Context, p backend.Path, name string) (*backend.Field, error) {
	t, err := s.GetTable(ctx, p)
	if err != nil {
		return nil, err
	}
	f, ok := t.Field(name)
	if !ok {
		return nil, backend.Errorf(backend.NotFound, "field.not_found", "table", p.Table, "field", name)
	}
	return f, nil
}

// CreateFields makes fields, all or none, and returns them in the order given. A reference also gets its reverse, a field of
// the other table named after this one; a reverse likewise gets its reference, a field of the other table. Errors: invalid,
// not_found, conflict when a name is taken.
func (s *Store) CreateFields(ctx context.Context, p backend.Path, in []backend.FieldInput) ([]backend.Field, error) {
	if len(in) == 0 {
		return nil, backend.Errorf(backend.Invalid, "field.none")
	}
	for i := range in {
		if err := in[i].Check(); err != nil {
			return nil, err
		}
	}
	var made []backend.Field
	err := s.change(ctx, p.Workspace, func(t *tx, sc *schema) error {
		tb, err := sc.findTable(p)
		if err != nil {
			return err
		}
		plan := fieldPlan{schema: sc, table: tb, next: sc.lastNumber, names: map[*table]map[string]bool{}}
		if err := plan.addAll(in); err != nil {
			return err
		}
		for _, f := range plan.fields {
			if err := f.insert(t); err != nil {
				return err
			}
			if err := t.logField(backend.Created, f.in.Table, &f.Field, f.Name); err != nil {
				return err
			}
		}
		made = plan.made
		return saveNumbers(t, plan.next)
	})
	if err != nil {
		return nil, err
	}
	return s.judged(ctx, p, made...)
}

// newField is a field about to be made in a table.
type newField struct {
	backend.Field
	in         *table
	refersTo   *table
	lastOption int64
}

// fieldPlan collects the fields of one create: those asked for, and the other ends of references.
type fieldPlan struct {
	*schema
	table  *table
	next   int64 // the last number given out
	fields []newField
	made   []backend.Field
	names  map[*table]map[string]bool // taken, by table
}

func (p *fieldPlan) addAll(in []backend.FieldInput) error {
	asked := map[string]bool{}
	for i := range in {
		name := in[i].Name
		if asked[name] {
			return backend.Errorf(backend.Conflict, "field.named_twice", "field", name)
		}
		asked[name] = true
		if p.taken(p.table)[name] {
			return backend.Errorf(backend.Conflict, "field.name_taken", "table", p.table.Name, "field", name)
		}
	}
	for name := range asked {
		p.taken(p.table)[name] = true // so that no reverse takes the name of a field still to come
	}
	for i := range in {
		if err := p.add(&in[i]); err != nil {
			return err
		}
	}
	for tb, names := range p.names {
		if len(names) > backend.MaxFields {
			return backend.Errorf(backend.Invalid, "field.too_many", "table", tb.Name, "max", backend.MaxFields)
		}
	}
	return nil
}

// taken is the set of the names of a table's fields, those of the plan included.
func (p *fieldPlan) taken(tb *table) map[string]bool {
	if p.names[tb] == nil {
		p.names[tb] = map[string]bool{}
		for _, f := range tb.Fields {
			p.names[tb][f.Name] = true
		}
	}
	return p.names[tb]
}

func (p *fieldPlan) add(in *backend.FieldInput) error {
	f := newField{Field: backend.Field{FieldShape: in.FieldShape}, in: p.table}
	f.Options = withoutIDs(f.Options) // the system's alone
	f.lastOption = numberOptions(&f.FieldShape, 0)
	if in.RefTableName == "" {
		p.made = append(p.made, *p.put(f))
		return nil
	}
	other, err := p.findTable(backend.Path{Module: p.table.Module, Table: in.RefTableName})
	if err != nil {
		return backend.Errorf(backend.NotFound, "field.ref_table_not_found", "field", in.Name, "table", in.RefTableName, "module", p.table.Module)
	}
	f.refersTo = other
	end := newField{in: other, refersTo: p.table}
	end.Name, end.Labels, end.Type = p.freeName(other, p.table.Name), p.table.Labels, backend.Reverse
	if in.Type == backend.Reverse {
		end.Type = backend.Reference
		f.ReverseOf = p.put(end).Num
		p.made = append(p.made, *p.put(f))
		return nil
	}
	reference := *p.put(f)
	end.ReverseOf = reference.Num
	p.put(end)
	p.made = append(p.made, reference)
	return nil
}

// put gives a field its number and adds it to the plan.
func (p *fieldPlan) put(f newField) *backend.Field {
	p.next++
	f.Num = p.next
	if f.refersTo != nil {
		f.RefTableID, f.RefTableName = strconv.FormatInt(f.refersTo.Num, 10), f.refersTo.Name
	}
	p.taken(f.in)[f.Name] = true
	p.fields = append(p.fields, f)
	return &p.fields[len(p.fields)-1].Field
}

// freeName is name, or name_2, name_3 and so on: the first that no field of the table has. "id" is no field's name.
func (p *fieldPlan) freeName(tb *table, name string) string {
	free, _ := freeName(name, func(free string) bool { return p.taken(tb)[free] || free == "id" })
	return free
}

// withoutIDs are options as if they were all new.
func withoutIDs(o *backend.Options) *backend.Options {
	if o == nil || o.List == nil {
		return o
	}
	list := slices.Clone(o.List)
	for i := range list {
		list[i].ID = ""
	}
	return &backend.Options{List: list}
}

// columnTypes are the SQL types of columns. Choices have none: they hold a number for an option or a text.
var columnTypes = map[backend.FieldType]string{
	backend.Number: " REAL", backend.Boolean: " INTEGER", backend.Timestamp: " INTEGER", backend.TimeInterval: " INTEGER",
	backend.Reference: " INTEGER", backend.Choice: "",
}

func (f *newField) insert(t *tx) error {
	var refersTo, reverseOf driver.Value
	if f.refersTo != nil {
		refersTo = f.refersTo.Num
	}
	if f.ReverseOf != 0 {
		reverseOf = f.ReverseOf
	}
	if err := t.exec(`INSERT INTO field (number, record_table, name, type, refers_to, reverse_of, last_option, properties)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, f.Num, f.in.Num, f.Name, string(f.Type), refersTo, reverseOf, f.lastOption, asJSON(f.FieldShape)); err != nil {
		return err
	}
	if f.ReadOnly() {
		return nil
	}
	return f.insertColumn(t)
}

func (f *newField) insertColumn(t *tx) error {
	refersTo := ""
	if f.refersTo != nil {
		refersTo = f.refersTo.name
	}
	if err := t.script("ALTER TABLE " + f.in.name + " ADD COLUMN " + columnSQL(&f.Field, refersTo)); err != nil {
		return err
	}
	return createIndex(t, f.in, &f.Field)
}

// columnSQL is how a field's column is made; refersTo is the table of a reference, in SQL.
func columnSQL(f *backend.Field, refersTo string) string {
	kind, ok := columnTypes[f.Type]
	if !ok {
		kind = " TEXT"
	}
	if f.Type == backend.Reference {
		kind += " REFERENCES " + refersTo + " (id) ON DELETE SET NULL"
	}
	return "f" + strconv.FormatInt(f.Num, 10) + kind
}

// indexed tells whether a field's column has an index.
func indexed(f *backend.Field) bool { return f.Unique || f.Index || f.Type == backend.Reference }

// createIndex makes a field's index, if it is to have one.
func createIndex(t *tx, tb *table, f *backend.Field) error {
	if !indexed(f) {
		return nil
	}
	unique := ""
	if f.Unique {
		unique = "UNIQUE "
	}
	number := strconv.FormatInt(f.Num, 10)
	return t.script("CREATE " + unique + "INDEX i" + number + " ON " + tb.name + " (f" + number + ")")
}

func dropIndex(t *tx, f *backend.Field) error {
	if !indexed(f) {
		return nil
	}
	return t.script("DROP INDEX i" + strconv.FormatInt(f.Num, 10))
}
