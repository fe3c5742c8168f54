package backend

// DateOrder is in which order a sheet writes a date's numbers, where it is not ISO 8601.
type DateOrder string

const (
	DayFirst   DateOrder = "dmy" // 31.12.2024
	MonthFirst DateOrder = "mdy" // 12/31/2024
	YearFirst  DateOrder = "ymd" // 2024/12/31
)
