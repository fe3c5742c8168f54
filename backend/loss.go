package backend

// Losses is what a delete, or a change of a field's options, would take from the person. What it counts is gone for good.
type Losses struct {
	Tables  int64          `json:"tables"`
	Records int64          `json:"records"` // of those tables
	Values  int64          `json:"values"`  // of records that stay, in the fields that were named
	Links   int64          `json:"links"`   // of records that stay, in Fields
	Fields  []RemovedField `json:"fields"`  // that nobody named: a reverse with its reference, or a reference with its table

	Formulas []BrokenFormula `json:"formulas"` // that stay, and cannot be computed any more
}

// BrokenFormula is a formula that reads what goes: a field's, or a global function, which is in no table.
type BrokenFormula struct {
	ModuleName string `json:"moduleName"`
	TableName  string `json:"tableName"`
	Name       string `json:"name"`
}

// Any tells whether a record or a value would go.
func (l *Losses) Any() bool { return l.Records+l.Values+l.Links > 0 }
