package sqlite

import (
	"context"
	"encoding/json"
	"testing"

	"owlet/backend"
)

func (b *workbench) replace(table, name, field string) error {
	b.Helper()
	var in backend.FieldInput
	b.must(json.Unmarshal([]byte(field), &in))
	if in.Labels == nil {
		in.Labels = backend.Labels{"": in.Name}
	}
	_, err := b.store.ReplaceField(context.Background(), b.at(table), name, in)
	return err
}

// TestEmptyFieldGetsAnotherType: it stays where it stands, and the other values stay what they are.
func TestEmptyFieldGetsAnotherType(t *testing.T) {
	b := newWorkbench(t)
	b.table("o", `{"name":"name","type":"string"}`)
	b.table("t", `{"name":"a","type":"string"}`, `{"name":"b","type":"string","unique":true}`, `{"name":"c","type":"string"}`)
	_, err := b.create("t", `[{"a":"1"},{"a":"2"}]`)
	b.must(err)
	b.must(b.replace("t", "b", `{"name":"b","type":"number","required":true}`))
	if got := b.names("t"); got != "a:string b:number c:string" {
		t.Error(got)
	}
	b.must(b.update("t", `[{"id":1,"b":1.5}]`))
	b.holds("t", `[{"id":"1","values":{"a":"1","b":1.5,"c":null}},{"id":"2","values":{"a":"2","b":null,"c":null}}]`)
	b.must(b.replace("t", "c", `{"name":"d","type":"reference","refTableName":"o"}`))
	if got := b.names("t") + ", " + b.names("o"); got != "a:string b:number d:reference>o, name:string t:reverse>t" {
		t.Error(got)
	}
	b.must(b.replace("t", "d", `{"name":"d","type":"reference","refTableName":"t"}`))
	if got := b.names("t") + ", " + b.names("o"); got != "a:string b:number d:reference>t t:reverse>t, name:string" {
		t.Error(got)
	}
	b.check()
}

func TestFieldWithValuesKeepsItsType(t *testing.T) {
	b := newWorkbench(t)
	b.table("o", `{"name":"name","type":"string"}`)
	b.table("t", `{"name":"a","type":"string"}`, `{"name":"r","type":"reference","refTableName":"o"}`)
	_, err := b.create("o", `[{"name":"x"}]`)
	b.must(err)
	_, err = b.create("t", `[{"a":"1","r":1},{"a":"2"}]`)
	b.must(err)
	b.want(b.replace("t", "a", `{"name":"a","type":"number"}`), backend.Invalid, `Field "a": its type cannot change while records hold values in it (2).`)
	b.want(b.replace("o", "t", `{"name":"t","type":"number"}`), backend.Invalid, `Field "t": its type cannot change while records hold values in it (1).`)
	b.want(b.replace("t", "none", `{"name":"a","type":"number"}`), backend.NotFound, `There is no field "none" in table "t".`)
	b.must(b.update("t", `[{"id":1,"a":null},{"id":2,"a":null}]`))
	b.want(b.replace("t", "a", `{"name":"r","type":"number"}`), backend.Conflict, `Table "t" already has a field called "r".`)
	if got := b.names("t"); got != "a:string r:reference>o" {
		t.Error(got)
	}
}

// TestReverseIsCalledAsItsTable: until somebody calls it otherwise.
func TestReverseIsCalledAsItsTable(t *testing.T) {
	b := newWorkbench(t)
	b.table("teams", `{"name":"name","type":"string"}`)
	b.table("people", `{"name":"team","type":"reference","refTableName":"teams"}`, `{"name":"second","type":"reference","refTableName":"teams"}`,
		`{"name":"boss","type":"reference","refTableName":"people"}`)
	b.must(b.alter("teams", "people_2", `{"labels":{"":"Substitutes"}}`))
	_, err := b.store.UpdateTable(context.Background(), b.at("people"), backend.TableChange{Labels: backend.Labels{"": "Staff"}})
	b.must(err)
	for place, want := range map[[2]string]string{{"teams", "people"}: "Staff", {"teams", "people_2"}: "Substitutes", {"people", "people"}: "Staff"} {
		f, err := b.store.GetField(context.Background(), b.at(place[0]), place[1])
		b.must(err)
		if f.Labels[""] != want {
			t.Errorf("%s: %q, want %q", place, f.Labels[""], want)
		}
	}
}
