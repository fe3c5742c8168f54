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

// IsText tells whether values are texts, rather than numbers, times, or yes and no.
func (t FieldType) IsText() bool {
	switch t {
	case Number, Boolean, Date, Timestamp, TimeOfDay, TimeInterval, Appointment:
		return false
	}
	return true
}

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
	Result           *Field            `json:"-"` // function: the field as whose values its formula's are held; nil where it has a fault
	item             *Field            // of a Result that is a list
}

// FieldInput is the body of a create; its JSON is the Public API's.
type FieldInput struct {
	FieldShape
	RefTableName string `json:"refTableName,omitempty"`
}

// ReadOnly tells whether no record can be written with a value for the field.
func (f *Field) ReadOnly() bool { return f.Type == Reverse || f.Type == Function }

// IsList tells whether the field's values are lists.
func (f *Field) IsList() bool { return f.Type == Multi || f.Type == DMulti }

// Missing tells whether a stored value is none for a field that is required: a list without members chooses nothing.
func (f *Field) Missing(stored any) bool {
	return stored == nil || (f.IsList() || f.Type == ListResult) && stored == "[]"
}

// FieldChange is the body of an update; what is nil stays. Its JSON is the Public API's. Options are the whole list: those with
// an ID stay, whatever they are called now, those without are new, and those that are not there go.
type FieldChange struct {
	Name        *string  `json:"name"`
	Labels      Labels   `json:"labels"`
	Expression  *string  `json:"expression"`
	Options     *Options `json:"options"`
	OptionName  *string  `json:"optionName"`
	OptionIcon  *string  `json:"optionIcon"`
	OptionColor *string  `json:"optionColor"`
	Index       *bool    `json:"index"`
	Required    *bool    `json:"required"`
	Search      *bool    `json:"search"`
	Unique      *bool    `json:"unique"`
	ReadRoles   []string `json:"readRoles"`
	WriteRoles  []string `json:"writeRoles"`
}

// Of returns shape with the change made.
func (c *FieldChange) Of(shape FieldShape) FieldShape {
	set(&shape.Name, c.Name)
	setIf(c.Labels != nil, &shape.Labels, c.Labels)
	set(&shape.Expression, c.Expression)
	setIf(c.Options != nil, &shape.Options, c.Options)
	set(&shape.OptionName, c.OptionName)
	set(&shape.OptionIcon, c.OptionIcon)
	set(&shape.OptionColor, c.OptionColor)
	set(&shape.Index, c.Index)
	set(&shape.Required, c.Required)
	set(&shape.Search, c.Search)
	set(&shape.Unique, c.Unique)
	setIf(c.ReadRoles != nil, &shape.ReadRoles, c.ReadRoles)
	setIf(c.WriteRoles != nil, &shape.WriteRoles, c.WriteRoles)
	return shape
}

// OptionList is the options of a choice or multi field, none for any other.
func (f *FieldShape) OptionList() []Option {
	if f.Options == nil || f.Type != Choice && f.Type != Multi {
		return nil
	}
	return f.Options.List
}

// CheckOptionIDs tells whether every option that has an ID is one of before, and there once. Errors: invalid.
func (f *FieldShape) CheckOptionIDs(before []Option) error {
	known, seen := map[string]bool{"": true}, map[string]bool{}
	for _, o := range before {
		known[o.ID] = true
	}
	for _, o := range f.OptionList() {
		if !known[o.ID] {
			return Errorf(Invalid, "field.option_unknown", "field", f.Name, "id", shown([]byte(o.ID)), "option", o.Name)
		}
		if seen[o.ID] {
			return Errorf(Invalid, "field.option_id_twice", "field", f.Name, "id", o.ID)
		}
		seen[o.ID] = o.ID != ""
	}
	return nil
}
