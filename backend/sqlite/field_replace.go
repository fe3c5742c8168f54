package sqlite

import (
	"context"
	"errors"

	"owlet/backend"
)

// ReplaceField makes a field in the place of one that no record has a value of: that is how a field gets another type, which stays as it
// is otherwise. Clients see one field go and another come. Errors: not_found; invalid, also when there are values; conflict when the new
// name is taken.
func (s *Store) ReplaceField(ctx context.Context, p backend.Path, name string, in backend.FieldInput) (*backend.Field, error) {
	if err := in.Check(); err != nil {
		return nil, err
	}
	f, err := s.workspaceFile(ctx, p.Workspace)
	if err != nil {
		return nil, err
	}
	var made backend.Field
	err = f.changeAs(ctx, &job{alone: true, foreignKeysOff: true}, func(t *tx, sc *schema) error {
		tb, err := sc.findTable(p)
		if err != nil {
			return err
		}
		gone, err := namedFields(tb, []string{name})
		if err != nil {
			return err
		}
		r := replacement{removal: removal{tx: t, schema: sc, columns: map[*table][]string{}}, table: tb, gone: gone}
		if err := r.refuseValues(ctx); err != nil {
			return err
		}
		plan, err := r.plan(in)
		if err != nil {
			return err
		}
		made = plan.made[0]
		return errors.Join(r.run(plan), saveNumbers(t, plan.next))
	})
	if err != nil {
		return nil, err
	}
	return s.judgedField(ctx, p, made)
}

// replacement is a removal of one field in whose place another is made.
type replacement struct {
	removal
	table *table
	gone  []backend.Field
}

// refuseValues refuses what would lose values, those of the other end of a link included.
func (r *replacement) refuseValues(ctx context.Context) (err error) {
	field := &r.gone[0]
	l := losses{conn: r.conn, ctx: ctx, schema: r.schema}
	if l.Values, err = l.values(r.table, []*backend.Field{field}); err != nil {
		return err
	}
	if err = l.addEnds(r.schema.otherEnds(r.gone)); err != nil {
		return err
	}
	if count := l.Values + l.Links; count > 0 {
		return backend.Errorf(backend.Invalid, "field.type_has_values", "field", field.Name, "count", count)
	}
	return nil
}

// plan is what is made, with the names of what goes free again.
func (r *replacement) plan(in backend.FieldInput) (*fieldPlan, error) {
	p := &fieldPlan{schema: r.schema, table: r.table, next: r.schema.lastNumber, names: map[*table]map[string]bool{}}
	delete(p.taken(r.table), r.gone[0].Name)
	for _, end := range r.schema.otherEnds(r.gone) {
		delete(p.taken(end.table), end.field.Name)
	}
	return p, p.addAll([]backend.FieldInput{in})
}

// run drops columns before it makes any: a table that is written anew has those of the schema alone.
func (r *replacement) run(p *fieldPlan) error {
	if err := errors.Join(r.dropFields(r.table, r.gone), r.dropColumns()); err != nil {
		return err
	}
	for i := range p.fields {
		f := &p.fields[i]
		if err := errors.Join(f.insert(r.tx), r.logField(backend.Created, f.in.Table, &f.Field, f.Name)); err != nil {
			return err
		}
	}
	return r.order(p.made[0].Num)
}

// order gives the new field the place of the one that went.
func (r *replacement) order(number int64) error {
	for i := range r.table.Fields {
		num := r.table.Fields[i].Num
		if num == r.gone[0].Num {
			num = number
		}
		if err := r.exec("UPDATE field SET position = ? WHERE number = ?", int64(i+1), num); err != nil {
			return err
		}
	}
	return nil
}
