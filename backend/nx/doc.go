// Package nx is the formula language: a text becomes tokens, a tree, a checked tree and values. It knows records only through a Source.
//
// # Grammar
//
//	script     = [ statement { ";" statement } [ ";" ] ]
//	statement  = ( "let" | "var" ) NAME ":=" expression | function | "break" | "delete" expression | expression
//	function   = "function" NAME "(" [ NAME ":" type { "," NAME ":" type } ] ")" [ ":" type ] "do" script "end"
//	expression = or [ ":=" or ] { "order" [ "by" ] or [ "asc" | "desc" ] }
//	or         = and { "or" and }
//	and        = not { "and" not }
//	not        = "not" not | comparison
//	comparison = sum [ ( "=" | "!=" | "<>" | "<" | "<=" | ">" | ">=" | "like" ) sum ]
//	sum        = product { ( "+" | "-" ) product }
//	product    = negative { ( "*" | "/" | "%" | "mod" ) negative }
//	negative   = "-" negative | postfix
//	postfix    = primary { "." NAME | "." "(" script ")" | "[" expression "]" }
//	primary    = NUMBER | TEXT | template | "true" | "false" | "null" | "this" | NAME | NAME "(" list ")" | "(" script ")" | "[" list "]"
//	           | "{" [ TEXT ":" expression { "," TEXT ":" expression } ] "}" | if | switch | for | while | do | select | "create" NAME
//	list       = [ expression { "," expression } ]
//	if         = "if" expression "then" script [ "else" script ] "end"
//	switch     = "switch" expression "do" { "case" expression ":" script } [ "default" ":" script ] "end"
//	for        = "for" NAME ( "in" expression | "from" expression "to" expression [ "step" expression ] ) "do" script "end"
//	while      = "while" expression "do" script "end"
//	do         = "do" [ "as" NAME ] script "end"
//	select     = "select" NAME [ "where" or ] [ "limit" or ]
//	template   = "---" { CHARACTERS | "{" script "}" } "---"
//
// Operators of one level are read from left to right. A statement that ends with its line needs no semicolon. A chain of "else if" has one end; a
// text that cannot be read so is read with one end for each if, and then without ends before ";", ")" and the end of the text.
//
// A NAME is letters, digits and "_" with a letter or "_" among them, or anything in single quotes, of which two are one; words of the language are
// no names without quotes. A TEXT stands in double quotes, of which two are one. A NUMBER is digits, with a point and digits behind it. Comments are
// "--" and "//" up to the end of the line, and "/*" up to "*/".
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
// Null is what is empty. An empty text equals it, and is before every other text where null is before and after nothing. Arithmetic takes null for 0,
// unless both operands are; a division by 0 and what no finite number holds are null. Texts are ordered by character code. null, 0, "", false and
// an empty list are false as conditions. A date beside a timestamp is its midnight, in UTC. A multi field is asked with chosen; = on it is a fault.
//
// # Functions
//
// A function of null is null, but for those that count or convert. Numbers are rounded as people read them, half away from zero: round(1.005, 2) is
// 1.01. Texts are counted in characters. sum and avg add as SQLite does. Patterns are RE2's. Weeks are ISO's, weekdays count from Monday, which is 0;
// names of days and months are English, or German where format is asked for "de". now and today stand still for one request.
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
