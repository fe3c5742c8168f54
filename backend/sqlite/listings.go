package sqlite

import (
	"slices"
	"sync"
)

// listings are those of a workspace's file that were read from last.
type listings struct {
	spacing int64 // of marks
	mu      sync.Mutex
	list    []*listing // the one read from last comes first
}

// maxListings bounds the memory that marks take.
const maxListings = 16

// get returns the listing of an order. There is a new one where it is not among those read from last.
func (ls *listings) get(o *order) *listing {
	key := o.key()
	ls.mu.Lock()
	defer ls.mu.Unlock()
	l := &listing{order: o, key: key}
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

// of returns the listings of a table in a version of the schema. Those of older versions, of any table, are given up.
func (ls *listings) of(table, version int64) (found []*listing) {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	ls.list = slices.DeleteFunc(ls.list, func(l *listing) bool { return l.version < version })
	for _, l := range ls.list {
		if l.table.Num == table && l.version == version {
			found = append(found, l)
		}
	}
	return found
}

// drop gives a listing up.
func (ls *listings) drop(gone *listing) {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	ls.list = slices.DeleteFunc(ls.list, func(l *listing) bool { return l == gone })
}
