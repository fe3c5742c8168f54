package backend

import (
	"strings"
	"time"
)

// ChangeType is what became of a record, or of a module, a table or a field.
type ChangeType string

const (
	Created ChangeType = "create"
	Updated ChangeType = "update"
	Deleted ChangeType = "delete"
)

// Retention is how long the change feeds keep a change, at the least.
const Retention = 90 * 24 * time.Hour

// Stamp is a moment of the change feeds: microseconds since 1970, UTC. All that one write changed has the same stamp, and a later write
// has a larger one, whatever the clock does.
type Stamp int64

const stampForm = "2006-01-02T15:04:05.000000Z"

// StampOf is the stamp of a time. What is finer than a microsecond is cut off, so that a reader sees a change twice rather than never.
func StampOf(t time.Time) Stamp { return Stamp(t.UnixMicro()) }

// String writes a stamp in ISO 8601: 2026-02-15T13:45:30.000250Z.
func (s Stamp) String() string { return time.UnixMicro(int64(s)).UTC().Format(stampForm) }

// MarshalText is String, for JSON.
func (s Stamp) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// ParseStamp reads a time in ISO 8601 with a time zone; name is the parameter's, for the error. Errors: invalid.
func ParseStamp(name, text string) (Stamp, error) {
	t, err := time.Parse(time.RFC3339Nano, strings.ToUpper(text))
	if err != nil {
		return 0, Errorf(Invalid, "query.stamp", "name", name, "value", shown([]byte(text)))
	}
	return StampOf(t), nil
}

// ParseAsOf reads the end of a poll, which is the end of the second or the millisecond that the text names where it names no more: a
// client that keeps only milliseconds of the asOf that it got means all there was up to then. It is never 0, before which nothing happened.
// Errors: invalid.
func ParseAsOf(name, text string) (Stamp, error) {
	s, err := ParseStamp(name, text)
	if err != nil {
		return 0, err
	}
	return max(s+named(text)-1, 1), nil
}

// named is the length of what a time names: a second, a millisecond or a microsecond.
func named(text string) Stamp {
	point := strings.IndexAny(text, ".,")
	if point < 0 {
		return Stamp(time.Second / time.Microsecond)
	}
	fraction := text[point+1:]
	if strings.IndexFunc(fraction, func(r rune) bool { return r < '0' || r > '9' }) <= 3 { // a zone ends it
		return Stamp(time.Millisecond / time.Microsecond)
	}
	return 1
}

// RecordChange is one change of a record. Its JSON is the Public API's.
type RecordChange struct {
	ID   int64      `json:"id,string"`
	Type ChangeType `json:"changeType"`
	At   Stamp      `json:"changedAt"`
}

// SchemaKind is what a SchemaChange is about.
type SchemaKind string

const (
	OfModule SchemaKind = "module"
	OfTable  SchemaKind = "table"
	OfField  SchemaKind = "field"
)

// SchemaChange is one change of a module, a table or a field. Names are those after the change, or before it was deleted. Its JSON is the
// Public API's.
type SchemaChange struct {
	ID   int64      `json:"id,string"` // the number of the module, table or field, which stays when it is renamed
	Type ChangeType `json:"changeType"`
	At   Stamp      `json:"changedAt"`
	SchemaPlace
}

// SchemaPlace tells which module, table or field changed.
type SchemaPlace struct {
	Kind         SchemaKind `json:"kind"`
	Name         string     `json:"name"`
	PreviousName string     `json:"previousName,omitempty"` // where the change was a new name
	ModuleName   string     `json:"moduleName"`
	TableName    string     `json:"tableName,omitempty"` // of a table or a field
}

// ChangeQuery asks for a page of a change feed: changes after Since, up to and with AsOf, which 0 leaves open. The pages of one poll give the
// AsOf that the first page answered; it is the Since of the next poll.
type ChangeQuery struct {
	Since, AsOf Stamp
	Limit       int // 1 to MaxPage; 0 is MaxPage
	Offset      int // changes to skip, from 0
}

// Check fills in the limit. Errors: invalid.
func (q *ChangeQuery) Check() error {
	if q.Limit == 0 {
		q.Limit = MaxPage
	}
	if q.Limit < 1 || q.Limit > MaxPage {
		return Errorf(Invalid, "query.limit", "limit", q.Limit, "max", MaxPage)
	}
	if q.Offset < 0 {
		return Errorf(Invalid, "query.offset", "offset", q.Offset)
	}
	return nil
}

// ChangePage is a page of a change feed, oldest first. The feed has every change after RetentionCutoff, which is 90 days before AsOf or when
// the history was turned on: who polls from then or later misses nothing.
type ChangePage[T any] struct {
	Changes         []T
	AsOf            Stamp
	RetentionCutoff Stamp
	HasMore         bool
	Limit, Offset   int
}
