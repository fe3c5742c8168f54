package sqlite

import (
	"slices"
	"sync"
)

// listing is what is known of the records of a table that one filter leaves, in one order: marks, by which a page deep in it is found
// without walking what comes before. A mark is good for one edition of the table, the random number that every commit which changes
// its records gives it anew, and the listing holds the moves that lead from one edition to the next. So a reader has marks of its own
// moment, whatever this process commits meanwhile. After another process's commit the edition is unknown and the marks begin anew.
//
// Since nobody can see an edition before it is committed, moves are added before their commit; those of a commit that fails are never
// asked for.
type listing struct {
	*order
	key string

	mu       sync.Mutex
	marks    marks
	editions []int64
	steps    [][]move // steps[i] leads from editions[i] to the next
	here     int      // the edition of which the marks are
	weight   int      // of all steps
	building chan struct{}
	few      []int64 // the ids of all records in the edition fewIn, if they are few
	fewIn    int64
	run      run
	missed   <-chan struct{} // what the transaction under way when the listing began is about to change; closed when it has ended
}

// move is n records more at a position.
type move struct {
	position
	n int64
}

const (
	// keptSteps is how many steps back a reader may be behind the marks.
	keptSteps = 64
	// maxWeight is how many moves and steps a listing holds. One that nobody has read from for so long is given up.
	maxWeight = 1 << 15
)

// find returns the stretch for a page of n records at an offset in an edition of the table. Where it is far into the stretch the caller
// is either to wait for the marks that another one makes, or to make them and call built.
func (l *listing) find(edition, offset, n, far int64) (s stretch, wait <-chan struct{}, build bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.seek(edition) {
		if l.building != nil {
			return stretch{skip: offset}, nil, false
		}
		l.reset(edition)
	}
	s = l.marks.around(offset, n)
	switch {
	case s.skip < far || l.marks.sparse:
		return s, nil, false
	case l.building != nil:
		return s, l.building, false
	}
	l.building = make(chan struct{})
	return s, nil, true
}

// takeMissed returns what the listing has missed, once.
func (l *listing) takeMissed() <-chan struct{} {
	l.mu.Lock()
	defer l.mu.Unlock()
	missed := l.missed
	l.missed = nil
	return missed
}

// built ends what find has begun: it takes over the marks that were made of an edition, nil after a failure.
func (l *listing) built(edition int64, made *marks) {
	l.mu.Lock()
	defer l.mu.Unlock()
	close(l.building)
	l.building = nil
	if at := slices.Index(l.editions, edition); at >= 0 && made != nil {
		l.marks, l.here = *made, at
	}
}

// note calls fn with the marks of an edition, if it is still known, to add what was learnt by reading a page of it.
func (l *listing) note(edition int64, fn func(*marks)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.seek(edition) {
		fn(&l.marks)
	}
}

// add adds the step to an edition that is about to be committed. Editions after the one it starts from were never committed. It tells
// whether the listing is still worth keeping.
func (l *listing) add(from, to int64, moves []move) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	at := slices.Index(l.editions, from)
	if at < l.here { // there are commits in between that nobody told of
		l.reset(from)
		at = 0
	}
	for _, undone := range l.steps[at:] {
		l.weight -= len(undone) + 1
	}
	l.editions, l.steps = append(l.editions[:at+1], to), append(l.steps[:at], moves)
	if l.weight += len(moves) + 1; l.weight > maxWeight {
		l.forget(0)
	}
	return l.weight <= maxWeight
}

// reset begins anew, without marks.
func (l *listing) reset(edition int64) {
	l.marks = marks{descending: l.descending}
	l.editions, l.steps, l.here, l.weight = []int64{edition}, nil, 0, 0
}

// seek makes the marks those of an edition, if it is known.
func (l *listing) seek(edition int64) bool {
	to := slices.Index(l.editions, edition)
	if to < 0 {
		return false
	}
	for ; l.here < to; l.here++ {
		for _, m := range l.steps[l.here] {
			l.marks.move(m.position, m.n)
		}
	}
	for ; l.here > to; l.here-- {
		for _, m := range l.steps[l.here-1] {
			l.marks.move(m.position, -m.n)
		}
	}
	if l.here > 2*keptSteps {
		l.forget(keptSteps)
	}
	return true
}

// forget drops all steps that lie further back than some, unless marks of an older edition are being made.
func (l *listing) forget(kept int) {
	n := l.here - kept
	if n <= 0 || l.building != nil {
		return
	}
	for _, old := range l.steps[:n] {
		l.weight -= len(old) + 1
	}
	l.editions, l.steps, l.here = slices.Clone(l.editions[n:]), slices.Clone(l.steps[n:]), kept
}
