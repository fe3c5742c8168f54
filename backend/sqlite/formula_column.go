package sqlite

import (
	"context"
	"database/sql/driver"
	"fmt"
	"slices"
	"strings"
	"sync"

	"owlet/backend"
	"owlet/backend/nx"
)

// computedColumn is what a formula gives for all records of a table, by id. It never changes.
type computedColumn struct {
	field  *backend.Field // as whose values it is held
	ids    []int64
	values []any
}

// computedColumns are those of a workspace's file that were asked for last: each is good for as long as what it was made of stays.
type computedColumns struct {
	mu   sync.Mutex
	list []keptColumn // the one asked for last comes first
}

type keptColumn struct {
	key    string
	column *computedColumn
}

// maxColumns bounds the memory that columns take.
const maxColumns = 8

func (cs *computedColumns) find(key string) *computedColumn {
	cs.mu.Lock()
	defer cs.mu.Unlock()
	for _, k := range cs.list {
		if k.key == key {
			return k.column
		}
	}
	return nil
}

func (cs *computedColumns) keep(key string, c *computedColumn) {
	cs.mu.Lock()
	defer cs.mu.Unlock()
	cs.list = slices.Insert(cs.list, 0, keptColumn{key, c})
	if len(cs.list) > maxColumns {
		cs.list = cs.list[:maxColumns]
	}
}

// computedColumn computes a function field for all records of its table, or finds what was computed before in the same circumstances.
func (sc *schema) computedColumn(ctx context.Context, c *conn, tb *table, place int) (*computedColumn, error) {
	key, lasts, err := sc.columnKey(c, tb, place)
	if err != nil {
		return nil, err
	}
	if found := sc.listings.columns.find(key); lasts && found != nil {
		return found, nil
	}
	made, err := sc.computeColumn(ctx, c, tb, place)
	if err == nil && lasts {
		sc.listings.columns.keep(key, made)
	}
	return made, err
}

// columnKey names all that a formula's values depend on: the schema, the records of its module, and the day. lasts is whether that is all.
func (sc *schema) columnKey(c *conn, tb *table, place int) (key string, lasts bool, err error) {
	numbers := make([]int64, len(tb.formulas.tables))
	for i, other := range tb.formulas.tables {
		numbers[i] = other.Num
	}
	const sql = "SELECT group_concat(edition) FROM (SELECT edition FROM counter WHERE record_table" + among + " ORDER BY record_table)"
	_, err = c.one(sql, []driver.Value{idList(numbers)}, func(row []driver.Value) {
		key = fmt.Sprint(sc.version, tb.Fields[place].Num, row[0], sc.now().UTC().Format("2006-01-02"))
	})
	return key, !tb.formulas.restless(), err
}

// restless tells whether a formula or a global function of the module may give something else from one moment to the next. What the day brings
// is none of it.
func (f *formulas) restless() bool {
	f.calm.Do(func() {
		texts := []string{}
		for _, tb := range f.tables {
			for i := range tb.Fields {
				texts = append(texts, tb.Fields[i].Expression)
			}
		}
		for _, g := range f.of.Functions {
			texts = append(texts, g.Code)
		}
		all := strings.Join(texts, "\n")
		f.moves = strings.Contains(all, "now") || strings.Contains(all, "random")
	})
	return f.moves
}

// computedAtOnce is how many records of a table are computed together.
const computedAtOnce = 1000

func (sc *schema) computeColumn(ctx context.Context, c *conn, tb *table, place int) (*computedColumn, error) {
	column := &computedColumn{field: tb.Fields[place].Held()}
	err := c.query(ctx, "SELECT id FROM "+tb.name+" ORDER BY id", nil, func(row []driver.Value) error {
		column.ids = append(column.ids, row[0].(int64))
		return nil
	})
	if err != nil {
		return nil, err
	}
	column.values = make([]any, 0, len(column.ids))
	formula, clock := tb.formulas.formula(tb, place), sc.clockwork()
	for ids := range slices.Chunk(column.ids, computedAtOnce) {
		run := nx.NewRun(ctx, formulaSource{ctx, c}, clock, nx.DefaultLimits)
		values, _ := formula.Values(run, run.Group(tb.formulas.table(tb), ids))
		if err := run.Err(); err != nil {
			return nil, err
		}
		for _, v := range values {
			column.values = append(column.values, column.field.StoredResult(v))
		}
	}
	return column, nil
}
