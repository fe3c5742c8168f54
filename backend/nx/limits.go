package nx

// Limits bound what one record may cost. What exceeds them is null, with its reason; the other records are not affected.
type Limits struct {
	// Steps is how many parts of one formula are evaluated for one record, loops and filters included; large texts and lists count for more.
	Steps int
	// Total is Steps for all records of a run together.
	Total int
	// Depth is how many functions and formula fields may be at work inside each other.
	Depth int
	// List is how many items a list has, Text how many bytes a text has.
	List int
	Text int
}

// DefaultLimits are generous for what a person writes, and end an endless loop within a tenth of a second.
var DefaultLimits = Limits{Steps: 1_000_000, Total: 20_000_000, Depth: 200, List: 100_000, Text: 1 << 20}
