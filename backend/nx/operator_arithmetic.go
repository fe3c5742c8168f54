package nx

import "math"

const (
	milliDay = 24 * 60 * 60 * 1000
	// Days from 0001-01-01 to 9999-12-31; others have no ISO form of four digits.
	firstDay Day = -719162
	lastDay  Day = 2932896
	// An integer up to which a number holds every integer exactly.
	maxExact = 1 << 53
)

var (
	anyKind   = kinds(math.MaxUint32)
	aNumber   = kindsOf(Number)
	aText     = kindsOf(Text)
	aDate     = kindsOf(Date)
	aMoment   = kindsOf(Timestamp)
	dayOrTime = kindsOf(Date, Timestamp)
	aTime     = kindsOf(Time)
	aLength   = kindsOf(Interval)
)

// arithmetic is in the order of what a null operand may mean: null + null is a number, a date + null a date.
var arithmetic = []operator{
	{"+", aNumber, aNumber, Number, numeric(func(a, b float64) float64 { return a + b })},
	{"+", aDate, aNumber, Date, moved(addDays, 1)},
	{"+", aNumber, aDate, Date, swapped(moved(addDays, 1))},
	{"+", aMoment, aNumber, Timestamp, moved(addMomentDays, 1)},
	{"+", aNumber, aMoment, Timestamp, swapped(moved(addMomentDays, 1))},
	{"+", aLength, aLength, Interval, lengths(func(a, b float64) float64 { return a + b })},
	{"+", dayOrTime, aLength, Timestamp, moved(addMilli, 1)},
	{"+", aLength, dayOrTime, Timestamp, swapped(moved(addMilli, 1))},
	{"+", aTime, aLength, Time, moved(addClock, 1)},
	{"+", aLength, aTime, Time, swapped(moved(addClock, 1))},
	{"+", aText, anyKind, Text, joined},
	{"+", anyKind, aText, Text, joined},

	{"-", aNumber, aNumber, Number, numeric(func(a, b float64) float64 { return a - b })},
	{"-", aDate, aNumber, Date, moved(addDays, -1)},
	{"-", aDate, aDate, Number, between(func(a, b float64) Value { return (a - b) / milliDay })},
	{"-", aMoment, aNumber, Timestamp, moved(addMomentDays, -1)},
	{"-", dayOrTime, dayOrTime, Interval, between(func(a, b float64) Value { return length(a - b) })},
	{"-", aTime, aTime, Interval, between(func(a, b float64) Value { return length(a - b) })},
	{"-", aLength, aLength, Interval, lengths(func(a, b float64) float64 { return a - b })},
	{"-", dayOrTime, aLength, Timestamp, moved(addMilli, -1)},
	{"-", aTime, aLength, Time, moved(addClock, -1)},

	{"*", aNumber, aNumber, Number, numeric(func(a, b float64) float64 { return a * b })},
	{"*", aLength, aNumber, Interval, lengths(func(a, b float64) float64 { return a * b })},
	{"*", aNumber, aLength, Interval, lengths(func(a, b float64) float64 { return a * b })},

	{"/", aNumber, aNumber, Number, numeric(func(a, b float64) float64 { return a / b })},
	{"/", aLength, aNumber, Interval, lengths(func(a, b float64) float64 { return a / b })},
	{"/", aLength, aLength, Number, numeric(func(a, b float64) float64 { return a / b })},

	{"%", aNumber, aNumber, Number, numeric(math.Mod)},
}

// finite is a number that the language has: what overflows or is undefined is null, and there is one zero.
func finite(n float64) Value {
	switch {
	case math.IsNaN(n) || math.IsInf(n, 0):
		return nil
	case n == 0:
		return 0.0
	}
	return n
}

// length is an interval of so many milliseconds; null where they are more than a number holds exactly.
func length(ms float64) Value {
	if math.Abs(ms) <= maxExact {
		return Length(math.Round(ms))
	}
	return nil
}

// amount is the number in a number or an interval; of null it is 0.
func amount(v Value) float64 {
	n, _ := toNumber(v).(float64)
	return n
}

// numeric computes with numbers or intervals; null counts as 0 unless both are null.
func numeric(f func(a, b float64) float64) func(l, r Value) Value {
	return func(l, r Value) Value {
		a, ok := l.(float64)
		b, both := r.(float64)
		switch {
		case ok && both:
		case l == nil && r == nil:
			return nil
		default:
			a, b = amount(l), amount(r)
		}
		return finite(f(a, b))
	}
}

// lengths is numeric with an interval as its result.
func lengths(f func(a, b float64) float64) func(l, r Value) Value {
	return func(l, r Value) Value {
		if l == nil && r == nil {
			return nil
		}
		return length(f(amount(l), amount(r)))
	}
}

// between computes with two points in time, of which none may be null.
func between(f func(a, b float64) Value) func(l, r Value) Value {
	return func(l, r Value) Value {
		if l == nil || r == nil {
			return nil
		}
		return f(amount(l), amount(r))
	}
}

// moved moves a point in time; null moves it by nothing.
func moved(move func(from Value, by float64) Value, sign float64) func(l, r Value) Value {
	return func(l, r Value) Value {
		if l == nil {
			return nil
		}
		return move(l, sign*amount(r))
	}
}

func swapped(f func(l, r Value) Value) func(l, r Value) Value {
	return func(l, r Value) Value { return f(r, l) }
}

func addDays(from Value, days float64) Value { return day(amount(from)/milliDay + math.Floor(days)) }

func addMomentDays(from Value, days float64) Value { return moment(amount(from) + days*milliDay) }

func addMilli(from Value, ms float64) Value { return moment(amount(from) + ms) }

// addClock goes round at midnight.
func addClock(from Value, ms float64) Value {
	ms = math.Mod(amount(from)+ms, milliDay)
	if ms < 0 {
		ms += milliDay
	}
	return Clock(ms)
}

// day is a date of the years 1 to 9999; null outside of them.
func day(days float64) Value {
	if days < float64(firstDay) || days > float64(lastDay) || math.IsNaN(days) {
		return nil
	}
	return Day(math.Floor(days))
}

// moment is a timestamp of the years 1 to 9999; null outside of them.
func moment(ms float64) Value {
	if day(ms/milliDay) == nil {
		return nil
	}
	return Moment(math.Round(ms))
}

// joined puts texts together; null adds nothing.
func joined(l, r Value) Value {
	if l == nil && r == nil {
		return nil
	}
	return textOf(l) + textOf(r)
}
