package bundle

import (
	"fmt"
	"strings"
	"testing"

	"owlet/backend"
)

const withFunctions = `{"owlet":"bundle","version":2,"name":"Shop","modules":[{"name":"shop","labels":{},"functions":[
	{"name":"vat","code":"function vat(n: number) do n * 0.19 end"},{"name":"cents","code":"function cents(n: number) do round(n, 2) end\n"}],"tables":[]}]}`

func (b *bench) functions(module string) string {
	b.Helper()
	list, err := b.store.ListFunctions(b.Context(), backend.Path{Workspace: b.id, Module: module})
	if err != nil {
		b.Fatal(err)
	}
	out := []string{}
	for _, g := range list {
		out = append(out, g.ModuleName+"."+g.Name)
	}
	return fmt.Sprint(out)
}

// TestFunctionsSurvive: global functions go round with their module, in their order, under whatever name it gets.
func TestFunctionsSurvive(t *testing.T) {
	b := newBench(t)
	b.open(b.id, Bytes([]byte(withFunctions)))
	if err := b.store.ReorderFunctions(t.Context(), backend.Path{Workspace: b.id, Module: "shop"}, []string{"cents", "vat"}); err != nil {
		t.Fatal(err)
	}
	what := What{Workspace: b.id, Module: "shop"}
	first := b.write(what)
	if opened := b.open(b.id, Bytes(first)); opened[0].Name != "shop_2" {
		t.Errorf("%+v", opened)
	}
	if got := b.functions("shop_2"); got != "[shop_2.cents shop_2.vat]" {
		t.Error(got)
	}
	what.Module = "shop_2"
	if again := string(b.write(what)); strings.ReplaceAll(again, "shop_2", "shop") != string(first) || !strings.Contains(again, `"version": 2`) {
		t.Errorf("%s\nbefore %s", again, first)
	}
}

// TestWithoutFunctionsOlderProgramsCanRead: what the first version of the format can say is said in it.
func TestWithoutFunctionsOlderProgramsCanRead(t *testing.T) {
	b := newBench(t)
	b.open(b.id, Bytes([]byte(`{"owlet":"bundle","version":2,"name":"Shop","modules":[{"name":"shop","tables":[]}]}`)))
	if got := string(b.write(What{Workspace: b.id})); !strings.Contains(got, `"version": 1`) || strings.Contains(got, "functions") {
		t.Error(got)
	}
}

func TestFunctionsRefused(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct{ was, is, want string }{
		{`"name":"cents"`, `"name":"vat"`, `"shop" already has a global function called "vat".`},
		{`"name":"cents"`, `"name":"Cents"`, `Name "Cents": use 1 to 100 of the characters a-z, 0-9 and _.`},
		{`"code":"function vat`, `"kode":"function vat`, `The file's structure is wrong at "modules". Nothing was opened.`},
		{`"name":"vat","code":"function vat(n: number) do n * 0.19 end"`, `"name":"vat","code":7`, `The file's structure is wrong at "functions.code". Nothing was opened.`},
	} {
		text := strings.Replace(withFunctions, c.was, c.is, 1)
		if _, err := Open(t.Context(), b.store, b.id, Bytes([]byte(text)), nil); err == nil || backend.Explain(err).Error() != c.want {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
	if n := b.modules(); n != 0 {
		t.Errorf("%d modules", n)
	}
}
