package sqlite

import (
	"bytes"
	"cmp"
	"context"
	"database/sql/driver"
	"slices"
	"strconv"
	"strings"

	"owlet/backend"
)

// computedRanking orders the records that the conditions leave by what a formula gives: as people order such values, or else as the Public API does.
func (o *order) computedRanking(ctx context.Context, c *conn, sc *schema, people bool) (*ranking, error) {
	all, err := o.computing.sort.ranking(c, sc, people)
	if err != nil || !o.filtered() {
		return all, err
	}
	var q sqlBuilder
	q.add("SELECT id FROM " + o.table.name)
	o.conditions(&q)
	left := map[int64]bool{}
	err = c.query(ctx, q.String(), q.args, func(row []driver.Value) error {
		left[row[0].(int64)] = true
		return nil
	})
	return all.only(len(left), func(id int64) bool { return left[id] }), err
}

// ranking orders all records.
func (c *computedColumn) ranking(conn *conn, sc *schema, people bool) (*ranking, error) {
	compare, err := c.comparison(conn, sc, people)
	if err != nil {
		return nil, err
	}
	places := make([]int, len(c.ids))
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, compare)
	r := &ranking{ids: make([]int64, 0, len(places)), tied: make([]bool, 0, len(places))}
	for i, place := range places {
		r.add(c.ids[place], i > 0 && compare(places[i-1], place) == 0)
	}
	return r, nil
}

// comparison compares the values at two places.
func (c *computedColumn) comparison(conn *conn, sc *schema, people bool) (func(a, b int) int, error) {
	if !people || !collates(c.field) {
		keys := c.sortKeys()
		return func(a, b int) int { return compareKeys(keys[a], keys[b]) }, nil
	}
	titles, err := c.titles(conn, sc)
	if err != nil {
		return nil, err
	}
	by, keys := newCollation(c.field), make([][]byte, len(c.values))
	for i, v := range c.values {
		keys[i] = by.key(v, titles[textOf(v)])
	}
	return func(a, b int) int { return bytes.Compare(keys[a], keys[b]) }, nil
}

// sortKeys are what the Public API sorts by: the values, or the names of options.
func (c *computedColumn) sortKeys() []any {
	if !sortsByName(c.field) {
		return c.values
	}
	names := map[any]any{}
	for _, o := range c.field.OptionList() {
		names[o.Number()] = o.Name
	}
	keys := make([]any, len(c.values))
	for i, v := range c.values {
		keys[i] = cmp.Or(names[v], v)
	}
	return keys
}

// textOf is a record's id in text.
func textOf(v any) string {
	id, _ := v.(int64)
	return strconv.FormatInt(id, 10)
}

// titles are those of the records that the values refer to.
func (c *computedColumn) titles(conn *conn, sc *schema) (map[string]string, error) {
	if c.field.Type != backend.Reference {
		return nil, nil
	}
	ids := []int64{}
	for _, v := range c.values {
		if id, ok := v.(int64); ok {
			ids = append(ids, id)
		}
	}
	return readTitles(conn, sc.byID(c.field.RefTableID), distinctOf(ids))
}

// containing are the records whose value contains a word, as a person reads it: see searched.
func (c *computedColumn) containing(conn *conn, sc *schema, word string) (ids []int64, err error) {
	contains, err := c.contains(conn, sc, word)
	if err != nil || contains == nil {
		return nil, err
	}
	for i, v := range c.values {
		if v != nil && contains(v) {
			ids = append(ids, c.ids[i])
		}
	}
	return ids, nil
}

// contains is how a word is found in a value; nil where it cannot be.
func (c *computedColumn) contains(conn *conn, sc *schema, word string) (func(v any) bool, error) {
	within := func(text string, parts ...string) bool {
		return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(folded(text), folded(part)) })
	}
	switch c.field.Type {
	case backend.Number:
		parts := numberParts(word)
		return func(v any) bool { return within(string(backend.AppendValue(nil, c.field, v)), parts...) }, nil
	case backend.Date:
		day, ok := dayPart(word)
		return func(v any) bool { return ok && within(v.(string), day) }, nil
	case backend.Reference:
		titles, err := c.titles(conn, sc)
		return func(v any) bool { return within(titles[textOf(v)], word) || "#"+textOf(v) == word }, err
	case backend.Choice, backend.Multi:
		if c.field.HasOptions() {
			return c.containsOption(word), nil
		}
		fallthrough
	case backend.String, backend.File, backend.User, backend.TimeOfDay, backend.ListResult, backend.JSONResult:
		return func(v any) bool { return within(v.(string), word) }, nil
	}
	return nil, nil
}

func (c *computedColumn) containsOption(word string) func(v any) bool {
	numbers := optionsWith(c.field, word)
	return func(v any) bool {
		if list, ok := v.(string); ok {
			return slices.ContainsFunc(backend.ListMembers(list), func(m any) bool { return slices.Contains(numbers, m) })
		}
		return slices.Contains(numbers, v)
	}
}
