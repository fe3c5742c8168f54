package window

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"owlet/backend"
)

func sentByWindow[T any](t *testing.T, text string) (v T) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// outline is what the menu shows: apps and tables in their order, with what each has.
func (r *room) outline(t *testing.T, ws string) string {
	t.Helper()
	list, err := r.modules.List(ws)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range list {
		out = append(out, fmt.Sprintf("%s:%s hidden=%t", m.Name, m.Labels[""], m.IsHidden))
		for _, tb := range m.Tables {
			fields := make([]string, len(tb.Fields))
			for i := range tb.Fields {
				fields[i] = tb.Fields[i].Name
			}
			out = append(out, fmt.Sprintf("/%s(%s) records=%d history=%t", tb.Name, strings.Join(fields, ","), tb.Records, tb.HasHistory))
		}
	}
	return strings.Join(out, "; ")
}

// TestAnAppIsDesigned makes an app as the screens do, from labels alone, and takes it apart again.
func TestAnAppIsDesigned(t *testing.T) {
	r := newRoom(t)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	created, err := r.workspaces.Create(backend.WorkspaceInput{Name: "Shop"})
	must(err)
	ws := created.ID
	name := func(p backend.Path, label string) string {
		t.Helper()
		name, err := r.names.Suggest(p, label)
		must(err)
		return name
	}
	path := backend.Path{Workspace: ws}
	path.Module = name(path, "Büro")
	module, err := r.modules.Create(ws, backend.ModuleInput{Name: path.Module, Labels: backend.Labels{"": "Büro"}, Icon: &backend.Icon{Icon: "desk"}})
	if must(err); module.Icon.Icon != "desk" || len(module.Tables) != 0 {
		t.Errorf("%+v", module)
	}
	for _, label := range []string{"Customers", "Orders"} {
		table, err := r.tables.Create(path, backend.TableInput{Name: name(path, label), Labels: backend.Labels{"": label}}, nil)
		if must(err); table.ID == "" || table.Fields == nil {
			t.Errorf("%+v", table)
		}
	}
	orders := path
	orders.Table = "orders"
	made, err := r.fields.Create(orders, sentByWindow[[]backend.FieldInput](t, `[{"name":"no","type":"number","labels":{"":"No"}},
		{"name":"state","type":"choice","labels":{"":"State"},"options":[{"name":"new"},{"name":"sent"}]},
		{"name":"customer","type":"reference","refTableName":"customers","labels":{"":"Customer"}}]`))
	if must(err); len(made) != 3 {
		t.Errorf("%+v", made)
	}
	_, err = r.records.Create(orders, `{"records":[{"no":1,"state":"new"},{"no":2,"state":"sent"},{"no":3,"state":"sent"}]}`)
	must(err)
	must(r.tables.Reorder(path, []string{"orders", "customers"}))
	must(r.fields.Reorder(orders, []string{"customer", "no", "state"}))
	hidden := sentByWindow[backend.ModuleChange](t, `{"name":"office","labels":{"":"Office"},"isHidden":true}`)
	changed, err := r.modules.Update(ws, path.Module, hidden)
	must(err)
	path.Module, orders.Module = changed.Name, changed.Name
	table, err := r.tables.Update(orders, sentByWindow[backend.TableChange](t, `{"name":"sales","hasHistory":true}`))
	if must(err); table.Records != 3 || changed.Tables[0].Records != 3 {
		t.Errorf("%d and %d records", table.Records, changed.Tables[0].Records)
	}
	orders.Table = "sales"
	const want = "office:Office hidden=true; /sales(customer,no,state) records=3 history=true; /customers(orders) records=0 history=false"
	if got := r.outline(t, ws); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	r.designLosses(t, orders)
	_, err = r.fields.Update(orders, "no", sentByWindow[backend.FieldChange](t, `{"name":"number","required":true}`))
	must(err)
	must(r.fields.Delete(orders, []string{"customer"}))
	must(r.tables.Delete(backend.Path{Workspace: ws, Module: "office", Table: "customers"}))
	if got, want := r.outline(t, ws), "office:Office hidden=true; /sales(number,state) records=3 history=true"; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	must(r.modules.Delete(ws, "office"))
	if got := r.outline(t, ws); got != "" {
		t.Error(got)
	}
}

// designLosses checks the counts of every kind of loss.
func (r *room) designLosses(t *testing.T, orders backend.Path) {
	t.Helper()
	customers := orders
	customers.Table = "customers"
	for _, c := range []struct {
		of   string
		ask  func() (backend.Losses, error)
		want string
	}{
		{"module", func() (backend.Losses, error) { return (r.modules.Losses(orders.Workspace, orders.Module)) }, `{"tables":2,"records":3,"values":0,"links":0,"fields":[],"formulas":[]}`},
		{"table", func() (backend.Losses, error) { return r.tables.Losses(customers) },
			`{"tables":1,"records":0,"values":0,"links":0,"fields":[{"moduleName":"office","tableName":"sales","fieldName":"customer","type":"reference"}],"formulas":[]}`},
		{"fields", func() (backend.Losses, error) { return r.fields.DeleteLosses(orders, []string{"no", "state"}) }, `{"tables":0,"records":0,"values":6,"links":0,"fields":[],"formulas":[]}`},
		{"option", func() (backend.Losses, error) {
			return r.fields.Losses(orders, "state", sentByWindow[backend.FieldChange](t, `{"options":[{"id":"1","name":"new"}]}`))
		}, `{"tables":0,"records":0,"values":2,"links":0,"fields":[],"formulas":[]}`},
	} {
		losses, err := c.ask()
		got, _ := json.Marshal(losses)
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %v\n got %s\nwant %s", c.of, err, got, c.want)
		}
	}
}

