package backend

import "testing"

func TestCheckOrder(t *testing.T) {
	for _, c := range []struct {
		before, after []string
		code          Code
		sentence      string
	}{
		{[]string{"a", "b"}, []string{"b", "a"}, "", ""},
		{nil, nil, "", ""},
		{[]string{"a", "b"}, []string{"b"}, Conflict, `The list has changed since: "a" was added. Nothing was moved; try again.`},
		{[]string{"a", "b"}, nil, Conflict, `The list has changed since: "a" was added. Nothing was moved; try again.`},
		{[]string{"a"}, []string{"c", "a"}, Conflict, `The list has changed since: "c" is no longer there. Nothing was moved; try again.`},
		{[]string{"a", "b"}, []string{"a", "b", "a"}, Invalid, `The new order names "a" twice.`},
	} {
		err := CheckOrder(c.before, c.after)
		if c.code == "" {
			if err != nil {
				t.Errorf("%v %v: %v", c.before, c.after, err)
			}
			continue
		}
		if e := Explain(err); e == nil || e.Code != c.code || e.Error() != c.sentence {
			t.Errorf("%v %v: %v", c.before, c.after, err)
		}
	}
}
