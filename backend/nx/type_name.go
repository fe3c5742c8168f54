package nx

var kindNames = map[Kind]string{
	Void: "void", Any: "any", Text: "text", Number: "number", Boolean: "boolean", Date: "date", Timestamp: "timestamp", Time: "time",
	Interval: "timeinterval", Appointment: "appointment", Choice: "choice", Multi: "multi", Record: "record", List: "list", JSON: "json",
	User: "user", File: "file",
}

// String is the kind's name in messages and signatures.
func (k Kind) String() string { return kindNames[k] }

// String is the type as people and signatures name it: record(invoice), list(number).
func (t Type) String() string { return typeName(t) }

// typeName is a type in messages and signatures: record(invoice), list(number).
func typeName(t Type) string {
	switch {
	case t.Kind == Record && t.Table != nil:
		return "record(" + t.Table.Name + ")"
	case t.Kind == List && t.Item != nil:
		return "list(" + typeName(*t.Item) + ")"
	}
	return t.Kind.String()
}

// kindOf is the kind of a value; of null it is Void.
func kindOf(v Value) Kind {
	switch v.(type) {
	case float64:
		return Number
	case string:
		return Text
	case bool:
		return Boolean
	case Row:
		return Record
	case Items:
		return List
	case Chosen:
		return Choice
	case ChosenSet:
		return Multi
	case Data:
		return JSON
	}
	return kindOfTime(v)
}

func kindOfTime(v Value) Kind {
	switch v.(type) {
	case Day:
		return Date
	case Moment:
		return Timestamp
	case Clock:
		return Time
	case Length:
		return Interval
	case Range:
		return Appointment
	case Person:
		return User
	case Attachment:
		return File
	}
	return Void
}

// typeOf is what a value tells of its type.
func typeOf(v Value) Type {
	t := Type{Kind: kindOf(v)}
	switch v := v.(type) {
	case Row:
		t.Table = v.Group.Table
	case Chosen:
		t.Field = v.Field
	case Items:
		t.Item = typeOfItems(v)
	}
	return t
}

// typeOfItems is the one type of all items that are not null, or any; nil where there are none.
func typeOfItems(items Items) *Type {
	var all *Type
	for _, item := range items {
		if item == nil {
			continue
		}
		switch one := typeOf(item); {
		case all == nil:
			all = &one
		case all.Kind != one.Kind:
			return &Type{Kind: Any}
		case all.Table != one.Table:
			all.Table = nil
		case all.Field != one.Field:
			all.Field = nil
		case one.Kind == List:
			all.Item = nil
		}
	}
	return all
}
