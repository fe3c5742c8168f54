package sqlite

import (
	"bytes"
	"cmp"
)

// ranking is the order of a table's records by a field, as people order its values: empty ones first, ties by id. It never changes.
type ranking struct {
	ids  []int64
	tied []bool // by place: whether the record has the same value as the one before it
}

// ranked is a record that is to be ranked.
type ranked struct {
	key []byte // of its value, by a collation
	id  int64
}

func compareRanked(a, b ranked) int {
	if c := bytes.Compare(a.key, b.key); c != 0 {
		return c
	}
	return cmp.Compare(a.id, b.id)
}

func (r *ranking) add(id int64, tied bool) {
	r.ids, r.tied = append(r.ids, id), append(r.tied, tied)
}

// page are up to n ids from an offset on. Descending, ties are still in the order of their ids.
func (r *ranking) page(offset, n int64, descending bool) []int64 {
	count := int64(len(r.ids))
	offset = min(offset, count)
	n = min(n, count-offset)
	if !descending {
		return r.ids[offset : offset+n]
	}
	page := make([]int64, 0, n)
	for int64(len(page)) < n {
		first, last := r.ties(count - 1 - offset)
		skip := offset - (count - 1 - last)
		more := r.ids[first+skip : last+1]
		more = more[:min(int64(len(more)), n-int64(len(page)))]
		page = append(page, more...)
		offset += int64(len(more))
	}
	return page
}

// ties are the first and the last place of the records that have the value of the one at a place.
func (r *ranking) ties(place int64) (first, last int64) {
	first, last = place, place
	for r.tied[first] {
		first--
	}
	for last+1 < int64(len(r.ids)) && r.tied[last+1] {
		last++
	}
	return first, last
}

// only is the ranking of those records that keep tells.
func (r *ranking) only(size int, keep func(id int64) bool) *ranking {
	out := &ranking{ids: make([]int64, 0, size), tied: make([]bool, 0, size)}
	tied := false
	for i, id := range r.ids {
		tied = tied && r.tied[i]
		if keep(id) {
			out.add(id, tied)
			tied = true
		}
	}
	return out
}

// with is the ranking with more records, which are in order. Key tells the key of one that is there.
func (r *ranking) with(more []ranked, key func(id int64) ([]byte, error)) (*ranking, error) {
	size := len(r.ids) + len(more)
	m := merger{ranking: r, key: key, out: &ranking{ids: make([]int64, 0, size), tied: make([]bool, 0, size)}}
	for i := range more {
		if err := m.insert(&more[i]); err != nil {
			return nil, err
		}
	}
	return m.out, m.take(len(r.ids))
}

// merger puts records into a ranking.
type merger struct {
	*ranking
	key  func(id int64) ([]byte, error)
	out  *ranking
	done int     // records of the ranking that are in out
	last *ranked // the one that was put in last, while it is the last of out
}

func (m *merger) insert(one *ranked) error {
	place, err := m.search(one)
	if err == nil {
		err = m.take(place)
	}
	if err != nil {
		return err
	}
	tied := false
	if n := len(m.out.ids); n > 0 {
		before := m.last
		if before == nil {
			before = &ranked{id: m.out.ids[n-1]}
			if before.key, err = m.key(before.id); err != nil {
				return err
			}
		}
		tied = bytes.Equal(before.key, one.key)
	}
	m.out.add(one.id, tied)
	m.last = one
	return nil
}

// take copies what comes before a place.
func (m *merger) take(place int) error {
	if place == m.done {
		return nil
	}
	first := len(m.out.ids)
	m.out.ids = append(m.out.ids, m.ids[m.done:place]...)
	m.out.tied = append(m.out.tied, m.tied[m.done:place]...)
	if m.last != nil {
		key, err := m.key(m.ids[m.done])
		if err != nil {
			return err
		}
		m.out.tied[first] = bytes.Equal(key, m.last.key)
	}
	m.done, m.last = place, nil
	return nil
}

// search finds the place of the first record that comes after one.
func (m *merger) search(one *ranked) (int, error) {
	from, to := m.done, len(m.ids)
	for from < to {
		middle := from + (to-from)/2
		key, err := m.key(m.ids[middle])
		if err != nil {
			return 0, err
		}
		if compareRanked(ranked{key, m.ids[middle]}, *one) < 0 {
			from = middle + 1
		} else {
			to = middle
		}
	}
	return from, nil
}
