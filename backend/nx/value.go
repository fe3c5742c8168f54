package nx

import "time"

// Value is what an expression gives: nil for null, float64, string, bool, or one of the types below. A number is finite.
type Value any

type (
	// Day is a date: days since 1970-01-01.
	Day int64
	// Moment is a timestamp: milliseconds since 1970-01-01T00:00:00Z.
	Moment int64
	// Clock is a time of day: milliseconds since midnight, less than a day's.
	Clock int64
	// Length is an interval of time, in milliseconds; it may be negative.
	Length int64
	// Range is an appointment: its start, and its end, which is excluded.
	Range struct{ Start, End Moment }
	// Chosen is one option of a field. Without options (Field.Options is empty) it is a text of its own.
	Chosen struct {
		Field *Field
		ID    int64
		Name  string
	}
	// ChosenSet is options of a multi field, in the order of the field's options.
	ChosenSet []Chosen
	// Row is a record: a place in a group of records that were found together and are read together.
	Row struct {
		Group *Group
		At    int
	}
	// Items is a list.
	Items []Value
	// Data is JSON: nil, bool, float64, string, []any, map[string]any.
	Data struct{ Value any }
	// Person is a user, by what the field holds.
	Person string
	// Attachment is a file, by what the field holds.
	Attachment string
)

// Clockwork is what functions take from the world: one per request, so that a page has one today.
type Clockwork struct {
	Now    time.Time
	Random func() float64
}
