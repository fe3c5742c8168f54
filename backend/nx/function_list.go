package nx

import (
	"math"
	"slices"
	"strings"
)

var listFunctions = []Function{
	one("sum", aggregate(Number, summed), aggregate(Interval, func(items Items) Value { return length(total(items)) })),
	one("avg", aggregate(Number, func(items Items) Value { return finite(total(items) / float64(len(items))) }),
		aggregate(Interval, func(items Items) Value { return length(total(items) / float64(len(items))) })),
	one("min", extreme(-1)...),
	one("max", extreme(1)...),
	one("cnt", counted),
	one("count", counted),
	one("length", orNull(form(gives(Number), func(args []Value) Value { return float64(len([]rune(textOf(args[0])))) }, need("text", Text))),
		orNull(form(gives(Number), func(args []Value) Value { return float64(len(items(args[0]))) }, listParam(Any)))),
	one("first", form(givesItem, func(args []Value) Value { return nth(items(args[0]), 0) }, listParam(Any))),
	one("last", form(givesItem, func(args []Value) Value { return nth(items(args[0]), len(items(args[0]))-1) }, listParam(Any))),
	one("item", form(givesItem, func(args []Value) Value { return nth(items(args[0]), whole(args[1], -1)) }, listParam(Any), need("index", Number)),
		form(gives(Any), func(args []Value) Value { d, _ := args[0].(Data); return memberOf(d, textOf(args[1])) }, need("object", JSON), need("key", Text))),
	one("slice", form(givesFirst, func(args []Value) Value {
		from, to := part(args, len(items(args[0])))
		return items(args[0])[from:to]
	}, listParam(Any), need("start", Number), may("end", Number)), form(gives(Text), func(args []Value) Value {
		runes := []rune(textOf(args[0]))
		from, to := part(args, len(runes))
		return string(runes[from:to])
	}, need("text", Text), need("start", Number), may("end", Number))),
	one("range", failing(givesList(Number), func(args []Value) (Value, error) { return counting(0, args[0].(float64), 1) }, need("n", Number)),
		failing(givesList(Number), func(args []Value) (Value, error) {
			step, ok := argument(args, 2).(float64)
			if !ok {
				step = 1
			}
			return counting(args[0].(float64), args[1].(float64), step)
		}, need("a", Number), need("b", Number), may("step", Number))),
	one("array", orNull(failing(givesArray, func(args []Value) (Value, error) {
		a, b := items(args[0]), items(args[1])
		return slices.Concat(a, b), listFits(len(a) + len(b))
	}, listParam(Any), listParam(Any)))),
	one("unique", form(givesFirst, func(args []Value) Value { return unique(items(args[0])) }, listParam(Any))),
	one("sort", form(givesFirst, func(args []Value) Value { return sorted(items(args[0]), 1) }, listParam(Any))),
	one("rsort", form(givesFirst, func(args []Value) Value { return sorted(items(args[0]), -1) }, listParam(Any))),
	one("reverse", form(givesFirst, func(args []Value) Value {
		all := slices.Clone(items(args[0]))
		slices.Reverse(all)
		return all
	}, listParam(Any))),
	one("join", form(gives(Text), func(args []Value) Value { return joinItems(items(args[0]), textOf(args[1])) }, listParam(Any), need("separator", Text))),
	one("concat", form(gives(Text), func(args []Value) Value { return joinItems(items(args[0]), ", ") }, listParam(Any))),
	one("index", form(gives(Number), func(args []Value) Value {
		return float64(slices.IndexFunc(items(args[0]), func(item Value) bool { return equal(item, args[1]) }))
	}, listParam(Any), need("x", Any)), form(gives(Number), func(args []Value) Value {
		before, _, found := strings.Cut(textOf(args[0]), textOf(args[1]))
		if !found {
			return -1.0
		}
		return float64(len([]rune(before)))
	}, need("text", Text), need("x", Text))),
	one("contains", form(gives(Boolean), func(args []Value) Value {
		return slices.ContainsFunc(items(args[0]), func(item Value) bool { return equal(item, args[1]) })
	}, listParam(Any), need("x", Any)), form(gives(Boolean), func(args []Value) Value {
		return strings.Contains(textOf(args[0]), textOf(args[1]))
	}, need("text", Text), need("x", Text))),
	one("numbers", form(givesList(Number), func(args []Value) Value {
		var ids Items
		for _, c := range args[0].(ChosenSet) {
			ids = append(ids, c.number())
		}
		return ids
	}, need("multi", Multi))),
	one("chosen", form(gives(Boolean), func(args []Value) Value {
		return slices.ContainsFunc(args[0].(ChosenSet), func(c Chosen) bool { return c.chosenBy(args[1]) })
	}, need("multi", Multi), need("x", Any))),
}

