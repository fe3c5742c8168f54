package sqlite

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"owlet/backend"
)

func TestTheValuesThatAFieldHolds(t *testing.T) {
	b := newWorkbench(t)
	b.table("tasks", `{"name":"owner","type":"user"}`, `{"name":"no","type":"number"}`, `{"name":"sum","type":"function","expression":"no"}`)
	_, err := b.create("tasks", `[{"owner":"Tom","no":1},{"owner":"Ana"},{"owner":"Tom"},{"owner":null}]`)
	b.must(err)
	for field, want := range map[string]string{"owner": "Ana Tom", "no": "", "sum": ""} {
		held, err := b.store.ListHeldValues(context.Background(), b.at("tasks"), field)
		if b.must(err); held == nil || strings.Join(held, " ") != want {
			t.Errorf("%s: %q, want %q", field, held, want)
		}
	}
	_, err = b.store.ListHeldValues(context.Background(), b.at("tasks"), "nope")
	b.want(err, backend.NotFound, `There is no field "nope" in table "tasks".`)
	many := make([]string, mostHeld+1)
	for i := range many {
		many[i] = fmt.Sprintf(`{"owner":"%04d"}`, i)
	}
	_, err = b.create("tasks", "["+strings.Join(many, ",")+"]")
	b.must(err)
	held, err := b.store.ListHeldValues(context.Background(), b.at("tasks"), "owner")
	if b.must(err); len(held) != mostHeld {
		t.Errorf("%d values", len(held))
	}
}