// TestDesignIsRefusedInWords: what the store refuses reaches the window as it is.
func TestDesignIsRefusedInWords(t *testing.T) {
	r := newRoom(t)
	ws := r.current(t)
	guests := backend.Path{Workspace: ws, Module: "event_planning", Table: "guests"}
	nowhere := backend.Path{Workspace: ws, Module: "nowhere", Table: "x"}
	taken := "event_planning"
	for what, err := range map[string]error{
		"module.name_taken":    second(r.modules.Create(ws, backend.ModuleInput{Name: taken})),
		"module.not_found":     second(r.modules.Update(ws, "nowhere", backend.ModuleChange{Name: &taken})),
		"table.labels_missing": second(r.tables.Create(guests, backend.TableInput{Name: "x"}, nil)),
		"table.name_taken":     second(r.tables.Create(guests, backend.TableInput{Name: "guests", Labels: backend.Labels{}}, nil)),
		"table.not_found":      second(r.tables.Update(backend.Path{Workspace: ws, Module: taken, Table: "x"}, backend.TableChange{})),
		"field.none":           second(r.fields.Create(guests, nil)),
		"field.not_found":      second(r.fields.Update(guests, "x", backend.FieldChange{})),
		"field.none_to_delete": r.fields.Delete(guests, nil),
		"order.added":          r.fields.Reorder(guests, nil),
		"order.gone":           r.modules.Reorder(ws, []string{taken, "x"}),
		"workspace.not_found":  second(r.modules.Losses("aaaaaaaaaaaa", "x")),
	} {
		if e, ok := errors.AsType[*backend.Error](err); !ok || e.ID != what {
			t.Errorf("%v, want %s", err, what)
		}
	}
	if _, err := r.names.Suggest(nowhere, "x"); backend.Explain(err) == nil || backend.Explain(err).Code != backend.NotFound {
		t.Errorf("%v", err)
	}
}

func second[T any](_ T, err error) error { return err }

// newShop is a room with an empty module in a workspace of its own.
func newShop(t *testing.T) (*room, backend.Path) {
	t.Helper()
	r := newRoom(t)
	ws, err := r.workspaces.Create(backend.WorkspaceInput{Name: "Shop"})
	if err != nil {
		t.Fatal(err)
	}
	path := backend.Path{Workspace: ws.ID, Module: "shop"}
	if _, err := r.modules.Create(ws.ID, backend.ModuleInput{Name: "shop", Labels: backend.Labels{}}); err != nil {
		t.Fatal(err)
	}
	return r, path
}

// TestATableComesWithItsFields: what is refused of them leaves no table behind.
func TestATableComesWithItsFields(t *testing.T) {
	r, path := newShop(t)
	input := backend.TableInput{Name: "goods", Labels: backend.Labels{}, HasHistory: true}
	for fields, want := range map[string]string{
		`[{"name":"a","type":"string","labels":{}},{"name":"a","type":"string","labels":{}}]`:      "field.named_twice",
		`[{"name":"maker","type":"reference","refTableName":"makers","labels":{}}]`:                "field.ref_table_not_found",
		`[{"name":"state","type":"choice","labels":{},"options":[{"name":"new"},{"name":"new"}]}]`: "field.option_name_twice",
	} {
		_, err := r.tables.Create(path, input, sentByWindow[[]backend.FieldInput](t, fields))
		var refused *backend.Error
		if !errors.As(err, &refused) || refused.ID != want {
			t.Errorf("%s: %v, want %s", fields, err, want)
		}
		if got := r.outline(t, path.Workspace); got != "shop: hidden=false" {
			t.Errorf("%s left %s", fields, got)
		}
	}
	made, err := r.tables.Create(path, input, sentByWindow[[]backend.FieldInput](t, `[{"type":"string","labels":{"":"Größe"}},
		{"type":"number","labels":{"":"Größe"}},{"name":"part_of","type":"reference","refTableName":"goods","labels":{}}]`))
	if err != nil || made.Title != "groesse" {
		t.Errorf("%+v, %v", made, err)
	}
	want := "shop: hidden=false; /goods(groesse,groesse_2,part_of,goods) records=0 history=true"
	if got := r.outline(t, path.Workspace); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// TestATableTellsWhatFillsItsReverseFields: two references of one table are told apart.
func TestATableTellsWhatFillsItsReverseFields(t *testing.T) {
	r, path := newShop(t)
	for _, one := range []struct{ name, fields string }{{"people", `[]`}, {"games", `[{"name":"home","type":"reference","refTableName":"people","labels":{}},
		{"name":"away","type":"reference","refTableName":"people","labels":{}}]`}} {
		input := backend.TableInput{Name: one.name, Labels: backend.Labels{}}
		if _, err := r.tables.Create(path, input, sentByWindow[[]backend.FieldInput](t, one.fields)); err != nil {
			t.Fatal(err)
		}
	}
	list, err := r.modules.List(path.Workspace)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(list[0].Tables[0].OtherEnds, list[0].Tables[1].OtherEnds); got != "map[games:home games_2:away] map[]" {
		t.Error(got)
	}
}
