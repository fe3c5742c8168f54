package backend

import "encoding/json"

// Removed is what deleting records took from other records: references that became empty. Incomplete tells that there were more than MaxLinks.
type Removed struct {
	Links      []ClearedLinks `json:"links"`
	Incomplete bool           `json:"incomplete"`
}

// ClearedLinks are references of one field, by its number: pairs of the ids of the record that referred and of the one it referred to.
type ClearedLinks struct {
	Field int64      `json:"field"`
	Links [][2]int64 `json:"links"`
}

// MaxLinks is how many references Removed holds.
const MaxLinks = 10_000

// DecodeRestoredRecords is DecodeKeptRecords for records as they were read: it passes over values that nobody writes, such as computed ones.
func DecodeRestoredRecords(body []byte) Decode {
	return func(t *Table) ([]Row, error) {
		r := newRowReader(t, body)
		r.updates, r.keeps, r.passes = true, true, true
		if err := r.records(r.record); err != nil {
			return nil, err
		}
		return r.rows, nil
	}
}

// DecodeClearedLinks reads what a Removed said about links, as JSON; nothing is none. Errors: invalid.
func DecodeClearedLinks(text []byte) (links []ClearedLinks, err error) {
	if len(text) == 0 {
		return nil, nil
	}
	if err := json.Unmarshal(text, &links); err != nil {
		return nil, Errorf(Invalid, "record.links_syntax", "value", shown(text)).Because(err)
	}
	return links, nil
}
