package sqlite

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"owlet/backend"
)

// names lists a table's fields as name:type, with the other table of those that have one.
func (b *workbench) names(table string) string {
	b.Helper()
	fields, err := b.store.ListFields(context.Background(), b.at(table))
	b.must(err)
	var out []string
	for _, f := range fields {
		name := f.Name + ":" + string(f.Type)
		if f.RefTableName != "" {
			name += ">" + f.RefTableName
		}
		out = append(out, name)
	}
	return strings.Join(out, " ")
}

func TestReferenceMakesItsReverse(t *testing.T) {
	b := newWorkbench(t)
	b.table("teams", `{"name":"name","type":"string"}`)
	b.table("people", `{"name":"team","type":"reference","refTableName":"teams"}`)
	b.must(b.fields("people", `{"name":"second_team","type":"reference","refTableName":"teams"}`, `{"name":"boss","type":"reference","refTableName":"people"}`))
	b.must(b.fields("people", `{"name":"people_3","type":"string"}`, `{"name":"friend","type":"reference","refTableName":"people"}`))
	if got := b.names("teams"); got != "name:string people:reverse>people people_2:reverse>people" {
		t.Error(got)
	}
	want := "team:reference>teams second_team:reference>teams boss:reference>people people:reverse>people people_3:string friend:reference>people people_2:reverse>people"
	if got := b.names("people"); got != want {
		t.Error(got)
	}
	f, err := b.store.GetField(context.Background(), b.at("teams"), "people_2")
	b.must(err)
	second, err := b.store.GetField(context.Background(), b.at("people"), "second_team")
	b.must(err)
	if f.ReverseOf != second.Num || f.Labels[""] != "people" {
		t.Errorf("%+v", f)
	}
	_, err = b.create("teams", `[{"people":["1"]}]`)
	b.want(err, backend.Invalid, `Field "people" is read-only: it lists the records that refer to this one (record 1).`)
}

// TestReverseMakesItsReference: the vendor's document creates a reverse by name; the other end is made with it.
func TestReverseMakesItsReference(t *testing.T) {
	b := newWorkbench(t)
	b.table("contacts")
	b.table("companies", `{"name":"related_contacts","type":"reverse","refTableName":"contacts"}`)
	if got := b.names("contacts"); got != "companies:reference>companies" {
		t.Error(got)
	}
	if got := b.names("companies"); got != "related_contacts:reverse>contacts" {
		t.Error(got)
	}
	_, err := b.create("companies", `[{}]`)
	b.must(err)
	_, err = b.create("contacts", `[{"companies":"1"}]`)
	b.must(err)
}

