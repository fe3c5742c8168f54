package sqlite

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
)

// TestCountsStayTrueInGroups lets updates of every kind, some of which fail, share commits, and holds the counts against the records.
func TestCountsStayTrueInGroups(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"n","type":"number","unique":true}`)
	const first = 1200
	made, err := b.create("t", names(0, first))
	b.must(err)
	var updates sync.WaitGroup
	for i := range 24 {
		updates.Go(func() {
			for j := range 15 {
				var err error
				switch fresh := 10_000 + i*1000 + j*10; (i + j) % 4 {
				case 0, 1:
					_, err = b.create("t", names(fresh, 1+j%7))
				case 2:
					err = b.delete("t", made[i*15+j])
				case 3:
					if _, taken := b.create("t", names(first-1, 3)); taken == nil {
						t.Error("a number was given twice")
					}
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	updates.Wait()
	b.wantTrueCounts("t")
}

// names are bodies of n records with numbers of their own.
func names(from, n int) string {
	records := make([]string, n)
	for i := range records {
		records[i] = fmt.Sprintf(`{"n":%d}`, from+i)
	}
	return "[" + strings.Join(records, ",") + "]"
}

func (b *workbench) wantTrueCounts(table string) {
	b.Helper()
	b.must(b.store.look(context.Background(), b.path.Workspace, func(c *conn, sc *schema) error {
		tb, err := sc.findTable(b.at(table))
		b.must(err)
		number := func(sql string, args ...any) int64 {
			n, err := c.number(fmt.Sprintf(sql, args...))
			b.must(err)
			return n
		}
		records := number("SELECT count(*) FROM %s", tb.name)
		if n := number("SELECT records FROM counter WHERE record_table = %d", tb.Num); n != records {
			b.Errorf("the counter says %d records, there are %d", n, records)
		}
		if last, most := number("SELECT last_id FROM counter WHERE record_table = %d", tb.Num), number("SELECT max(id) FROM %s", tb.name); last < most {
			b.Errorf("the last id is %d, there is a record %d", last, most)
		}
		for level, size := range blockSizes {
			if n := number("SELECT sum(records) FROM block WHERE record_table = %d AND level = %d", tb.Num, level); n != records {
				b.Errorf("the blocks of level %d have %d records, there are %d", level, n, records)
			}
			if n := number(`SELECT count(*) FROM (SELECT id / %d AS block, count(*) AS n FROM %s GROUP BY 1) AS real LEFT JOIN block
				ON block.record_table = %d AND block.level = %d AND block.block = real.block WHERE block.records IS NOT real.n`, size, tb.name, tb.Num, level); n > 0 {
				b.Errorf("%d blocks of level %d are counted wrongly", n, level)
			}
		}
		return nil
	}))
}
