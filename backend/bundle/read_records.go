package bundle

import (
	"context"
	"encoding/json"
	"errors"

	"owlet/backend"
)

// part is the records of one table of a bundle.
type part struct {
	place
	reader *reader
	number int             // of the part in the bundle, from 0
	keys   map[string]bool // that were read
	read   int             // records before those under way
}

// records calls each with the parts, which has to take the part's records. It reads the bundle from its beginning.
func records(ctx context.Context, source Source, head *Head, progress func(offset int64), each func(*part) error) error {
	if !head.records {
		return nil
	}
	r, err := begin(ctx, source, progress)
	if err != nil {
		return err
	}
	defer r.close()
	r.head = head
	if err := r.seek(); err != nil {
		return err
	}
	seen := map[place]bool{}
	_, err = r.array(func(p *part) error {
		if err := p.named(); err != nil {
			return err
		}
		if seen[p.place] {
			return backend.Errorf(backend.Invalid, "bundle.table_twice", "module", p.Module, "table", p.Table)
		}
		seen[p.place] = true
		return each(p)
	})
	if err != nil || head.passed {
		return err // what comes behind was read with the head
	}
	return r.end()
}

// seek goes on to the records.
func (r *reader) seek() error {
	if err := r.delim('{'); err != nil {
		return err
	}
	seen := map[string]bool{}
	for r.decoder.More() {
		key, err := r.key(seen)
		if err != nil || key == "records" {
			return err
		}
		var raw json.RawMessage
		if err := r.value(&raw); err != nil {
			return err
		}
	}
	return changed()
}

func changed() error { return backend.Errorf(backend.Conflict, "bundle.changed") }

// pass passes over the records and notes of which tables they are.
func (r *reader) pass() (err error) {
	r.head.parts, err = r.array(func(p *part) error {
		for r.decoder.More() {
			if _, _, err := p.batch(); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

// array takes the records. It calls each with the parts, which has to take the part's records, and returns which tables they are of.
func (r *reader) array(each func(*part) error) ([]place, error) {
	if err := r.delim('['); err != nil {
		return nil, err
	}
	places := []place{}
	for r.decoder.More() {
		p := &part{reader: r, number: len(places), keys: map[string]bool{}}
		if err := p.take(each); err != nil {
			return nil, err
		}
		places = append(places, p.place)
	}
	return places, r.delim(']')
}

// take takes a part, whose keys come in any order.
func (p *part) take(each func(*part) error) error {
	r := p.reader
	r.meter.left = maxRecord
	if err := r.delim('{'); err != nil {
		return err
	}
	for r.decoder.More() {
		key, err := r.key(p.keys)
		if err != nil {
			return err
		}
		if err := p.value(key, each); err != nil {
			return err
		}
	}
	if err := r.delim('}'); err != nil {
		return err
	}
	for _, key := range []string{"module", "table", "records"} {
		if !p.keys[key] {
			return r.lacks(key)
		}
	}
	return nil
}

func (p *part) value(key string, each func(*part) error) error {
	r := p.reader
	switch key {
	case "module":
		return r.value(&p.Module)
	case "table":
		return r.value(&p.Table)
	case "records":
		if err := r.delim('['); err != nil {
			return err
		}
		if err := each(p); err != nil {
			return err
		}
		r.meter.left = maxRecord
		return r.delim(']')
	}
	return unknown(key)
}

// named finds out of which table the records are where the file says so only behind them.
func (p *part) named() error {
	if p.keys["module"] && p.keys["table"] {
		return nil
	}
	head := p.reader.head
	if head.parts == nil {
		if err := lookAhead(p.reader.ctx, p.reader.source, head); err != nil {
			return err
		}
	}
	if p.number >= len(head.parts) {
		return changed()
	}
	p.place = head.parts[p.number]
	return nil
}

// lookAhead passes over the records once more than they are read.
func lookAhead(ctx context.Context, source Source, head *Head) error {
	r, err := begin(ctx, source, nil)
	if err != nil {
		return err
	}
	defer r.close()
	r.head = head
	if err := r.seek(); err != nil {
		return err
	}
	return r.pass()
}

// batches calls each with the part's records, some at a time, decoded for a table.
func (p *part) batches(t *backend.Table, each func(t *backend.Table, rows []backend.Row) error) error {
	for p.reader.decoder.More() {
		body, n, err := p.batch()
		if err != nil {
			return err
		}
		rows, err := backend.DecodeKeptRecords(body)(t)
		if err == nil {
			err = each(t, rows)
		}
		if err != nil {
			return p.at(err)
		}
		p.read += n
		if p.reader.progress != nil {
			p.reader.progress(p.reader.offset())
		}
	}
	return nil
}

// batch takes records until they are many, as the body of a request would have them.
func (p *part) batch() (body []byte, n int, err error) {
	r := p.reader
	if err := r.ctx.Err(); err != nil {
		return nil, 0, err
	}
	body = append(body, `{"records":[`...)
	var raw json.RawMessage
	for ; len(body) < batchSize && r.decoder.More(); n++ {
		r.meter.left = maxRecord
		if err := r.decoder.Decode(&raw); err != nil {
			return nil, 0, r.broken(err)
		}
		if n > 0 {
			body = append(body, ',')
		}
		body = append(body, raw...)
	}
	return append(body, `]}`...), n, nil
}

// at tells of which table an error is, and of which of its records, counted from 1.
func (p *part) at(err error) error {
	known, ok := errors.AsType[*backend.Error](err)
	if !ok {
		return err
	}
	at, ok := known.Args["record"].(int)
	if !ok {
		return known
	}
	known.Args["record"] = at + p.read
	if first, ok := known.Args["first"].(int); ok {
		known.Args["first"] = first + p.read
	}
	return backend.Errorf(known.Code, "bundle.record", "module", p.Module, "table", p.Table, "reason", known).Because(err)
}
