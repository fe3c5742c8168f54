package sqlite

import (
	"context"
	"database/sql/driver"
	"strings"
)

// Counts of records per block of ids, at two levels, let a page in id order begin anywhere without walking what comes before it.
const (
	blockSize    = 1 << 10
	bigBlockSize = 1 << 18
)

var blockSizes = [...]int64{blockSize, bigBlockSize}

// findOffset finds an id, and how many records to skip from there, for the record at an offset in id order.
func findOffset(c *conn, table, offset int64) (id, rest int64, err error) {
	for level := len(blockSizes) - 1; level >= 0; level-- {
		if id, offset, err = findBlock(c, table, level, id, offset); err != nil {
			return 0, 0, err
		}
	}
	return id, offset, nil
}

// findBlock finds the block of a level, at id or later, in which the offset counted from id lies: its first id, and what is
// left of the offset. Past the last record it is the end of the last block.
func findBlock(c *conn, table int64, level int, id, offset int64) (int64, int64, error) {
	size := blockSizes[level]
	const sql = "SELECT block, records FROM block WHERE record_table = ? AND level = ? AND block >= ? ORDER BY block"
	err := c.query(context.Background(), sql, []driver.Value{table, int64(level), id / size}, func(row []driver.Value) error {
		block, records := row[0].(int64), row[1].(int64)
		if id = block * size; offset < records {
			return errStop
		}
		offset -= records
		id += size
		return nil
	})
	return id, offset, err
}

// blockCounts are changes of the counts, by level and block.
type blockCounts [len(blockSizes)]map[int64]int64

func (b *blockCounts) add(id, n int64) {
	for level, size := range blockSizes {
		if b[level] == nil {
			b[level] = map[int64]int64{}
		}
		b[level][id/size] += n
	}
}

// addRange adds one record for each of n ids from first.
func (b *blockCounts) addRange(first, n int64) {
	for id, end := first, first+n; id < end; {
		next := min((id/blockSize+1)*blockSize, end)
		b.add(id, next-id)
		id = next
	}
}

// merge adds other changes.
func (b *blockCounts) merge(other *blockCounts) {
	for level := range other {
		if b[level] == nil {
			b[level] = other[level]
			continue
		}
		for block, n := range other[level] {
			b[level][block] += n
		}
	}
}

// save adds the changes to the stored counts.
func (b *blockCounts) save(c *conn, table int64) error {
	for level := range b {
		for block, n := range b[level] {
			if err := c.exec(`INSERT INTO block (record_table, level, block, records) VALUES (?, ?, ?, ?)
				ON CONFLICT DO UPDATE SET records = records + excluded.records`, table, int64(level), block, n); err != nil {
				return err
			}
		}
	}
	return nil
}

// holes is n question marks in brackets.
func holes(n int) string { return "(?" + strings.Repeat(",?", n-1) + ")" }
