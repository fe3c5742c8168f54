package backend

import (
	"fmt"
	"testing"

	"owlet/backend/nx"
)

func fieldOf(t FieldType, options ...string) *Field {
	f := &Field{FieldShape: FieldShape{Name: "f", Type: t}}
	if len(options) > 0 {
		f.Options = &Options{List: []Option{}}
	}
	for i, name := range options {
		f.Options.List = append(f.Options.List, Option{ID: fmt.Sprint(i + 1), Name: name})
	}
	return f
}

// TestStoredValuesInFormulas: what formulas make of stored values, and that these come back as they were.
func TestStoredValuesInFormulas(t *testing.T) {
	status, tags := fieldOf(Choice, "Draft", "Sent"), fieldOf(Multi, "A", "B", "C")
	for _, c := range []struct {
		field  *Field
		stored any
		want   string
		back   any
	}{
		{fieldOf(String), "", `""`, ""},
		{fieldOf(String), "Ä", `"Ä"`, "Ä"},
		{fieldOf(Number), 1.5, "1.5", 1.5},
		{fieldOf(Boolean), int64(1), "true", int64(1)},
		{fieldOf(Date), "1970-01-02", "1", "1970-01-02"},
		{fieldOf(Date), "0001-01-01", "-719162", "0001-01-01"},
		{fieldOf(Timestamp), int64(-1), "-1", int64(-1)},
		{fieldOf(TimeOfDay), "09:30", "34200000", "09:30"},
		{fieldOf(TimeOfDay), "09:30:15", "34215000", "09:30:15"},
		{fieldOf(TimeOfDay), "09:30:00", "34200000", "09:30"},
		{fieldOf(TimeInterval), int64(90), "90000", int64(90)},
		{fieldOf(Appointment), "[1970-01-01T00:00:00.001Z,1970-01-02T00:00:00.000Z)", "{1 86400000}", "[1970-01-01T00:00:00.001Z,1970-01-02T00:00:00.000Z)"},
		{fieldOf(User), "u", `"u"`, "u"},
		{fieldOf(File), "a.pdf", `"a.pdf"`, "a.pdf"},
		{fieldOf(Reference), int64(7), "7", nil},
		{status, int64(2), "Sent", int64(2)},
		{status, int64(9), "<nil>", nil},
		{fieldOf(Choice), "free", "free", "free"},
		{fieldOf(DChoice), "12", "12", "12"},
		{tags, "[3,1,9]", "[A C]", "[1,3]"},
		{fieldOf(Multi), `["b","a"]`, "[b a]", `["b","a"]`},
		{fieldOf(Number), nil, "<nil>", nil},
	} {
		as := &nx.Field{Name: "f"}
		got := NewFormulaReader(c.field, as).Value(c.stored)
		if shown := showValue(got); shown != c.want {
			t.Errorf("%s %v: %s, not %s", c.field.Type, c.stored, shown, c.want)
		}
		if c.field.Type == Reference {
			continue
		}
		if back := c.field.StoredResult(got); back != c.back {
			t.Errorf("%s %v came back as %v", c.field.Type, c.stored, back)
		}
	}
}

func showValue(v nx.Value) string {
	switch v := v.(type) {
	case nx.Chosen:
		return v.Name
	case nx.ChosenSet:
		names := []string{}
		for _, o := range v {
			names = append(names, o.Name)
		}
		return fmt.Sprint(names)
	case string, nx.Person, nx.Attachment:
		return fmt.Sprintf("%q", v)
	}
	return fmt.Sprint(v)
}

func TestResultsAsJSON(t *testing.T) {
	row := nx.Row{Group: &nx.Group{IDs: []int64{4, 5}}, At: 1}
	for _, c := range []struct {
		value nx.Value
		want  string
	}{
		{nil, "null"},
		{true, "true"},
		{1e21, "1e+21"},
		{"a\"b", `"a\"b"`},
		{nx.Day(0), `"1970-01-01"`},
		{nx.Day(1e9), "null"},
		{nx.Moment(1500), `"1970-01-01T00:00:01.500Z"`},
		{nx.Clock(1), `"00:00"`},
		{nx.Length(-3_661_000), `"-01:01:01"`},
		{nx.Range{Start: 0, End: 1000}, `"[1970-01-01T00:00:00Z,1970-01-01T00:00:01Z)"`},
		{row, `"5"`},
		{nx.Items{row, nil, 1.0, nx.Items{}}, `["5",null,1,[]]`},
		{nx.ChosenSet{{Name: "A"}}, `["A"]`},
		{nx.Person("p"), `"p"`},
		{nx.Data{Value: map[string]any{"b": nil, "a": []any{1.0}}}, `{"a":[1],"b":null}`},
	} {
		if got := string(AppendResult(nil, c.value)); got != c.want {
			t.Errorf("%v: %s, not %s", c.value, got, c.want)
		}
	}
}
