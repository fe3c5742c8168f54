package nx

type (
	createExpr struct {
		leaf
		table *Table
	}
	deleteExpr struct {
		Span
		x expr
	}
	storeExpr struct {
		Span
		of    expr
		field *Field
		to    expr
	}
)

// writer is the source where it can write.
func (f *frame) writer(span Span) (Writer, error) {
	w, ok := f.run.source.(Writer)
	if !ok {
		return nil, fault(span, "read_only")
	}
	return w, nil
}

func (x *createExpr) eval(f *frame) (Value, error) {
	w, err := f.writer(x.Span)
	if err != nil {
		return nil, err
	}
	id, err := w.Create(x.table)
	if err != nil {
		return nil, f.run.refused(err)
	}
	f.run.forget()
	return f.run.record(x.table, id), nil
}

// refused is an error of a write: one about what was written is the text's, any other ends the run.
func (r *Run) refused(err error) error {
	if _, ok := err.(*Error); ok {
		return err
	}
	return r.fail(err)
}

func (x *deleteExpr) parts() []expr { return []expr{x.x} }
func (x *deleteExpr) eval(f *frame) (Value, error) {
	w, err := f.writer(x.Span)
	if err != nil {
		return nil, err
	}
	v, err := f.eval(x.x)
	if err != nil {
		return nil, err
	}
	tables, ids := recordsOf(v)
	for i, t := range tables {
		if err := w.Delete(t, ids[i]); err != nil {
			return nil, f.run.refused(err)
		}
	}
	f.run.forget()
	return nil, nil
}

// recordsOf is a record's or a list's records, by their tables.
func recordsOf(v Value) (tables []*Table, ids [][]int64) {
	at := map[*Table]int{}
	list, ok := v.(Items)
	if !ok {
		list = Items{v}
	}
	for _, item := range list {
		row, ok := item.(Row)
		if !ok {
			continue
		}
		i, known := at[row.Group.Table]
		if !known {
			i = len(tables)
			at[row.Group.Table] = i
			tables, ids = append(tables, row.Group.Table), append(ids, nil)
		}
		ids[i] = append(ids[i], row.id())
	}
	return tables, ids
}

func (x *storeExpr) parts() []expr { return []expr{x.of, x.to} }

// eval sets the field of a record, or of each of a list. A null record is left out.
func (x *storeExpr) eval(f *frame) (Value, error) {
	w, err := f.writer(x.Span)
	if err != nil {
		return nil, err
	}
	values, err := f.all([]expr{x.of, x.to})
	if err != nil {
		return nil, err
	}
	v, ok := storable(x.field, values[1])
	if !ok {
		return nil, fault(x.to.At(), "field_value", "name", x.field.Name, "value", textOf(values[1]))
	}
	tables, ids := recordsOf(values[0])
	for i, t := range tables {
		for _, id := range ids[i] {
			if err := w.Set(t, x.field, id, v); err != nil {
				return nil, f.run.refused(err)
			}
		}
	}
	f.run.forget()
	return nil, nil
}

// storable is a value as a field holds it: a reference as the record's id, a choice as its option.
func storable(f *Field, v Value) (Value, bool) {
	if v == nil {
		return nil, true
	}
	switch {
	case f.Storage == Reference:
		return storableRecord(f, v)
	case f.Kind == Choice:
		return storableChoice(f, v)
	case f.Kind == Multi:
		return storableSet(f, v)
	case f.Kind == Text:
		if c, ok := v.(Chosen); ok {
			return c.Name, true
		}
	case f.Kind == Timestamp:
		if d, ok := v.(Day); ok {
			return Moment(int64(d) * 86_400_000), true
		}
	case f.Kind == JSON:
		return Data{jsonOf(v)}, true
	case f.Kind == User || f.Kind == File:
		return v, true
	}
	return v, typeOf(v).Kind == f.Kind
}

func storableRecord(f *Field, v Value) (Value, bool) {
	switch v := v.(type) {
	case Row:
		return v.id(), v.Group.Table == f.Table
	case float64:
		return int64(v), v == float64(int64(v))
	}
	return nil, false
}

func storableChoice(f *Field, v Value) (Value, bool) {
	if c, ok := v.(Chosen); ok {
		v = c.Name
	}
	for _, o := range f.Options {
		if v == o.Name || v == float64(o.ID) {
			return Chosen{Field: f, ID: o.ID, Name: o.Name}, true
		}
	}
	text, ok := v.(string)
	return Chosen{Field: f, Name: text}, ok && len(f.Options) == 0
}

// storableSet puts what is chosen into the order of the field's options.
func storableSet(f *Field, v Value) (Value, bool) {
	if set, ok := v.(ChosenSet); ok && len(set) > 0 && set[0].Field == f {
		return set, true
	}
	chosen := map[int64]bool{}
	list, err := itemsOf(v)
	if set, ok := v.(ChosenSet); ok {
		list, err = nil, nil
		for _, c := range set {
			list = append(list, c)
		}
	}
	for _, item := range list {
		one, ok := storableChoice(f, item)
		if !ok {
			return nil, false
		}
		chosen[one.(Chosen).ID] = true
	}
	set := ChosenSet{}
	for _, o := range f.Options {
		if chosen[o.ID] {
			set = append(set, Chosen{Field: f, ID: o.ID, Name: o.Name})
		}
	}
	return set, err == nil
}
