package window

import (
	"reflect"

	"owlet/backend"
)

// fits tells how the beginning of the file fits fields of a table.
func (u *upload) fits(path backend.Path, table *backend.Table, options SheetOptions, columns []ColumnPlan) ([]ColumnFit, error) {
	s, err := u.looked(options)
	if err != nil {
		return nil, err
	}
	plan := ImportPlan{Options: options, Mode: backend.ImportAppend}
	fits := []ColumnFit{}
	for _, c := range columns {
		field, there := table.Field(c.Field)
		if !there || c.Column < 0 || c.Column >= s.width {
			return nil, backend.Errorf(backend.Invalid, "import.field_unknown", "field", c.Field, "table", table.Name)
		}
		fit := ColumnFit{Column: c.Column}
		if field.Type == backend.Reference {
			err = s.fitLinks(u.store, path, c, &fit, plan.hasHeader())
		} else {
			err = s.fitValues(plan.onlyColumn(c), table, &fit)
		}
		if err != nil {
			return nil, err
		}
		fits = append(fits, fit)
	}
	return fits, nil
}

// looked is the beginning of the file, from the last look where that read it so.
func (u *upload) looked(options SheetOptions) (*sample, error) {
	if u.seen != nil && reflect.DeepEqual(u.seenAs, options) {
		return u.seen, nil
	}
	_, err := u.look(options, nil)
	return u.seen, err
}

// settle finds out what the plan leaves open about columns with links.
func (p *ImportPlan) settle(file *upload) error {
	if p.Table != nil {
		return nil
	}
	table, err := file.store.GetTable(always, p.Path)
	if err != nil {
		return err
	}
	for i := range p.Columns {
		c := &p.Columns[i]
		if f, there := table.Field(c.Field); !there || f.Type != backend.Reference || c.By != "" {
			continue
		}
		fits, err := file.fits(p.Path, table, p.Options, p.Columns[i:i+1])
		if err != nil {
			return err
		}
		c.By = fits[0].By
	}
	return nil
}

// onlyColumn is the plan's input with one column.
func (p *ImportPlan) onlyColumn(c ColumnPlan) backend.ImportInput {
	one := *p
	c.Key = false
	one.Columns = []ColumnPlan{c}
	return one.input(nil).ImportInput
}

func (s *sample) data(hasHeader bool) []sampleRow {
	if hasHeader {
		return s.rows[1:]
	}
	return s.rows
}

func (s *sample) fitValues(in backend.ImportInput, table *backend.Table, fit *ColumnFit) error {
	plan, err := in.On(table, make([][]byte, s.width))
	if err != nil {
		return err
	}
	s.eachFilled(fit, in.HasHeader, func(r sampleRow, text string) bool {
		_, err := plan.Values(nil, r.cells, r.line)
		return err == nil
	})
	return nil
}

// eachFilled counts the cells of a column, and those of them that are good.
func (s *sample) eachFilled(fit *ColumnFit, hasHeader bool, good func(r sampleRow, text string) bool) {
	for _, r := range s.data(hasHeader) {
		if fit.Column >= len(r.cells) {
			continue
		}
		text := oneCell(r.cells[fit.Column])
		if text == "" {
			continue
		}
		fit.Filled++
		switch {
		case good(r, text):
			fit.Valid++
		case fit.Misfit == nil:
			fit.Misfit = &Misfit{r.line, shortCell(text)}
		}
	}
}