func TestFieldsRefusedByTheirTable(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"a","type":"string"}`)
	b.want(b.fields("t", `{"name":"b","type":"string"}`, `{"name":"a","type":"string"}`), backend.Conflict, `Table "t" already has a field called "a".`)
	b.want(b.fields("t", `{"name":"b","type":"string"}`, `{"name":"b","type":"number"}`), backend.Conflict, `Two of the new fields are called "b".`)
	b.want(b.fields("t", `{"name":"b","type":"string"}`, `{"name":"c","type":"reference","refTableName":"nope"}`), backend.NotFound,
		`table-not-found: field "c" refers to table "nope", which module "crm" does not have.`)
	b.want(b.fields("t"), backend.Invalid, `Name at least one field to create.`)
	b.want(b.fields("nope", `{"name":"b","type":"string"}`), backend.NotFound, `There is no table "nope" in module "crm".`)
	if got := b.names("t"); got != "a:string" {
		t.Errorf("a refused batch left %s", got)
	}
	_, err := b.store.GetField(context.Background(), b.at("t"), "zz")
	b.want(err, backend.NotFound, `There is no field "zz" in table "t".`)
	_, err = b.store.CreateTable(context.Background(), b.path, backend.TableInput{Name: "t", Labels: backend.Labels{}})
	b.want(err, backend.Conflict, `"crm" already has a table called "t".`)
	_, err = b.store.CreateModule(context.Background(), b.path, backend.ModuleInput{Name: "crm"})
	b.want(err, backend.Conflict, `The name "crm" is taken already.`)
	other := b.path
	other.Module = "other"
	_, err = b.store.CreateModule(context.Background(), other, backend.ModuleInput{Name: "other"})
	b.must(err)
	_, err = b.store.CreateTable(context.Background(), other, backend.TableInput{Name: "elsewhere", Labels: backend.Labels{}})
	b.must(err)
	b.want(b.fields("t", `{"name":"c","type":"reference","refTableName":"elsewhere"}`), backend.NotFound,
		`table-not-found: field "c" refers to table "elsewhere", which module "crm" does not have.`)
}

func TestSchemaReadsBack(t *testing.T) {
	b := newWorkbench(t)
	ctx := context.Background()
	var in backend.TableInput
	const table = `{"name":"advanced","labels":{"":"Advanced Table","de":"Tabelle"},"icon":{"color":"#3381ff","icon":"school","filling":1},"createRoles":["admin","editor"],` +
		`"deleteRoles":["admin"],"readRoles":["editor","admin"],"writeRoles":["admin"],"hasFiles":true,"hasGlobalSearch":true,"hasHistory":true,"isEmailLinkingEnabled":true,"isHidden":true`
	b.must(json.Unmarshal([]byte(table+"}"), &in))
	_, err := b.store.CreateTable(ctx, b.path, in)
	b.must(err)
	const body = `[{"name":"status","labels":{"":"Status"},"type":"choice","options":[{"name":"Alpha","labels":{"de":"Alfa"},"color":"#4CAF50","textColor":"#fff","icon":"star"},{"name":"Beta","order":7,"id":"99"}],"index":true,"required":true,"search":true,"unique":true,"readRoles":["admin","user"],"writeRoles":["admin"]},
		{"name":"who","labels":{"":"Who"},"type":"dchoice","options":"select users","optionName":"text(name)","optionIcon":"\"x\"","optionColor":"color"},
		{"name":"total","labels":{},"type":"function","expression":"a * 2"},{"name":"mail","labels":{"":"Mail"},"type":"string","variant":"email"}]`
	var fields []backend.FieldInput
	b.must(json.Unmarshal([]byte(body), &fields))
	made, err := b.store.CreateFields(ctx, b.at("advanced"), fields)
	b.must(err)
	found, err := b.store.GetTable(ctx, b.at("advanced"))
	b.must(err)
	if asJSON(made) != asJSON(found.Fields) {
		t.Errorf("made %s\nread %s", asJSON(made), asJSON(found.Fields))
	}
	const off = `"index":false,"required":false,"search":false,"unique":false`
	want := `{"name":"advanced","labels":{"":"Advanced Table","de":"Tabelle"},"icon":{"color":"#3381ff","filling":1,"icon":"school"},"createRoles":["admin","editor"],` +
		`"deleteRoles":["admin"],"readRoles":["editor","admin"],"writeRoles":["admin"],"hasFiles":true,"hasGlobalSearch":true,"hasHistory":true,"isEmailLinkingEnabled":true,"isHidden":true,` +
		`"fields":[{"name":"status","type":"choice","labels":{"":"Status"},"options":[{"id":"1","name":"Alpha","order":0,"labels":{"de":"Alfa"},"color":"#4CAF50","textColor":"#fff","icon":"star"},` +
		`{"id":"2","name":"Beta","order":7}],"index":true,"required":true,"search":true,"unique":true,"readRoles":["admin","user"],"writeRoles":["admin"]},` +
		`{"name":"who","type":"dchoice","labels":{"":"Who"},"options":"select users","optionName":"text(name)","optionIcon":"\"x\"","optionColor":"color",` + off + `,` +
		`"expressionErrors":[{"line":1,"column":8,"message":"Table not found: users"}]},` +
		`{"name":"total","type":"function","labels":{},"expression":"a * 2",` + off + `,"expressionErrors":[{"line":1,"column":1,"message":"Field not found: a"}]},{"name":"mail","type":"string","variant":"email","labels":{"":"Mail"},` + off + `}]}`
	if got := asJSON(found); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	schema, err := b.store.GetSchema(ctx, b.path)
	if err != nil || schema.Name != "Trial" || schema.Version != 4 || asJSON(schema.Modules[0].Tables[0]) != want {
		t.Errorf("%+v, %v", schema, err)
	}
}

func TestDeletingTables(t *testing.T) {
	b := newWorkbench(t)
	ctx := context.Background()
	b.table("teams", `{"name":"name","type":"string"}`)
	b.table("people", `{"name":"name","type":"string"}`, `{"name":"team","type":"reference","refTableName":"teams"}`, `{"name":"boss","type":"reference","refTableName":"people"}`)
	b.table("cars", `{"name":"owner","type":"reference","refTableName":"people","required":true}`, `{"name":"plate","type":"string"}`)
	_, err := b.create("teams", `[{"name":"red"}]`)
	b.must(err)
	_, err = b.create("people", `[{"name":"Ada","team":1}]`)
	b.must(err)
	b.must(b.update("people", `[{"id":1,"boss":1}]`))
	_, err = b.create("cars", `[{"owner":1,"plate":"X 1"}]`)
	b.must(err)
	people, err := b.store.GetTable(ctx, b.at("people"))
	b.must(err)
	gone, err := b.store.DeleteTable(ctx, b.at("people"))
	if err != nil || gone.Num != people.Num {
		t.Errorf("%+v, %v", gone, err)
	}
	if got := b.names("teams") + ", " + b.names("cars"); got != "name:string, plate:string" {
		t.Error(got)
	}
	if got := b.list("cars", backend.RecordQuery{}); got != `[{"id":"1","values":{"plate":"X 1"}}]` {
		t.Error(got)
	}
	_, err = b.create("cars", `[{"plate":"X 2"}]`)
	b.must(err)
	b.table("people")
	again, err := b.store.GetTable(ctx, b.at("people"))
	if err != nil || again.Num <= gone.Num {
		t.Errorf("number %d is used again: %v", again.Num, err)
	}
	_, err = b.store.DeleteTable(ctx, b.at("zebras"))
	b.want(err, backend.NotFound, `There is no table "zebras" in module "crm".`)
	_, err = b.store.DeleteModule(ctx, b.path)
	b.must(err)
	_, err = b.store.DeleteModule(ctx, b.path)
	b.want(err, backend.NotFound, `There is no module "crm".`)
	list, err := b.store.ListModules(ctx, b.path)
	if err != nil || list == nil || len(list) != 0 {
		t.Errorf("%v, %v", list, err)
	}
	checkFile(t, filepath.Join(b.store.Home(), "workspaces", b.path.Workspace+".db"))
}

func TestFailedWriteLeavesTheCacheTrue(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"a","type":"string"}`)
	for range 3 {
		if err := b.fields("t", `{"name":"b","type":"string"}`, `{"name":"c","type":"reference","refTableName":"nope"}`); err == nil {
			t.Fatal("taken")
		}
		_, err := b.create("t", `[{"b":"x"}]`)
		b.want(err, backend.Invalid, `There is no field "b" in table "t" (record 1).`)
	}
	b.must(b.fields("t", `{"name":"b","type":"string"}`))
	_, err := b.create("t", `[{"b":"x"}]`)
	b.must(err)
}
