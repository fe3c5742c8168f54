package backend

import "encoding/json"

// FieldType is the type of a field's values.
type FieldType string

const (
	String       FieldType = "string"
	Number       FieldType = "number"
	Boolean      FieldType = "boolean"
	Choice       FieldType = "choice"
	DChoice      FieldType = "dchoice"
	Multi        FieldType = "multi"
	DMulti       FieldType = "dmulti"
	File         FieldType = "file"
	Date         FieldType = "date"
	Timestamp    FieldType = "timestamp"
	TimeOfDay    FieldType = "time"
	TimeInterval FieldType = "timeinterval"
	Appointment  FieldType = "appointment"
	IconValue    FieldType = "icon"
	Color        FieldType = "color"
	User         FieldType = "user"
	Reference    FieldType = "reference"
	Reverse      FieldType = "reverse"
	Function     FieldType = "function"
)

// MaxFields is how many fields a table can have.
const MaxFields = 500

// Option is one choice of a choice or multi field. ID is the system's, stable, and "" in a new one.
type Option struct {
	ID        string `json:"id,omitempty"`
	Name      string `json:"name"`
	Order     *int64 `json:"order,omitempty"`
	Labels    Labels `json:"labels,omitempty"`
	Color     string `json:"color,omitempty"`
	TextColor string `json:"textColor,omitempty"`
	Icon      string `json:"icon,omitempty"`
}

// Options is a list of choices (choice, multi) or the expression that finds them (dchoice, dmulti). In JSON it is an
// array or a string.
type Options struct {
	List       []Option
	Expression string
}

// MarshalJSON writes the list, or else the expression.
func (o Options) MarshalJSON() ([]byte, error) {
	if o.List != nil {
		return json.Marshal(o.List)
	}
	return json.Marshal(o.Expression)
}

// UnmarshalJSON reads an array or a string.
func (o *Options) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '[' {
		o.List = []Option{}
		return json.Unmarshal(b, &o.List)
	}
	return json.Unmarshal(b, &o.Expression)
}

// ExpressionError is one fault of a formula, where it stands: line and column count from 1.
type ExpressionError struct {
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// FieldShape is what a field's create body and its answer have in common.
type FieldShape struct {
	Name        string    `json:"name"`
	Type        FieldType `json:"type"`
	Variant     string    `json:"variant,omitempty"`
	Labels      Labels    `json:"labels"`
	Expression  string    `json:"expression,omitempty"`
	Options     *Options  `json:"options,omitempty"`
	OptionName  string    `json:"optionName,omitempty"`
	OptionIcon  string    `json:"optionIcon,omitempty"`
	OptionColor string    `json:"optionColor,omitempty"`
	Index       bool      `json:"index"`
	Required    bool      `json:"required"`
	Search      bool      `json:"search"`
	Unique      bool      `json:"unique"`
	ReadRoles   []string  `json:"readRoles,omitempty"`
	WriteRoles  []string  `json:"writeRoles,omitempty"`
}

// Field is one typed property of a table's records. Its JSON is the Public API's.
type Field struct {
	Num int64 `json:"-"` // Owlet's own number within the workspace, never used again
	FieldShape
	RefTableID       string            `json:"refTableId,omitempty"` // reference and reverse: the other table's number
	RefTableName     string            `json:"-"`
	ReverseOf        int64             `json:"-"` // reverse: the number of its reference field in the other table
	ExpressionErrors []ExpressionError `json:"expressionErrors,omitempty"`
}

// FieldInput is the body of a create; its JSON is the Public API's.
type FieldInput struct {
	FieldShape
	RefTableName string `json:"refTableName,omitempty"`
}

// ReadOnly tells whether no record can be written with a value for the field.
func (f *Field) ReadOnly() bool { return f.Type == Reverse || f.Type == Function }
