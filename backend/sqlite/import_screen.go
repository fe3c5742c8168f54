package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"hash/maphash"
	"slices"
	"strconv"

	"owlet/backend"
)

// screen finds the rows that are bad for what is in records and in other rows, in their order: the first of two rows with the same
// unique value is good. A value that a record gives up in the same import counts as taken.
func (im *sheetImport) screen(c *conn, reads bool) (err error) {
	im.editions = nil
	if im.editions, err = im.editionsOn(c); err != nil {
		return err
	}
	if im.plan.Key >= 0 {
		im.ids = make([]int64, im.rows)
	}
	if !im.screens() {
		return nil
	}
	s := &screening{sheetImport: im, c: c, reads: reads}
	defer s.drop()
	if err := s.prepare(); err != nil {
		return err
	}
	if err := im.eachRow(backend.ImportMatches, s.add); err != nil {
		return err
	}
	return s.flush()
}

// screens tells whether anything of the rows has to be looked up.
func (im *sheetImport) screens() bool { return len(im.hashes)+len(im.references()) > 0 }

// references are the places in the plan of fields that refer to records.
func (im *sheetImport) references() (places []int) {
	for i, place := range im.plan.Fields {
		if im.table.Fields[place].Type == backend.Reference {
			places = append(places, i)
		}
	}
	return places
}

// screening looks rows up, a few at a time.
type screening struct {
	*sheetImport
	c     *conn
	key   keyLook
	rows  []screened
	reads bool // the connection only reads
}

// screened is a row that waits to be looked up.
type screened struct {
	row, line int
	text      []byte // of all cells
	ends      []int
	values    []any
	faults    []*backend.Error // of its own cells
}

// prepare copies the keys of a table that has no index for them.
func (s *screening) prepare() error {
	if s.plan.Key < 0 || s.draft.isNew {
		return nil
	}
	place := s.plan.Fields[s.plan.Key]
	f := &s.table.Fields[place]
	s.key = keyLook{importer: &s.importer, c: s.c, table: s.table.name, column: s.table.columns[place]}
	if f.Unique || f.Index || f.Type == backend.Reference || s.importer.rows <= fewKeys {
		return nil
	}
	if err := s.c.script("PRAGMA query_only = off"); err != nil { // it would forbid temporary tables too
		return err
	}
	return s.key.copyKeys()
}

func (s *screening) drop() {
	if s.key.table == "temp.import_key" {
		_ = s.c.script("DROP TABLE temp.import_key; PRAGMA query_only = " + strconv.FormatBool(s.reads))
	}
}

func (s *screening) add(r *sheetRow) error {
	if len(s.rows) == cap(s.rows) && cap(s.rows) < keysAtOnce {
		s.rows = append(make([]screened, 0, keysAtOnce), s.rows...)
	}
	s.rows = s.rows[:len(s.rows)+1]
	w := &s.rows[len(s.rows)-1]
	var err error
	if w.values, w.faults, err = s.sheetImport.values(r, w.values[:0]); err != nil {
		return err
	}
	w.row, w.line, w.text, w.ends = r.row, r.line, w.text[:0], w.ends[:0]
	for _, cell := range r.cells {
		w.text = append(w.text, cell...)
		w.ends = append(w.ends, len(w.text))
	}
	if len(s.rows) < keysAtOnce {
		return nil
	}
	return s.flush()
}

func (w *screened) cells() (cells [][]byte) {
	from := 0
	for _, end := range w.ends {
		cells = append(cells, w.text[from:end:end])
		from = end
	}
	return cells
}

// found is what the look-ups of some rows have found, by the place in the plan and the value.
type found struct {
	holders map[int]map[any][]int64 // up to two records that have the value
	there   map[int]map[int64]bool  // records that are referred to and are there
}

func (s *screening) flush() error {
	if len(s.rows) == 0 {
		return nil
	}
	f := found{map[int]map[any][]int64{}, map[int]map[int64]bool{}}
	for i := range s.hashes {
		if err := s.lookUp(i, f.holders); err != nil {
			return err
		}
	}
	for _, i := range s.references() {
		if err := s.lookThere(i, f.there); err != nil {
			return err
		}
	}
	for n := range s.rows {
		w := &s.rows[n]
		if why := s.judge(w, &f); len(why) > 0 {
			if err := s.leaveOut(w.row, w.line, why, w.cells()); err != nil {
				return err
			}
		}
	}
	s.rows = s.rows[:0]
	return nil
}

func (s *screening) distinct(i int) (values []driver.Value) {
	seen := map[any]bool{}
	for n := range s.rows {
		if v := s.rows[n].values[i]; v != nil && !seen[v] {
			seen[v] = true
			values = append(values, v)
		}
	}
	return values
}

func (s *screening) lookUp(i int, in map[int]map[any][]int64) error {
	holders := map[any][]int64{}
	in[i] = holders
	place := s.plan.Fields[i]
	table, column := s.table.name, s.table.columns[place]
	if i == s.plan.Key && s.key.table != "" {
		table, column = s.key.table, s.key.column
	}
	if s.draft.isNew || s.isNewField(place) {
		return nil
	}
	return eachHolderIn(s.c, table, column, s.distinct(i), func(value any, id int64) error {
		if len(holders[value]) < 2 {
			holders[value] = append(holders[value], id)
		}
		return nil
	})
}

