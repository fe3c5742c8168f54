package nx

import (
	"math"
	"strconv"
	"strings"
)

var numberFunctions = append([]Function{
	one("sign", numeric1(func(n float64) float64 {
		switch {
		case n > 0:
			return 1
		case n < 0:
			return -1
		}
		return 0
	})),
	one("atan2", numeric2("y", "x", math.Atan2)),
	one("pow", numeric2("a", "b", math.Pow)),
	one("log", numeric1(math.Log10), numeric2("n", "base", func(n, base float64) float64 { return math.Log(n) / math.Log(base) })),
	one("round", form(gives(Number), func(args []Value) Value {
		return finite(rounded(args[0].(float64), whole(argument(args, 1), 0)))
	}, need("n", Number), may("digits", Number))),
	one("even", form(gives(Boolean), func(args []Value) Value { return math.Mod(args[0].(float64), 2) == 0 }, need("n", Number))),
	one("odd", form(gives(Boolean), func(args []Value) Value { return math.Abs(math.Mod(args[0].(float64), 2)) == 1 }, need("n", Number))),
	one("random", Form{Result: gives(Number), Eval: func(w *Clockwork, _ []Value) (Value, error) { return w.Random(), nil }}),
}, numerics(map[string]func(float64) float64{
	"abs": math.Abs, "floor": math.Floor, "ceil": math.Ceil, "sqrt": math.Sqrt, "exp": math.Exp, "ln": math.Log, "sin": math.Sin, "cos": math.Cos, "tan": math.Tan,
	"asin": math.Asin, "acos": math.Acos, "atan": math.Atan,
	"sqr":     func(n float64) float64 { return n * n },
	"degrees": func(n float64) float64 { return n * 180 / math.Pi },
	"radians": func(n float64) float64 { return n * math.Pi / 180 },
})...)

func numerics(of map[string]func(float64) float64) (all []Function) {
	for name, f := range of {
		all = append(all, one(name, numeric1(f)))
	}
	return all
}

func numeric1(f func(float64) float64) Form {
	return form(gives(Number), func(args []Value) Value { return finite(f(args[0].(float64))) }, need("n", Number))
}

func numeric2(a, b string, f func(a, b float64) float64) Form {
	return form(gives(Number), func(args []Value) Value { return finite(f(args[0].(float64), args[1].(float64))) }, need(a, Number), need(b, Number))
}

// rounded rounds the decimal that a person reads, half away from zero: 1.005 to two digits is 1.01, whatever its nearest binary is.
func rounded(n float64, digits int) float64 {
	if digits = max(-400, min(400, digits)); n == math.Trunc(n) && digits >= 0 {
		return n
	}
	return shifted(math.Round(shifted(n, digits)), -digits)
}

// shifted moves the decimal point of a number to the right.
func shifted(n float64, by int) float64 {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(n, 'e', -1, 64), "e")
	e, err := strconv.Atoi(exponent)
	if err != nil {
		return n // of what is no finite number
	}
	moved, err := strconv.ParseFloat(mantissa+"e"+strconv.Itoa(e+by), 64)
	if err != nil {
		return n // too large to be moved: it has no such digits
	}
	return moved
}
