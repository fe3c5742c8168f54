package backend

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCheckJSON(t *testing.T) {
	for text, want := range map[string]string{
		`{"a":[1,2.5,{"b":null,"c":true}],"d":"\ud83d\ude00"}`: "",
		` "x" `:                           "",
		`{"a":{"b":1},"c":{"b":1}}`:       "",
		``:                                "syntax",
		`{"a":1,}`:                        "syntax",
		`{"a":1}}`:                        "syntax",
		`[01]`:                            "syntax",
		`{"a":[0,"\ud800"]}`:              "unicode a 1",
		`{"a":[0,{"\udc00":1}]}`:          `unicode a 1 \udc00`,
		"{\"\xff\":1}":                    "unicode \uFFFD",
		`[{"a":"\u0000"}]`:                "nul 0 a",
		`[{"a":1,"\u0061":2}]`:            "key_twice 0 a",
		`[1e400]`:                         "number 0",
		`[1e-400]`:                        "number 0",
		`[9007199254740993]`:              "number 0",
		`[7.00000000000000000001]`:        "number 0",
		`[1e17,0.1,-0,9007199254740992]`:  "",
		strings.Repeat("[", MaxJSONDepth): "syntax",
		strings.Repeat("[", 1<<20):        "deep",
	} {
		got := ""
		if err := CheckJSON([]byte(text)); err != nil {
			got = string(err.Fault)
			if err.Fault != JSONSyntax && err.Fault != JSONDeep {
				got += " " + strings.Join(err.Pointer, " ")
			}
		}
		if got != want {
			t.Errorf("%.60q: %s, not %s", text, got, want)
		}
	}
}

// FuzzCheckJSON holds CheckJSON against the decoder: both find the same texts valid, and of what passes the decoder alters no text.
func FuzzCheckJSON(f *testing.F) {
	for _, seed := range []string{`{"a":[1,{"b":"\u00e9"}]}`, `[]`, `{}`, `[1,]`, `{"a":1,"a":2}`, `"\ud800"`, "\"\xff\"", `1e400`, "\"a\x00\"", ` null `, `[[`, `tru`, `"\uZ"`, `-`, `1.e5`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		err, valid := CheckJSON(text), json.Valid(text)
		if err == nil != valid && (err == nil || err.Fault == JSONSyntax) {
			t.Fatalf("%q: valid is %t, and CheckJSON says %v", text, valid, err)
		}
		var value any
		if err != nil || json.Unmarshal(text, &value) != nil {
			return
		}
		again, _ := json.Marshal(value)
		if strings.Contains(string(again), "\uFFFD") && !strings.Contains(string(text), "\uFFFD") && !strings.Contains(strings.ToLower(string(text)), `\ufffd`) || !utf8.Valid(text) {
			t.Fatalf("%q is decoded as %s", text, again)
		}
	})
}
