package backend

import (
	"testing"

	"owlet/backend/nx"
)

func TestStoredValue(t *testing.T) {
	choice := FieldShape{Name: "f", Type: Choice, Options: &Options{List: []Option{{ID: "4", Name: "Red"}, {ID: "7", Name: "Blue"}}}}
	multi := choice
	multi.Type = Multi
	for _, c := range []struct {
		shape FieldShape
		value nx.Value
		want  any
	}{
		{FieldShape{Type: String}, "text", "text"},
		{FieldShape{Type: Number}, 1.5, 1.5},
		{FieldShape{Type: Boolean}, true, int64(1)},
		{FieldShape{Type: Date}, nx.Day(19000), "2022-01-08"},
		{FieldShape{Type: Timestamp}, nx.Moment(1500), int64(1500)},
		{FieldShape{Type: TimeOfDay}, nx.Clock(34_200_000), "09:30"},
		{FieldShape{Type: TimeInterval}, nx.Length(3_600_000), int64(3600)},
		{FieldShape{Type: Appointment}, nx.Range{Start: 0, End: 1000}, "[1970-01-01T00:00:00.000Z,1970-01-01T00:00:01.000Z)"},
		{FieldShape{Type: User}, nx.Person("mara"), "mara"},
		{FieldShape{Type: Reference}, int64(12), int64(12)},
		{choice, "Blue", int64(7)},
		{choice, 7.0, int64(7)},
		{choice, nx.Chosen{ID: 4, Name: "Red"}, int64(4)},
		{multi, nx.Items{"Blue", 4.0}, "[7,4]"},
		{multi, nx.ChosenSet{{ID: 4, Name: "Red"}}, "[4]"},
		{FieldShape{Type: DMulti}, nx.Items{"1", "2"}, `["1","2"]`},
		{FieldShape{Type: Number}, nil, nil},
	} {
		f := Field{FieldShape: c.shape}
		if got, err := f.StoredValue(c.value, 1); err != nil || got != c.want {
			t.Errorf("%s: %v gives %v, %v, want %v", c.shape.Type, c.value, got, err, c.want)
		}
	}
}

func TestResultSize(t *testing.T) {
	big := make(nx.Items, 1000)
	for i := range big {
		big[i] = "12345"
	}
	for _, v := range []nx.Value{nil, 1.5, true, "text", nx.Items{}, big, nx.Items{big, big}, nx.Data{Value: map[string]any{"a": []any{"b", 1.0, nil}}}, nx.Person("mara")} {
		if size, real := ResultSize(v, 1<<30), len(AppendResult(nil, v)); size < real || size > 200+2*real {
			t.Errorf("%v: %d, and really %d", v, size, real)
		}
	}
	if n := ResultSize(nx.Items{big, big, big}, 100); n > 300 {
		t.Errorf("it counted on up to %d", n)
	}
}
