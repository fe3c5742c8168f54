package sqlite

import (
	"context"
	"time"
)

// deepPage is a page of a sorted or filtered list, found by the marks of its listing.
type deepPage struct {
	*page
	listings *listings
	listing  *listing // nil: near enough to the beginning
	edition  int64    // of the table, in the reader's snapshot
	spacing  int64    // of marks
}

// filteredShare is how much closer marks are where a filter leaves records out, which have to be walked too.
const filteredShare = 8

// far is how many marks could lie between a page and the one before it until it is worth it to mark the whole order.
const far = 8

// find finds the stretch in which the page lies, and makes the marks for that when it is far from those there are.
func (d *deepPage) find(ctx context.Context) (stretch, error) {
	d.spacing = d.listings.spacing
	if d.filtered() {
		d.spacing = max(1, d.spacing/filteredShare)
	}
	if d.offset < d.spacing {
		return stretch{skip: d.offset}, nil
	}
	records, err := d.open()
	if err != nil || !d.filtered() && d.offset >= records {
		return stretch{past: true}, err
	}
	for {
		s, wait, build := d.listing.find(d.edition, d.offset, d.limit+1, far*d.spacing)
		switch {
		case build:
			return d.build(ctx)
		case wait == nil:
			return s, nil
		}
		select {
		case <-wait:
		case <-ctx.Done():
			return s, ctx.Err()
		}
	}
}

// tooEarly is a reader's error when it is to make marks while a transaction is under way that will not move them: they would be made in
// vain. Its next snapshot is to be later.
type tooEarly struct{ ended <-chan struct{} }

func (*tooEarly) Error() string { return "a write is under way" }

// tooEarlyPatience is how long a reader waits for that. Most writes take a few milliseconds, but an import may take long.
const tooEarlyPatience = 100 * time.Millisecond

func (e *tooEarly) wait(ctx context.Context) error {
	select {
	case <-e.ended:
	case <-time.After(tooEarlyPatience):
	case <-ctx.Done():
	}
	return ctx.Err()
}

// open takes the listing, for the edition that the snapshot has, and tells how many records the table has.
func (d *deepPage) open() (records int64, err error) {
	d.edition, records, err = d.order.edition(d.conn)
	d.spacing = max(d.spacing, records/maxMarks)
	d.listing, d.ends = d.listings.get(d.order), true
	return records, err
}

// build marks the whole order, for this page and those that others ask for.
func (d *deepPage) build(ctx context.Context) (s stretch, err error) {
	var made *marks
	defer func() { d.listing.built(d.edition, made) }()
	if missed := d.listing.takeMissed(); missed != nil {
		return s, &tooEarly{missed}
	}
	found, err := d.makeMarks(ctx, d.conn, d.spacing)
	if err != nil {
		return s, err
	}
	made = found
	return made.around(d.offset, d.limit+1), nil
}

// note keeps what reading the page has taught: where the records end, or else the page, if it took a walk to get there, for the page that
// a reader is likely to want next.
func (d *deepPage) note(s stretch) error {
	switch {
	case d.listing == nil || s.past:
	case !d.more:
		d.listing.note(d.edition, func(m *marks) { m.end(d.offset + d.taken - d.missed) })
	case s.skip >= d.spacing:
		at, err := d.whereIs(d.conn, d.last)
		if err != nil {
			return err
		}
		d.listing.note(d.edition, func(m *marks) { m.insert(at, d.offset+d.taken) })
	}
	return nil
}
