package sqlite

import (
	"context"
	"math/rand/v2"

	"owlet/backend"
	"owlet/backend/nx"
)

// computed is a field of a shape that a formula computes.
type computed struct {
	at      int // its place in the shape
	checked *nx.Checked
}

// known is a field of a shape that its formulas read, so that they need not ask for it.
type known struct {
	at    int
	field *nx.Field
}

// addComputed finds what formulas compute of a shape, and what of it they read.
func (sh *shape) addComputed(tb *table, places []int) {
	if tb.formulas == nil { // the table is only a draft
		return
	}
	reads := map[*nx.Field]bool{}
	for at, place := range places {
		if tb.Fields[place].Result != nil {
			checked := tb.formulas.formula(tb, place)
			sh.computed = append(sh.computed, computed{at, checked})
			for _, read := range checked.Reads {
				reads[read.Field] = true
			}
		}
	}
	if len(sh.computed) == 0 {
		return
	}
	sh.of = tb
	for at, place := range places {
		if field := tb.formulas.table(tb).Fields[place]; tb.columns[place] != "" && reads[field] {
			sh.known = append(sh.known, known{at, field})
		}
	}
}

// newRun is the work of formulas in one request.
func (sc *schema) newRun(ctx context.Context, c *conn) *nx.Run {
	return nx.NewRun(ctx, formulaSource{ctx, c}, sc.clockwork(), nx.DefaultLimits)
}

func (sc *schema) clockwork() *nx.Clockwork {
	return &nx.Clockwork{Now: sc.now().UTC(), Random: rand.Float64} // #nosec G404 -- chance, as formulas know it
}

// compute puts what formulas give into records of the shape, and returns why some gave nothing.
func (sh *shape) compute(ctx context.Context, c *conn, sc *schema, records []backend.Record) (backend.Problems, error) {
	if len(sh.computed) == 0 || len(records) == 0 {
		return nil, nil
	}
	run := sc.newRun(ctx, c)
	group := sh.group(run, records)
	problems := backend.Problems{}
	for _, f := range sh.computed {
		values, errs := f.checked.Values(run, group)
		field := &sh.fields[f.at]
		for i := range records {
			records[i].Values[f.at] = field.StoredResult(values[i])
			if errs[i] != nil {
				problems.Add(field.Name, records[i].ID, errs[i])
			}
		}
	}
	return problems, run.Err()
}

// group is the records of a page with what has been read of them.
func (sh *shape) group(run *nx.Run, records []backend.Record) *nx.Group {
	ids := make([]int64, len(records))
	for i := range records {
		ids[i] = records[i].ID
	}
	group := run.Group(sh.of.formulas.table(sh.of), ids)
	for _, g := range sh.known {
		reader, values := keyOf(g.field).reader, make([]nx.Value, len(records))
		for i := range records {
			values[i] = reader.Value(records[i].Values[g.at])
		}
		group.Give(g.field, values)
	}
	return group
}
