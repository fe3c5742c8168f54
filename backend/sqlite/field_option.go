package sqlite

import (
	"database/sql/driver"
	"strconv"

	"owlet/backend"
)

// removedOptions are the numbers of the options that go.
func (c *fieldChange) removedOptions() []int64 {
	stays := map[string]bool{}
	for _, o := range c.after.OptionList() {
		stays[o.ID] = true
	}
	removed := []int64{}
	for _, o := range c.before.OptionList() {
		if !stays[o.ID] {
			removed = append(removed, o.Number())
		}
	}
	return removed
}

// alteredOptions are the numbers of the options that records show otherwise from now on: those that go, and those with a new name.
func (c *fieldChange) alteredOptions() []int64 {
	names := map[string]string{}
	for _, o := range c.after.OptionList() {
		names[o.ID] = o.Name
	}
	altered := []int64{}
	for _, o := range c.before.OptionList() {
		if names[o.ID] != o.Name {
			altered = append(altered, o.Number())
		}
	}
	return altered
}

// firstOptions tells whether the field gets its first options, so that the texts that its records hold become options.
func (c *fieldChange) firstOptions() bool {
	return len(c.before.OptionList()) == 0 && len(c.after.OptionList()) > 0
}

// checkOptions refuses to take an option that records need, and first options that leave a record's text out.
func (c *fieldChange) checkOptions() error {
	switch {
	case c.firstOptions():
		names := []string{}
		for _, o := range c.after.Options.List {
			names = append(names, o.Name)
		}
		return c.refuse("field.text_no_option", "WHERE "+c.textLeftOut(), asJSON(names))
	case c.after.Required && len(c.removedOptions()) > 0:
		kept, args := c.kept()
		return c.refuse("field.option_needed", "WHERE NOT "+c.missing()+" AND "+kept+" IS NULL", args...)
	}
	return nil
}

// textLeftOut finds the records that hold a text which is not in a JSON list.
func (c *fieldChange) textLeftOut() string {
	if c.after.Type == backend.Choice {
		return c.column + " NOT IN (SELECT value FROM json_each(?))"
	}
	return "EXISTS (SELECT 1 FROM json_each(" + c.column + ") AS has WHERE has.value NOT IN (SELECT value FROM json_each(?)))"
}

// chosen finds the records that hold one of the options of a JSON list.
func (c *fieldChange) chosen() string {
	if c.after.Type == backend.Choice {
		return c.column + " IN (SELECT value FROM json_each(?))"
	}
	return "EXISTS (SELECT 1 FROM json_each(" + c.column + ") AS has WHERE has.value IN (SELECT value FROM json_each(?)))"
}

// kept is what a record will hold without the options that go: nothing, where it holds no other.
func (c *fieldChange) kept() (sql string, args []driver.Value) {
	removed := c.removedOptions()
	if len(removed) == 0 {
		return c.column, nil
	}
	list := asJSON(removed)
	rest, args := c.rest(list)
	return "iif(" + c.chosen() + ", " + rest + ", " + c.column + ")", append([]driver.Value{list}, args...)
}

// rest is kept for the records that hold one of the options of a JSON list.
func (c *fieldChange) rest(removed string) (sql string, args []driver.Value) {
	if c.after.Type == backend.Choice {
		return "NULL", nil
	}
	return "nullif((SELECT json_group_array(has.value ORDER BY has.key) FROM json_each(" + c.column +
		") AS has WHERE has.value NOT IN (SELECT value FROM json_each(?))), '[]')", []driver.Value{removed}
}

// saveOptions takes removed options out of the records, and puts the first options in place of their names.
func (c *fieldChange) saveOptions() error {
	if err := c.logOptions(); err != nil {
		return err
	}
	if removed := c.removedOptions(); len(removed) > 0 {
		return c.clearOptions(asJSON(removed))
	}
	if !c.firstOptions() {
		return nil
	}
	pairs := [][2]any{}
	for _, o := range c.after.Options.List {
		pairs = append(pairs, [2]any{o.Name, o.Number()})
	}
	const number = "(SELECT pair.value ->> 1 FROM json_each(?) AS pair WHERE pair.value ->> 0 = "
	value := number + c.column + ")"
	if c.after.Type == backend.Multi {
		value = "(SELECT json_group_array(" + number + "has.value) ORDER BY has.key) FROM json_each(" + c.column + ") AS has)"
	}
	return c.exec("UPDATE "+c.table.name+" SET "+c.column+" = "+value+" WHERE "+c.column+" IS NOT NULL", asJSON(pairs))
}

// logOptions notes an update of the records that have an altered option.
func (c *fieldChange) logOptions() error {
	altered := c.alteredOptions()
	if len(altered) == 0 {
		return nil
	}
	c.touch(c.table.Module + "/" + c.table.Name)
	return c.logFound(c.table, c.chosen(), asJSON(altered))
}

func (c *fieldChange) clearOptions(removed string) error {
	rest, args := c.rest(removed)
	return c.exec("UPDATE "+c.table.name+" SET "+c.column+" = "+rest+" WHERE "+c.chosen(), append(args, removed)...)
}

// numberOptions gives every option without an ID the next one, and every option without an order its place. It returns the last ID given.
func numberOptions(f *backend.FieldShape, last int64) int64 {
	if f.Options == nil || f.Options.List == nil {
		return last
	}
	list := append([]backend.Option{}, f.Options.List...)
	for i := range list {
		if list[i].ID == "" {
			last++
			list[i].ID = strconv.FormatInt(last, 10)
		}
		if order := int64(i); list[i].Order == nil {
			list[i].Order = &order
		}
	}
	f.Options = &backend.Options{List: list}
	return last
}
