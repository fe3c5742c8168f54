package sqlite

import "math/rand/v2"

// revision is what the updates of one transaction make of tables' records: it gives the tables a new edition, and tells their listings
// which moves lead there.
type revision struct {
	listings *listings
	edition  int64           // of every table that the transaction changes
	tables   []*revisedTable // few, mostly one
	ended    chan struct{}   // closed when the transaction has ended
}

// revisedTable is a table under revision. Listings that begin later are not told of it.
type revisedTable struct {
	number  int64
	before  int64 // its edition
	changed bool
	written bool // the new edition is
	follow  []*followed
}

// followed is a listing with what a transaction makes of it.
type followed struct {
	*listing
	moves []move
	lost  bool // not all moves are known
}

func newRevision(ls *listings) *revision {
	return &revision{listings: ls, edition: rand.Int64(), ended: make(chan struct{})} // #nosec G404 -- editions differ, nobody gains by guessing one
}

// end is called when the transaction has ended, in whichever way.
func (r *revision) end() {
	r.listings.endRevision()
	close(r.ended)
}

// find returns a table under revision; nil when it is not.
func (r *revision) find(table int64) *revisedTable {
	for _, rt := range r.tables {
		if rt.number == table {
			return rt
		}
	}
	return nil
}

// table begins the revision of a table, before anything of it is written.
func (r *revision) table(c *conn, tb *table, version int64) (*revisedTable, error) {
	if rt := r.find(tb.Num); rt != nil {
		return rt, nil
	}
	rt := &revisedTable{number: tb.Num}
	for _, l := range r.listings.revise(tb.Num, version, r.ended) {
		rt.follow = append(rt.follow, &followed{listing: l})
	}
	r.tables = append(r.tables, rt)
	if len(rt.follow) == 0 {
		return rt, nil
	}
	var err error
	rt.before, err = c.number("SELECT edition FROM counter WHERE record_table = ?", tb.Num)
	return rt, err
}

// finish writes the new edition of tables for which the counts have not, and tells the listings. That is just before the commit: nobody
// can ask for the new edition earlier.
func (r *revision) finish(w *conn) error {
	for _, rt := range r.tables {
		if !rt.changed || rt.written {
			continue
		}
		if err := w.exec("UPDATE counter SET edition = ? WHERE record_table = ?", r.edition, rt.number); err != nil {
			return err
		}
	}
	r.tell()
	return nil
}

func (r *revision) tell() {
	for _, rt := range r.tables {
		if !rt.changed {
			continue
		}
		for _, f := range rt.follow {
			if f.lost || !f.add(rt.before, r.edition, f.moves) {
				r.listings.drop(f.listing)
			}
		}
	}
}
