package sqlite

import (
	"database/sql/driver"
	"encoding/binary"
	"hash/maphash"
	"math"
	"slices"

	"owlet/backend"
)

// findIDs finds the record that has each row's key.
func (im *importer) findIDs(w *write) error {
	place := im.plan.Fields[im.plan.Key]
	f := &im.table.Fields[place]
	look := keyLook{importer: im, c: w.conn, table: im.table.name, column: im.table.columns[place]}
	if !f.Unique && !f.Index && f.Type != backend.Reference && im.rows > fewKeys {
		if err := look.copyKeys(); err != nil {
			return err
		}
		defer func() { _ = w.exec("DROP TABLE temp.import_key") }()
	}
	im.ids = make([]int64, im.rows)
	if err := im.each(look.row); err != nil {
		return err
	}
	return look.flush()
}

const (
	// keysAtOnce is how many keys one look-up takes.
	keysAtOnce = 128
	// fewKeys is up to how many keys are looked for by reading a table without an index, once for each look-up.
	fewKeys = 4 * keysAtOnce
)

// keyLook looks keys up.
type keyLook struct {
	*importer
	c             *conn
	table, column string
	keys          []driver.Value
	rows          map[any]keyRow
}

type keyRow struct{ row, line int }

// copyKeys makes an index of keys that the table has not.
func (l *keyLook) copyKeys() error {
	if err := l.c.exec("CREATE TEMP TABLE import_key AS SELECT " + l.column + " AS key, id FROM main." + l.table + " WHERE " + l.column + " IS NOT NULL"); err != nil {
		return err
	}
	l.table, l.column = "temp.import_key", "key"
	return l.c.exec("CREATE INDEX temp.import_key_index ON import_key (key, id)")
}

func (l *keyLook) row(row, line int, values []any) error {
	key := values[l.plan.Key]
	if key == nil {
		return nil
	}
	if l.rows == nil {
		l.rows = make(map[any]keyRow, keysAtOnce)
	}
	if _, there := l.rows[key]; there {
		if err := l.flush(); err != nil {
			return err
		}
	}
	l.rows[key] = keyRow{row, line}
	if l.keys = append(l.keys, key); len(l.keys) < keysAtOnce {
		return nil
	}
	return l.flush()
}

func (l *keyLook) flush() error {
	err := eachHolderIn(l.c, l.table, l.column, l.keys, func(key any, id int64) error {
		at := l.rows[key]
		if other := l.ids[at.row]; other != 0 {
			return l.plan.Refuse(backend.Conflict, "cell.key_ambiguous", l.plan.Key, key, at.line, "id", min(id, other), "other", max(id, other))
		}
		l.ids[at.row] = id
		return nil
	})
	clear(l.rows)
	l.keys = l.keys[:0]
	return err
}

// checkOnce refuses a second row for one record; last is the last id that the table has given.
func (im *importer) checkOnce(last int64) error {
	seen := make([]uint64, last/64+1) // a bit for each id
	for _, id := range im.ids {
		bit := uint64(1) << (id % 64)
		if id != 0 && seen[id/64]&bit != 0 {
			return im.twice(im.plan.Key)
		}
		seen[id/64] |= bit
	}
	return nil
}

// twice refuses the first row that has a value which a row before it has in one of the plan's fields. It keeps a hash of each value, and
// looks closer at those that are equal.
func (im *importer) twice(i int) error {
	seed := maphash.MakeSeed()
	hashes := make([]uint64, 0, im.rows)
	if err := im.eachWritten(i, func(_, _ int, value any) error {
		hashes = append(hashes, hashOf(seed, value))
		return nil
	}); err != nil {
		return err
	}
	if hashes = repeated(hashes); len(hashes) == 0 {
		return nil
	}
	first := make([]int32, len(hashes)) // by hash: the first row with it, counted from 1
	return im.eachWritten(i, func(row, line int, value any) error {
		n, suspect := slices.BinarySearch(hashes, hashOf(seed, value))
		switch {
		case !suspect:
			return nil
		case first[n] == 0:
			first[n] = int32(row + 1) // #nosec G115 -- a file has far fewer rows
			return nil
		}
		before, beforeLine, err := im.valueOf(i, int(first[n]-1))
		if err == nil && before == value {
			err = im.plan.Refuse(backend.Conflict, "cell.not_unique_in_file", i, value, line, "first", beforeLine)
		}
		return err
	})
}

// repeated sorts hashes and leaves those that are there more than once, once.
func repeated(hashes []uint64) []uint64 {
	slices.Sort(hashes)
	kept := hashes[:0]
	for n := 1; n < len(hashes); n++ {
		if h := hashes[n]; h == hashes[n-1] && (len(kept) == 0 || kept[len(kept)-1] != h) {
			kept = append(kept, h)
		}
	}
	return kept
}

// eachWritten calls fn with the value that each row has in one of the plan's fields, where it has one and is written at all.
func (im *importer) eachWritten(i int, fn func(row, line int, value any) error) error {
	return im.each(func(row, line int, values []any) error {
		if values[i] == nil || !im.written(row) {
			return nil
		}
		return fn(row, line, values[i])
	})
}

// valueOf reads one row's value.
func (im *importer) valueOf(i, wanted int) (value any, line int, err error) {
	err = im.each(func(row, at int, values []any) error {
		if row < wanted {
			return nil
		}
		value, line = values[i], at
		return errStop
	})
	if err == errStop {
		err = nil
	}
	return value, line, err
}

// written tells whether a row is written at all.
func (im *importer) written(row int) bool {
	return im.input.Mode != backend.ImportUpdate || im.ids == nil || im.ids[row] != 0
}

func hashOf(seed maphash.Seed, stored any) uint64 {
	var b [8]byte
	switch v := stored.(type) {
	case string:
		return maphash.String(seed, v)
	case int64:
		binary.LittleEndian.PutUint64(b[:], uint64(v)) // #nosec G115 -- the same bits, to be hashed
	case float64:
		binary.LittleEndian.PutUint64(b[:], math.Float64bits(v+0)) // 0 and -0 are the same
	}
	return maphash.Bytes(seed, b[:])
}
