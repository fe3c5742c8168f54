package backend

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

// randomLiteral is a number as JSON writes it, with zeros in every place that they can have.
func randomLiteral(r *rand.Rand) string {
	digits := func(most int) string {
		b := make([]byte, 1+r.IntN(most))
		for i := range b {
			b[i] = "0000123456789"[r.IntN(13)]
		}
		return string(b)
	}
	literal := []string{"", "-"}[r.IntN(2)] + digits(21)
	if r.IntN(2) == 0 {
		literal += "." + digits(21)
	}
	if r.IntN(2) == 0 {
		literal += fmt.Sprintf("e%+d", r.IntN(61)-30)
	}
	return literal
}

func TestDecimalsAreExact(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		literal := randomLiteral(r)
		want, ok := new(big.Rat).SetString(literal)
		if !ok {
			t.Fatal(literal)
		}
		d := parseDecimal(literal)
		got, _ := new(big.Rat).SetString(fmt.Sprintf("0.%s0e%d", d.digits, d.exponent))
		if d.negative {
			got.Neg(got)
		}
		n, whole := d.int64()
		if got.Cmp(want) != 0 || d.whole() != want.IsInt() || whole != (want.IsInt() && want.Num().IsInt64()) || whole && n != want.Num().Int64() {
			t.Fatalf("%s is %v; %d, %t", literal, d, n, whole)
		}
	}
}

func TestLongExponentsCostNothing(t *testing.T) {
	long := strings.Repeat("0", 1<<20)
	for literal, want := range map[string]decimal{
		"1e999999999999999999999": {digits: "1", exponent: 1 + farOff}, "-1e-999999999999999999999": {negative: true, digits: "1", exponent: 1 - farOff},
		"0." + long + "1e1048577": {digits: "1", exponent: 1}, "1" + long + "e-1048576": {digits: "1", exponent: 1}, "-0e99": {},
	} {
		if got := parseDecimal(literal); got != want {
			t.Errorf("%.40s is %v", literal, got)
		}
	}
	if _, ok := parseDecimal("1e999999999").int64(); ok {
		t.Error("too large for an integer")
	}
}