// isNewField tells whether the import itself makes the field: no record has a value of it.
func (s *screening) isNewField(place int) bool {
	return place >= len(s.table.Fields)-len(s.draft.plan.made)
}

func (s *screening) lookThere(i int, in map[int]map[int64]bool) error {
	there := map[int64]bool{}
	in[i] = there
	other := s.schema.byID(s.table.Fields[s.plan.Fields[i]].RefTableID)
	if s.draft.isNew && other.Num == s.table.Num {
		return nil
	}
	return s.c.query(context.Background(), "SELECT id FROM "+other.name+" WHERE id IN (SELECT value FROM json_each(?))", []driver.Value{asJSON(s.distinct(i))},
		func(row []driver.Value) error {
			there[row[0].(int64)] = true
			return nil
		})
}

// judge tells all that is wrong with a row, and where that is nothing takes its values.
func (s *screening) judge(w *screened, f *found) []*backend.Error {
	faults := w.faults
	id, why := s.recordOf(w, f)
	if why != nil {
		faults = append(faults, why)
	}
	if s.plan.Key >= 0 && id == 0 && s.input.Mode == backend.ImportUpdate {
		return faults
	}
	if id == 0 && s.plan.Key >= 0 && len(faults) == 0 {
		if e, bad := errors.AsType[*backend.Error](s.plan.Creatable(w.line)); bad {
			faults = append(faults, e)
		}
	}
	faults = s.judgeValues(w, f, id, s.judgeLinks(w, f, faults))
	if len(faults) > 0 {
		return faults
	}
	for i, h := range s.hashes {
		h.take(w.values[i], w.line)
	}
	if id != 0 {
		s.ids[w.row] = id
	}
	return nil
}

// judgeLinks refuses references to records that are not there.
func (s *screening) judgeLinks(w *screened, f *found, faults []*backend.Error) []*backend.Error {
	for _, i := range s.references() {
		if ref, ok := w.values[i].(int64); ok && !f.there[i][ref] {
			faults = append(faults, s.plan.Refuse(backend.Invalid, "cell.no_such_record", i, ref, w.line, "value", ref, "table", s.table.Fields[s.plan.Fields[i]].RefTableName))
		}
	}
	return faults
}

// judgeValues refuses values that other records than the row's own, or other rows have and must not.
func (s *screening) judgeValues(w *screened, f *found, id int64, faults []*backend.Error) []*backend.Error {
	for _, i := range s.differing() {
		if v := w.values[i]; v != nil {
			if why := s.judgeValue(w, f, id, i, v); why != nil {
				faults = append(faults, why)
			}
		}
	}
	return faults
}

func (s *screening) judgeValue(w *screened, f *found, id int64, i int, v any) *backend.Error {
	for _, holder := range f.holders[i][v] {
		if holder != id && i != s.plan.Key {
			return s.plan.Refuse(backend.Conflict, "cell.not_unique", i, v, w.line, "id", holder)
		}
	}
	if first := s.hashes[i].lineOf(v); first != 0 {
		return s.plan.Refuse(backend.Conflict, "cell.not_unique_in_file", i, v, w.line, "first", first)
	}
	return nil
}

// recordOf is the record that a row changes; 0 for none.
func (s *screening) recordOf(w *screened, f *found) (int64, *backend.Error) {
	if s.plan.Key < 0 || w.values[s.plan.Key] == nil {
		return 0, nil
	}
	switch holders := f.holders[s.plan.Key][w.values[s.plan.Key]]; len(holders) {
	case 0:
		return 0, nil
	case 1:
		return holders[0], nil
	default:
		return 0, s.plan.Refuse(backend.Conflict, "cell.key_ambiguous", s.plan.Key, w.values[s.plan.Key], w.line,
			"id", min(holders[0], holders[1]), "other", max(holders[0], holders[1]))
	}
}

// rowHashes finds values that are there twice. It keeps a hash of each, and of those that may be there twice a longer one with the
// line that has taken it.
type rowHashes struct {
	seed, other maphash.Seed
	hashes      []uint64 // after end: only those that are there more than once
	taken       map[[2]uint64]int
}

func newRowHashes() *rowHashes {
	return &rowHashes{seed: maphash.MakeSeed(), other: maphash.MakeSeed(), taken: map[[2]uint64]int{}}
}

func (h *rowHashes) add(value any) {
	if value != nil {
		h.hashes = append(h.hashes, hashOf(h.seed, value))
	}
}

func (h *rowHashes) end() { h.hashes = append([]uint64(nil), repeated(h.hashes)...) }

// lineOf is the line that has taken a value; 0 is none.
func (h *rowHashes) lineOf(value any) int {
	key, suspect := h.key(value)
	if !suspect {
		return 0
	}
	return h.taken[key]
}

func (h *rowHashes) take(value any, line int) {
	if value == nil {
		return
	}
	if key, suspect := h.key(value); suspect {
		h.taken[key] = line
	}
}

func (h *rowHashes) key(value any) (key [2]uint64, suspect bool) {
	key[0] = hashOf(h.seed, value)
	if _, suspect = slices.BinarySearch(h.hashes, key[0]); suspect {
		key[1] = hashOf(h.other, value)
	}
	return key, suspect
}