var counted = orNull(form(gives(Number), func(args []Value) Value { return float64(len(present(items(args[0])))) }, listParam(Any)))

// chosenBy tells whether an option is meant by its name, its id or itself.
func (c Chosen) chosenBy(v Value) bool {
	if d, ok := v.(Chosen); ok {
		return c.same(d)
	}
	return c.is(v)
}

// items is the list that an argument is; of null none.
func items(v Value) Items {
	list, _ := listIn(v)
	return list
}

func present(list Items) Items {
	return slices.DeleteFunc(slices.Clone(list), func(v Value) bool { return v == nil })
}

func nth(list Items, i int) Value {
	if i < 0 || i >= len(list) {
		return nil
	}
	return list[i]
}

// aggregate is a form over the items of a list that are there; without any it gives null.
func aggregate(k Kind, eval func(Items) Value) Form {
	return form(gives(k), func(args []Value) Value {
		there := present(items(args[0]))
		if len(there) == 0 {
			return nil
		}
		return eval(there)
	}, listParam(k))
}

func summed(list Items) Value { return finite(total(list)) }

// total adds as SQLite does, which keeps what each addition loses (Kahan, Babuška, Neumaier): both give the same to the last bit.
func total(list Items) (sum float64) {
	lost := 0.0
	for _, v := range list {
		n := amount(v)
		next := sum + n
		if math.Abs(sum) > math.Abs(n) {
			lost += (sum - next) + n
		} else {
			lost += (n - next) + sum
		}
		sum = next
	}
	if all := sum + lost; !math.IsNaN(all) && !math.IsInf(all, 0) {
		return all
	}
	return sum
}

// extreme is the forms of the largest (1) or smallest (-1) of a list, or of the arguments.
func extreme(way int) []Form {
	of := func(list Items) Value {
		var best Value
		for _, v := range list {
			if v != nil && (best == nil || way*compareValues(v, best) > 0) {
				best = v
			}
		}
		return best
	}
	several := orNull(form(givesCommon, func(args []Value) Value { return of(args) }, need("a", Any), need("b", Any), more("more", Any)))
	several.Params[2].Optional = true
	return []Form{form(givesItem, func(args []Value) Value { return of(items(args[0])) }, listParam(Any)), several}
}

// part is the places from the second argument up to the third, within a length.
func part(args []Value, length int) (from, to int) {
	from = max(0, min(length, whole(args[1], 0)))
	to = max(from, min(length, whole(argument(args, 2), length)))
	return from, to
}

func counting(from, to, step float64) (Value, error) {
	if step == 0 {
		return nil, nil
	}
	n := math.Ceil((to - from) / step)
	if n <= 0 || math.IsNaN(n) {
		return Items{}, nil
	}
	if err := listFits(int(min(n, math.MaxInt32))); err != nil {
		return nil, err
	}
	list := make(Items, int(n))
	for i := range list {
		list[i] = from + float64(i)*step
	}
	return list, nil
}

func givesArray(args []Type) Type {
	if a, b := itemType(args[0]), itemType(args[1]); a.Kind != Void {
		return givesFirst([]Type{{Kind: List, Item: new(givesCommon([]Type{a, b}))}})
	}
	return givesFirst(args[1:])
}

// unique keeps the first of equal items. Items of most kinds are found by what they are, so that long lists take no longer than they must.
func unique(list Items) Items {
	kept := Items{}
	seen := map[any]bool{}
	for _, v := range list {
		if key, ok := keyOf(v); ok {
			if !seen[key] {
				seen[key] = true
				kept = append(kept, v)
			}
		} else if !slices.ContainsFunc(kept, func(one Value) bool { return kindOf(one) == kindOf(v) && equal(one, v) }) {
			kept = append(kept, v)
		}
	}
	return kept
}

type rowKey struct {
	table *Table
	id    int64
}

type optionKey struct {
	field *Field
	id    int64
	name  string
}

// keyOf is what makes a value the same as another; not for lists and JSON.
func keyOf(v Value) (key any, ok bool) {
	switch v := v.(type) {
	case Row:
		return rowKey{v.Group.Table, v.Group.IDs[v.At]}, true
	case Chosen:
		if v.ID != 0 {
			return optionKey{field: v.Field, id: v.ID}, true
		}
		return optionKey{name: v.Name}, true
	case Items, ChosenSet, Data:
		return nil, false
	}
	return v, true
}

func sorted(list Items, way int) Items {
	all := slices.Clone(list)
	slices.SortStableFunc(all, func(a, b Value) int { return way * compareValues(a, b) })
	return all
}
