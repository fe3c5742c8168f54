package sqlite

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"owlet/backend"
)

// order names what there is, as every door lists it: the modules with their tables, and of the crm's tables the fields.
func (b *workbench) order() string {
	b.Helper()
	list, err := b.store.ListModules(context.Background(), b.path)
	b.must(err)
	var out []string
	for _, m := range list {
		out = append(out, m.Name)
		for _, t := range m.Tables {
			out = append(out, "/"+t.Name)
			for _, f := range t.Fields {
				out = append(out, "."+f.Name)
			}
		}
	}
	return strings.Join(out, " ")
}

func TestReorder(t *testing.T) {
	b, ctx := newWorkbench(t), context.Background()
	b.table("a", `{"name":"x","type":"string"}`, `{"name":"y","type":"number"}`, `{"name":"z","type":"string","index":true}`)
	b.table("b")
	_, err := b.store.CreateModule(ctx, b.path, backend.ModuleInput{Name: "zoo"})
	b.must(err)
	_, err = b.create("a", `[{"x":"1","y":2,"z":"3"},{"x":"4"}]`)
	b.must(err)
	b.must(b.store.ReorderModules(ctx, b.path.Workspace, []string{"zoo", "crm"}))
	b.must(b.store.ReorderTables(ctx, b.path, []string{"b", "a"}))
	b.must(b.store.ReorderFields(ctx, b.at("a"), []string{"z", "x", "y"}))
	if got := b.order(); got != "zoo crm /b /a .z .x .y" {
		t.Error(got)
	}
	b.holds("a", `[{"id":"1","values":{"z":"3","x":"1","y":2}},{"id":"2","values":{"z":null,"x":"4","y":null}}]`)
	b.must(b.fields("a", `{"name":"new","type":"string"}`, `{"name":"newer","type":"string"}`))
	b.table("aa")
	_, err = b.store.CreateModule(ctx, b.path, backend.ModuleInput{Name: "abc"})
	b.must(err)
	const want = "zoo crm /b /a .z .x .y .new .newer /aa abc"
	if got := b.order(); got != want {
		t.Error(got)
	}
	b.must(b.deleteFields("a", "x"))
	b.must(b.alter("a", "y", `{"name":"yy"}`))
	b.must(b.store.Close())
	b.store = openStore(t, b.store.home)
	if got := b.order(); got != strings.NewReplacer(" .x", "", ".y", ".yy").Replace(want) {
		t.Error(got)
	}
	b.check()
}

func TestAReorderOfAnotherListIsRefused(t *testing.T) {
	b, ctx := newWorkbench(t), context.Background()
	b.table("a", `{"name":"x","type":"string"}`, `{"name":"y","type":"number"}`)
	before := b.order()
	b.want(b.store.ReorderFields(ctx, b.at("a"), []string{"y"}), backend.Conflict,
		`The list has changed since: "x" was added. Nothing was moved; try again.`)
	b.want(b.store.ReorderTables(ctx, b.path, []string{"a", "b"}), backend.Conflict,
		`The list has changed since: "b" is no longer there. Nothing was moved; try again.`)
	b.want(b.store.ReorderModules(ctx, b.path.Workspace, []string{"crm", "crm"}), backend.Invalid, `The new order names "crm" twice.`)
	b.want(b.store.ReorderFields(ctx, b.at("nothing"), nil), backend.NotFound, `There is no table "nothing" in module "crm".`)
	if got := b.order(); got != before {
		t.Error(got)
	}
}

// TestReorderInTheFeed: what lists the moved has changed, the moved have not; and an order that is there already is no change.
func TestReorderInTheFeed(t *testing.T) {
	b, ctx := newWorkbench(t), context.Background()
	b.table("a", `{"name":"x","type":"string"}`, `{"name":"y","type":"number"}`)
	b.table("b")
	_, err := b.store.CreateModule(ctx, b.path, backend.ModuleInput{Name: "zoo"})
	b.must(err)
	feed, err := b.store.ListSchemaChanges(ctx, b.path, backend.ChangeQuery{})
	b.must(err)
	for range 2 {
		b.must(b.store.ReorderModules(ctx, b.path.Workspace, []string{"zoo", "crm"}))
		b.must(b.store.ReorderTables(ctx, b.path, []string{"b", "a"}))
		b.must(b.store.ReorderFields(ctx, b.at("a"), []string{"y", "x"}))
	}
	feed, err = b.store.ListSchemaChanges(ctx, b.path, backend.ChangeQuery{Since: feed.AsOf})
	b.must(err)
	var got []string
	for _, c := range feed.Changes {
		got = append(got, fmt.Sprint(c.Type, " ", c.Kind, " ", c.Name))
	}
	if want := "update module crm, update table a"; strings.Join(got, ", ") != want {
		t.Errorf("%s, want %s", got, want)
	}
}
