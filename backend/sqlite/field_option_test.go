package sqlite

import (
	"context"
	"strings"
	"testing"

	"owlet/backend"
)

const optionsAB = `"options":[{"name":"a"},{"name":"b"}]`

// TestARemovedOptionLeavesNull: a list whose last option goes is empty, as if it had never been chosen.
func TestARemovedOptionLeavesNull(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"m","type":"multi",`+optionsAB+`}`)
	_, err := b.create("t", `[{"m":["a"]},{"m":["b","a"]},{"m":["b"]},{}]`)
	b.must(err)
	b.must(b.alter("t", "m", `{"options":[{"id":"2","name":"b"}]}`))
	b.holds("t", `[{"id":"1","values":{"m":null}},{"id":"2","values":{"m":["b"]}},{"id":"3","values":{"m":["b"]}},{"id":"4","values":{"m":null}}]`)
	if got := b.ids("t", backend.RecordQuery{Filter: []byte(`{"m":null}`)}); got != "1 4" {
		t.Errorf("null finds %s", got)
	}
	b.must(b.alter("t", "m", `{"options":[]}`))
	if got := b.ids("t", backend.RecordQuery{Filter: []byte(`{"m":null}`)}); got != "1 2 3 4" {
		t.Errorf("null finds %s", got)
	}
	b.check()
}

func TestARequiredListKeepsAnOption(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"m","type":"multi","required":true,`+optionsAB+`}`, `{"name":"n","type":"number"}`)
	_, err := b.create("t", `[{"m":["b","a"]},{"m":["a"]},{"m":["a"]},{"m":["b"]}]`)
	b.must(err)
	b.want(b.alter("t", "m", `{"options":[{"id":"2","name":"b"}]}`), backend.Invalid,
		`Field "m" is required. Records that would lose their option: 2, the first is record 2 with ["a"].`)
	b.must(b.delete("t", 2, 3))
	b.must(b.alter("t", "m", `{"options":[{"id":"2","name":"b"}]}`))
	b.holds("t", `[{"id":"1","values":{"m":["b"],"n":null}},{"id":"4","values":{"m":["b"],"n":null}}]`)
}

// TestAnEmptyListIsMissing: it chooses nothing, so a field that is required does not take it.
func TestAnEmptyListIsMissing(t *testing.T) {
	for _, kind := range []string{`"multi",` + optionsAB, `"dmulti","options":"select t"`} {
		b := newWorkbench(t)
		b.table("t", `{"name":"key","type":"string","unique":true}`, `{"name":"m","type":`+kind+`}`)
		_, err := b.create("t", `[{"key":"k","m":["a"]},{"m":[]},{"m":["b"]},{}]`)
		b.must(err)
		b.want(b.alter("t", "m", `{"required":true}`), backend.Invalid,
			`Field "m" cannot become required. Records without a value: 2, the first is record 2.`)
		b.must(b.delete("t", 2, 4))
		b.must(b.alter("t", "m", `{"required":true}`))
		const missing = `Field "m" is required (record 1).`
		_, err = b.create("t", `[{"m":[]}]`)
		b.want(err, backend.Invalid, missing)
		b.want(b.update("t", `[{"id":1,"m":[]}]`), backend.Invalid, missing)
		for _, key := range []string{"k", "new"} {
			u, err := backend.DecodeUpsert([]byte(`{"matchField":"key","records":[{"key":"` + key + `","m":[]}]}`))
			b.must(err)
			_, _, err = b.store.UpsertRecords(context.Background(), b.at("t"), u)
			b.want(err, backend.Invalid, missing)
		}
		for _, cell := range []string{"[]", `","`} {
			b.refusesImport("t", "m,key\n"+cell+",new\n", appending(), `Line 2, column 1: field "m" is required.`)
		}
		if got := b.ids("t", backend.RecordQuery{}); got != "1 3" {
			t.Error(got)
		}
	}
}

// TestAnEmptyListIsNoKey: nothing is found by it.
func TestAnEmptyListIsNoKey(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"m","type":"multi","unique":true,`+optionsAB+`}`)
	_, err := b.create("t", `[{"m":["a"]},{"m":[]}]`)
	b.must(err)
	u, err := backend.DecodeUpsert([]byte(`{"matchField":"m","records":[{"m":["a"]},{"m":[]}]}`))
	b.must(err)
	_, _, err = b.store.UpsertRecords(context.Background(), b.at("t"), u)
	b.want(err, backend.Invalid, `Field "m" is the matchField and has no value (record 2).`)
	b.refusesImport("t", "m\na\n[]\n", byKey(backend.ImportUpsert, "m"), `Line 3, column 1: field "m" is the key and cannot be empty.`)
}

func TestARemovedOptionMakesNoUniqueValuesEqual(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"m","type":"multi","unique":true,"options":[{"name":"x"},{"name":"y"},{"name":"z"}]}`)
	_, err := b.create("t", `[{"m":["z","y"]},{"m":["x","y"]},{"m":["y"]},{"m":["x"]},{"m":["x","z"]},{"m":["z"]}]`)
	b.must(err)
	before := b.list("t", backend.RecordQuery{})
	b.want(b.alter("t", "m", `{"options":[{"id":"1","name":"x"},{"id":"2","name":"y"}]}`), backend.Invalid,
		`Field "m" is unique. Records that would repeat another's value: 2, the first is record 3 with ["y"], the value of record 1.`)
	b.holds("t", before)
	b.must(b.alter("t", "m", `{"unique":false,"options":[{"id":"1","name":"x"},{"id":"2","name":"y"}]}`))
	b.want(b.alter("t", "m", `{"unique":true}`), backend.Invalid,
		`Field "m" cannot become unique. Records that repeat a value: 2, the first is record 3 with ["y"].`)
	b.must(b.alter("t", "m", `{"unique":true,"options":[]}`)) // all are empty then
	if got := b.indexes(); !strings.HasPrefix(got, "CREATE UNIQUE INDEX") {
		t.Error(got)
	}
	b.check()
}

// TestUniqueIsCheckedWithoutTheOptionsThatGo: what counts are the values that records will have.
func TestUniqueIsCheckedWithoutTheOptionsThatGo(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"c","type":"choice",`+optionsAB+`}`, `{"name":"m","type":"multi",`+optionsAB+`}`)
	_, err := b.create("t", `[{"c":"a","m":["a","b"]},{"c":"a","m":["b"]},{"c":"b"}]`)
	b.must(err)
	b.must(b.alter("t", "c", `{"unique":true,"options":[{"id":"2","name":"b"}]}`))
	b.want(b.alter("t", "m", `{"unique":true,"options":[{"id":"2","name":"b"}]}`), backend.Invalid,
		`Field "m" cannot become unique. Records that repeat a value: 1, the first is record 2 with ["b"].`)
	b.holds("t", `[{"id":"1","values":{"c":null,"m":["a","b"]}},{"id":"2","values":{"c":null,"m":["b"]}},{"id":"3","values":{"c":"b","m":null}}]`)
	b.check()
}
