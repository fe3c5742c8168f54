package nx

// Source is where formulas find records. Its methods are asked for many records at once, and each question once for a group.
type Source interface {
	// Values reads a stored field of records: a value each, in their order; nil also for a record that is not there. A reference is the other
	// record's id, an int64.
	Values(t *Table, f *Field, ids []int64) ([]Value, error)
	// Exist tells which records there are.
	Exist(t *Table, ids []int64) ([]bool, error)
	// Referring finds the records of t that refer to each of ids by the reference field by, in the order of their ids.
	Referring(t *Table, by *Field, ids []int64) ([][]int64, error)
	// Records finds the records that a question is for, in the order of their ids; at most limit of them for each of params. ok is false where
	// the source cannot say the question: then it is asked without its condition, which is computed here.
	Records(q *Question, params [][]Value, limit int) (ids [][]int64, ok bool, err error)
	// Aggregate computes an aggregate over the records that a question is for, once for each of params. ok is as in Records.
	Aggregate(q *Question, a *Aggregate, params [][]Value) (values []Value, ok bool, err error)
}

// Question is for records of a table that meet a condition: a tree over fields of the table, constants and parameters. nil is all. A record meets it
// where the term is true as a condition: null, 0, "", false are not, and any other value is.
//
// A source that answers a question answers it exactly as the operators here would; one that cannot says so with ok false. The rules for null:
//   - "=" and "!=" compare null as a value: null = null is true. An empty text equals null. The others are false where an operand is null.
//   - "and", "or" and "not" take their operands as conditions, and are never null.
//   - "+", "-", "*", "/", "%" take null as 0, unless both are null: then they are null, as is x / 0, x % 0 and what no finite number holds. "%" is of
//     doubles, with the sign of the left one.
//   - Dates, timestamps and times move by null as by 0; where they are null themselves, or one is taken from another, the value is null.
//   - "+" with a text joins texts; null adds nothing.
//   - "like" tells whether the left text has the right one in it, ignoring case; it is false where the left one is null.
//
// The same part of a text asks with the same *Question and *Aggregate each time.
type Question struct {
	Table *Table
	Where Term
}

// Aggregate is one of "sum", "avg", "min", "max" or "cnt" of a term over records; cnt of nil counts records. Values that are null are left out;
// without any, cnt is 0 and the others are null. "sum" and "avg" are of numbers, which are added in the order of the records' ids.
type Aggregate struct {
	Op string
	Of Term
}

// Term is a part of a question, which a source may be able to put in words of its own.
type Term interface{ term() }

type (
	// FieldTerm is a stored field or a reference of the question's table; Kind and options are the field's.
	FieldTerm struct{ Field *Field }
	// IDTerm is the number of the record itself.
	IDTerm struct{}
	// ValueTerm is a constant.
	ValueTerm struct{ Value Value }
	// ParamTerm is a value that is another for each time that the question is asked: the one at its place in each of params. A record is its id, an
	// int64.
	ParamTerm struct {
		At   int
		Type Type
	}
	// OpTerm is an operator: "not", "-" of one; "and", "or", the comparisons and "+", "-", "*", "/", "%", "like" of two. The operands' types have
	// been checked: they are such as the operators' tables take, numbers, texts, booleans, dates, timestamps, times, intervals, options, records,
	// users and files.
	OpTerm struct {
		Op   string
		Of   []Term
		Type Type
	}
)

func (FieldTerm) term() {}
func (IDTerm) term()    {}
func (ValueTerm) term() {}
func (ParamTerm) term() {}
func (OpTerm) term()    {}
