// Package nx is the formula language: a text becomes tokens, a tree, a checked tree and values. It knows records only through a Source.
//
// What the sources about the language leave open is decided as follows. Each decision has its one place in the code, and a test.
//
// # Names
//
// Scopes are searched from inside out. At one level a variable hides a field. The fields of a record are bare names only in the innermost filter,
// where, order by or .( ) over records: those of the records outside of it are read with "this." or through a variable. A filter over plain values
// leaves the names as they are. A bare id is the record's number, unless it has a field of that name.
//
// "this" is the formula's record in where, order by and filters of records; in .( ) it is that record; over plain values it is the item.
//
// A function sees its parameters, the functions before it and itself: no variables, and no record. A module's functions see those before them, and
// formulas see all of them.
//
// # Values and types
//
// X[condition] filters and X[number] is the item at that place, from 0; the number is read outside of the items, so that X[i] works with a field i.
// JSON has members and places too. A member of a list, and .( ) over it, give one list: lists in it are flattened, then records are in the order of
// their ids, and null records drop; null values stay. The value of a for is the list of its bodies' values, which may be lists.
//
// Where branches differ in type, the value may be of any type: then the operators decide when it is there. A variable keeps its first type; one that
// was null so far takes the type that comes. A list of several types is a list of any.
//
// A select's limit is taken before its order.
//
// # Faults
//
// The checker tells all faults of a text; a part with a fault has any type and gives no others. A formula that reads a faulty one has no fault of its
// own: it is null wherever it gets to that field, and its reason names the field. The same holds for a field that fails for a record. null is not put
// in its place, since a sum would be wrong without a word.
//
// Formulas that need each other are faults, even where they would read other records: each of them names its shortest loop. What cannot be seen in the
// text, as with get(record, name), is found when it happens.
//
// # Work
//
// A text is computed record by record, but what is read of one record of a Group is read for the whole group, and the records found there are a group
// again. So a page asks the source as often as one record does. Aggregates over a reverse field or a select, and selects with a condition, are asked
// of the source as one Question, where they can be said in Terms; where it cannot answer, they are computed here, with the same result.
//
// Limits bound the steps of each formula for each record, and of all together. They bound the depth, and the sizes of lists and texts.
package nx
