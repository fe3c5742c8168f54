package sqlite

import (
	"context"
	"slices"
	"sync"
)

// rankings are those of a workspace's file that were read from last.
type rankings struct {
	mu   sync.Mutex
	list []*keptRanking // the one read from last comes first
}

// keptRanking is the ranking of an order as its tables were in some editions.
type keptRanking struct {
	key      string
	version  int64 // of the schema
	at       editions
	ranking  *ranking      // nil until it is made
	building chan struct{} // while somebody makes it
}

// editions are those of what a ranking is made of: the table and, if it goes by titles, the one with these.
type editions struct{ own, other int64 }

// maxRanked is how many records all rankings together have, unless one alone has more: 9 bytes each.
const maxRanked = 4_000_000

// get returns the ranking of an order in some editions, which one reader makes for all who want it. Old is one of other editions, or nil.
func (rs *rankings) get(ctx context.Context, o *order, at editions, rank func(old *ranking, from editions) (*ranking, error)) (*ranking, error) {
	k := rs.find(o)
	for {
		rs.mu.Lock()
		found, from, wait := k.ranking, k.at, k.building
		if wait == nil && (found == nil || from != at) {
			k.building = make(chan struct{})
		}
		rs.mu.Unlock()
		switch {
		case found != nil && from == at:
			return found, nil
		case wait == nil:
			made, err := rank(found, from)
			rs.keep(k, at, made)
			return made, err
		}
		select {
		case <-wait:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// find finds the place for the ranking of an order. Those of older versions of the schema are given up.
func (rs *rankings) find(o *order) *keptRanking {
	key := o.key()
	rs.mu.Lock()
	defer rs.mu.Unlock()
	k := &keptRanking{key: key, version: o.version}
	if i := slices.IndexFunc(rs.list, func(k *keptRanking) bool { return k.key == key }); i >= 0 {
		k = rs.list[i]
		rs.list = slices.Delete(rs.list, i, i+1)
	}
	rs.list = slices.DeleteFunc(rs.list, func(k *keptRanking) bool { return k.version < o.version })
	rs.list = slices.Insert(rs.list, 0, k)
	return k
}

// keep takes over a ranking that was made; nil after a failure, which leaves the one before.
func (rs *rankings) keep(k *keptRanking, at editions, made *ranking) {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	close(k.building)
	k.building = nil
	if made == nil {
		return
	}
	k.at, k.ranking = at, made
	sum := 0
	for i, k := range rs.list {
		if k.ranking != nil {
			sum += len(k.ranking.ids)
		}
		if i > 0 && sum > maxRanked || i == maxListings {
			rs.list = slices.Delete(rs.list, i, len(rs.list))
			return
		}
	}
}
