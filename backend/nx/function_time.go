package nx

import (
	"fmt"
	"time"
)

var timeFunctions = append([]Function{
	one("today", Form{Result: gives(Date), Eval: func(w *Clockwork, _ []Value) (Value, error) { return Moment(w.Now.UnixMilli()).day(), nil }}),
	one("now", Form{Result: gives(Timestamp), Eval: func(w *Clockwork, _ []Value) (Value, error) { return Moment(w.Now.UnixMilli()), nil }}),
	one("date", form(gives(Date), func(args []Value) Value { return calendar(args) }, need("year", Number), need("month", Number), need("day", Number)),
		form(gives(Date), func(args []Value) Value { return args[0] }, need("x", Date)),
		form(gives(Date), func(args []Value) Value { return args[0].(Range).Start.day() }, need("x", Appointment)),
		form(gives(Date), func(args []Value) Value { return day(args[0].(float64) / milliDay) }, need("ms", Number))),
	one("time", form(gives(Time), func(args []Value) Value { return addClock(Clock(0), lengthOf(args)) },
		need("hours", Number), need("minutes", Number), may("seconds", Number), may("milliseconds", Number)),
		form(gives(Time), func(args []Value) Value { return args[0] }, need("x", Time)),
		form(gives(Time), func(args []Value) Value { return Clock(args[0].(Moment).clock()) }, need("x", Timestamp)),
		form(gives(Time), func(args []Value) Value { return addClock(Clock(0), args[0].(float64)) }, need("ms", Number))),
	one("datetime", form(gives(Timestamp), func(args []Value) Value {
		return moment(float64(args[0].(Day))*milliDay + amount(args[1]))
	}, need("date", Date), need("time", Time)), form(gives(Timestamp), func(args []Value) Value {
		d := calendar(args)
		if d == nil {
			return nil
		}
		return moment(float64(d.(Day))*milliDay + lengthOf(args[3:]))
	}, need("year", Number), need("month", Number), need("day", Number), may("hours", Number), may("minutes", Number), may("seconds", Number)),
		byMilli, asTimestamp),
	one("timestamp", byMilli, asTimestamp),
	one("timeinterval", form(gives(Interval), func(args []Value) Value { return length(lengthOf(args)) },
		need("hours", Number), need("minutes", Number), may("seconds", Number)),
		form(gives(Interval), func(args []Value) Value { return length(args[0].(float64)) }, need("ms", Number)),
		form(gives(Interval), func(args []Value) Value { return args[0] }, need("x", Interval))),
	one("duration", form(gives(Interval), func(args []Value) Value { return length(amount(args[1]) - amount(args[0])) }, need("a", Timestamp), need("b", Timestamp)),
		form(gives(Interval), func(args []Value) Value { return length(amount(args[1]) - amount(args[0])) }, need("a", Time), need("b", Time)),
		form(gives(Interval), func(args []Value) Value { r := args[0].(Range); return Length(r.End - r.Start) }, need("x", Appointment))),
	one("appointment", form(gives(Appointment), func(args []Value) Value {
		return Range{args[0].(Moment), args[1].(Moment)}
	}, need("start", Timestamp), need("end", Timestamp))),
	one("start", form(gives(Timestamp), func(args []Value) Value { return args[0].(Range).Start }, need("x", Appointment))),
	one("endof", form(gives(Timestamp), func(args []Value) Value { return args[0].(Range).End }, need("x", Appointment))),
	one("days", form(gives(Number), func(args []Value) Value { return float64(args[1].(Day) - args[0].(Day)) }, need("a", Date), need("b", Date))),
	one("workdays", form(gives(Number), func(args []Value) Value { return workdays(args[0].(Day), args[1].(Day)) }, need("a", Date), need("b", Date))),
	one("age", Form{Params: []Param{need("date", Date)}, Result: gives(Number), Eval: func(w *Clockwork, args []Value) (Value, error) {
		return fullYears(args[0].(Day).time(), w.Now.UTC()), nil
	}}),
}, calendarFunctions()...)

var (
	byMilli     = form(gives(Timestamp), func(args []Value) Value { return moment(args[0].(float64)) }, need("ms", Number))
	asTimestamp = form(gives(Timestamp), func(args []Value) Value { return args[0] }, need("x", Timestamp))
)

// calendarFunctions read a part of a date.
func calendarFunctions() (all []Function) {
	for name, f := range map[string]func(time.Time) int{
		"year": time.Time.Year, "day": time.Time.Day,
		"month":        func(t time.Time) int { return int(t.Month()) },
		"monthIndex":   func(t time.Time) int { return int(t.Month()) },
		"quarter":      quarter,
		"week":         func(t time.Time) int { _, week := t.ISOWeek(); return week },
		"weekday":      weekday,
		"weekdayIndex": weekday,
	} {
		all = append(all, one(name, form(gives(Number), func(args []Value) Value { return float64(f(args[0].(Day).time())) }, need("date", Date))))
	}
	for name, f := range map[string]func(time.Time) string{
		"weekdayName": func(t time.Time) string { return t.Weekday().String() },
		"monthName":   func(t time.Time) string { return t.Month().String() },
		"yearmonth":   func(t time.Time) string { return t.Format("2006/01") },
		"yearquarter": func(t time.Time) string { return fmt.Sprintf("%04d/%d", t.Year(), quarter(t)) },
		"yearweek":    func(t time.Time) string { year, week := t.ISOWeek(); return fmt.Sprintf("%04d/%02d", year, week) },
	} {
		all = append(all, one(name, form(gives(Text), func(args []Value) Value { return f(args[0].(Day).time()) }, need("date", Date))))
	}
	return all
}

func quarter(t time.Time) int { return (int(t.Month()) + 2) / 3 }

// weekday counts from Monday, which is 0.
func weekday(t time.Time) int { return (int(t.Weekday()) + 6) % 7 }

// calendar is the date of a year, a month and a day; these may be more or less than there are: the day 0 is the last of the month before.
func calendar(args []Value) Value {
	const most = 10_000_000
	y, m, d := whole(args[0], 0), whole(args[1], 0), whole(args[2], 0)
	if max(y, -y, m, -m, d, -d) > most {
		return nil
	}
	return day(float64(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix()) / (milliDay / 1000))
}

// lengthOf is hours, minutes, seconds and milliseconds, as many as there are, in milliseconds.
func lengthOf(args []Value) (ms float64) {
	for i, of := range []float64{3_600_000, 60_000, 1000, 1} {
		if n, ok := argument(args, i).(float64); ok {
			ms += n * of
		}
	}
	return ms
}

// workdays counts Mondays to Fridays from a to b, with both; backwards they are negative.
func workdays(a, b Day) Value {
	if b < a {
		return -workdays(b, a).(float64)
	}
	weeks := (b - a + 1) / 7
	n := weeks * 5
	for d := a + weeks*7; d <= b; d++ {
		if weekday(d.time()) < 5 {
			n++
		}
	}
	return float64(n)
}

func fullYears(from, to time.Time) float64 {
	years := to.Year() - from.Year()
	if to.Month() < from.Month() || to.Month() == from.Month() && to.Day() < from.Day() {
		years--
	}
	return float64(years)
}
