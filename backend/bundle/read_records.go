package bundle

import (
	"encoding/json"
	"errors"
	"io"

	"owlet/backend"
)

// part is the records of one table of a bundle.
type part struct {
	Module, Table string
	reader        *reader
	read          int // records before those under way
}

// records takes the rest of the bundle. It calls each with the parts, which has to take the part's records.
func (r *reader) records(each func(*part) error) error {
	if r.decoder.More() {
		if err := r.key("records"); err != nil {
			return err
		}
		if err := r.delim('['); err != nil {
			return err
		}
		seen := map[[2]string]bool{}
		for r.decoder.More() {
			if err := r.part(seen, each); err != nil {
				return err
			}
		}
		if err := r.delim(']'); err != nil {
			return err
		}
	}
	if err := r.delim('}'); err != nil {
		return err
	}
	if _, err := r.decoder.Token(); err != io.EOF {
		return r.broken(nil)
	}
	return nil
}

func (r *reader) part(seen map[[2]string]bool, each func(*part) error) error {
	r.meter.left = maxRecord
	p := &part{reader: r}
	if err := r.delim('{'); err != nil {
		return err
	}
	if err := r.value("module", &p.Module); err != nil {
		return err
	}
	if err := r.value("table", &p.Table); err != nil {
		return err
	}
	place := [2]string{p.Module, p.Table}
	if seen[place] {
		return backend.Errorf(backend.Invalid, "bundle.table_twice", "module", p.Module, "table", p.Table)
	}
	seen[place] = true
	if err := r.key("records"); err != nil {
		return err
	}
	if err := r.delim('['); err != nil {
		return err
	}
	if err := each(p); err != nil {
		return err
	}
	if err := r.delim(']'); err != nil {
		return err
	}
	return r.delim('}')
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
			p.reader.progress(p.reader.decoder.InputOffset())
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
