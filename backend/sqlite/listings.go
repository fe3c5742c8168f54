package sqlite

import (
	"slices"
	"sync"
)

// listings are those of a workspace's file that were read from last.
type listings struct {
	spacing  int64 // of marks
	rankings rankings
	columns  computedColumns
	mu       sync.Mutex
	list     []*listing                // the one read from last comes first
	revised  map[int64]<-chan struct{} // tables that the transaction under way changes: closed when it has ended
}

// maxListings bounds the memory that marks take.
const maxListings = 16

// get returns the listing of an order. There is a new one where it is not among those read from last.
func (ls *listings) get(o *order) *listing {
	key := o.key()
	ls.mu.Lock()
	defer ls.mu.Unlock()
	l := &listing{order: o, key: key, missed: ls.revised[o.table.Num]}
	if i := slices.IndexFunc(ls.list, func(l *listing) bool { return l.key == key }); i >= 0 {
		l = ls.list[i]
		ls.list = slices.Delete(ls.list, i, i+1)
	}
	ls.list = slices.Insert(ls.list, 0, l)
	if len(ls.list) > maxListings {
		ls.list = slices.Delete(ls.list, maxListings, len(ls.list))
	}
	return l
}

// revise begins the revision of a table by a transaction, and returns the listings that are to be told of it: those of the same version of the
// schema. Those of older versions, of any table, are given up.
func (ls *listings) revise(table, version int64, ended <-chan struct{}) (found []*listing) {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	if ls.revised == nil {
		ls.revised = map[int64]<-chan struct{}{}
	}
	ls.revised[table] = ended
	ls.list = slices.DeleteFunc(ls.list, func(l *listing) bool { return l.version < version })
	for _, l := range ls.list {
		if l.table.Num == table && l.version == version {
			found = append(found, l)
		}
	}
	return found
}

// endRevision ends the revisions of the transaction under way.
func (ls *listings) endRevision() {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	clear(ls.revised)
}

// drop gives a listing up.
func (ls *listings) drop(gone *listing) {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	ls.list = slices.DeleteFunc(ls.list, func(l *listing) bool { return l == gone })
}
